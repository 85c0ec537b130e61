import { forecastBand } from './forecast.ts';
import type { Person } from './hours.ts';
import { hypothesisId, isLive, runOf, type Hypothesis, type HypothesisEvent, type MetricKind } from './hypothesis.ts';
import { isShare } from './hypothesis-numbers.ts';
import { courseOf, type Odds } from './hypothesis-odds.ts';
import type { Mark, ReadingsPicture } from './picture.ts';
import type { Reading } from './reading.ts';
import type { Instant } from './time.ts';

/**
 * A bet's readings as they are drawn at `now`; null before it starts.
 *
 * readings: in order. history: its lines, of which those that move the target are drawn.
 */
export function pictureOf(
  bet: Hypothesis,
  readings: readonly Reading[],
  owner: Person,
  odds: Odds | null,
  history: readonly HypothesisEvent[],
  now: Instant,
): ReadingsPicture | null {
  const run = runOf(bet);
  const seen = readings.filter(({ at }) => at <= now);
  const taken = courseOf(bet, seen, owner);
  if (!run || !taken) return null;
  const { metric, baseline } = bet.terms;
  const part = (moment: Instant): number => taken.clock(moment) / taken.course.end;
  const elapsed = Math.min(1, Math.max(0, part(now)));
  const live = isLive(bet) && odds !== null && elapsed < 1;
  return {
    kind: 'readings',
    bet: hypothesisId(bet.number),
    metric: metric.name,
    unit: metric.unit,
    direction: metric.direction,
    startsOn: run.startOn,
    endsOn: run.endOn,
    elapsed,
    baseline: baseline.value,
    targets: targetsOf(bet, run.firstTarget, history, part),
    readings: seen.map(({ at, value }) => ({ at: Math.min(1, part(at)), value })),
    forecast: live
      ? { chance: odds.chance, ...within(metric.kind, forecastBand(taken.course, taken.clock(now))) }
      : null,
  };
}

/** A share stays between 0 and 1, however far its readings point. */
function within<B extends { readonly low: number; readonly high: number }>(kind: MetricKind, band: B): B {
  if (!isShare(kind)) return band;
  const clamped = (value: number): number => Math.min(1, Math.max(0, value));
  return { ...band, low: clamped(band.low), high: clamped(band.high) };
}

/** The first target, then one for each move. Of a move only words are kept, so the last is read from the terms. */
function targetsOf(
  { terms }: Hypothesis,
  first: number,
  history: readonly HypothesisEvent[],
  part: (moment: Instant) => number,
): Mark[] {
  const marks: Mark[] = [{ at: 0, value: first }];
  const moves = history.flatMap(({ what, at }) =>
    what.is === 'changed' && what.changes.some(({ field, moved }) => field === 'target' && moved) ? [{ what, at }] : [],
  );
  for (const [place, { what, at }] of moves.entries()) {
    const change = what.changes.find(({ field }) => field === 'target');
    const told = Number(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/i.exec(change?.to ?? '')?.[0] ?? Number.NaN);
    const value = place === moves.length - 1 ? terms.target : told;
    if (Number.isFinite(value)) marks.push({ at: Math.max(0, part(at)), value });
  }
  if (moves.length === 0 && terms.target !== first) marks.push({ at: 0, value: terms.target });
  return marks;
}
