import { awakeNext, handoverStep, isThereInTime, type Handover } from '#domain/handover.ts';
import type { HandoverCard } from '#domain/handover-message.ts';
import type { Person } from '#domain/hours.ts';
import type { UserId } from '#domain/ids.ts';
import { handoverKey, handoverSubject, regionalKey } from '#domain/keys.ts';
import { absenceOn } from '#domain/member.ts';
import type { Project } from '#domain/project.ts';
import { localDate, plusDays, plusMinutes, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { peopleIn } from './handover-look.ts';
import { restateHandover, tellHandover } from './handover-said.ts';
import { nextAskOf } from './next-prompt.ts';
import { participantOf } from './participant.ts';

const PAGE = 100;
const SET_ASIDE_MINUTES = 5;
/** A project at rest is looked at again now and then; nothing is said about it meanwhile. */
const REST_MINUTES = 6 * 60;
/** Hours, leave and who takes part change without telling. */
const LOOK_AGAIN_MINUTES = 12 * 60;

/** Tells whoever a handover waits for, and gives it back to its giver where nobody took it; each once, in their own hours. */
export async function passOn({ store, log }: Ports, now: Instant): Promise<void> {
  for (let due = await store.handovers.due(now, PAGE); due.length > 0; due = await store.handovers.due(now, PAGE)) {
    for (const handover of due) {
      try {
        await store.atomically((inside) => look(inside, handover, now));
      } catch (error) {
        const { workspace, number } = handover;
        log.error('A look at a handover failed', { workspace, number, error });
        await store.handovers.plan(workspace, number, plusMinutes(now, SET_ASIDE_MINUTES));
      }
    }
  }
}

async function look(store: Store, { workspace, number }: Handover, now: Instant): Promise<void> {
  const found = await store.handovers.find(workspace, number);
  if (found?.state.is !== 'open') return store.handovers.plan(workspace, number, null);
  const project = await store.projects.find(workspace, found.project);
  if (project?.state !== 'active') return store.handovers.plan(workspace, number, plusMinutes(now, REST_MINUTES));
  const since = plusDays(localDate(found.givenAt, 'UTC' as Zone), -1);
  const known = await personOf(store, workspace, found.giver, since);
  if (!known) return store.handovers.plan(workspace, number, null);
  // Whoever left the project is as gone as whoever left Slack.
  const isIn = (await store.participations.find(workspace, project.id, found.giver)) !== null;
  const giver = isIn ? known : { ...known, member: { ...known.member, active: false } };
  const current = await untold(store, found);
  const receiver = await participantOf(store, workspace, project.id, current.next, now);
  const asksAt = receiver ? (nextAskOf(receiver, now)?.askAt ?? null) : null;
  const first = handoverStep(current, giver, receiver, asksAt, now);
  if (first.do === 'pass-on' && (await passToAnother(store, project, current, giver, now))) return;
  const step = first.do === 'pass-on' ? first.otherwise : first;
  if (step.do === 'return') return giveBack(store, current, receiver, now);
  if (step.do === 'open-to-all') return openToAll(store, project, current, giver, now);
  if (step.do === 'tell') {
    const after = { ...current, toldAt: now };
    await tellHandover(store, after, { user: after.next, to: 'next' }, now);
    return store.handovers.save(after); // which makes it due again, for its return
  }
  const again = plusMinutes(now, LOOK_AGAIN_MINUTES);
  const until = step.until ?? again;
  await store.handovers.plan(workspace, number, until < again ? until : again);
}

/** It waits for whoever is awake next of those who are there in time and were not told. returns: whether anybody is. */
async function passToAnother(
  store: Store,
  project: Project,
  current: Handover,
  giver: Person,
  now: Instant,
): Promise<boolean> {
  const told = await toldOf(store, current);
  const others = (await peopleIn(store, project, now)).filter(
    (person) => !told.has(person.member.id) && isThereInTime(current, person, now),
  );
  const next = awakeNext(giver, others, now);
  if (next !== null) await store.handovers.save({ ...current, next, toldAt: null }); // which makes it due again
  return next !== null;
}

async function giveBack(store: Store, current: Handover, receiver: Person | null, now: Instant): Promise<void> {
  const back: Handover = { ...current, state: { is: 'returned', by: null, at: now } };
  await store.handovers.save(back);
  await restateHandover(store, back, `returned:${now}`, now);
  await tellHandover(
    store,
    back,
    { user: back.giver, to: 'back', ...(await missingOf(store, current, receiver, now)) },
    now,
  );
}

/** Whom it was for, where they are not there; nothing where they were, and did not take it. */
async function missingOf(
  store: Store,
  { workspace, to }: Handover,
  receiver: Person | null,
  now: Instant,
): Promise<Pick<HandoverCard, 'missing'>> {
  if (to === null) return {};
  const zone = receiver?.member.zone ?? null;
  if (!receiver?.member.active || zone === null) {
    const name = (await store.members.find(workspace, to))?.name ?? 'A former member';
    return { missing: { name, until: null } };
  }
  const away = absenceOn(receiver.absences, localDate(now, zone));
  return away ? { missing: { name: receiver.member.name, until: away.to } } : {};
}

/**
 * Whoever takes it next has it; the questions and Homes of all in the project show it until then. One after the other hears of it, each
 * once, whoever is awake next first.
 */
async function openToAll(
  store: Store,
  project: Project,
  current: Handover,
  giver: Person,
  now: Instant,
): Promise<void> {
  const { workspace, number, to } = current;
  const told = await toldOf(store, current);
  const others = (await peopleIn(store, project, now)).filter(({ member }) => !told.has(member.id));
  const next = awakeNext(giver, others, now);
  const open: Handover = { ...current, to: null, ...(next === null ? {} : { next, toldAt: null }) };
  if (to !== null || next !== null) await store.handovers.save(open); // which makes it due again
  if (to !== null) await restateHandover(store, open, `open-to-all:${now}`, now);
  if (next === null) await store.handovers.plan(workspace, number, plusMinutes(now, LOOK_AGAIN_MINUTES));
}

/** Whom it has waited for so far. */
async function toldOf(store: Store, { workspace, project, number, next }: Handover): Promise<Set<UserId>> {
  const said = await store.deliveries.about(workspace, handoverSubject(project, number));
  return new Set([next, ...said.flatMap(({ address }) => (address.to === 'person' ? [address.user] : []))]);
}

/** The same, but not yet told where the card was dropped unsent: Slack was away until the hours of whom it waits for were over. */
async function untold(store: Store, handover: Handover): Promise<Handover> {
  const { workspace, project, number, next, toldAt } = handover;
  if (toldAt === null) return handover;
  const card = await store.deliveries.find(workspace, handoverKey('next', project, number, next, toldAt));
  const zone = (await store.members.find(workspace, next))?.zone ?? ('UTC' as Zone);
  const told = card ?? (await store.deliveries.find(workspace, regionalKey(project, next, localDate(toldAt, zone))));
  return told?.state === 'dropped' ? { ...handover, toldAt: null } : handover;
}
