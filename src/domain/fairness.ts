import type { Span } from './overlap.ts';
import { atLocal, instant, epochMs, localDate, plusDays, toLocalTime, type Zone } from './time.ts';

/** Somebody who may be asked to bend. `hours`: when they are at work anyway; `never`: when they must not be asked at all. */
export interface Bender {
  readonly zone: Zone;
  readonly hours: readonly Span[];
  readonly never: readonly Span[];
  /** What they have already given, decayed, as `decayed` reckons it. units: painful minutes */
  readonly burden: number;
}

/** A slot that asks something of somebody. `pains`: of each person, in their order. units: painful minutes */
export interface FairSlot extends Span {
  readonly pains: readonly number[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const QUARTER = 15 * MINUTE;
const NIGHT = [toLocalTime('23:00'), toLocalTime('06:00')] as const;
/** A minute counts once within an hour of their work, twice within two, four times beyond, eight times at night. */
const WEIGHTS = { near: 1, far: 2, beyond: 4, night: 8 } as const;
/** After so long half of what somebody gave is forgotten. */
const HALF_LIFE = 8 * 7 * 24 * HOUR;

/** What a slot asks of somebody: the minutes of it outside their hours, heavier the further out. units: painful minutes */
export function painOf({ zone, hours }: Pick<Bender, 'zone' | 'hours'>, { from, to }: Span): number {
  if (hours.some((span) => span.from <= from && to <= span.to)) return 0;
  const nights = nightsAround(zone, { from, to });
  let pain = 0;
  for (let at = from; at < to; at += MINUTE) {
    if (hours.some((span) => span.from <= at && at < span.to)) continue;
    const away = Math.min(...hours.map((span) => (at < span.from ? span.from - at : at + MINUTE - span.to)));
    const dark = nights.some((span) => span.from <= at && at < span.to);
    pain += dark ? WEIGHTS.night : away <= HOUR ? WEIGHTS.near : away <= 2 * HOUR ? WEIGHTS.far : WEIGHTS.beyond;
  }
  return pain;
}

/** The nights, 23:00 to 06:00 on the clocks of `zone`, that touch `span`. */
export function nightsAround(zone: Zone, { from, to }: Span): Span[] {
  const nights: Span[] = [];
  const last = localDate(instant(to), zone);
  for (let date = plusDays(localDate(instant(from), zone), -1); date <= last; date = plusDays(date, 1)) {
    const night = {
      from: epochMs(atLocal(date, NIGHT[0], zone)),
      to: epochMs(atLocal(plusDays(date, 1), NIGHT[1], zone)),
    };
    if (night.from < to && from < night.to) nights.push(night);
  }
  return nights;
}

/** What is left at `now` of pains borne at moments before; half of each after eight weeks. units: painful minutes, epoch ms */
export function decayed(borne: readonly { readonly at: number; readonly pain: number }[], now: number): number {
  return borne.reduce((sum, { at, pain }) => sum + pain * 0.5 ** (Math.max(0, now - at) / HALF_LIFE), 0);
}

/**
 * The slot of `length` ms in `range` that is fairest: the sum of the squares of what each has borne and would bear is least, so
 * that who gave much last time gives less now; of equal ones the one whose worst-off person is best off, then the earliest.
 *
 * returns: null where every slot would ask somebody who must never be asked then. Slots begin at quarter hours of UTC, which are
 *          quarter hours on every clock of today.
 */
export function fairest(people: readonly Bender[], length: number, range: Span): FairSlot | null {
  let best: { slot: FairSlot; cost: number; worst: number } | null = null;
  for (let from = Math.ceil(range.from / QUARTER) * QUARTER; from + length <= range.to; from += QUARTER) {
    const slot = { from, to: from + length };
    if (people.some(({ never }) => never.some((span) => span.from < slot.to && slot.from < span.to))) continue;
    const pains = people.map((person) => painOf(person, slot));
    const borne = people.map(({ burden }, place) => burden + (pains[place] ?? 0));
    const cost = borne.reduce((sum, one) => sum + one ** 2, 0);
    const worst = Math.max(0, ...borne);
    if (best === null || cost < best.cost || (cost === best.cost && worst < best.worst)) {
      best = { slot: { ...slot, pains }, cost, worst };
    }
  }
  return best?.slot ?? null;
}

/** How unequal shares are: Gini's index. returns: 0 where all give the same (or nothing), towards 1 where one gives all. */
export function imbalance(shares: readonly number[]): number {
  const sum = shares.reduce((all, one) => all + one, 0);
  if (sum === 0) return 0;
  const apart = shares.reduce((all, a) => all + shares.reduce((row, b) => row + Math.abs(a - b), 0), 0);
  return apart / (2 * shares.length * sum);
}
