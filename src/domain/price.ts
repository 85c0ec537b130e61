import { ok, refuse, type Result } from './result.ts';

/** What a model's tokens cost. units: US dollars per million tokens */
export interface Price {
  readonly input: number;
  /** Of the input, what the provider read from its cache. */
  readonly cached: number;
  readonly output: number;
}

/** Dearer than anything on offer, so more than this is a slip of the pen. units: US dollars per million tokens */
const DEAREST = 10_000;
const AMOUNT = /^\d+(?:\.\d+)?$/;

/**
 * Prices as `qwen3=0/0, gpt-5-mini=0.25/2/0.025`: model, then input, output and, where it is another, cached input.
 *
 * errors:  what is wrong with which entry, never the entry itself.
 */
export function readPrices(text: string): Result<ReadonlyMap<string, Price>, readonly string[]> {
  const prices = new Map<string, Price>();
  const faults: string[] = [];
  const entries = text.split(',').filter((entry) => entry.trim());
  for (const [place, entry] of entries.entries()) {
    const cut = entry.lastIndexOf('='); // a model's name may hold one, a price none
    const model = entry.slice(0, Math.max(cut, 0)).trim();
    const amounts = entry
      .slice(cut + 1)
      .split('/')
      .map((amount) => amount.trim());
    const [input = 0, output = 0, cached = input] = amounts.map(Number);
    const fits = amounts.length === 2 || amounts.length === 3;
    if (!model || !fits || !amounts.every((amount) => AMOUNT.test(amount) && Number(amount) <= DEAREST)) {
      faults.push(
        `entry ${place + 1} must look like gpt-5-mini=0.25/2/0.025: dollars per million tokens in, out, cached`,
      );
    } else if (prices.has(model)) faults.push(`entry ${place + 1} names a model twice`);
    else prices.set(model, { input, cached, output });
  }
  return faults.length > 0 ? refuse(faults) : ok(prices);
}
