import type { Clock } from './clock.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Odd, so that n * STEP visits every residue: ids look like Slack's and still repeat from run to run. */
const STEP = 2_654_435_761n;
const SPACE = 36n ** 8n;

/** A maker of ids such as `U0A1B2C3D4`: a prefix and ten characters, different each time, the same in every run. */
export function createIds(): (prefix: string) => string {
  let made = 0n;
  return (prefix) => {
    made += 1n;
    let rest = (made * STEP) % SPACE;
    let tail = '';
    for (let place = 0; place < 8; place += 1) {
      tail = `${ALPHABET[Number(rest % 36n)]}${tail}`;
      rest /= 36n;
    }
    return `${prefix}0A${tail}`;
  };
}

/** A maker of message timestamps: the clock's seconds with six decimals, each greater than the last. */
export function createTimestamps(clock: Clock): () => string {
  let last = 0;
  return () => {
    last = Math.max(clock.now() * 1000, last + 1);
    return formatTs(last);
  };
}

/** A ts of Slack's form from whole microseconds since the epoch. */
function formatTs(micros: number): string {
  return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
}

/** The epoch milliseconds of a message ts; NaN where it is none. */
export function millisOfTs(ts: string): number {
  return /^\d+(\.\d+)?$/.test(ts) ? Number(ts) * 1000 : Number.NaN;
}

/** A secret of Slack's look, the same in every run. Nothing outside loopback may rely on it. */
export function secretOf(prefix: string, id: string): string {
  return `${prefix}-${id.toLowerCase()}-sandbox`;
}
