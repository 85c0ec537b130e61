import type { LogEntry, Violation, World } from './world.ts';

/** Writes one line of the log, numbered and dated. returns: the entry; its verdict may be settled later. */
export function record(world: World, entry: Omit<LogEntry, 'seq' | 'at'>): LogEntry {
  const written: LogEntry = { seq: world.log.length + 1, at: world.clock.now(), ...entry };
  world.log.push(written);
  world.changes.note('log');
  return written;
}

/** The entry with its verdict, and what else became of it. */
export function settle(world: World, entry: LogEntry, fate: Pick<LogEntry, 'verdict' | 'tookMs' | 'response'>): void {
  Object.assign(entry, fate);
  world.changes.note('log');
}

/** Writes down what a strict reviewer would refuse. */
export function accuse(world: World, violation: Omit<Violation, 'at'>): void {
  world.violations.push({ at: world.clock.now(), ...violation });
  world.changes.note('log');
}
