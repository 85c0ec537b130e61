import { fairest, painOf, type Bender, type FairSlot } from './fairness.ts';
import type { Span } from './overlap.ts';
import { WORTH_MOVING, worthMoving } from './window.ts';

const MINUTE = 60_000;
/** A burden is passed on to others once it was borne this often: a meeting that moves each week is nobody's habit. */
const PASSED_ON_AFTER = 4;

/**
 * Where a weekly meeting would be fairer, what each has borne already counted, if it is worth moving for: fewer or other people outside
 * their hours, or a quarter of an hour less of their own time. Who bears it is changed only after four meetings.
 *
 * held:    how often it was held at its time.
 * returns: null: it stays where it is.
 */
export function fairerSlot(current: Span, people: readonly Bender[], range: Span, held: number): FairSlot | null {
  const now = { ...current, pains: people.map((person) => painOf(person, current)) };
  if (now.pains.every((pain) => pain === 0)) return null;
  const best = fairest(people, current.to - current.from, range);
  if (!best || best.from === current.from) return null;
  const [kept, other] = [sideOf(now), sideOf(best)];
  if (!worthMoving(kept, other) || unfairness(people, best) >= unfairness(people, now)) return null;
  return kept.cost - other.cost >= WORTH_MOVING || held >= PASSED_ON_AFTER ? best : null;
}

/** What `fairest` makes least: a tie is nothing to move for. */
const unfairness = (people: readonly Bender[], { pains }: FairSlot): number =>
  people.reduce((sum, { burden }, place) => sum + (burden + (pains[place] ?? 0)) ** 2, 0);

const sideOf = ({ pains }: FairSlot) => ({
  present: pains.flatMap((pain, place) => (pain === 0 ? [place] : [])),
  cost: pains.reduce((sum, pain) => sum + pain, 0) * MINUTE,
});
