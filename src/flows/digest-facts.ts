import type { UserId } from '#domain/ids.ts';
import { answerKey } from '#domain/keys.ts';
import type { DigestMessage } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import { digestOf, withheld, type RunFacts } from '#domain/run.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { openLooks, reviewsOf } from './blocker-look.ts';
import { deadlinesIn } from './deadlines.ts';
import { dailyKey } from './digest-make.ts';
import { isUnchanged } from './digest-quiet.ts';
import { handoversStanding } from './handover-look.ts';
import { participantsOf } from './participant.ts';
import { postingOf, type Reader } from './posting.ts';
import { reviewLook } from './review-look.ts';
import { risksOfDay } from './risk-told.ts';
import { linkTo } from './source-link.ts';

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
  const unchanged = await isUnchanged(store, project, { date, prompts, answers }, reader, now);
  const review = summary ? await reviewLook(store, project, date) : null;
  const risks = await risksOfDay(store, project, reader, now);
  const told = { links, unchanged, ...risks, ...(summary ? { summary } : {}), ...(review ? { review } : {}) };
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
