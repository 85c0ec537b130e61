import type { UserId } from '#domain/ids.ts';
import { promptHandle } from '#domain/prompt.ts';
import type { Project } from '#domain/project.ts';
import { refuse, ok, type Result } from '#domain/result.ts';
import type { ReviewForm, ReviewItem } from '#domain/review-message.ts';
import { markOf, reviewed, waits, type Verdict } from '#domain/review.ts';
import { checkClaim, sourcesOf, withDoubt } from '#domain/summary-checks.ts';
import { materialOf } from '#domain/summary-digest.ts';
import { withoutLinks } from '#domain/summary-hostile.ts';
import type { KeptClaim } from '#domain/summary-kept.ts';
import { knownBy, namesApart } from '#domain/summary-people.ts';
import { withoutSecrets } from '#domain/summary-redact.ts';
import type { CheckedClaim } from '#domain/summary.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { dailyKey } from './digest-make.ts';
import { restateDigest } from './digest-say.ts';
import { heeded } from './heeded.ts';
import { weeksFollow } from './weekly-right.ts';
import { mayReview, reviewFormFor, waitingIn } from './review-look.ts';
import { concludeReview, restateReview } from './review.ts';

/** Which digest, and who decides. */
export interface Deciding {
  readonly workspace: Project['workspace'];
  readonly user: UserId;
  readonly project: Project['id'];
  readonly date: LocalDate;
}

/** What came of a form. */
export interface Decided {
  readonly projectName: string;
  readonly approved: number;
  readonly edited: number;
  readonly dropped: number;
  /** Of which somebody had decided before. */
  readonly before: number;
  /** That no longer wait, because the words they rest on were changed or erased. */
  readonly gone: number;
  /** What waits still; null: nothing does. */
  readonly next: ReviewForm | null;
}

export type ReviewRefusal =
  | { readonly kind: 'gone' }
  | { readonly kind: 'not-yours'; readonly name: string | null }
  /** Words of theirs do not hold; nothing was changed. The form says under which, and takes them if they are sent again. */
  | { readonly kind: 'doubtful'; readonly form: ReviewForm };

/** The form of what waits of a day's digest. */
export async function showReview(
  store: Store,
  { workspace, user, project: id, date }: Deciding,
): Promise<Result<ReviewForm | null, Exclude<ReviewRefusal, { kind: 'doubtful' }>>> {
  const project = await store.projects.find(workspace, id);
  if (!project) return refuse({ kind: 'gone' });
  if (!(await mayReview(store, project, date, user))) return refuse(await notYours(store, project, date));
  return ok(await reviewFormFor(store, project, date));
}

async function notYours(store: Store, { workspace, id }: Project, date: LocalDate) {
  const reviewer = (await store.reviews.find(workspace, id, date))?.reviewer ?? null;
  const member = reviewer === null ? null : await store.members.find(workspace, reviewer);
  return { kind: 'not-yours', name: member?.name ?? null } as const;
}

/**
 * Keeps what a person decided about lines, all of it or nothing, and puts the digest right in place. Of each line the first word
 * counts; what was decided or is gone meanwhile is only counted.
 */
export async function decide(
  { store }: Pick<Ports, 'store'>,
  who: Deciding,
  verdicts: readonly Verdict[],
  now: Instant,
): Promise<Result<Decided, ReviewRefusal>> {
  const { workspace, user, date } = who;
  return store.atomically(async (inside) => {
    const project = await inside.projects.find(workspace, who.project);
    if (!project) return refuse({ kind: 'gone' });
    if (!(await mayReview(inside, project, date, user))) return refuse(await notYours(inside, project, date));
    const claims = (await inside.summaries.find(dailyKey(project, date)))?.claims ?? [];
    const found = verdicts.map((verdict) => ({ verdict, claim: seenBy(verdict, claims) }));
    const open = found.flatMap(({ verdict, claim }) => (claim && waits(claim) ? [{ verdict, claim }] : []));
    const made: Made[] = [];
    for (const { verdict, claim } of open) {
      const is = meant(verdict, claim);
      const rechecked = is === 'edit' ? await recheck(inside, project, claim, verdict.text) : null;
      made.push({ verdict: { ...verdict, is }, claim, found: rechecked });
    }
    const doubtful = made.filter(
      ({ verdict, claim, found: checked }) => checked && checked.why !== '' && !insists(verdict, claim, checked),
    );
    if (doubtful.length > 0) {
      const form = await reviewFormFor(inside, project, date, typedIn(made));
      if (form) return refuse({ kind: 'doubtful', form });
    }
    for (const { verdict, claim, found: checked } of made)
      await inside.summaries.saveClaim(dailyKey(project, date), reviewed(claim, verdict.is, user, now, checked));
    if (made.length > 0) await putRight(inside, project, date, { user, made: made.map(({ claim }) => claim) }, now);
    const count = (is: Verdict['is']) => made.filter(({ verdict }) => verdict.is === is).length;
    return ok({
      projectName: project.name,
      approved: count('approve'),
      edited: count('edit'),
      dropped: count('drop'),
      before: found.filter(({ claim }) => claim !== null && claim.review !== null).length,
      gone: found.filter(({ claim }) => claim === null || (claim.review === null && !waits(claim))).length,
      next: await reviewFormFor(inside, project, date),
    });
  });
}

