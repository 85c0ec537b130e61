import type { Person } from '#domain/hours.ts';
import type { UserId } from '#domain/ids.ts';
import { answerKey } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import type { ReviewCard, ReviewCounts, ReviewForm, ReviewItem } from '#domain/review-message.ts';
import { markOf, waits, type Review, type ReviewLook } from '#domain/review.ts';
import type { KeptClaim } from '#domain/summary-kept.ts';
import { localDate, plusDays, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { dailyKey } from './digest-make.ts';
import { hearersOf } from './leads.ts';
import { postingOf, readerOf } from './posting.ts';
import { linkTo } from './source-link.ts';

/** A form of Slack holds a hundred blocks; a line takes three of them, and nobody decides well about more at once. */
const ITEMS_MAX = 10;

/** The lines of a day's digest that a person may decide about or has decided about. */
async function claimsOf(store: Store, project: Project, date: LocalDate): Promise<KeptClaim[]> {
  const whole = await store.summaries.find(dailyKey(project, date));
  // Where no model had a part in it everybody's own words stand there whole, and nothing is missing.
  if (!whole || whole.summary.plain !== null) return [];
  return whole.claims.filter((claim) => waits(claim) || claim.review !== null);
}

/** The lines of a day's digest that wait for a person, in their order. */
export const waitingIn = async (store: Store, project: Project, date: LocalDate): Promise<KeptClaim[]> =>
  (await claimsOf(store, project, date)).filter(waits);

/** What became of the lines of a day's digest that waited. */
async function countsOf(store: Store, project: Project, date: LocalDate): Promise<ReviewCounts> {
  const claims = await claimsOf(store, project, date);
  const count = (is: string) => claims.filter(({ review }) => review?.is === is).length;
  return {
    waiting: claims.filter(waits).length,
    approved: count('approved'),
    edited: count('edited'),
    dropped: count('dropped'),
  };
}

/** Who may be asked: those who answer for reviews and are there to do so, and those who lead. */
export async function candidatesOf(
  store: Store,
  project: Project,
  date: LocalDate,
  now: Instant,
): Promise<{ readonly reviewers: readonly Person[]; readonly leads: readonly Person[] }> {
  const { workspace, id } = project;
  const since = plusDays(localDate(now, 'UTC' as Zone), -1);
  const people = async (users: readonly UserId[]): Promise<Person[]> => {
    const found = await Promise.all(users.map((user) => personOf(store, workspace, user, since)));
    return found.filter((person) => person !== null);
  };
  const reviewers: UserId[] = [];
  // What only leads read is reviewed by them alone.
  if ((await postingOf(store, project, date)) !== 'leads') {
    const members = new Map((await store.members.inProject(workspace, id)).map((member) => [member.id, member]));
    for (const { user, roles } of await store.participations.of(workspace, id)) {
      const member = members.get(user);
      if (roles.includes('human-reviewer') && member?.active && !member.guest) reviewers.push(user);
    }
  }
  const leads = (await hearersOf(store, project)).map(({ id: user }) => user);
  return { reviewers: await people(reviewers), leads: await people(leads) };
}

/** Whether somebody may decide about lines of a day's digest: its reviewers, and whoever administers the project. */
export async function mayReview(store: Store, project: Project, date: LocalDate, user: UserId): Promise<boolean> {
  if ((await readerOf(store, project, user)) === 'leads') return true;
  const member = await store.members.find(project.workspace, user);
  if (!member?.active || member.guest || (await postingOf(store, project, date)) === 'leads') return false;
  const participation = await store.participations.find(project.workspace, project.id, user);
  return participation?.roles.includes('human-reviewer') ?? false;
}

/** What is open that somebody may decide about, oldest first. */
export async function openFor(
  store: Store,
  { workspace, user }: { readonly workspace: Project['workspace']; readonly user: UserId },
): Promise<{ readonly project: Project; readonly review: Review; readonly waiting: number }[]> {
  const found = [];
  for (const review of await store.reviews.open(workspace)) {
    const project = await store.projects.find(workspace, review.project);
    if (!project || !(await mayReview(store, project, review.date, user))) continue;
    const waiting = (await waitingIn(store, project, review.date)).length;
    if (waiting > 0) found.push({ project, review, waiting });
  }
  return found;
}

/** How the digest of a date tells of what waits; null: nothing does or did. */
export async function reviewLook(
  store: Store,
  { workspace, id }: Project,
  date: LocalDate,
): Promise<ReviewLook | null> {
  const review = await store.reviews.find(workspace, id, date);
  if (!review) return null;
  const member = review.reviewer && (await store.members.find(workspace, review.reviewer));
  return { name: member ? member.name : null, lapsed: review.lapsed, over: review.closedAt !== null };
}

/** What one person is told of it. */
export async function reviewCard(store: Store, project: Project, review: Review, user: UserId): Promise<ReviewCard> {
  const zone = (await store.members.find(project.workspace, user))?.zone ?? ('UTC' as Zone);
  const { date, closedAt, reviewer, lapsed, lapsesAt } = review;
  return {
    kind: 'review-card',
    project: project.id,
    projectName: project.name,
    date,
    counts: await countsOf(store, project, date),
    zone,
    lapsesAt: lapsed ? null : lapsesAt,
    state: closedAt !== null ? 'over' : reviewer === user ? 'open' : 'moved',
  };
}

/** The form of what waits; null: nothing does. `typed`: what was typed so far, by place, with what the checks found in it. */
export async function reviewFormFor(
  store: Store,
  project: Project,
  date: LocalDate,
  typed: ReadonlyMap<number, Pick<ReviewItem, 'typed' | 'warning'>> = new Map(),
): Promise<ReviewForm | null> {
  const { workspace, id, name } = project;
  const waiting = await waitingIn(store, project, date);
  if (waiting.length === 0) return null;
  // Those that somebody is writing about stay in front of them.
  const shown = [
    ...waiting.filter(({ place }) => typed.has(place)),
    ...waiting.filter(({ place }) => !typed.has(place)),
  ].slice(0, ITEMS_MAX);
  const items: ReviewItem[] = [];
  for (const claim of shown.toSorted((a, b) => a.place - b.place)) {
    const [user] = claim.people;
    const member = user && (await store.members.find(workspace, user));
    items.push({
      place: claim.place,
      mark: markOf(claim),
      name: member ? member.name : 'A former member',
      link: user ? await linkTo(store, workspace, answerKey(id, user, date)) : null,
      kind: claim.kind,
      text: claim.text,
      quote: claim.quote,
      why: claim.why,
      ...(typed.get(claim.place) ?? { typed: null, warning: null }),
    });
  }
  return { kind: 'review-form', project: id, projectName: name, date, items, more: waiting.length - items.length };
}
