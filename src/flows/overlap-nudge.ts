import { blockerId, isOpen, type Blocker } from '#domain/blocker.ts';
import type { Person } from '#domain/hours.ts';
import { blockerSubject, overlapKey } from '#domain/keys.ts';
import type { Span } from '#domain/overlap.ts';
import type { Project } from '#domain/project.ts';
import { epochMs, instant, localDate, plusMinutes, type Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { lookOf, personOf } from './blocker-look.ts';
import { sendNudge } from './nudge.ts';
import { tellBetOverlaps } from './overlap-bet.ts';
import { sharedAhead } from './overlap-pair.ts';

const PAGE = 20;
const MINUTE = 60_000;
/** So long before a shared hour its people hear of it, where they are at work already. */
const AHEAD = 10 * MINUTE;
/** In less time than this nothing is settled any more. */
const TOO_SHORT = 15 * MINUTE;
const HORIZON_MINUTES = 36 * 60;
/** Hours, leave and blockers change without telling. */
const LOOK_AGAIN_MINUTES = 3 * 60;
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

/** Something that two people have to settle: a blocker, of which one was told on an earlier day and that still stands. */
interface Matter {
  readonly blocker: Blocker;
  readonly owner: Person;
  readonly helper: Person;
}

async function look(store: Store, project: Project, now: Instant): Promise<Instant> {
  let next = earlier(plusMinutes(now, LOOK_AGAIN_MINUTES), await tellBetOverlaps(store, project, now));
  for (const [, matters] of Map.groupBy(await mattersIn(store, project, now), pairOf)) {
    const [oldest, ...rest] = matters;
    if (!oldest) continue;
    for (const span of sharedAhead(oldest.owner, oldest.helper, now, HORIZON_MINUTES)) {
      if (epochMs(now) < span.from - AHEAD) {
        next = earlier(next, instant(span.from - AHEAD));
        break;
      }
      if (epochMs(now) > span.to - TOO_SHORT) continue;
      if (epochMs(now) < span.from) next = earlier(next, instant(span.from));
      await tell(store, project, oldest, { span, more: rest.length }, now);
      break;
    }
  }
  return next;
}

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
const pairOf = ({ owner, helper }: Matter): string => `${owner.member.id} ${helper.member.id}`;

async function mattersIn(store: Store, project: Project, now: Instant): Promise<Matter[]> {
  const matters: Matter[] = [];
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

async function tell(
  store: Store,
  project: Project,
  { blocker, owner, helper }: Matter,
  { span, more }: { readonly span: Span; readonly more: number },
  now: Instant,
): Promise<void> {
  for (const to of ['helper', 'owner'] as const) {
    const [reader, other] = to === 'helper' ? [helper, owner] : [owner, helper];
    const { zone } = reader.member;
    if (zone === null) continue;
    const from = instant(span.from);
    await sendNudge(
      store,
      reader,
      {
        key: overlapKey(to, blocker.number, reader.member.id, from),
        project: project.id,
        rule: 'overlap',
        item: blockerId(blocker.number),
        subject: blockerSubject(blocker.number),
        message: {
          kind: 'overlap-nudge',
          to,
          projectName: project.name,
          otherName: other.member.name,
          when: { from, to: instant(span.to) },
          zone,
          look: await lookOf(store, blocker, now),
          more,
        },
      },
      now,
      now,
    );
  }
}
