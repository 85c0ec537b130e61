import type { Address } from '#domain/delivery.ts';
import type { UserId } from '#domain/ids.ts';
import { answerKey, digestKey, editKey, leadDigestKey, runKey } from '#domain/keys.ts';
import type { DigestMessage } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import type { Run } from '#domain/prompt.ts';
import { closesAt, digestOf, expectedOn, isComplete, withheld, type RunFacts } from '#domain/run.ts';
import { plusMinutes, type Instant, type LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { openLooks, reviewsOf } from './blocker-look.ts';
import { deadlinesIn } from './deadlines.ts';
import { dailyKey, followClaims, makeDigest } from './digest-make.ts';
import { handoversStanding } from './handover-look.ts';
import { hearersOf, workingMoment } from './leads.ts';
import { participantsOf } from './participant.ts';
import { postingOf, type Reader } from './posting.ts';
import { PRIORITY, say } from './say.ts';
import { linkTo } from './source-link.ts';
import { keepStanding } from './summary-keep.ts';

const PAGE = 50;
const SET_ASIDE_MINUTES = 5;
/** A digest of yesterday is still news; one of the day before is not. */
const NEWS_MINUTES = 24 * 60;
/** Leads have it nowhere else, so it waits for their hours. */
const LEADS_NEWS_MINUTES = 7 * 24 * 60;

/**
 * Closes every run whose last expected member is cut off or has answered, and writes its digest; each run once.
 *
 * A model is asked before anything is closed, and what it wrote is kept before anything is said: whoever dies in between finds it
 * there, and asks again for nothing. All that are due are asked about at once, and wait for it no longer than its patience.
 */
export async function publishDue(ports: Ports, now: Instant): Promise<void> {
  const { store } = ports;
  const patience = ports.writers?.patience();
  for (let due = await store.runs.due(now, PAGE); due.length > 0; due = await store.runs.due(now, PAGE)) {
    if (patience && !patience.aborted)
      await Promise.all(due.map((run) => guarded(ports, run, now, () => prepare(ports, run, now, patience))));
    for (const run of due) await guarded(ports, run, now, () => store.atomically((inside) => close(inside, run, now)));
  }
}

/** What goes wrong with one run holds up no other. */
async function guarded({ store, log }: Ports, run: Run, now: Instant, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error('A run could not be closed', {
      workspace: run.workspace,
      project: run.project,
      date: run.date,
      error,
    });
    await store.runs.save({ ...run, closesAt: plusMinutes(now, SET_ASIDE_MINUTES) });
  }
}

/** Lets a model word the digest of a run that is about to close, where there is one for it and it has not done so. */
async function prepare(ports: Ports, run: Run, now: Instant, patience: AbortSignal): Promise<void> {
  const { store, writers } = ports;
  const project = await store.projects.find(run.workspace, run.project);
  if (project?.state !== 'active' || !writers?.forProject(project, 'digest', now)) return;
  const facts = await runFacts(store, project, run.date, now);
  if (facts.summary || facts.answers.length === 0 || !isOver(facts, now)) return;
  await keepStanding(store, project, await makeDigest(ports, project, facts, now, patience), facts.answers);
}

/** Whether nobody is waited for any more. */
function isOver({ participants, date, prompts }: RunFacts, now: Instant): boolean {
  const expected = expectedOn(participants, date);
  const ends = closesAt(expected);
  return isComplete(expected, prompts, now) || ends === null || ends <= now;
}

async function close(store: Store, run: Run, now: Instant): Promise<void> {
  const project = await store.projects.find(run.workspace, run.project);
  // What was deleted with its project does not come back.
  if (!project && !(await store.runs.find(run.workspace, run.project, run.date))) return;
  if (project?.state !== 'active') return store.runs.save({ ...run, closedAt: now });
  const facts = await runFacts(store, project, run.date, now);
  const ends = closesAt(expectedOn(facts.participants, run.date));
  if (!isOver(facts, now)) return store.runs.save({ ...run, closesAt: ends ?? now });
  await store.runs.save({ ...run, closedAt: now });
  await keepSummary(store, project, facts, now);
  if ((await postingOf(store, project, run.date)) === 'leads') {
    if (saysAnything(digestOf(facts, project.name))) await tellLeadsDigest(store, project, run.date, 'closed', now);
    return;
  }
  const since = ends !== null && ends < now ? ends : now;
  await publish(store, project, await digestFor(store, project, run.date, now), since, now);
}

