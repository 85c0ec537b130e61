import { shiftsInWords, type Shift, type Shifts } from './shift.ts';
import { ALL_DAYS, WEEKDAYS } from './calendar-names.ts';
import { clockOf } from './time-words.ts';
import { minutesOfDay, type LocalTime } from './time.ts';

const DAY = 24 * 60;
const BEFORE_THE_END = 30;
const MORNING = 60;

type Span = readonly [from: number, to: number];

/** From the start of its day; an end past midnight counts on. units: minutes */
const spanOf = ({ from, to }: Shift): Span => {
  const [start, end] = [minutesOfDay(from), minutesOfDay(to)];
  return [start, end > start ? end : end + DAY];
};

/** Why the evening before cannot be asked at `at`, with the nearest time that can; null: it can. */
export function eveningFault(shifts: Shifts, at: LocalTime | null): string | null {
  const days = ALL_DAYS.map((day) => (shifts[day] ?? []).map(spanOf)).filter((spans) => spans.length > 0);
  const latest = Math.max(...days.flat().map(([from, to]) => Math.max(from, to - BEFORE_THE_END)));
  const nearest = clockOf(latest);
  if (at === null) return `Choose the time at which to ask you the evening before, such as ${nearest}.`;
  const falls = (spans: readonly Span[], later: number): boolean =>
    [minutesOfDay(at), minutesOfDay(at) + DAY].some(
      (one) => one >= (spans[0]?.[0] ?? 0) + later && spans.some(([from, to]) => from <= one && one < to),
    );
  if (days.some((spans) => falls(spans, MORNING))) return null;
  if (days.some((spans) => falls(spans, 0)))
    return `${at} is when your day begins; choose a later time for the evening before, such as ${nearest}.`;
  return `${at} is outside your hours (${shiftsInWords(shifts)}), and I write to you only inside them; the latest is ${nearest}.`;
}

/** Why nobody can be asked at `at` on any of their days, with the nearest time at which they can; null: they can. */
export function timeFault(shifts: Shifts, quiet: readonly Shift[], at: LocalTime): string | null {
  const spans = ALL_DAYS.flatMap((day) => (shifts[day] ?? []).map(spanOf));
  const silent = silentSpans(quiet);
  const wishes = [minutesOfDay(at), minutesOfDay(at) + DAY];
  const open = (one: number): boolean => !silent.some(([from, to]) => from <= one && one < to);
  const within = wishes.filter((one) => spans.some(([from, to]) => from <= one && one < to));
  if (spans.length === 0 || within.some(open)) return null;
  if (within.length > 0) return `${at} is in your quiet hours, when nothing is sent; choose a time outside them.`;
  const near = spans.flatMap(([from, to]) => [from, Math.max(from, to - BEFORE_THE_END)]);
  const away = (one: number) => Math.min(...wishes.map((wish) => Math.abs(wish - one)));
  const nearest = near.toSorted((a, b) => away(a) - away(b))[0] ?? 0;
  return `${at} is outside your hours (${shiftsInWords(shifts)}), and I write to you only inside them; the nearest is ${clockOf(nearest)}.`;
}

const silentSpans = (quiet: readonly Shift[]): Span[] =>
  quiet.flatMap((range) => {
    const [from, to] = spanOf(range);
    return [-DAY, 0, DAY].map((away) => [from + away, to + away] as const);
  });

/** Why these quiet hours cannot be kept, in a sentence; null: every working day has time outside them. */
export function quietFault(shifts: Shifts, quiet: readonly Shift[]): string | null {
  const silent = silentSpans(quiet);
  const full = ALL_DAYS.find((day) => {
    const work = (shifts[day] ?? []).map(spanOf);
    return work.length > 0 && work.every(([from, to]) => isCovered(from, to, silent));
  });
  if (full === undefined) return null;
  return `They take all of ${WEEKDAYS[full - 1]}'s hours, so I could never ask you; leave some of them free.`;
}

/** Whether the ranges together leave nothing of what is between `from` and `to`. */
function isCovered(from: number, to: number, ranges: readonly Span[]): boolean {
  let reached = from;
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0]))
    if (start <= reached && end > reached) reached = end;
  return reached >= to;
}
