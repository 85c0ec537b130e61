import type { Person } from '#domain/hours.ts';
import { reviewKey, reviewSubject } from '#domain/keys.ts';
import { promptHandle } from '#domain/prompt.ts';
import type { Project } from '#domain/project.ts';
import type { Review } from '#domain/review.ts';
import { localDate, type Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { peopleIn } from './handover-look.ts';
import { HORIZON_MINUTES, type Matter } from './overlap-tell.ts';
import { sharedAhead } from './overlap-pair.ts';
import { reviewCard, waitingIn } from './review-look.ts';

/**
 * Lines of digests that wait for a reviewer since an earlier day: they hear, once, that whoever wrote what one of them tells of is there
 * to ask. The writer is told nothing, since they have nothing to decide.
 */
export async function reviewsToSettle(store: Store, project: Project, now: Instant): Promise<Matter[]> {
  const { workspace, id } = project;
  const open = (await store.reviews.open(workspace)).filter((review) => review.project === id);
  if (open.length === 0) return [];
  const people = new Map((await peopleIn(store, project, now)).map((person) => [person.member.id, person]));
  const matters: Matter[] = [];
  for (const review of open) {
    const { reviewer, askedAt, date } = review;
    const reader = reviewer && (await personOf(store, workspace, reviewer, date));
    if (!reader?.member.zone || reviewer === null || askedAt === null) continue;
    if (localDate(askedAt, reader.member.zone) >= localDate(now, reader.member.zone)) continue;
    const said = await store.nudges.latest(workspace, reviewer, 'overlap', promptHandle(id, date), now);
    if (said && (await store.deliveries.find(workspace, said.key))?.state !== 'dropped') continue;
    const writers = (await waitingIn(store, project, date)).flatMap((claim) => claim.people);
    const others = [...new Set(writers)].flatMap((user) => (user === reviewer ? [] : (people.get(user) ?? [])));
    const first = soonest(reader, others, now);
    if (first) matters.push(matterOf(store, project, review, reader, first));
  }
  return matters;
}

/** Who of them shares hours with the reader first; null: nobody does soon. */
function soonest(reader: Person, others: readonly Person[], now: Instant): Person | null {
  const ranked = others.flatMap((other) => {
    const [span] = sharedAhead(reader, other, now, HORIZON_MINUTES);
    return span ? [{ other, from: span.from }] : [];
  });
  return ranked.toSorted((a, b) => a.from - b.from)[0]?.other ?? null;
}

function matterOf(store: Store, project: Project, review: Review, reader: Person, other: Person): Matter {
  const { id: user } = reader.member;
  const { date } = review;
  return {
    reader,
    other,
    after: null,
    draft: async (when) => ({
      key: reviewKey(project.id, date, user, when.from),
      project: project.id,
      rule: 'overlap',
      item: promptHandle(project.id, date),
      subject: reviewSubject(project.id, date),
      message: {
        ...(await reviewCard(store, project, review, user)),
        shared: { otherName: other.member.name, when },
      },
    }),
  };
}
