import { sameWords } from '#domain/answer.ts';
import { plainly, quoted } from '#domain/calendar-names.ts';
import type { UserId } from '#domain/ids.ts';
import type { Member } from '#domain/member.ts';
import { nearest } from '#domain/nearest.ts';
import type { Project } from '#domain/project.ts';
import type { Answer } from '#domain/prompt.ts';
import { readAsked, type AskedAnswer, type Question } from '#domain/question.ts';
import { keptFrom } from '#domain/retention.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { ImportFile, ImportRow } from '#domain/standup-import.ts';
import type { LineFault } from '#domain/standup-import-lines.ts';
import { atLocal, plusMinutes, type Instant, type LocalTime, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';

/** How a file's answers are brought in. */
export interface ImportChoices {
  /** By what the file calls somebody, plainly: a Slack id or a name. */
  readonly people: ReadonlyMap<string, string>;
  /** Whether somebody whom nobody knows is kept as a former member; otherwise that is a fault. */
  readonly former: boolean;
  /** false: everything is looked at and nothing written. */
  readonly write: boolean;
}

/** What was brought in, or would be. */
export interface Imported {
  readonly answers: number;
  readonly days: number;
  readonly people: number;
  /** Names of those kept as former members. */
  readonly former: readonly string[];
  /** Answers that stand here already, the same to the letter, and with other words: both are left as they are. */
  readonly same: number;
  readonly differing: number;
  /** Of `answers`, those older than the project keeps words: theirs are erased within a day. */
  readonly old: number;
}

const NOON = '12:00' as LocalTime;
const UTC = 'Etc/UTC' as Zone;

/**
 * Brings answers of the past into a project: all of them or none, and none where a line of their file is wrong. They were said long ago, so nobody is asked, nothing is
 * posted and no blocker is raised of them; an answer that stands is never replaced, so doing it twice is doing it once.
 */
export function importStandups(
  store: Store,
  project: Project,
  { rows, faults: wrong }: Pick<ImportFile, 'rows' | 'faults'>,
  choices: ImportChoices,
  now: Instant,
): Promise<Result<Imported, readonly LineFault[]>> {
  return store.atomically(async (inside) => {
    const found = await whoSaid(inside, project, rows, choices);
    if (!found.ok || wrong.length > 0)
      return refuse([...wrong, ...(found.ok ? [] : found.error)].toSorted((a, b) => a.line - b.line));
    const counts = { same: 0, differing: 0 };
    const faults: LineFault[] = [];
    const fresh: Answer[] = [];
    for (const row of rows) {
      const answer = answerOf(project, row, found.value.get(row.member) as Member);
      const { workspace, user, date } = answer;
      const standing = await inside.answers.find(workspace, project.id, user, date);
      const run = await inside.runs.find(workspace, project.id, date);
      if (standing) counts[sameWords(standing.words, answer.words) ? 'same' : 'differing'] += 1;
      else if (run && run.closedAt === null) {
        faults.push({ line: row.line, sentence: `the standup of ${date} still runs; it can be answered as usual.` });
      } else fresh.push(answer);
    }
    if (faults.length > 0) return refuse(faults);
    const members = [...new Set(fresh.map(({ user }) => user))];
    const former = [...found.value.values()].filter(({ id, active }) => !active && members.includes(id));
    const imported = {
      answers: fresh.length,
      days: new Set(fresh.map(({ date }) => date)).size,
      people: members.length,
      former: [...new Set(former.map(({ name }) => name))],
      old: fresh.filter(({ date }) => date < (keptFrom(project.retention, now) ?? '')).length,
      ...counts,
    };
    if (choices.write && fresh.length > 0) await keep(inside, project, fresh, former, imported, now);
    return ok(imported);
  });
}

async function keep(
  store: Store,
  { workspace, id: project, posting }: Project,
  answers: readonly Answer[],
  former: readonly Member[],
  { days, people }: Imported,
  now: Instant,
): Promise<void> {
  for (const member of former) if (!(await store.members.find(workspace, member.id))) await store.members.save(member);
  for (const answer of answers) {
    const { user, date, answeredAt: at } = answer;
    // A run that is over from the start: nothing is ever closed, nor a digest written of it.
    await store.runs.insert({
      workspace,
      project,
      date,
      openedAt: at,
      closesAt: at,
      closedAt: at,
      questions: [],
      posting,
    });
    const times = { askAt: at, nudgeAt: null, cutoffAt: plusMinutes(at, 1), snoozedUntil: null };
    await store.prompts.insert({
      workspace,
      project,
      user,
      date,
      state: 'answered',
      ...times,
      askedAt: at,
      nudgedAt: null,
    });
    await store.answers.save(answer);
  }
  const facts = { before: {}, after: { answers: answers.length, days, people } };
  await store.audit.add({ workspace, project, actor: null, act: 'imported', ...facts, at: now });
}

function answerOf(
  { workspace, id, questions }: Project,
  { date, words: said, answeredAt }: ImportRow,
  { id: user }: Member,
): Answer {
  const asked = said.asked?.map((one) => readAgain(one, questions));
  const words = asked ? { ...said, asked } : said;
  const at = answeredAt ?? atLocal(date, NOON, UTC);
  return {
    workspace,
    project: id,
    user,
    date,
    version: 1,
    words,
    source: 'import',
    answeredAt: at,
    editedAt: null,
    late: false,
  };
}

/** An answer to a question that the project asks, as one of its kind where it can be. */
function readAgain(said: AskedAnswer, questions: readonly Question[]): AskedAnswer {
  const question = questions.find(({ text }) => text === said.question);
  const read = question && readAsked(question, said.text);
  return read?.ok && read.value ? read.value : said;
}

/** The member behind each name of the file, or for which lines there is none. */
async function whoSaid(
  store: Store,
  { workspace }: Project,
  rows: readonly ImportRow[],
  { people, former }: ImportChoices,
): Promise<Result<Map<string, Member>, readonly LineFault[]>> {
  const known = await store.members.all(workspace);
  const byId = new Map(known.map((member) => [String(member.id), member]));
  const byName = Map.groupBy(known, ({ name }) => plainly(name));
  const found = new Map<string, Member>();
  const faults: LineFault[] = [];
  for (const { member: label, line } of rows) {
    if (found.has(label)) continue;
    const wanted = people.get(plainly(label)) ?? label;
    const named = byName.get(plainly(wanted)) ?? [];
    const sure = byId.get(wanted) ?? (named.length === 1 ? named[0] : undefined);
    const stranger = sure ?? (named.length === 0 && former ? formerMember(workspace, wanted) : undefined);
    if (stranger) {
      found.set(label, byId.get(stranger.id) ?? stranger);
      continue;
    }
    const near = nearest(
      plainly(wanted),
      known.map(({ name }) => plainly(name)),
    );
    const how =
      named.length > 1
        ? `${named.length} people are called ${quoted(wanted)}; give the Slack id with --people.`
        : `nobody here is called ${quoted(wanted)}${near === null ? '' : ` (is it ${near}?)`}; say who it is with --people, or keep them as former members with --former.`;
    faults.push({ line, sentence: how });
  }
  return faults.length > 0 ? refuse(faults) : ok(found);
}

/** Somebody who is in no Slack of ours: never asked, never written to, known by name alone. The same name is the same person. */
function formerMember(workspace: Project['workspace'], name: string): Member {
  const slug = plainly(name).replace(/[^\p{L}\p{N}]+/gu, '-');
  return {
    workspace,
    id: `X-${slug}` as UserId,
    name,
    zone: null,
    slackZone: null,
    stays: [],
    region: null,
    shifts: {},
    standupAt: null,
    evening: false,
    quiet: [],
    nudges: false,
    active: false,
    guest: false,
    admin: false,
    confirmedAt: null,
  };
}
