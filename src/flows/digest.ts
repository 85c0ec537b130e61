import type { Project } from '#domain/project.ts';
import type { Run } from '#domain/prompt.ts';
import { closesAt, digestOf, expectedOn, isComplete, type RunFacts } from '#domain/run.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { digestFor, runFacts } from './digest-facts.ts';
import { followClaims, makeDigest } from './digest-make.ts';
import { publish, saysAnything, tellLeadsDigest } from './digest-say.ts';
import { postingOf } from './posting.ts';
import { openReview } from './review.ts';
import { keepStanding } from './summary-keep.ts';

const PAGE = 50;
const SET_ASIDE_MINUTES = 5;

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
  // Where nothing has changed there is nothing to word.
  if (facts.summary || facts.unchanged || facts.answers.length === 0 || !isOver(facts, now)) return;
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
  await openReview(store, project, run.date, now);
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
