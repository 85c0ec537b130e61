import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { quoted } from '#domain/calendar-names.ts';
import { blockerLines } from '#domain/blocker-words.ts';
import type { DeliveryKey, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Person } from '#domain/hours.ts';
import { heldBack, isWeekFull, type Nudge, type NudgeRule } from '#domain/nudge.ts';
import { isSameItem } from '#domain/carry-over.ts';
import { DEFAULT_SHIFTS, plusWorkingDays } from '#domain/shift.ts';
import {
  atLocal,
  daysBetween,
  isDate,
  plusDays,
  toLocalTime,
  toZone,
  weekdayOf,
  type LocalDate,
} from '#domain/time.ts';
import { readOptions } from './options.ts';
import { misused, type Run } from './sub-command.ts';

const UTC = toZone('Etc/UTC');
const MORNING = toLocalTime('10:00');
/** A person who has not written for so long has left the team. */
const GONE_DAYS = 42;
const LEAD_AFTER = 2;

const row = z.object({
  team: z.string(),
  author: z.string(),
  date: z.string().refine(isDate, 'must be a date such as 2026-03-10'),
  blockers: z.array(z.string()),
});
type Update = z.output<typeof row>;

/** Counts how many unasked messages people would have been sent a week, had Meridian read their real updates. */
export const run: Run = (args, io) => {
  const json = args.includes('--json');
  const { values, faults } = readOptions(
    args.filter((arg) => arg !== '--json'),
    ['updates'],
  );
  const wrong = [...faults, ...(values.updates === undefined ? ['--updates is missing.'] : [])];
  const updates = wrong.length > 0 ? [] : updatesIn(values.updates ?? '', wrong);
  if (wrong.length > 0) return misused(wrong, io);
  const weeks = [...Map.groupBy(updates, ({ team }) => team).values()].flatMap(replayed);
  const counts = weeks.toSorted((a, b) => a - b);
  const share = (least: number): number => counts.filter((count) => count >= least).length / counts.length;
  const report = {
    personWeeks: counts.length,
    median: counts[Math.floor(counts.length / 2)] ?? 0,
    p95: counts[Math.floor(counts.length * 0.95)] ?? 0,
    most: counts.at(-1) ?? 0,
    mean: Number((counts.reduce((sum, one) => sum + one, 0) / counts.length).toFixed(3)),
    any: Number(share(1).toFixed(3)),
    moreThanThree: Number(share(4).toFixed(4)),
  };
  io.out(
    json
      ? `${JSON.stringify(report)}\n`
      : `${Object.entries(report)
          .map(([name, value]) => `${name.padEnd(16)}${value}`)
          .join('\n')}\n`,
  );
  return 0;
};

function updatesIn(path: string, wrong: string[]): Update[] {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch {
    wrong.push(`The file ${quoted(path)} cannot be read.`);
    return [];
  }
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [row.parse(JSON.parse(line))];
    } catch {
      if (wrong.length < 5)
        wrong.push(`${quoted(path)}, line ${index + 1}: needs team, author, date and a list of blockers.`);
      return [];
    }
  });
}

interface Open {
  readonly id: number;
  readonly text: string;
  readonly owner: string;
  readonly helper: string | null;
  readonly since: LocalDate;
}

