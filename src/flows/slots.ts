import type { UserId } from '#domain/ids.ts';
import { presencesOf } from '#domain/overlap.ts';
import { mayAdminister, type Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { meetingsOf, MOST_SLOTS, nextMeeting, outside, type MeetingSlot, type SlotTerms } from '#domain/slot.ts';
import { fairerSlot } from '#domain/slot-move.ts';
import type { SlotList } from '#domain/slot-message.ts';
import {
  epochMs,
  instant,
  localDate,
  localTime,
  plusMinutes,
  weekdayOf,
  type Instant,
  type Zone,
} from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { benderOf } from './overlap-bend.ts';
import { borneBy, burdensOf } from './overlap-burden.ts';
import { peersOf, type Peer } from './overlap-people.ts';
import type { Who } from './project.ts';

/** Why no slot was made or removed. `strangers`: some of those named take no part in the project. */
export type SlotRefusal =
  | { readonly kind: 'not-a-participant' | 'guest' | 'gone' | 'not-yours' | 'strangers' }
  | { readonly kind: 'many-slots'; readonly most: number };

/** For more people no fairer time is looked for. */
const BENDING_MAX = 40;

/** The weekly meetings of a project, each with its next time and whose hours do not cover it. */
export async function slotListFor(store: Store, project: Project, user: UserId, now: Instant): Promise<SlotList> {
  const { workspace, id, name } = project;
  const { peers } = await peersOf(store, project, now);
  const burdens = await burdensOf(store, workspace, peers, now);
  const names = new Map(peers.map(({ person }) => [person.member.id, person.member.name]));
  const slots: SlotList['slots'][number][] = [];
  const burdenOf = new Map(peers.map(({ person }, place) => [person.member.id, burdens[place] ?? 0]));
  for (const slot of await store.slots.of(workspace, id)) {
    const when = nextMeeting(slot, now);
    const meeting = peers.filter(({ person }) => slot.people.length === 0 || slot.people.includes(person.member.id));
    const absent = outside(
      meeting.map(({ calendar }) => calendar),
      when,
    );
    const { number, weekday, time, zone, minutes } = slot;
    slots.push({
      number,
      name: slot.name,
      weekday,
      time,
      zone,
      minutes,
      when: { from: instant(when.from), to: instant(when.to) },
      names: slot.people.map((one) => names.get(one) ?? 'A former member'),
      outside: absent.map((place) => meeting[place]?.person.member.name ?? ''),
      fairer: absent.length === 0 ? null : fairerTimeOf(slot, meeting, burdenOf, now),
      editable: await mayRemove(store, project, slot, user),
    });
  }
  const zone = (await store.members.find(workspace, user))?.zone ?? ('UTC' as Zone);
  return { kind: 'slot-list', project: id, projectName: name, zone, borne: borneBy(peers, burdens, user), slots };
}

/** A meeting is weekly, so leave is left aside, as everywhere about it. */
function fairerTimeOf(
  slot: MeetingSlot,
  meeting: readonly Peer[],
  burdens: ReadonlyMap<UserId, number>,
  now: Instant,
): SlotList['slots'][number]['fairer'] {
  if (meeting.length > BENDING_MAX) return null;
  const range = { from: now, to: plusMinutes(now, 8 * 24 * 60) };
  const span = { from: epochMs(range.from), to: epochMs(range.to) };
  const hours = presencesOf(
    meeting.map(({ calendar: { zone, shifts } }) => ({ zone, shifts })),
    range,
  );
  const benders = meeting.map(({ person: { member } }, place) =>
    benderOf({ member, absences: [] }, hours[place] ?? [], span, burdens.get(member.id) ?? 0),
  );
  const held = meetingsOf({ ...slot, removedAt: null }, slot.madeAt, now).length;
  const best = fairerSlot(nextMeeting(slot, now), benders, span, held);
  if (!best) return null;
  const { zone } = slot;
  return { weekday: weekdayOf(localDate(instant(best.from), zone)), time: localTime(instant(best.from), zone) };
}

async function mayRemove(store: Store, project: Project, { madeBy }: MeetingSlot, user: UserId): Promise<boolean> {
  const member = await store.members.find(project.workspace, user);
  const part = await store.participations.find(project.workspace, project.id, user);
  return member !== null && (mayAdminister(project, member, part) || (madeBy === user && part !== null));
}

/** A meeting that this person may remove or move, and the project it is of. */
async function theirSlot(
  store: Store,
  { workspace, user }: Who,
  number: number,
): Promise<Result<{ readonly slot: MeetingSlot; readonly project: Project }, SlotRefusal>> {
  const slot = await store.slots.find(workspace, number);
  const project = slot && (await store.projects.find(workspace, slot.project));
  if (!slot || !project) return refuse({ kind: 'gone' });
  return (await mayRemove(store, project, slot, user)) ? ok({ slot, project }) : refuse({ kind: 'not-yours' });
}

/** Makes a weekly meeting of a project; whoever takes part in it may, guests aside. */
export function addSlot(
  { store }: Ports,
  who: Who,
  project: Project,
  terms: SlotTerms,
  now: Instant,
): Promise<Result<MeetingSlot, SlotRefusal>> {
  return store.atomically(async (inside) => {
    const { workspace, user } = who;
    const member = await inside.members.find(workspace, user);
    if (!member || !(await inside.participations.find(workspace, project.id, user)))
      return refuse({ kind: 'not-a-participant' });
    if (member.guest) return refuse({ kind: 'guest' });
    for (const one of terms.people)
      if (!(await inside.participations.find(workspace, project.id, one))) return refuse({ kind: 'strangers' });
    if ((await inside.slots.of(workspace, project.id)).length >= MOST_SLOTS)
      return refuse({ kind: 'many-slots', most: MOST_SLOTS });
    return ok(await inside.slots.add({ workspace, project: project.id, ...terms, madeBy: user, madeAt: now }));
  });
}

/** Removes a weekly meeting; whoever made it may, and whoever administers the project. returns: the project it was of. */
export function removeSlot(
  { store }: Ports,
  who: Who,
  number: number,
  now: Instant,
): Promise<Result<Project, SlotRefusal>> {
  return store.atomically(async (inside) => {
    const theirs = await theirSlot(inside, who, number);
    if (!theirs.ok) return theirs;
    await inside.slots.remove(who.workspace, number, now);
    return ok(theirs.value.project);
  });
}

/** Moves a weekly meeting within its week, by its own place's clock; it gets a new number. returns: the project it is of. */
export function moveSlot(
  { store }: Ports,
  who: Who,
  number: number,
  to: Pick<SlotTerms, 'weekday' | 'time'>,
  now: Instant,
): Promise<Result<Project, SlotRefusal>> {
  return store.atomically(async (inside) => {
    const theirs = await theirSlot(inside, who, number);
    if (!theirs.ok) return theirs;
    const { slot, project } = theirs.value;
    await inside.slots.remove(who.workspace, number, now);
    const { number: _old, ...terms } = slot;
    await inside.slots.add({ ...terms, ...to, madeAt: now });
    return ok(project);
  });
}
