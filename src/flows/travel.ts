import { nextOpening } from '#domain/hours.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { travelKey } from '#domain/keys.ts';
import type { Member } from '#domain/member.ts';
import { refuse, ok, type Result } from '#domain/result.ts';
import { localDate, plusDays, plusMinutes, type Instant } from '#domain/time.ts';
import type { TravelMessage } from '#domain/travel-message.ts';
import { arrived, moved, nextStay, sameClock } from '#domain/travel.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { planAnew } from './plan-anew.ts';
import { edit, PRIORITY, say } from './say.ts';

const PAGE = 100;
/** After a week of work in a zone nobody wants to be asked whether it is theirs. */
const TELL_WITHIN_MINUTES = 7 * 24 * 60;

const subjectOf = (user: UserId): string => `travel:${user}`;

/** Tells somebody once that they are asked by another clock, where that makes a difference; earlier words about it are overtaken. */
export async function tellTravel(store: Store, before: Member, after: Member, now: Instant): Promise<void> {
  const { workspace, id: user, stays } = after;
  const last = stays.at(-1);
  const here = before.zone;
  if (here === null || stays === before.stays) return;
  // Of a journey that they never heard of, the place where it began still counts.
  const was = (await unheard(store, after))?.was ?? here;
  await settleTravel(store, after, 'overtaken', now);
  if (!last || sameClock(last.zone, was, now)) return;
  const at = nextOpening({ member: after, absences: await absencesOf(store, after, now) }, now) ?? now;
  const message: TravelMessage = {
    kind: 'travel',
    zone: last.zone,
    was,
    from: last.from,
    heardAt: now,
    state: 'asked',
  };
  await say(store, now, {
    workspace,
    key: travelKey(user, now),
    subject: subjectOf(user),
    address: { to: 'person', user },
    message,
    priority: PRIORITY.prompt,
    notBefore: at,
    notAfter: plusMinutes(at, TELL_WITHIN_MINUTES),
  });
}

async function unheard(store: Store, { workspace, id }: Member): Promise<TravelMessage | null> {
  const waiting = (await store.deliveries.about(workspace, subjectOf(id))).findLast(
    ({ state, message }) => state === 'waiting' && message.kind === 'travel',
  );
  return waiting?.message.kind === 'travel' ? waiting.message : null;
}

async function absencesOf(store: Store, { workspace, id, zone }: Member, now: Instant) {
  return zone === null ? [] : store.absences.ofUser(workspace, id, plusDays(localDate(now, zone), -2));
}

/** What was said of a zone now says how it ended, and what waits to be said of one is not said. */
export async function settleTravel(
  store: Store,
  { workspace, id }: Member,
  state: TravelMessage['state'],
  now: Instant,
): Promise<void> {
  const about = await store.deliveries.about(workspace, subjectOf(id));
  await store.deliveries.retract(workspace, subjectOf(id), 'overtaken');
  const target = about.findLast(
    (one) => (one.state === 'sent' || one.state === 'sending') && one.address.to === 'person',
  );
  // An older journey has had its end already.
  if (target?.message.kind !== 'travel' || target.message.state !== 'asked') return;
  await edit(store, workspace, target, `${state}:${now}`, { ...target.message, state }, now);
}

/** What a person did about a journey of which they were told. */
export interface JourneyAct {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
  readonly heardAt: Instant;
}

/** They keep the zone. errors: `over` where another one was named or chosen since. */
export async function keepZone({ store }: Ports, act: JourneyAct, now: Instant): Promise<Result<void, 'over'>> {
  return store.atomically(async (inside) => {
    const found = await journeyOf(inside, act);
    if (!found) return refuse('over');
    await settleTravel(inside, found.member, 'kept', now);
    return ok(undefined);
  });
}

/** The zone before is in force again, at once. errors: `over` where another one was named or chosen since. */
export async function undoZone({ store }: Ports, act: JourneyAct, now: Instant): Promise<Result<void, 'over'>> {
  return store.atomically(async (inside) => {
    const found = await journeyOf(inside, act);
    if (!found) return refuse('over');
    const member = moved(arrived(found.member, now), found.message.was, now, now);
    await inside.members.save(member);
    await settleTravel(inside, member, 'undone', now);
    await planAnew(inside, act, now);
    return ok(undefined);
  });
}

async function journeyOf(
  store: Store,
  { workspace, user, heardAt }: JourneyAct,
): Promise<{ member: Member; message: TravelMessage } | null> {
  const member = await store.members.find(workspace, user);
  const told = await store.deliveries.find(workspace, travelKey(user, heardAt));
  if (!member || told?.message.kind !== 'travel') return null;
  const going = nextStay(member)?.zone ?? member.zone;
  return going === told.message.zone ? { member, message: told.message } : null;
}

/** Everybody whose zone to come has come goes by it. */
export async function arriveDue({ store }: Ports, now: Instant): Promise<void> {
  for (let due = await store.members.arriving(now, PAGE); due.length > 0;) {
    for (const { workspace, id } of due) {
      await store.atomically(async (inside) => {
        const known = await inside.members.find(workspace, id);
        if (!known) return;
        const member = arrived(known, now);
        await inside.members.save(member);
        await planAnew(inside, { workspace, user: id }, now);
      });
    }
    due = await store.members.arriving(now, PAGE);
  }
}