/** Other words are an edit, and an edit without other words approves: nothing that was typed is lost. */
function meant({ is, text }: Verdict, claim: KeptClaim): Verdict['is'] {
  if (is === 'drop') return is;
  const same = text === '' || text === claim.text.replace(/\s+/g, ' ').trim();
  return same ? 'approve' : 'edit';
}

interface Made {
  readonly verdict: Verdict;
  readonly claim: KeptClaim;
  /** What the checks say of edited words; null: they are not edited. */
  readonly found: CheckedClaim | null;
}

/** Whether these words were called in doubt before, and are sent once more; what is left of them without links must say something. */
const insists = ({ text, warned }: Verdict, claim: KeptClaim, found: CheckedClaim): boolean =>
  /[\p{L}\p{N}]/u.test(found.text) && warned !== null && markOf({ text, quote: claim.quote }) === warned;

/** The line that somebody decided about, decided or not; null: another stands there, or none. */
function seenBy({ place, saw }: Verdict, claims: readonly KeptClaim[]): KeptClaim | null {
  const claim = claims.find((one) => one.place === place);
  if (!claim) return null;
  const shown = claim.review === null ? claim : { ...claim, text: claim.review.was };
  return markOf(shown) === saw ? claim : null;
}

/** What stands in the form when it is shown again. */
function typedIn(made: readonly Made[]): Map<number, Pick<ReviewItem, 'typed' | 'warning'>> {
  return new Map(
    made.map(({ verdict: { place, is, text }, found }) => [
      place,
      { typed: { is, text }, warning: found && found.why !== '' ? found.why : null },
    ]),
  );
}

/** The line in other words, as the checks find it beside the answers that it rests on. Links and secrets never stay in it. */
async function recheck(store: Store, project: Project, claim: KeptClaim, typed: string): Promise<CheckedClaim> {
  const { workspace, id } = project;
  const members = await store.members.inProject(workspace, id);
  const former = [];
  const answers = [];
  for (const { user, date, version } of claim.sources) {
    const answer = await store.answers.find(workspace, id, user, date);
    if (answer?.version === version) answers.push(answer);
    const member = members.some((one) => one.id === user) ? null : await store.members.find(workspace, user);
    if (member) former.push(member);
  }
  const names = namesApart([...members, ...former]);
  const { updates } = materialOf(answers, names);
  const text = withoutLinks(withoutSecrets(typed)).trim();
  const people = claim.people.map((user) => names.get(user) ?? 'Somebody');
  const { kind, quote } = claim;
  const asked = { text, kind, quote, people, sources: updates.map(({ id: source }) => source) };
  const found = checkClaim(asked, sourcesOf(updates), knownBy([...names.values()]));
  // A wrong name is put right in what a model writes; a person is asked.
  return found.text === text ? found : withDoubt({ ...found, text }, 'attribution', 'it tells of somebody else');
}

/** The digest says what was decided, in place, and everybody who was asked reads how it stands. */
async function putRight(
  store: Store,
  project: Project,
  date: LocalDate,
  { user, made }: { readonly user: UserId; readonly made: readonly KeptClaim[] },
  now: Instant,
): Promise<void> {
  const { workspace, id } = project;
  const cause = `review:${user}:${now}:${made.map(({ place }) => place).join('-')}`;
  const review = await store.reviews.find(workspace, id, date);
  await weeksFollow(store, project, date, cause, now);
  await heeded(store, workspace, user, promptHandle(id, date), now);
  if (review?.closedAt === null && (await waitingIn(store, project, date)).length === 0)
    return concludeReview(store, project, review, cause, now);
  if (review) await restateReview(store, project, review, cause, now);
  await restateDigest(store, project, date, cause, now);
}
