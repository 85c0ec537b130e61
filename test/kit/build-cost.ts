import { PURPOSE_NAMES, type CostSum } from '#domain/cost.ts';
import { costsBy, costsByWeek, costsPicture, totalOf, type CostReport } from '#domain/cost-report.ts';
import type { ProjectId } from '#domain/ids.ts';
import { plusDays, toInstant, toLocalDate } from '#domain/time.ts';

const NOW = toInstant('2026-03-10T09:00:00.000Z');
const FIRST = toLocalDate('2026-01-19');

/** Sums of seven weeks, a dearer one each week, one purpose of them at an unknown price. */
const sums: readonly CostSum[] = Array.from({ length: 49 }, (_, day): CostSum[] => {
  const sum = { day: plusDays(FIRST, day), project: 'p1' as ProjectId, failed: 0, kept: 0, cached: 0, unpriced: 0 };
  if (day % 7 > 4) return [];
  const input = 4000 + day * 90;
  const digest = {
    ...sum,
    purpose: 'digest',
    model: 'small',
    calls: 12,
    input,
    output: 900,
    micros: input * 2,
  } as const;
  if (day % 7 < 4) return [{ ...digest, kept: day % 3 }];
  const weekly = {
    ...sum,
    purpose: 'weekly',
    model: 'middle',
    calls: 2,
    input: 2500,
    output: 700,
    micros: 12_000,
  } as const;
  return [digest, weekly, { ...weekly, purpose: 'summary', model: 'unheard-of', unpriced: 2, micros: 0 }];
}).flat();

/** What a model cost a project over eight weeks. */
export function aReport(): CostReport {
  return {
    kind: 'cost-report',
    projectName: 'Vision',
    weeks: costsByWeek(sums, NOW),
    total: totalOf(sums),
    purposes: costsBy(sums, ({ purpose }) => PURPOSE_NAMES[purpose]),
    models: costsBy(sums, ({ model }) => model),
    projects: null,
    today: { used: 12_345, cap: 1_000_000 },
    model: 'on',
    picture: costsPicture('What the model cost Vision', sums, NOW),
  };
}
