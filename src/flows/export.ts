import { toCsv } from '#domain/csv.ts';
import type { UserId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { Answer } from '#domain/prompt.ts';
import { OWN_COLUMN } from '#domain/standup-import.ts';
import { instant, type Instant } from '#domain/time.ts';
import type { ChatFailure, TextFile } from '#ports/chat.ts';
import type { Ports } from '#ports/index.ts';
import type { Result } from '#domain/result.ts';
import {
  allBets,
  allBlockers,
  betsTold,
  blockersTold,
  counted,
  handoversOf,
  jsonOf,
  summariesTold,
  without,
} from './own.ts';
import type { Who } from './project.ts';

const EVER = 1_000_000;
/** The columns of a project's answers; `meridian import standups` reads those it needs. */
const COLUMNS = [
  'date',
  'member',
  'name',
  'done',
  'plan',
  'blockers',
  'evidence',
  'answered_at',
  'edited_at',
  'late',
  'version',
  'source',
];

/** Sends whoever asked everything kept of a project: all of it as JSON, its answers as CSV. The log tells of it. */
export async function exportProject(
  { store, chat }: Ports,
  who: Who,
  project: Project,
  now: Instant,
): Promise<Result<void, ChatFailure>> {
  const { workspace, id } = project;
  const answers = await store.answers.inProject(workspace, id);
  const names = new Map((await store.members.all(workspace)).map((member) => [member.id, member.name]));
  const nameOf = (user: UserId): string => names.get(user) ?? 'A former member';
  const people = (await store.participations.of(workspace, id)).map(({ user, role, lead, roles, since }) => ({
    user,
    name: nameOf(user),
    role,
    lead,
    roles,
    since,
  }));
  const blockers = (await allBlockers(store, workspace)).filter((one) => one.project === id);
  const bets = (await allBets(store, workspace)).filter((one) => one.project === id);
  const audit = await store.audit.latest(workspace, id, EVER);
  const content = {
    format: 'meridian-project',
    version: 1,
    exportedAt: now,
    project: without(project),
    people,
    runs: (await store.runs.inProject(workspace, id)).map(without),
    answers: answers.map((answer) => ({ ...without(answer), name: nameOf(answer.user) })),
    blockers: await blockersTold(store, blockers),
    slots: (await store.slots.held(workspace, instant(0))).filter(({ project: of }) => of === id).map(without),
    deadlines: (await store.deadlines.of(workspace, id)).map(without),
    stakeholders: await store.stakeholders.find(workspace, id),
    asks: (await store.asks.of(workspace, id)).map(without),
    handovers: (await handoversOf(store, project)).map(without),
    hypotheses: await betsTold(store, bets),
    summaries: await summariesTold(store, project),
    tokens: (await store.tokens.of(workspace, id)).map(without),
    audit: audit.map(without),
  };
  const own = [...new Set(answers.flatMap(({ words }) => (words.asked ?? []).map(({ question }) => question)))];
  const columns = [...COLUMNS, ...own.map((question) => `${OWN_COLUMN}${question}`)];
  const rows = answers.map((answer) => [...rowOf(answer, nameOf(answer.user)), ...ownOf(answer, own)]);
  const files: TextFile[] = [
    { name: `${fileName(project.name)}.json`, text: jsonOf(content) },
    // A mark at its start tells spreadsheets that it is UTF-8.
    { name: `${fileName(project.name)}.csv`, text: `\ufeff${toCsv([columns, ...rows])}` },
  ];
  // Before they go: a kill in between leaves a note of files that never came, never files that nobody knows of.
  let readings = 0;
  for (const { number } of bets) readings += (await store.readings.of(workspace, number)).length;
  const counts = { answers: answers.length, blockers: blockers.length, bets: bets.length, readings };
  const noted = { before: {}, after: counts };
  await store.audit.add({ workspace, project: id, actor: who.user, act: 'exported', ...noted, at: now });
  const told = counted(
    [answers.length, 'answer', 'answers'],
    [blockers.length, 'blocker', 'blockers'],
    [bets.length, 'bet', 'bets'],
    [readings, 'reading', 'readings'],
  );
  return chat.sendFiles(workspace, who.user, files, `All that I keep of this project: ${told}.`);
}

function rowOf({ date, user, words, answeredAt, editedAt, late, version, source }: Answer, name: string): string[] {
  const said = [words.done, words.plan, words.blockers, words.evidence];
  return [date, user, name, ...said, answeredAt, editedAt ?? '', late ? 'yes' : 'no', String(version), source];
}

/** What was said to each of the project's own questions, ever asked. */
const ownOf = ({ words }: Answer, questions: readonly string[]): string[] =>
  questions.map((question) => words.asked?.find((one) => one.question === question)?.text ?? '');

/** What any file system takes: letters, digits and hyphens. */
function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'project' : plain.slice(0, 60);
}
