import { clockChanges, isTold, noticeDue, type ClockChange } from '#domain/clock-change.ts';
import { clockChangeKey } from '#domain/keys.ts';
import { presencesOf, segmentsOf } from '#domain/overlap.ts';
import { leaving } from '#domain/slot.ts';
import type { Project } from '#domain/project.ts';
import { epochMs, instant, plusMinutes, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { overlapChanges } from './overlap.ts';
import { peersOf, type Peers } from './overlap-people.ts';
import { PRIORITY, say } from './say.ts';

const PAGE = 10;
const DAY_MINUTES = 24 * 60;
const LOOK_AGAIN_MINUTES = 6 * 60;
const AHEAD_DAYS = 11;
const UTC = 'UTC' as Zone;

/** Announces, in each project's channel, the clock changes that move its people's shared hours: ten and two days before, once each. */
export async function announceChanges({ store, log }: Ports, now: Instant): Promise<void> {
  for (const project of await store.looks.due('radar', now, PAGE)) {
    const { workspace, id } = project;
    try {
      await store.atomically((inside) => announce(inside, project, now));
    } catch (error) {
      log.error('A look at clock changes failed', { workspace, project: id, error });
    }
    await store.looks.set(workspace, id, 'radar', plusMinutes(now, LOOK_AGAIN_MINUTES));
  }
}

async function announce(store: Store, project: Project, now: Instant): Promise<void> {
  const people = await peersOf(store, project, now);
  const calendars = people.peers.map(({ calendar }) => calendar);
  const range = { from: epochMs(now), to: epochMs(plusMinutes(now, AHEAD_DAYS * DAY_MINUTES)) };
  const users = people.peers.map(({ person }) => person.member.id);
  const slots = await store.slots.of(project.workspace, project.id);
  const moved = (change: ClockChange): boolean =>
    isTold(change) || leaving(users, calendars, slots, change).some((places) => places.length > 0);
  for (const change of clockChanges(calendars, range).filter(moved)) {
    const notice = noticeDue(change, now);
    if (notice === null) continue;
    const at = busiest(people, now);
    const zone = (await store.members.find(project.workspace, project.createdBy))?.zone ?? UTC;
    const told = overlapChanges(
      people,
      { user: project.createdBy, zone, now },
      { why: 'notice', days: AHEAD_DAYS, slots },
    );
    await say(store, now, {
      workspace: project.workspace,
      key: clockChangeKey(project.id, change.at, notice),
      address: { to: 'channel', channel: project.channel },
      message: { ...told, changes: told.changes.filter((one) => one.at === change.at) },
      priority: PRIORITY.nudge,
      notBefore: at,
      notAfter: plusMinutes(at, DAY_MINUTES),
    });
  }
}

/** The first moment of the next day at which most of them are at work; a channel wakes nobody who is not. */
function busiest({ peers }: Peers, now: Instant): Instant {
  const calendars = peers.map(({ calendar }) => calendar);
  const segments = segmentsOf(presencesOf(calendars, { from: now, to: plusMinutes(now, 3 * DAY_MINUTES) }));
  const today = segments.filter(({ from }) => from < epochMs(plusMinutes(now, DAY_MINUTES)));
  const best = (today.length > 0 ? today : segments).toSorted(
    (a, b) => b.present.length - a.present.length || a.from - b.from,
  )[0];
  return best ? instant(best.from) : now;
}
