import type { CostSum } from '#domain/cost.ts';
import { costsBy, mondayOf, totalOf } from '#domain/cost-report.ts';
import { toCsv } from '#domain/csv.ts';
import type { ProjectId } from '#domain/ids.ts';
import { readDate } from '#domain/time-words.ts';
import { localDate, plusDays, startOfDay, toLocalDate, type LocalDate, type Zone } from '#domain/time.ts';
import { systemClock } from '#adapters/clock.ts';
import { moneyOf } from '#views/cost.ts';
import { inWorkspace } from './database.ts';
import { readOptions } from './options.ts';
import { misused, type Run } from './sub-command.ts';

const EXAMPLE = toLocalDate('2026-03-10');
const UTC = 'UTC' as Zone;
const USUAL_DAYS = 56;
const COLUMNS = [
  'day_utc',
  'week',
  'project',
  'project_name',
  'purpose',
  'model',
  'calls',
  'failed',
  'from_cache',
  'calls_at_unknown_price',
  'tokens_in',
  'tokens_in_cached',
  'tokens_out',
  'usd',
];

/** Prints what the language model cost: by week in words, or each day, project, purpose and model as a line of CSV. */
export const run: Run = async (args, io) => {
  const { values, faults } = readOptions(
    args.filter((arg) => arg !== '--csv'),
    ['workspace', 'from', 'to'],
  );
  const wrong = [...faults];
  const day = (name: 'from' | 'to', otherwise: LocalDate): LocalDate => {
    const read = values[name] === undefined ? null : readDate(values[name], EXAMPLE);
    if (read && !read.ok) wrong.push(`--${name}: ${read.error}`);
    return read?.ok ? read.value : otherwise;
  };
  const to = day('to', localDate(systemClock.now(), UTC));
  const from = day('from', plusDays(mondayOf(to), 7 - USUAL_DAYS));
  if (to < from) wrong.push(`--to ${to} is before --from ${from}.`);
  if (wrong.length > 0) return misused(wrong, io);
  return inWorkspace(io, values.workspace, async (store, { id }) => {
    const sums = await store.costs.sums(id, startOfDay(from, UTC), startOfDay(plusDays(to, 1), UTC));
    const names = new Map((await store.projects.all(id)).map((project) => [project.id, project.name]));
    io.out(args.includes('--csv') ? csv(sums, names) : inWords(sums, from, to));
    return 0;
  });
};

/** Money to the millionth, of the calls whose price is known; how many are not stands beside it. */
function csv(sums: readonly CostSum[], names: ReadonlyMap<ProjectId, string>): string {
  const rows = sums.map((sum) => [
    sum.day,
    mondayOf(sum.day),
    sum.project ?? '',
    sum.project === null ? '' : (names.get(sum.project) ?? ''),
    sum.purpose,
    sum.model,
    ...[sum.calls, sum.failed, sum.kept, sum.unpriced, sum.input, sum.cached, sum.output].map(String),
    sum.calls > 0 && sum.unpriced === sum.calls ? '' : (sum.micros / 1_000_000).toFixed(6),
  ]);
  return toCsv([COLUMNS, ...rows]);
}

function inWords(sums: readonly CostSum[], from: LocalDate, to: LocalDate): string {
  const total = totalOf(sums);
  const lines = costsBy(sums, ({ day, purpose }) => `week of ${mondayOf(day)}, ${purpose}`)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) => `${one.name}: ${moneyOf(one)}, ${one.calls} calls`);
  return `${[`${from} to ${to} (UTC): ${moneyOf(total)}, ${total.calls} calls`, ...lines].join('\n')}\n`;
}