/** Day by day through the life of one team. returns: for each person and week they were in it, how many messages they were sent. */
function replayed(updates: readonly Update[]): number[] {
  const sorted = updates.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const [first, last] = [sorted[0]?.date, sorted.at(-1)?.date];
  if (first === undefined || last === undefined) return [];
  const authors = [...new Set(sorted.map(({ author }) => author))];
  const lead = authors.toSorted((a, b) => writtenBy(sorted, b) - writtenBy(sorted, a))[0] ?? '';
  const sent = new Map<string, Nudge[]>(authors.map((author) => [author, []]));
  let open: Open[] = [];
  let ids = 0;
  for (let date = first; date <= last; date = plusDays(date, 1)) {
    for (const { author, blockers } of sorted.filter((one) => one.date === date)) {
      const lines = blockerLines(blockers.join('\n')).filter(({ doubt }) => doubt === null);
      const kept = open.filter(
        ({ owner, text }) => owner === author && lines.some((line) => isSameItem(line.text, text)),
      );
      const fresh = lines.filter((line) => !kept.some(({ text }) => isSameItem(line.text, text)));
      // What the next update no longer names is resolved.
      open = [...open.filter(({ owner }) => owner !== author), ...kept];
      for (const { text } of fresh) {
        ids += 1;
        open.push({ id: ids, text, owner: author, helper: helperIn(text, author, authors), since: date });
      }
    }
    for (const one of open) tell(one, date, lead, sent);
  }
  return authors.flatMap((author) => weeksOf(sorted, author, sent.get(author) ?? []));
}

const writtenBy = (updates: readonly Update[], author: string): number =>
  updates.filter((one) => one.author === author).length;
const helperIn = (text: string, owner: string, authors: readonly string[]): string | null =>
  authors.find((author) => author !== owner && text.includes(`@${author}`)) ?? null;

/** What is said about an open blocker on a date, as far as nothing holds it back; nobody ever acknowledges, which is the worst case. */
function tell({ id, owner, helper, since }: Open, date: LocalDate, lead: string, sent: Map<string, Nudge[]>): void {
  const item = `B${id}`;
  const due: (readonly [string, NudgeRule])[] = [];
  if (helper !== null && date === since) due.push([helper, 'blocker-helper']);
  if (lead !== owner && date >= (plusWorkingDays(DEFAULT_SHIFTS, since, LEAD_AFTER) ?? since))
    due.push([lead, 'blocker-lead']);
  if (helper !== null && date > since) due.push([helper, 'overlap'], [owner, 'overlap']);
  for (const [user, rule] of due) {
    const before = sent.get(user) ?? [];
    const at = atLocal(date, MORNING, UTC);
    // Who could help is told whatever the caps say; a lead once, when their week has room; both count towards the caps.
    const told =
      rule === 'blocker-lead' &&
      (before.some((one) => one.rule === rule && one.item === item) || isWeekFull(before, at));
    const held =
      rule === 'overlap' && heldBack({ rule, item }, personOf(user), { before, snoozes: [], muted: [] }, at) !== null;
    const capped = told || held || weekdayOf(date) > 5;
    if (!capped)
      before.push({
        ...NOWHERE,
        key: `${rule}:${item}:${date}` as DeliveryKey,
        user: user as UserId,
        rule,
        item,
        at,
        outcome: null,
      });
  }
}

const NOWHERE = { workspace: 'T' as WorkspaceId, project: 'p' as ProjectId };
const personOf = (id: string): Person => ({
  absences: [],
  member: {
    workspace: NOWHERE.workspace,
    id: id as UserId,
    name: id,
    zone: UTC,
    slackZone: UTC,
    stays: [],
    region: null,
    shifts: DEFAULT_SHIFTS,
    standupAt: null,
    evening: false,
    quiet: [],
    nudges: true,
    active: true,
    guest: false,
    admin: false,
    confirmedAt: null,
  },
});

/** The counts of the weeks from a person's first update on, until they had not written for long. */
function weeksOf(updates: readonly Update[], author: string, sent: readonly Nudge[]): number[] {
  const own = updates.filter((one) => one.author === author).map(({ date }) => date);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return [];
  const counts: number[] = [];
  for (let from = first; from <= last; from = plusDays(from, 7)) {
    const here = own.some((date) => date <= plusDays(from, 6) && daysBetween(date, from) <= GONE_DAYS);
    const [begins, ends] = [atLocal(from, MORNING, UTC), atLocal(plusDays(from, 7), MORNING, UTC)];
    if (here) counts.push(sent.filter(({ at }) => begins <= at && at < ends).length);
  }
  return counts;
}