/** Has a run that closes leave a summary: the one that is kept, brought up to what was answered since, or one without a model. */
async function keepSummary(store: Store, project: Project, facts: RunFacts, now: Instant): Promise<void> {
  if (facts.answers.length === 0) return;
  if (!facts.summary) await store.summaries.add(await makeDigest({ store }, project, facts, now));
  else for (const answer of facts.answers) await followClaims(store, project, facts, answer);
}

async function publish(
  store: Store,
  project: Project,
  digest: DigestMessage,
  since: Instant,
  now: Instant,
): Promise<void> {
  const { workspace, id, channel } = project;
  if (!saysAnything(digest)) return;
  const thread = runKey(id, digest.date);
  // In the thread and shown in the channel: the summary and the words it rests on stand together.
  const hasThread = (await store.deliveries.find(workspace, thread)) !== null;
  const address: Address = hasThread
    ? { to: 'thread', channel, of: thread, broadcast: true }
    : { to: 'channel', channel };
  await say(store, now, {
    workspace,
    key: digestKey(id, digest.date),
    subject: thread,
    address,
    message: digest,
    priority: PRIORITY.digest,
    notAfter: plusMinutes(since, NEWS_MINUTES),
  });
}

const saysAnything = ({ answers, away, skipped, missing }: DigestMessage): boolean =>
  answers.length + away.length + skipped.length + missing > 0;

/** Gives each lead the digest of a day in their hours; where they have it, it changes. `cause` tells one change from the next. */
export async function tellLeadsDigest(
  store: Store,
  project: Project,
  date: LocalDate,
  cause: string,
  now: Instant,
): Promise<void> {
  const { workspace, id } = project;
  const subject = runKey(id, date);
  const message = await digestFor(store, project, date, now, 'leads');
  for (const lead of await hearersOf(store, project)) {
    const key = leadDigestKey(id, date, lead.id);
    const at = await workingMoment(store, lead, now);
    const times = { notBefore: at, notAfter: plusMinutes(at, LEADS_NEWS_MINUTES) };
    const address = { to: 'person', user: lead.id } as const;
    const about = { workspace, subject, message };
    if (await say(store, now, { ...about, key, address, priority: PRIORITY.digest, ...times })) continue;
    if (await store.deliveries.reword(workspace, key, message)) continue;
    const edit = { to: 'edit', of: key } as const;
    await say(store, now, { ...about, key: editKey(key, cause), address: edit, priority: PRIORITY.edit });
  }
}

/** Everything about the run of one date that a reader may see. */
export async function runFacts(
  store: Store,
  project: Project,
  date: LocalDate,
  now: Instant,
  reader: Reader = 'all',
): Promise<RunFacts> {
  const { workspace, id } = project;
  const participants = await participantsOf(store, project, date);
  const prompts = await store.prompts.ofRun(workspace, id, date);
  const answers = await store.answers.ofRun(workspace, id, date);
  const here = new Set(participants.map(({ member }) => member.id));
  const former: RunFacts['former'][number][] = [];
  for (const { user } of prompts) {
    const member = here.has(user) ? null : await store.members.find(workspace, user);
    if (member) former.push(member);
  }
  const blockers = await openLooks(store, project, now, reader);
  const reviews = await reviewsOf(store, project, date);
  const handovers = await handoversStanding(store, project, now);
  const deadlines = await deadlinesIn(store, project, now);
  const summary = await store.summaries.find(dailyKey(project, date));
  const links = new Map<UserId, string>();
  for (const { user } of answers) {
    const link = await linkTo(store, workspace, answerKey(id, user, date));
    if (link !== null) links.set(user, link);
  }
  const told = { links, ...(summary ? { summary } : {}) };
  return { participants, date, prompts, answers, former, blockers, reviews, handovers, deadlines, ...told };
}

/** The digest of a date as it would read now. Of answers that only the leads read, everybody else gets how many there are. */
export async function digestFor(
  store: Store,
  project: Project,
  date: LocalDate,
  now: Instant,
  reader: Reader = 'all',
): Promise<DigestMessage> {
  const posting = await postingOf(store, project, date);
  const whole = digestOf(await runFacts(store, project, date, now, reader), project.name);
  if (posting === 'thread') return whole;
  return posting === 'leads' && reader === 'all' ? withheld(whole) : { ...whole, posting };
}
