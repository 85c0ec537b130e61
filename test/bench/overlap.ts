import { presencesOf, segmentsOf, sharedBy, type Calendar } from '#domain/overlap.ts';
import { DEFAULT_SHIFTS, type Shifts } from '#domain/shift.ts';
import {
  epochMs,
  plusDays,
  startOfDay,
  toLocalDate,
  toLocalTime,
  type Interval,
  type LocalDate,
} from '#domain/time.ts';
import { compare, type Bench, type Figure } from './figure.ts';
import { zoneOf } from './team.ts';

const RUNS = 5;
const MINUTE = 60_000;
/** Processor time, since it is one thread that reckons and the machine is shared. */
const busyMs = (): number => process.cpuUsage().user / 1_000;
const ZONES = Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/'));

/** Teams swept for the hours they share, beside the same presences counted minute by minute. */
export const overlap: Bench = {
  name: 'overlap',
  run: ({ say }) =>
    Promise.resolve([
      measured('overlap, year', { people: 200, zones: 40, limit: 1_000 }, rangeOf('2026-01-01', 365), say),
      measured('overlap, week', { people: 1_000, zones: 60, limit: 300 }, rangeOf('2026-03-09', 7), say),
    ]),
};

/** How many people in how many zones, and in how many milliseconds at most. */
interface Size {
  readonly people: number;
  readonly zones: number;
  readonly limit: number;
}

function measured(
  figure: string,
  { people, zones, limit }: Size,
  range: Interval,
  say: (line: string) => void,
): Figure {
  const rows: { measured: number[]; floor: number[] } = { measured: [], floor: [] };
  for (let run = 0; run < RUNS; run += 1) {
    // Another team each time: no moment of it is remembered from the run before.
    const team = teamOf(people, zones, run);
    const began = busyMs();
    const shared = sharedBy(segmentsOf(presencesOf(team, range)), people / 2);
    rows.measured.push(busyMs() - began);
    const again = busyMs();
    const counted = countedByMinute(presencesOf(team, range), range, people / 2);
    rows.floor.push(busyMs() - again);
    const minutes = shared.reduce((sum, { from, to }) => sum + (to - from) / MINUTE, 0);
    if (minutes !== counted) throw new Error(`${figure}: swept ${minutes}, counted ${counted} minutes`);
    say(`${figure}, run ${run + 1}: ${rows.measured.at(-1)?.toFixed()} ms`);
  }
  const floorIs = `the hours of ${people} people in ${zones} zones, known already, counted minute by minute; both in processor time`;
  return compare(figure, 'ms', rows, { floorIs, limit });
}

/** People spread over the zones, with four different weeks. */
function teamOf(people: number, zones: number, shift: number): Calendar[] {
  const weeks: readonly Shifts[] = [DEFAULT_SHIFTS, ...[7, 8, 10].map((hour) => weekFrom(hour))];
  const step = Math.floor(ZONES.length / zones);
  return Array.from({ length: people }, (_, person) => ({
    zone: zoneOf(ZONES[((person % zones) * step + shift) % ZONES.length] ?? 'Etc/UTC'),
    shifts: weeks[Math.floor(person / zones) % weeks.length] ?? DEFAULT_SHIFTS,
  }));
}

const weekFrom = (hour: number): Shifts => {
  const clock = (h: number) => toLocalTime(`${String(h).padStart(2, '0')}:30`);
  return Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [{ from: clock(hour), to: clock(hour + 8) }]]));
};

function rangeOf(first: string, days: number): Interval {
  const from: LocalDate = toLocalDate(first);
  return { from: startOfDay(from, zoneOf('Etc/UTC')), to: startOfDay(plusDays(from, days), zoneOf('Etc/UTC')) };
}

/** Minutes at which at least `least` people are there, by counting each minute of each. */
function countedByMinute(presences: ReturnType<typeof presencesOf>, range: Interval, least: number): number {
  const start = epochMs(range.from);
  const here = new Uint16Array((epochMs(range.to) - start) / MINUTE);
  for (const spans of presences)
    for (const { from, to } of spans)
      for (let at = (from - start) / MINUTE; at < (to - start) / MINUTE; at += 1) here[at] = (here[at] ?? 0) + 1;
  return here.reduce((sum, many) => sum + (many >= least ? 1 : 0), 0);
}
