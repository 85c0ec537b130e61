import { blockerId, isOpen, type Blocker } from '#domain/blocker.ts';
import type { Person } from '#domain/hours.ts';
import { blockerSubject, overlapKey } from '#domain/keys.ts';
import type { OverlapNudge } from '#domain/nudge-message.ts';
import type { Project } from '#domain/project.ts';
import { localDate, plusMinutes, type Instant, type Interval, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { lookOf, personOf } from './blocker-look.ts';
import type { NudgeDraft } from './nudge.ts';
import { asksToSettle } from './overlap-ask.ts';
import { betsToSettle } from './overlap-bet.ts';
import { handoversToSettle } from './overlap-handover.ts';
import { reviewsToSettle } from './overlap-review.ts';
import { tellMatters, type Matter } from './overlap-tell.ts';

const PAGE = 20;
const SET_ASIDE_MINUTES = 30;

/** Tells people who are at work at the same time, or soon, what they have to settle with each other; each privately. */
export async function tellOverlaps({ store, log }: Ports, now: Instant): Promise<void> {
  for (const project of await store.looks.due('overlap', now, PAGE)) {
    const { workspace, id } = project;
    try {
      await store.atomically(async (inside) => {
        const next = await look(inside, project, now);
        await inside.looks.set(workspace, id, 'overlap', next);
      });
    } catch (error) {
      log.error('A look at shared hours failed', { workspace, project: id, error });
      await store.looks.set(workspace, id, 'overlap', plusMinutes(now, SET_ASIDE_MINUTES));
    }
  }
}

/** What is told first where a day has room for two: blockers, what goes back soon, what was asked, then bets and digests. */
async function look(store: Store, project: Project, now: Instant): Promise<Instant> {
  const matters = [
    ...(await blockersToSettle(store, project, now)),
    ...(await handoversToSettle(store, project, now)),
    ...(await asksToSettle(store, project, now)),
    ...(await betsToSettle(store, project, now)),
    ...(await reviewsToSettle(store, project, now)),
  ];
  return tellMatters(store, matters, now);
}

/** A blocker, of which the helper was told on an earlier day and that still stands. */
interface Between {
  readonly blocker: Blocker;
  readonly owner: Person;
  readonly helper: Person;
}

/** The oldest of those that stand between each two people, to both of them. */
async function blockersToSettle(store: Store, project: Project, now: Instant): Promise<Matter[]> {
  const pairs = Map.groupBy(
    await blockersIn(store, project, now),
    ({ owner, helper }) => `${owner.member.id} ${helper.member.id}`,
  );
  return [...pairs.values()].flatMap((between) => {
    const [oldest] = between;
    if (!oldest) return [];
    return (['helper', 'owner'] as const).map((to): Matter => {
      const [reader, other] = to === 'helper' ? [oldest.helper, oldest.owner] : [oldest.owner, oldest.helper];
      const draft = (when: Interval) => draftOf(store, project, oldest, to, { when, more: between.length - 1 }, now);
      return { reader, other, after: null, draft };
    });
  });
}

async function blockersIn(store: Store, project: Project, now: Instant): Promise<Between[]> {
  const matters: Between[] = [];
  for (const blocker of await store.blockers.openIn(project.workspace, project.id)) {
    if (!isOpen(blocker) || blocker.helper === null || blocker.toldAt === null) continue;
    const owner = await personOf(store, blocker.workspace, blocker.owner, blocker.raisedOn);
    const helper = await personOf(store, blocker.workspace, blocker.helper, blocker.raisedOn);
    if (!owner?.member.zone || !helper?.member.zone) continue;
    // On the day on which the helper was told there is nothing to add.
    const { zone } = helper.member;
    if (localDate(blocker.toldAt, zone) < localDate(now, zone)) matters.push({ blocker, owner, helper });
  }
  return matters;
}

async function draftOf(
  store: Store,
  project: Project,
  { blocker, owner, helper }: Between,
  to: 'helper' | 'owner',
  { when, more }: Pick<OverlapNudge, 'when' | 'more'>,
  now: Instant,
): Promise<NudgeDraft> {
  const [reader, other] = to === 'helper' ? [helper, owner] : [owner, helper];
  return {
    key: overlapKey(to, blocker.number, reader.member.id, when.from),
    project: project.id,
    rule: 'overlap',
    item: blockerId(blocker.number),
    subject: blockerSubject(blocker.number),
    message: {
      kind: 'overlap-nudge',
      to,
      projectName: project.name,
      otherName: other.member.name,
      when,
      zone: reader.member.zone ?? ('UTC' as Zone),
      look: await lookOf(store, blocker, now),
      more,
    },
  };
}
