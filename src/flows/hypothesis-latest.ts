import { pairsFavour, shareNeeded } from '#domain/evidence.ts';
import type { Person } from '#domain/hours.ts';
import { reaches, type HypothesisEvent, type Terms } from '#domain/hypothesis.ts';
import { dateFor } from '#domain/hypothesis-clock.ts';
import { isConfirmed } from '#domain/hypothesis-rule.ts';
import type { HypothesisLook } from '#domain/hypothesis-message.ts';
import type { UserId } from '#domain/ids.ts';
import { metBy, type Reading } from '#domain/reading.ts';

/** The newest reading with what it says; null: none. */
export function latestOf(readings: readonly Reading[], terms: Terms): HypothesisLook['latest'] {
  const latest = readings.at(-1);
  if (!latest) return null;
  const met = metBy(latest, terms);
  const { value, n, at, confirms } = latest;
  return {
    value,
    n,
    at,
    confirms: confirms && isConfirmed(terms, readings),
    reached: met.reached,
    verdict: met.evidence?.verdict ?? null,
    chance: met.evidence?.chance ?? null,
    interval: met.evidence?.interval ?? null,
    why: met.why,
    ...pairedOf(latest),
    ...neededOf(latest, terms),
  };
}

function neededOf({ n, runs, value }: Reading, { metric: { kind, direction }, target }: Terms) {
  if (kind !== 'proportion' || n === null || (runs && runs.length > 1)) return {};
  const needed = shareNeeded(n, target, direction);
  return needed === null || reaches({ direction }, value, needed) ? {} : { needed };
}

function pairedOf({ pairs }: Reading) {
  const favour = pairs && pairsFavour(pairs.wins, pairs.losses);
  return pairs && favour ? { paired: { ...pairs, chance: favour.chance } } : {};
}

/** What may be agreed beside what every bet needs. */
export function moreOf(
  { worthwhile, everyDays, links, silence, baseline, metric }: Terms,
  readings: readonly Reading[],
) {
  const latest = readings.at(-1);
  const edge = baseline.value + (metric.direction === 'up' ? 1 : -1) * (worthwhile ?? 0);
  const reached = latest !== undefined && reaches(metric, latest.value, edge);
  return {
    ...(worthwhile === undefined ? {} : { worth: { gain: worthwhile, reached } }),
    ...(everyDays === undefined ? {} : { everyDays }),
    ...(links === undefined ? {} : { links }),
    ...(silence === undefined ? {} : { silence }),
  };
}

/** Readings that were taken back, in that order. */
export async function withdrawnIn(
  history: readonly HypothesisEvent[],
  owner: Person,
  nameOf: (user: UserId) => Promise<string>,
): Promise<Pick<HypothesisLook, 'withdrawn'>> {
  const found: NonNullable<HypothesisLook['withdrawn']>[number][] = [];
  for (const { what, at, by } of history)
    if (what.is === 'withdrawn' && by !== null)
      found.push({ value: what.value, name: await nameOf(by), on: dateFor(owner, at), why: what.why });
  return found.length === 0 ? {} : { withdrawn: found };
}
