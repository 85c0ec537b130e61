import { difference } from '#domain/audit.ts';
import type { HolidaysForm } from '#domain/form.ts';
import {
  proposalEnd,
  proposals,
  renewalAfter,
  type HolidaysMessage,
  type PublicHoliday,
  type Region,
} from '#domain/holiday.ts';
import { nextOpening } from '#domain/hours.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { holidaysByLeadKey } from '#domain/keys.ts';
import type { Absence, Member } from '#domain/member.ts';
import type { Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { localDate, plusDays, plusMinutes, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import { findZones } from '#domain/zone-search.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { goAway } from './away.ts';
import { heeded } from './heeded.ts';
import { planAnew } from './plan-anew.ts';
import { administered } from './project.ts';
import { edit, PRIORITY, say } from './say.ts';

/** Who acts, and for whom. */
export interface HolidayAct {
  readonly workspace: WorkspaceId;
  readonly by: UserId;
  readonly user: UserId;
}

/** Why holidays could not be proposed or kept: nobody knows the person or their zone, no region is called so, or it is not for them to say. */
export type HolidayRefusal = 'nobody' | 'no-zone' | 'no-region' | 'not-allowed';

const TELL_WITHIN_MINUTES = 14 * 24 * 60;

/**
 * The public holidays ahead on days that the person works: of the region that `text` names, else of theirs, else of the
 * country whose clock they go by. The first time all are ticked, later those that they keep and those they have not seen yet.
 */
export async function proposeHolidays(
  ports: Ports,
  act: HolidayAct,
  text: string,
  now: Instant,
): Promise<Result<HolidaysForm, HolidayRefusal>> {
  const found = await subjectOf(ports.store, act);
  if (!found.ok) return found;
  const { member, zone } = found.value;
  const today = localDate(now, zone);
  const until = proposalEnd(today);
  const of = act.by === act.user ? null : { user: act.user, name: member.name };
  const named = text === '' ? (member.region ?? countryOf(zone, now)) : text;
  const books = named === '' ? null : await ports.holidays.of(named, today, until);
  if (!books && text !== '') return refuse('no-region');
  const kept = (await keptFrom(ports.store, act, today)).filter(({ from }) => from <= until);
  const choice = await ports.store.holidays.find(act.workspace, act.user);
  const seen = books && member.region === books.region.code ? (choice?.until ?? null) : null;
  const days = kept.map(({ from, reason }) => ({ date: from, name: reason }));
  const holidays = proposals(books?.holidays ?? [], days, member.shifts, seen);
  return ok({ kind: 'holidays-form', of, region: books?.region ?? null, until, holidays });
}

/** The person, where `by` may speak for them: themselves, or whoever administers a project of theirs. */
async function subjectOf(
  store: Store,
  { workspace, by, user }: HolidayAct,
): Promise<Result<{ member: Member; zone: Zone }, HolidayRefusal>> {
  const member = await store.members.find(workspace, user);
  if (by !== user && (await ledBy(store, { workspace, by, user })).length === 0) return refuse('not-allowed');
  if (!member) return refuse('nobody');
  return member.zone === null ? refuse('no-zone') : ok({ member, zone: member.zone });
}

/** The projects of a person that `by` administers. */
async function ledBy(store: Store, { workspace, by, user }: HolidayAct): Promise<Project[]> {
  const led: Project[] = [];
  for (const project of await store.projects.ofUser(workspace, user))
    if ((await administered(store, { workspace, user: by }, project)).ok) led.push(project);
  return led;
}

/** The country that a zone lies in, as people call it; empty: nobody can tell. */
function countryOf(zone: Zone, now: Instant): string {
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';
  return findZones(city, now).find((found) => found.zone === zone)?.country ?? '';
}

async function keptFrom(store: Store, { workspace, user }: HolidayAct, from: LocalDate): Promise<Absence[]> {
  return (await store.absences.ofUser(workspace, user, from)).filter(({ kind }) => kind === 'holiday');
}

/** What somebody has confirmed: `holidays`, and no others from `from` to `until`. */
export interface Confirmed {
  readonly region: Region;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly holidays: readonly PublicHoliday[];
}

/**
 * They keep the holidays that were confirmed; leave of their own stays as it is. Whoever did not say so themselves is told.
 *
 * returns: all those kept from today on, in order.
 */
export async function keepHolidays(
  ports: Ports,
  act: HolidayAct,
  { region, from, until, holidays }: Confirmed,
  now: Instant,
): Promise<Result<readonly Absence[], HolidayRefusal>> {
  return ports.store.atomically(async (store) => {
    const inside: Ports = { ...ports, store };
    const { workspace, user } = act;
    const found = await subjectOf(store, act);
    if (!found.ok) return found;
    const { member, zone } = found.value;
    const today = localDate(now, zone);
    await store.members.save({ ...member, region: region.code });
    const renewsAt = renewalAfter(until, zone);
    await store.holidays.save({ workspace, user, regionName: region.name, until, renewsAt });
    const before = (await keptFrom(store, act, today)).filter((one) => from <= one.from && one.from <= until);
    const wanted = new Map(holidays.filter(({ date }) => date >= today).map((one) => [one.date, one.name]));
    for (const absence of before)
      if (wanted.get(absence.from) !== absence.reason) await store.absences.remove(workspace, absence.id);
    for (const [date, name] of wanted) {
      if (before.some((one) => one.from === date && one.reason === name)) continue;
      await goAway(inside, { workspace, user }, { from: date, to: date, reason: name, kind: 'holiday' }, now);
    }
    await planAnew(store, act, now);
    const kept = await keptFrom(store, act, today);
    await settleProposals(store, act, now);
    await heeded(store, workspace, user, 'holidays', now);
    if (act.by !== user) {
      await tellKept(store, act, { region, from, until, holidays }, now);
      await noteKept(store, act, { before, kept: [...wanted.keys()] }, now);
    }
    return ok(kept);
  });
}

/** In the audit log of each project that gave `by` the right: whose holidays, and on which days. */
async function noteKept(
  store: Store,
  act: HolidayAct,
  { before, kept }: { readonly before: readonly Absence[]; readonly kept: readonly LocalDate[] },
  at: Instant,
): Promise<void> {
  const { workspace, by: actor, user } = act;
  const days = before.map(({ from }) => from);
  const facts = difference({ member: [], holidays: days }, { member: [user], holidays: kept.toSorted() });
  for (const { id } of await ledBy(store, act))
    await store.audit.add({ workspace, project: id, actor, act: 'holidays', ...facts, at });
}

/** Proposals that stand say that they are settled; those that wait are not sent. */
async function settleProposals(store: Store, { workspace, user }: HolidayAct, now: Instant): Promise<void> {
  const about = await store.deliveries.about(workspace, subjectFor(user));
  await store.deliveries.retract(workspace, subjectFor(user), 'overtaken');
  for (const target of about) {
    const { message, state, address } = target;
    if (message.kind !== 'holidays' || message.state.is !== 'asked' || address.to !== 'person') continue;
    if (state !== 'sent' && state !== 'sending') continue;
    await edit(store, workspace, target, 'kept', { ...message, state: { is: 'kept' } }, now);
  }
}

/** Tells somebody, in their hours, what a lead keeps for them. */
async function tellKept(store: Store, act: HolidayAct, confirmed: Confirmed, now: Instant): Promise<void> {
  const { workspace, user, by } = act;
  const member = await store.members.find(workspace, user);
  const lead = await store.members.find(workspace, by);
  if (!member?.zone) return;
  const absences = await store.absences.ofUser(workspace, user, plusDays(localDate(now, member.zone), -1));
  const at = nextOpening({ member, absences }, now) ?? now;
  const message: HolidaysMessage = { kind: 'holidays', ...confirmed, state: { is: 'by-lead', name: lead?.name ?? '' } };
  await say(store, now, {
    workspace,
    key: holidaysByLeadKey(user, now),
    subject: subjectFor(user),
    address: { to: 'person', user },
    message,
    priority: PRIORITY.prompt,
    notBefore: at,
    notAfter: plusMinutes(at, TELL_WITHIN_MINUTES),
  });
}

/** What everything said of somebody's holidays is about. */
export const subjectFor = (user: UserId): string => `holidays:${user}`;

/** One or a few days more that somebody keeps, whatever the books say. */
export async function addHolidays(
  ports: Ports,
  act: HolidayAct,
  days: readonly PublicHoliday[],
  now: Instant,
): Promise<Result<readonly Absence[], HolidayRefusal>> {
  return ports.store.atomically(async (store) => {
    const found = await subjectOf(store, act);
    if (!found.ok) return found;
    const today = localDate(now, found.value.zone);
    for (const { date, name } of days.filter((one) => one.date >= today)) {
      const leave = { from: date, to: date, reason: name, kind: 'holiday' } as const;
      await goAway({ ...ports, store }, act, leave, now);
    }
    return ok(await keptFrom(store, act, today));
  });
}

/** Somebody works on holidays between two dates after all. returns: how many those were. */
export async function strikeHolidays(
  { store }: Ports,
  act: HolidayAct,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  now: Instant,
): Promise<Result<number, HolidayRefusal>> {
  return store.atomically(async (inside) => {
    const found = await subjectOf(inside, act);
    if (!found.ok) return found;
    const today = localDate(now, found.value.zone);
    const struck = (await keptFrom(inside, act, today)).filter((one) => from <= one.from && one.from <= to);
    for (const { id } of struck) await inside.absences.remove(act.workspace, id);
    await planAnew(inside, act, now);
    return ok(struck.length);
  });
}
