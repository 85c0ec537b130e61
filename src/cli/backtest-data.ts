import { z } from 'zod';
import type { Course } from '#domain/forecast.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { isDate } from '#domain/time.ts';
import { readText } from './read-text.ts';

/** A bet of the past as it stood on one day, and how it came out. Times are days since 1970. */
export interface Case {
  readonly group: string;
  readonly course: Course;
  readonly asOf: number;
  readonly hit: boolean;
}

const text = z.string('must be a text');
const date = text.transform((given) => given.replace(/T.*$/, '')).refine(isDate, 'must be a date such as 2026-03-10');
const number = z.number('must be a number');
/** A day without a value was not measured. */
const points = z
  .array(z.object({ date, value: number.nullish() }), 'must be a list of points')
  .transform((given) =>
    given
      .flatMap((point) => (point.value === null || point.value === undefined ? [] : [{ ...point, value: point.value }]))
      .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
  );

const seriesRow = z.object({ series: text, group: text.default('no group'), points });
const caseRow = z.object({
  series: text,
  start: date,
  deadline: date,
  as_of: date,
  baseline: number,
  target: number,
  already_reached: z.boolean('must be true or false').optional(),
  outcome_reached_by_deadline: z.boolean('must be true or false'),
});
const milestoneRow = z.object({
  milestone: text,
  direction: z.enum(['up', 'down'], 'must be up or down').nullish(),
  team: text,
  target_value: number,
  start: date.nullable(),
  first_target_date: date.nullable(),
  outcome_vs_first_target: text.nullable(),
  points,
});

/** Cases that are told of, but not scored, by the reason; those that were no bet any more are not among them. */
export interface LeftOut {
  /** Their series is in no line of the other file. */
  readonly withoutSeries: number;
  /** They end when they begin or before, or their target is their baseline, or too near it or too far from it to reckon with. */
  readonly withoutWay: number;
}

/** What can be scored of a file, and how much cannot. */
export interface Cases {
  readonly open: readonly Case[];
  readonly leftOut: LeftOut;
}

/**
 * The open cases of `cases`, each with what its series said until then.
 *
 * errors: every fault of what is written, by file and line; no case at all that has its series.
 */
export function readCases(cases: string, series: string): Result<Cases, string[]> {
  const rows = rowsOf(series, seriesRow);
  const asked = rowsOf(cases, caseRow);
  if (!rows.ok || !asked.ok) return refuse([...(rows.ok ? [] : rows.error), ...(asked.ok ? [] : asked.error)]);
  const known = new Map(rows.value.map((row) => [row.series, row]));
  const missing = asked.value.filter((row) => !known.has(row.series));
  if (missing.length === asked.value.length) {
    const names = [...new Set(missing.map((row) => row.series))].slice(0, 5).join(', ');
    return refuse([`${series} has none of the series that ${cases} asks about, such as ${names}.`]);
  }
  const open: Case[] = [];
  let withoutWay = 0;
  for (const row of asked.value) {
    const found = known.get(row.series);
    if (!found) continue;
    const [start, end, asOf] = [dayOf(row.start), dayOf(row.deadline), dayOf(row.as_of)];
    const course = { baseline: row.baseline, target: row.target, start, end, readings: until(found.points, asOf) };
    if (row.already_reached ?? isReached(course)) continue;
    if (end <= start || !hasWay(row)) withoutWay += 1;
    else open.push({ group: found.group, course, asOf, hit: row.outcome_reached_by_deadline });
  }
  return ok({ open, leftOut: { withoutSeries: missing.length, withoutWay } });
}

/** Whether the way from baseline to target is a number that can be divided by. */
const hasWay = ({ baseline, target }: { readonly baseline: number; readonly target: number }): boolean =>
  Number.isFinite(1 / (target - baseline)) && Number.isFinite(target - baseline);

/** Where a case does not say: whether a reading in its box is at the target. */
const isReached = ({ baseline, target, start, readings }: Course): boolean =>
  readings.some(({ at, value }) => at >= start && (target > baseline ? value >= target : value <= target));

/** When a milestone is asked about, as a part of its time-box. */
const ASKED_AT = [0.25, 0.5, 0.75];

/** Real time-boxes with a stated end, each at a quarter, a half and three quarters of it; undecided ones left out. */
export function readMilestones(file: string): Result<Case[], string[]> {
  const rows = rowsOf(file, milestoneRow);
  if (!rows.ok) return rows;
  return ok(
    rows.value.flatMap((row) => {
      if (row.start === null || row.first_target_date === null) return [];
      const [start, end] = [dayOf(row.start), dayOf(row.first_target_date)];
      const hit = row.outcome_vs_first_target === 'on_time';
      if (end <= start || !(hit || row.outcome_vs_first_target === 'late')) return [];
      const { target_value: target, team: group } = row;
      const down = row.direction === 'down';
      // percent done begins at nothing; what has to come down begins where it was first seen
      const baseline = down ? (until(row.points, Infinity)[0]?.value ?? target) : 0;
      if (baseline === target) return [];
      return ASKED_AT.map((part) => {
        const asOf = Math.floor(start + part * (end - start));
        const readings = until(row.points, asOf);
        return { group, course: { baseline, target, start, end, readings }, asOf, hit };
      }).filter(({ course }) => course.readings.every(({ value }) => (down ? value > target : value < target)));
    }),
  );
}

/** A real time-box: percent done as it was reported, and whether it came late. Times are days since 1970. */
export interface TimeBox {
  readonly name: string;
  readonly target: number;
  readonly start: number;
  readonly end: number;
  readonly points: readonly { readonly at: number; readonly value: number }[];
  readonly late: boolean;
}

/** Those with a start, a first end and an outcome; one that was still open long after its end is late. errors: every fault */
export function readBoxes(file: string): Result<TimeBox[], string[]> {
  const rows = rowsOf(file, milestoneRow);
  if (!rows.ok) return rows;
  return ok(
    rows.value.flatMap((row) => {
      if (row.start === null || row.first_target_date === null || row.outcome_vs_first_target === null) return [];
      const [start, end] = [dayOf(row.start), dayOf(row.first_target_date)];
      if (end <= start) return [];
      const late = row.outcome_vs_first_target !== 'on_time';
      return [{ name: row.milestone, target: row.target_value, start, end, points: until(row.points, Infinity), late }];
    }),
  );
}

const DAY = 86_400_000;
const dayOf = (text_: string): number => Date.parse(`${text_}T00:00Z`) / DAY;

const until = (given: z.output<typeof points>, asOf: number) =>
  given.map((point) => ({ at: dayOf(point.date), value: point.value })).filter(({ at }) => at <= asOf);

function rowsOf<T>(file: string, schema: z.ZodType<T>): Result<T[], string[]> {
  const faults: string[] = [];
  const rows: T[] = [];
  const content = readText(file);
  if (!content.ok) return refuse([content.error]);
  for (const [index, line] of content.value.split('\n').entries()) {
    if (line.trim() === '') continue;
    const row = schema.safeParse(jsonOf(line));
    if (row.success) rows.push(row.data);
    else {
      const what = row.error.issues.map(({ path, message }) => `${path.join('.') || 'it'} ${message}`);
      faults.push(`${file}, line ${index + 1}: ${what.join('; ')}.`);
    }
  }
  if (rows.length === 0 && faults.length === 0) faults.push(`${file} holds no rows.`);
  return faults.length > 0 ? refuse(faults.slice(0, 20)) : ok(rows);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
