import { isOpen } from '#domain/blocker.ts';
import type { Member } from '#domain/member.ts';
import type { Project } from '#domain/project.ts';
import type { Answer } from '#domain/prompt.ts';
import type { RegionalDigest } from '#domain/regional-message.ts';
import type { Night } from '#domain/regional.ts';
import { digestOf } from '#domain/run.ts';
import { localDate, plusDays, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { lookOf, reviewsOf } from './blocker-look.ts';
import { runFacts } from './digest-facts.ts';
import { isNewsIn } from './digest-quiet.ts';
import { handoversFor } from './handover-look.ts';
import { postingOf, readBy } from './posting.ts';

const UTC = 'UTC' as Zone;
/** An answer may come so long after its day, or before it: the evening before, over a long weekend. */
const LATE_DAYS = 7;
const EARLY_DAYS = 5;

/** A stretch of time, both ends included. */
export type Stretch = Pick<Night, 'from' | 'to'>;

/** What others than `reader` wrote that is new and that everybody in the project reads, in the order in which it came. */
export async function writtenIn(
  store: Store,
  project: Project,
  reader: Member['id'],
  { from, to }: Stretch,
): Promise<Answer[]> {
  const found: Answer[] = [];
  const last = plusDays(localDate(to, UTC), EARLY_DAYS);
  for (let date = plusDays(localDate(from, UTC), -LATE_DAYS); date <= last; date = plusDays(date, 1)) {
    const written = (await store.answers.ofRun(project.workspace, project.id, date)).filter(
      ({ user, answeredAt }) => user !== reader && from <= answeredAt && answeredAt <= to,
    );
    // Answers for the leads reach them whole, each in their hours.
    if (written.length === 0 || (await postingOf(store, project, date)) === 'leads') continue;
    for (const answer of written) if (await isNewsIn(store, project, answer)) found.push(answer);
  }
  return found.toSorted((a, b) => (a.answeredAt < b.answeredAt ? -1 : 1));
}

/** What a member is told of a stretch in which they were off. No model is asked: lines are those of the day's digest. */
export async function regionalFor(
  store: Store,
  project: Project,
  member: Member,
  stretch: Stretch,
  now: Instant,
): Promise<RegionalDigest> {
  const { from, to } = stretch;
  const { id, name, channel } = project;
  const answers = new Map<string, RegionalDigest['answers'][number]>();
  const reviews: RegionalDigest['reviews'][number][] = [];
  let posting: RegionalDigest['posting'];
  const written = await writtenIn(store, project, member.id, stretch);
  for (const [date, theirs] of Map.groupBy(written, (answer): LocalDate => answer.date)) {
    const facts = await runFacts(store, project, date, now);
    for (const answer of theirs)
      for (const told of digestOf({ ...facts, answers: [answer] }, name).answers) answers.set(keyOf(answer), told);
    reviews.push(...(await reviewsOf(store, project, date, new Set(theirs.map(({ user }) => user)))));
    if ((await postingOf(store, project, date)) === 'digest') posting = 'digest';
  }
  const handovers = await handoversFor(store, project, member.id, to);
  return {
    kind: 'regional',
    project: id,
    projectName: name,
    channel,
    zone: member.zone ?? UTC,
    since: from,
    until: to,
    ...(handovers.length > 0 ? { handovers } : {}),
    blockers: await blockersIn(store, project, member, stretch, now),
    reviews,
    answers: written.flatMap((answer) => answers.get(keyOf(answer)) ?? []),
    ...(posting ? { posting } : {}),
  };
}

const keyOf = ({ user, date }: Answer): string => `${user} ${date}`;

async function blockersIn(store: Store, project: Project, member: Member, { from, to }: Stretch, now: Instant) {
  const raised = (await store.blockers.openIn(project.workspace, project.id)).filter(
    (blocker) => isOpen(blocker) && blocker.owner !== member.id && from <= blocker.raisedAt && blocker.raisedAt <= to,
  );
  const looks: RegionalDigest['blockers'][number][] = [];
  for (const blocker of await readBy(store, project, raised, 'all')) looks.push(await lookOf(store, blocker, now));
  return looks;
}
