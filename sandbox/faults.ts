import type { Fault, World } from './world.ts';

/**
 * The fault that strikes here and now, or null. A fault of that kind whose `where` matches lets its first `after` matches
 * pass, then strikes `times` times and is gone; asking counts as a match.
 *
 * where: a Web API method, or a delivery type; a fault's own `where` may also be `*`.
 */
export function strike(world: World, kinds: Fault['kind'] | readonly Fault['kind'][], where: string): Fault | null {
  const wanted: readonly string[] = typeof kinds === 'string' ? [kinds] : kinds;
  for (const fault of world.faults) {
    if (!wanted.includes(fault.kind) || (fault.where !== '*' && fault.where !== where)) continue;
    if (fault.after > 0) {
      fault.after -= 1;
      continue;
    }
    if (spend(world, fault)) return fault;
  }
  return null;
}

function spend(world: World, fault: Fault): boolean {
  if (fault.times <= 0) return false;
  fault.times -= 1;
  if (fault.times === 0) world.faults.splice(world.faults.indexOf(fault), 1);
  return true;
}
