/**
 * Clock rules that changed lately, so that a runtime with older tables is not an hour wrong.
 *
 * source: IANA tzdata 2026d, compared with 2025b, 2025c and 2026c at every change of every zone from 2026 to 2031: these are all
 *         the names that differ. NEWS of 2026a to 2026d in eggert/tz tells of them.
 */
export const RULES_RELEASE = '2026d';

/** What clocks show from one moment up to another. units: milliseconds since 1970; minutes ahead of UTC */
interface Rule {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

const utc = (text: string): number => Date.parse(`${text}Z`);
const forGood = (from: string, minutes: number): Rule[] => [{ from: utc(from), to: Infinity, minutes }];

/** Clocks change at 01:00 in UTC as in the European Union, where older tables have midnight. */
const WITH_THE_UNION: readonly Rule[] = Array.from({ length: 12 }, (_, ahead) => 2026 + ahead).flatMap((year) => [
  { ...hourOf(lastSunday(year, 2)), minutes: 120 },
  { ...hourOf(lastSunday(year, 9)), minutes: 180 },
]);

const RULES: Readonly<Record<string, readonly Rule[]>> = {
  'America/Vancouver': forGood('2026-11-01T09:00', -420),
  'Canada/Pacific': forGood('2026-11-01T09:00', -420),
  'America/Edmonton': forGood('2026-11-01T08:00', -360),
  'Canada/Mountain': forGood('2026-11-01T08:00', -360),
  'America/Inuvik': forGood('2026-11-01T08:00', -360),
  'America/Yellowknife': forGood('2026-11-01T08:00', -360),
  'Africa/Casablanca': forGood('2026-09-20T01:00', 0),
  'Africa/El_Aaiun': forGood('2026-09-20T01:00', 0),
  'Europe/Chisinau': WITH_THE_UNION,
  'Europe/Tiraspol': WITH_THE_UNION,
};

const BY_NAME = new Map(Object.entries(RULES).map(([zone, rules]) => [zone.toLowerCase(), rules]));

/** The names of all zones with a rule here. */
export const RULED_ZONES: readonly string[] = Object.keys(RULES);

/** A moment in each rule of a zone, and where a rule is for good some in the summers and winters after. */
export function probesOf(zone: string): readonly number[] {
  const YEARS = ['2026-12-15T12:00', '2027-02-10T12:00', '2027-07-15T12:00', '2028-01-15T12:00'];
  return (BY_NAME.get(zone.toLowerCase()) ?? []).flatMap(({ from, to }) =>
    to === Infinity ? YEARS.map(utc) : [from + 1_800_000],
  );
}

/** What clocks in `zone` show at `ms` by the rules here; null: they say nothing of it, so the runtime is right. units: minutes */
export function ruled(zone: string, ms: number): number | null {
  const rules = BY_NAME.get(zone.toLowerCase());
  return rules?.find(({ from, to }) => from <= ms && ms < to)?.minutes ?? null;
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() - last.getUTCDay() * 86_400_000;
}

function hourOf(from: number): Pick<Rule, 'from' | 'to'> {
  return { from, to: from + 3_600_000 };
}
