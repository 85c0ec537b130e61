import {
  proposalEnd,
  proposals,
  renewalAfter,
  type HolidayChoice,
  type HolidaysMessage,
  type PublicHoliday,
} from '#domain/holiday.ts';
import { nextOpening } from '#domain/hours.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { holidaysKey } from '#domain/keys.ts';
import type { Absence } from '#domain/member.ts';
import { refuse, type Result } from '#domain/result.ts';
import { localDate, plusDays, plusMinutes, type Instant, type LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import { keepHolidays, subjectFor, type HolidayRefusal } from './holidays.ts';
import { sendNudge } from './nudge.ts';

const PAGE = 20;
const DAY_MINUTES = 24 * 60;

/** Proposes the holidays of the next year to everybody who keeps some, once, in their hours, as the year ends. */
export async function renewHolidays(ports: Ports, now: Instant): Promise<void> {
  for (const choice of await ports.store.holidays.due(now, PAGE)) {
    // Whatever goes wrong with one is not in the way of the others, and is tried again the next day.
    await renew(ports, choice, now).catch(async (error: unknown) => {
      ports.log.error('Holidays could not be proposed', { workspace: choice.workspace, user: choice.user, error });
      await ports.store.holidays.save({ ...choice, renewsAt: plusMinutes(now, DAY_MINUTES) });
    });
  }
}

async function renew(ports: Ports, choice: HolidayChoice, now: Instant): Promise<void> {
  const { workspace, user, renewsAt } = choice;
  const member = await ports.store.members.find(workspace, user);
  const [project] = await ports.store.projects.ofUser(workspace, user);
  if (!member?.zone || member.region === null || !member.active || !project || renewsAt === null)
    return ports.store.holidays.save({ ...choice, renewsAt: plusMinutes(now, 30 * DAY_MINUTES) });
  const { zone, shifts } = member;
  const today = localDate(now, zone);
  // Whoever was not asked in time is proposed what is left.
  const next = plusDays(choice.until, 1);
  const from = next > today ? next : today;
  const until = proposalEnd(from);
  // Asked before the tables are held: the books are in another thread.
  const books = await ports.holidays.of(member.region, from, until);
  await ports.store.atomically(async (store) => {
    const known = await store.holidays.find(workspace, user);
    if (known?.renewsAt !== renewsAt) return; // they have confirmed meanwhile
    const absences = await store.absences.ofUser(workspace, user, plusDays(today, -2));
    const at = nextOpening({ member, absences }, now);
    const kept = keptBetween(absences, from, until);
    const holidays = proposals(books?.holidays ?? [], kept, shifts, null).map(({ date, name }) => ({ date, name }));
    const nothingNew = holidays.every(({ date }) => kept.some((one) => one.date === date));
    if (nothingNew || !books || at === null)
      return store.holidays.save({ ...choice, renewsAt: renewalAfter(until, zone) });
    const key = holidaysKey(user, renewsAt);
    const message: HolidaysMessage = {
      kind: 'holidays',
      region: books.region,
      from,
      until,
      holidays,
      state: { is: 'asked', handle: renewsAt },
    };
    const draft = {
      key,
      project: project.id,
      rule: 'holidays',
      item: 'holidays',
      subject: subjectFor(user),
      message,
    } as const;
    const held = await sendNudge(store, { member, absences }, draft, at, now);
    const again = held === null || held === 'muted' ? renewalAfter(until, zone) : plusMinutes(at, DAY_MINUTES);
    await store.holidays.save({ ...choice, renewsAt: again });
  });
}

/** The holidays among `absences` that somebody keeps already on days from `from` to `until`. */
const keptBetween = (absences: readonly Absence[], from: LocalDate, until: LocalDate): PublicHoliday[] =>
  absences
    .filter((one) => one.kind === 'holiday' && from <= one.from && one.from <= until)
    .map((one) => ({ date: one.from, name: one.reason }));

/** What a proposal is known by to whoever answers it. */
export interface Renewal {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
  readonly handle: Instant;
}

/** They keep all that was proposed in a message, and what they keep already. errors: `over` where that message is not there any more. */
export async function keepProposed(
  ports: Ports,
  { workspace, user, handle }: Renewal,
  now: Instant,
): Promise<Result<unknown, HolidayRefusal | 'over'>> {
  return ports.store.atomically(async (store) => {
    const told = await store.deliveries.find(workspace, holidaysKey(user, handle));
    if (told?.message.kind !== 'holidays') return refuse('over');
    const { message } = told;
    const choice = await store.holidays.find(workspace, user);
    if (choice && choice.until >= message.until) return refuse('over');
    // Days added by hand since it was proposed: nobody has asked to strike them.
    const kept = keptBetween(await store.absences.ofUser(workspace, user, message.from), message.from, message.until);
    const confirmed = { ...message, holidays: [...message.holidays, ...kept] };
    return keepHolidays({ ...ports, store }, { workspace, by: user, user }, confirmed, now);
  });
}
