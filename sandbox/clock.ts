/**
 * The local Slack's clock. It runs at real speed, at any other speed, or stands still until it is moved; whatever waits
 * for a moment waits on this clock, so a day can pass in a millisecond.
 */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `task` once the clock has reached `at` (epoch ms); at once, but never synchronously, if it has. Returns a cancel. */
  at(at: number, task: () => void): () => void;
  /** Epoch ms of the next waiting task; null when none waits. */
  next(): number | null;
  /** Jumps to `to` (epoch ms), running every task on the way in order of time. Going back is refused with a RangeError. */
  moveTo(to: number): Promise<void>;
  /** 1 is real time, 0 stands still. */
  setSpeed(speed: number): void;
  readonly speed: number;
  /** Called after each change of time by hand and each change of speed. Returns an unsubscribe. */
  onChange(listener: () => void): () => void;
  /** Drops every waiting task and its real timer; what is asked for later never runs. */
  close(): void;
}

interface Waiting {
  readonly at: number;
  readonly seq: number;
  readonly task: () => void;
}

/** setTimeout takes at most 2^31 - 1 ms; longer waits are taken in steps. */
const LONGEST_WAIT_MS = 2_000_000_000;

/**
 * A clock that shows `start` (epoch ms) now and goes on at `speed`.
 *
 * real: milliseconds of real time, growing (`performance.now`); an argument so that a test can hold it.
 */
export function createClock(start: number, speed = 1, real: () => number = () => performance.now()): Clock {
  let base = start;
  let anchor = real();
  let pace = speed;
  let seq = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: Waiting[] = [];
  let closed = false;
  const listeners = new Set<() => void>();

  const now = (): number => Math.floor(base + (real() - anchor) * pace);
  const rebase = (to: number): void => {
    base = to;
    anchor = real();
  };
  const takeDue = (until: number): Waiting | undefined => {
    const first = waiting[0];
    if (!first || first.at > until) return undefined;
    waiting = waiting.slice(1);
    return first;
  };
  const arm = (): void => {
    clearTimeout(timer);
    const first = waiting[0];
    if (!first || pace === 0) return;
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, Math.ceil((first.at - now()) / pace)));
    timer = setTimeout(() => {
      for (let due = takeDue(now()); due; due = takeDue(now())) due.task();
      arm();
    }, wait);
    timer.unref();
  };

  return {
    now,
    at(at, task) {
      if (closed) return () => {};
      const entry: Waiting = { at, seq: seq++, task };
      const place = waiting.findIndex((other) => other.at > at);
      waiting = place < 0 ? [...waiting, entry] : waiting.toSpliced(place, 0, entry);
      if (pace === 0 && at <= now()) {
        queueMicrotask(() => {
          if (!waiting.includes(entry)) return;
          waiting = waiting.filter((other) => other !== entry);
          task();
        });
      } else arm();
      return () => {
        waiting = waiting.filter((other) => other !== entry);
        arm();
      };
    },
    next: () => waiting[0]?.at ?? null,
    async moveTo(to) {
      if (to < now()) throw new RangeError('the clock goes forward only');
      for (let due = takeDue(to); due; due = takeDue(to)) {
        rebase(Math.max(now(), due.at));
        due.task();
        await new Promise((resolve) => setImmediate(resolve));
      }
      rebase(Math.max(to, now()));
      arm();
      for (const listener of listeners) listener();
    },
    setSpeed(next) {
      rebase(now());
      pace = next;
      arm();
      for (const listener of listeners) listener();
    },
    get speed() {
      return pace;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      waiting = [];
      listeners.clear();
    },
  };
}
