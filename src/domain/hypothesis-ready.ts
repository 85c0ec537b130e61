import { DATA_ITEMS, reaches, type DataItem, type Terms } from './hypothesis.ts';
import { endOfBox, worksOn } from './hypothesis-clock.ts';
import type { Person } from './hours.ts';
import { standardError } from './reading.ts';
import type { LocalDate } from './time.ts';

/** What a draft still lacks before it may start. */
export type Missing =
  | { readonly what: 'data'; readonly items: readonly DataItem[] }
  | { readonly what: 'decider-is-owner' | 'target-met' | 'end-past' | 'end-off' }
  /** The target is so near to the baseline that chance alone may reach it. `least`: the distance that tells them apart. */
  | { readonly what: 'target-too-near'; readonly least: number };

/** What the checklist of a bet lacks on `today`, the owner's own date; empty: it is green. */
export function missingOf(terms: Terms, owner: Person, today: LocalDate): Missing[] {
  const { metric, target, baseline, decider, data, box } = terms;
  const missing: Missing[] = [];
  const items = DATA_ITEMS.filter((item) => !data.includes(item));
  if (items.length > 0) missing.push({ what: 'data', items });
  if (decider === terms.owner) missing.push({ what: 'decider-is-owner' });
  if (reaches(metric, baseline.value, target)) missing.push({ what: 'target-met' });
  const error = standardError({ ...baseline, runs: null }, metric.kind);
  if (error !== null && Math.abs(target - baseline.value) <= 2 * error)
    missing.push({ what: 'target-too-near', least: 2 * error });
  const endOn = endOfBox(box, today, owner);
  if (endOn !== null && endOn <= today) missing.push({ what: 'end-past' });
  else if (endOn !== null && !worksOn(owner, endOn)) missing.push({ what: 'end-off' });
  return missing;
}
