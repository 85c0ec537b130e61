import { PURPOSE_NAMES, type CostSum, type Purpose } from './cost.ts';
import type { TaskModels } from './project-model.ts';
import type { CostsPicture } from './picture.ts';
import { localDate, plusDays, weekdayOf, type Instant, type LocalDate, type Zone } from './time.ts';

/** What a language model cost over some weeks, for whoever administers what it is about. */
export interface CostReport {
  readonly kind: 'cost-report';
  /** null: of the whole workspace. */
  readonly projectName: string | null;
  /** Mondays (UTC), oldest first; the last is this week's. */
  readonly weeks: readonly WeekCost[];
  readonly total: Cost;
  /** Dearest first. */
  readonly purposes: readonly NamedCost[];
  readonly models: readonly NamedCost[];
  /** Of a whole workspace; null: of one project. */
  readonly projects: readonly NamedCost[] | null;
  /** Today (UTC) against a project's cap; null: of a workspace, or there is no cap. units: millionths of a US dollar */
  readonly today: { readonly used: number; readonly cap: number } | null;
  /** Whether a model is configured, and switched on. */
  readonly model: 'on' | 'off' | 'none';
  /** The models that work for the project now; absent: of a workspace, or none does. */
  readonly works?: TaskModels;
  /** null: nothing was asked, or nobody knows what it cost. */
  readonly picture: CostsPicture | null;
}

/** Sums as `CostSum` has them. */
export type Cost = Pick<CostSum, 'calls' | 'failed' | 'kept' | 'unpriced' | 'input' | 'cached' | 'output' | 'micros'>;

export interface NamedCost extends Cost {
  readonly name: string;
}

export interface WeekCost extends Cost {
  readonly monday: LocalDate;
}

/** So many weeks are told, this one included. */
const REPORT_WEEKS = 8;
const DAYS = 7;
const UTC = 'UTC' as Zone;
const COUNTS = ['calls', 'failed', 'kept', 'unpriced', 'input', 'cached', 'output', 'micros'] as const;

/** The Monday of the week (UTC) of a date. */
export const mondayOf = (date: LocalDate): LocalDate => plusDays(date, 1 - weekdayOf(date));

/** The first day that a report at `now` tells of. */
export function reportFrom(now: Instant): LocalDate {
  return plusDays(mondayOf(localDate(now, UTC)), -DAYS * (REPORT_WEEKS - 1));
}

/** Everything together. */
export function totalOf(sums: readonly CostSum[]): Cost {
  const add = (of: (typeof COUNTS)[number]): number => sums.reduce((total, one) => total + one[of], 0);
  return {
    calls: add('calls'),
    failed: add('failed'),
    kept: add('kept'),
    unpriced: add('unpriced'),
    input: add('input'),
    cached: add('cached'),
    output: add('output'),
    micros: add('micros'),
  };
}

/** Sums by a name, the dearest first, then by calls. */
export function costsBy(sums: readonly CostSum[], nameOf: (sum: CostSum) => string): NamedCost[] {
  return [...Map.groupBy(sums, nameOf)]
    .map(([name, own]) => ({ name, ...totalOf(own) }))
    .toSorted((a, b) => b.micros - a.micros || b.calls - a.calls || (a.name < b.name ? -1 : 1));
}

/** The weeks that a report at `now` tells of, those without a call too. */
export function costsByWeek(sums: readonly CostSum[], now: Instant): WeekCost[] {
  const first = reportFrom(now);
  return Array.from({ length: REPORT_WEEKS }, (_, place) => {
    const monday = plusDays(first, DAYS * place);
    return { monday, ...totalOf(sums.filter(({ day }) => mondayOf(day) === monday)) };
  });
}

/** What each purpose cost in each week; null: nothing that anybody knows of. */
export function costsPicture(title: string, sums: readonly CostSum[], now: Instant): CostsPicture | null {
  const purposes = costsBy(
    sums.filter(({ micros }) => micros > 0),
    ({ purpose }) => purpose,
  ).map(({ name }) => name as Purpose);
  if (purposes.length === 0) return null;
  const first = reportFrom(now);
  const mondays = Array.from({ length: REPORT_WEEKS }, (_, place) => plusDays(first, DAYS * place));
  const cost = (monday: LocalDate, purpose: Purpose): number =>
    totalOf(sums.filter((sum) => sum.purpose === purpose && mondayOf(sum.day) === monday)).micros;
  return {
    kind: 'costs',
    title,
    purposes: purposes.map((purpose) => PURPOSE_NAMES[purpose]),
    weeks: mondays.map((monday) => ({ monday, micros: purposes.map((purpose) => cost(monday, purpose)) })),
  };
}
