import { reviewKey, reviewSubject } from '#domain/keys.ts';
import { promptHandle } from '#domain/prompt.ts';
import type { Project } from '#domain/project.ts';
import { isThere, lapseOf, REVIEW_DAYS, reviewerOf, type Review } from '#domain/review.ts';
import { plusMinutes, type Instant, type LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { restateDigest } from './digest-say.ts';
import { candidatesOf, reviewCard, waitingIn } from './review-look.ts';
import { edit, PRIORITY, say } from './say.ts';

const PAGE = 50;
const SET_ASIDE_MINUTES = 5;
/** Hours, leave and roles change without telling. */
const LOOK_AGAIN_MINUTES = 6 * 60;

/** Has the lines of a digest that just closed wait for a person, and asks that person in their hours; nothing where none wait. */
export async function openReview(store: Store, project: Project, date: LocalDate, now: Instant): Promise<void> {
  const { workspace, id } = project;
  if (await store.reviews.find(workspace, id, date)) return;
  if ((await waitingIn(store, project, date)).length === 0) return;
  const fresh = { workspace, project: id, date, since: now, closedAt: null } as const;
  await ask(store, project, { ...fresh, reviewer: null, askedAt: null, lapsesAt: null, lapsed: false }, now);
}

/** Asks whoever is to be asked now, in their hours; somebody who was asked before hears that it is in other hands. */
async function ask(store: Store, project: Project, review: Review, now: Instant): Promise<Review> {
  const { workspace, id } = project;
  const { date } = review;
  const { reviewers, leads } = await candidatesOf(store, project, date, now);
  const found = reviewerOf(reviewers, leads, now);
  // Where nobody can be asked nobody is waited for.
  if (!found) {
    const alone: Review = { ...review, reviewer: null, askedAt: null, lapsesAt: null, lapsed: true };
    await store.reviews.save(alone, plusMinutes(now, LOOK_AGAIN_MINUTES));
    return alone;
  }
  const { person, from, to } = found;
  const user = person.member.id;
  const asked: Review = { ...review, reviewer: user, askedAt: now, lapsesAt: lapseOf(person, from) };
  await store.reviews.save(asked, nextLook(asked, now));
  const key = reviewKey(id, date, user, now);
  await say(store, now, {
    workspace,
    key,
    subject: reviewSubject(id, date),
    address: { to: 'person', user },
    message: await reviewCard(store, project, asked, user),
    priority: PRIORITY.nudge,
    notBefore: from,
    notAfter: to,
  });
  const item = promptHandle(id, date);
  await store.nudges.add({ workspace, key, project: id, user, rule: 'review', item, at: from, outcome: null });
  return asked;
}

function nextLook({ lapsed, lapsesAt }: Review, now: Instant): Instant {
  const again = plusMinutes(now, LOOK_AGAIN_MINUTES);
  return !lapsed && lapsesAt !== null && lapsesAt < again ? lapsesAt : again;
}

/** Has digests name what still waits once its reviewer has had their time, and asks the next where a reviewer is gone. */
export async function lookAtReviews({ store, log }: Ports, now: Instant): Promise<void> {
  for (let due = await store.reviews.due(now, PAGE); due.length > 0; due = await store.reviews.due(now, PAGE)) {
    for (const review of due) {
      try {
        await store.atomically((inside) => look(inside, review, now));
      } catch (error) {
        const { workspace, project, date } = review;
        log.error('A look at a review failed', { workspace, project, date, error });
        await store.reviews.plan(review, plusMinutes(now, SET_ASIDE_MINUTES));
      }
    }
  }
}

async function look(store: Store, { workspace, project: id, date }: Review, now: Instant): Promise<void> {
  const found = await store.reviews.find(workspace, id, date);
  const project = await store.projects.find(workspace, id);
  if (!found || found.closedAt !== null || !project) return store.reviews.plan({ workspace, project: id, date }, null);
  if (project.state !== 'active') return store.reviews.plan(found, plusMinutes(now, LOOK_AGAIN_MINUTES));
  const old = plusMinutes(found.since, REVIEW_DAYS * 24 * 60) <= now;
  if (old || (await waitingIn(store, project, date)).length === 0)
    return concludeReview(store, project, found, `over:${now}`, now);
  let current = found;
  if (!(await isInHand(store, project, current, now))) current = await ask(store, project, current, now);
  if (current.lapsesAt !== null && current.lapsesAt <= now) current = { ...current, lapsed: true };
  await store.reviews.save(current, nextLook(current, now));
  const { reviewer, askedAt, lapsed } = found;
  if (current.reviewer === reviewer && current.askedAt === askedAt && current.lapsed === lapsed) return;
  await restateReview(store, project, current, `look:${now}`, now);
  await restateDigest(store, project, date, `review:${now}`, now);
}

/** Whether whoever was asked may still be expected to decide, or nobody else could be. */
async function isInHand(store: Store, project: Project, review: Review, now: Instant): Promise<boolean> {
  const { workspace, id } = project;
  const { reviewer, askedAt, date } = review;
  const { reviewers, leads } = await candidatesOf(store, project, date, now);
  const all = [...reviewers, ...leads];
  if (reviewer === null || askedAt === null) return all.length === 0;
  const person = all.find(({ member }) => member.id === reviewer);
  if (!person) return false;
  // Slack was away until their hours were over: they were never asked.
  const said = await store.deliveries.find(workspace, reviewKey(id, date, reviewer, askedAt));
  if (said?.state === 'dropped') return false;
  return isThere(person, now) || !all.some((other) => isThere(other, now));
}

/** Nothing of it waits any more, or it is given up: whoever was asked sees that, and so does the digest. */
export async function concludeReview(
  store: Store,
  project: Project,
  review: Review,
  cause: string,
  now: Instant,
): Promise<void> {
  const over: Review = { ...review, closedAt: now };
  await store.reviews.save(over, null);
  await restateReview(store, project, over, cause, now);
  await restateDigest(store, project, review.date, cause, now);
}

/** Everybody who was asked reads how it stands; what waits to be sent to somebody else is dropped. */
export async function restateReview(
  store: Store,
  project: Project,
  review: Review,
  cause: string,
  now: Instant,
): Promise<void> {
  const { workspace, id } = project;
  const { date, reviewer, askedAt, closedAt } = review;
  const current = reviewer === null || askedAt === null ? null : reviewKey(id, date, reviewer, askedAt);
  for (const target of await store.deliveries.about(workspace, reviewSubject(id, date))) {
    const { address, state, key } = target;
    if (address.to !== 'person' || state === 'dropped' || state === 'failed') continue;
    if (state === 'waiting' && (key !== current || closedAt !== null)) {
      await store.deliveries.drop(workspace, key, 'overtaken');
      continue;
    }
    const card = await reviewCard(store, project, review, address.user);
    if (await store.deliveries.reword(workspace, key, card)) continue;
    await edit(store, workspace, target, cause, card, now);
  }
}
