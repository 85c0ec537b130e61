import { ok, refuse, type Result } from './result.ts';

/** What a model's tokens cost. units: US dollars per million tokens */
export interface Price {
  readonly input: number;
  /** Of the input, what the provider read from its cache. */
  readonly cached: number;
  readonly output: number;
}

/** What was used. units: tokens */
export interface Tokens {
  readonly input: number;
  /** Of `input`. */
  readonly cached: number;
  readonly output: number;
}

/** What each model costs, as far as is known. */
export interface PriceList {
  /** null: nobody knows, which is not nothing. */
  of(model: string): Price | null;
  /** Stands in for an unknown price where a limit must hold. */
  readonly dearest: Price;
}

/** The price list of `own` prices before those that are built in. A model that names its date has the price of the undated one. */
export function priceList(own: ReadonlyMap<string, Price>, builtIn: ReadonlyMap<string, Price>): PriceList {
  const all = [...own.values(), ...builtIn.values()];
  const most = (of: keyof Price): number => Math.max(...all.map((price) => price[of]));
  return {
    of(model) {
      const undated = model.replace(/-(?:\d{8}|\d{4}-\d{2}-\d{2})$/, '');
      return own.get(model) ?? own.get(undated) ?? builtIn.get(model) ?? builtIn.get(undated) ?? null;
    },
    dearest: { input: most('input'), cached: most('cached'), output: most('output') },
  };
}

/** What tokens cost; a dollar per million tokens is a millionth of a dollar each. Rounded up. units: millionths of a US dollar */
export function costOf(price: Price, { input, cached, output }: Tokens): number {
  const read = Math.min(cached, input);
  return Math.ceil((input - read) * price.input + read * price.cached + output * price.output - 1e-9);
}

/** `$1.30`, `$0.0042`, `under $0.0001`: to the cent, below a cent to the hundredth of one, and what costs something never costs nothing. */
export function dollars(micros: number): string {
  if (micros > 0 && micros < 100) return 'under $0.0001';
  const places = micros > 0 && micros < 10_000 ? 4 : 2;
  return `$${(micros / 1_000_000).toFixed(places)}`;
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
