import { toCsv } from '#domain/csv.ts';
import type { UserId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { Answer } from '#domain/prompt.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { ChatFailure, TextFile } from '#ports/chat.ts';
import type { Ports } from '#ports/index.ts';
import type { Result } from '#domain/result.ts';
import type { Store } from '#ports/store.ts';
import type { Who } from './project.ts';

const EVER = 1_000_000;
const FIRST = '0001-01-01' as LocalDate;
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
  const blockers = [
    ...(await store.blockers.openIn(workspace, id)),
    ...(await store.blockers.closedIn(workspace, id, EVER)),
  ].toSorted((a, b) => a.number - b.number);
  const audit = await store.audit.latest(workspace, id, EVER);
  const content = {
    format: 'meridian-project',
    version: 1,
    exportedAt: now,
    project: without(project),
    people,
    answers: answers.map((answer) => ({ ...without(answer), name: nameOf(answer.user) })),
    blockers: await withHistory(store, workspace, blockers),
    audit: audit.map(without),
  };
  const rows = answers.map((answer) => rowOf(answer, nameOf(answer.user)));
  const files: TextFile[] = [
    { name: `${fileName(project.name)}.json`, text: jsonOf(content) },
    // A mark at its start tells spreadsheets that it is UTF-8.
    { name: `${fileName(project.name)}.csv`, text: `\ufeff${toCsv([COLUMNS, ...rows])}` },
  ];
  const sent = await chat.sendFiles(
    workspace,
    who.user,
    files,
    `All that I keep of this project: ${answers.length} answers and ${blockers.length} blockers.`,
  );
  if (sent.ok) {
    const facts = { before: {}, after: { answers: answers.length, blockers: blockers.length } };
    await store.audit.add({ workspace, project: id, actor: who.user, act: 'exported', ...facts, at: now });
  }
  return sent;
}

/** Sends a person everything kept of them, as JSON, with every version of every answer. */
export async function exportMine({ store, chat }: Ports, { workspace, user }: Who, now: Instant) {
  const member = await store.members.find(workspace, user);
  const projects = await store.projects.ofUser(workspace, user);
  const participations = await Promise.all(
    projects.map((project) => store.participations.find(workspace, project.id, user)),
  );
  const names = new Map((await store.projects.all(workspace)).map(({ id, name }) => [id, name]));
  const answers = await store.answers.versionsBy(workspace, user);
  const blockers = await ownBlockers(store, { workspace, user });
  const acts = (await store.audit.latest(workspace, null, EVER)).filter(({ actor }) => actor === user);
  const content = {
    format: 'meridian-person',
    version: 1,
    exportedAt: now,
    member: member && without(member),
    participations: participations.map((one, index) => one && { ...without(one), name: projects[index]?.name }),
    leave: (await store.absences.ofUser(workspace, user, FIRST)).map(without),
    answers: answers.map((answer) => ({ ...without(answer), projectName: names.get(answer.project) ?? null })),
    blockers: await withHistory(store, workspace, blockers),
    administered: acts.map(without),
  };
  const comment = `All that I keep of you: ${answers.length} versions of answers and ${blockers.length} blockers.`;
  return chat.sendFiles(workspace, user, [{ name: 'my-meridian-data.json', text: jsonOf(content) }], comment);
}

/** Blockers that a person raised, in every project that there is. */
async function ownBlockers(store: Store, { workspace, user }: Who) {
  const found = [];
  for (const { id } of await store.projects.all(workspace)) {
    const all = [
      ...(await store.blockers.openIn(workspace, id)),
      ...(await store.blockers.closedIn(workspace, id, EVER)),
    ];
    found.push(...all.filter(({ owner }) => owner === user));
  }
  return found.toSorted((a, b) => a.number - b.number);
}

async function withHistory(
  store: Store,
  workspace: Project['workspace'],
  blockers: Awaited<ReturnType<typeof ownBlockers>>,
): Promise<object[]> {
  const told = [];
  for (const blocker of blockers)
    told.push({ ...without(blocker), history: await store.blockers.history(workspace, blocker.number) });
  return told;
}

/** Whoever reads an export knows which workspace it is of. */
const without = (kept: object): object =>
  Object.fromEntries(Object.entries(kept).filter(([name]) => name !== 'workspace'));

const jsonOf = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;

function rowOf({ date, user, words, answeredAt, editedAt, late, version, source }: Answer, name: string): string[] {
  const said = [words.done, words.plan, words.blockers, words.evidence];
  return [date, user, name, ...said, answeredAt, editedAt ?? '', late ? 'yes' : 'no', String(version), source];
}

/** What any file system takes: letters, digits and hyphens. */
function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'project' : plain.slice(0, 60);
}
