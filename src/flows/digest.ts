import type { Address } from '#domain/delivery.ts';
import { digestKey, runKey } from '#domain/keys.ts';
import type { DigestMessage } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import type { Run } from '#domain/prompt.ts';
import { closesAt, digestOf, expectedOn, isComplete, type RunFacts } from '#domain/run.ts';
import { plusMinutes, type Instant, type LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { openLooks, reviewsOf } from './blocker-look.ts';
import { deadlinesIn } from './deadlines.ts';
import { handoversStanding } from './handover-look.ts';
import { participantsOf } from './participant.ts';
import { PRIORITY, say } from './say.ts';

const PAGE = 50;
const SET_ASIDE_MINUTES = 5;
/** A digest of yesterday is still news; one of the day before is not. */
const NEWS_MINUTES = 24 * 60;

/** Closes every run whose last expected member is cut off or has answered, and writes its digest; each run once. */
export async function publishDue({ store, log }: Ports, now: Instant): Promise<void> {
  for (let due = await store.runs.due(now, PAGE); due.length > 0; due = await store.runs.due(now, PAGE)) {
    for (const run of due) {
      try {
        await store.atomically((inside) => close(inside, run, now));
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
  }
}

async function close(store: Store, run: Run, now: Instant): Promise<void> {
  const project = await store.projects.find(run.workspace, run.project);
  if (project?.state !== 'active') return store.runs.save({ ...run, closedAt: now });
  const facts = await runFacts(store, project, run.date, now);
  const expected = expectedOn(facts.participants, run.date);
  const ends = closesAt(expected);
  if (!isComplete(expected, facts.prompts, now) && ends !== null && ends > now) {
    return store.runs.save({ ...run, closesAt: ends });
  }
  await store.runs.save({ ...run, closedAt: now });
  await publish(store, project, digestOf(facts, project.name), ends !== null && ends < now ? ends : now, now);
}

async function publish(
  store: Store,
  project: Project,
  digest: DigestMessage,
  since: Instant,
  now: Instant,
): Promise<void> {
  const { workspace, id, channel } = project;
  if (digest.answers.length + digest.away.length + digest.skipped.length + digest.missing === 0) return;
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

/** Everything about the run of one date. */
export async function runFacts(store: Store, project: Project, date: LocalDate, now: Instant): Promise<RunFacts> {
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
  const blockers = await openLooks(store, project, now);
  const reviews = await reviewsOf(store, project, date);
  const handovers = await handoversStanding(store, project, now);
  const deadlines = await deadlinesIn(store, project, now);
  return { participants, date, prompts, answers, former, blockers, reviews, handovers, deadlines };
}

/** The digest of a date as it would read now. */
export async function digestFor(store: Store, project: Project, date: LocalDate, now: Instant): Promise<DigestMessage> {
  return digestOf(await runFacts(store, project, date, now), project.name);
}
