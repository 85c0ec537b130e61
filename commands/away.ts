import { ok } from '#domain/result.ts';
import { readHalf } from '#domain/half-day.ts';
import type { Absence, Half } from '#domain/member.ts';
import { localDate, localTime, type Instant, type Interval, type LocalDate, type Zone } from '#domain/time.ts';
import { dateInWords, readDate, readDateRange } from '#domain/time-words.ts';
import { done, refused } from '#domain/verb.ts';
import { cancelLeave, comeBack, goAway, type AwayRefusal, type Gone } from '#flows/away.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Action, Button, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';

/** To whoever is in no project. */
export const STRANGER =
  'I do not know you yet, so I ask you nothing. Join the channel of a project and I will introduce myself.';
const say = (message: ReturnType<typeof done>): Reply => ({ kind: 'say', message });

/** `/standup away RANGE reason`: leave, on the person's own calendar. */
export const away =
  (rest: string): Action =>
  async (ports, { workspace, who, now }) => {
    const member = await ports.store.members.find(workspace, who);
    if (!member) return say(refused(STRANGER, rest));
    if (member.zone === null) return say(refused(awayRefused({ kind: 'nobody' }), rest));
    const { zone } = member;
    const cancelled = /^(?:cancel|remove|delete)\b\s*(.*)$/i.exec(rest);
    if (cancelled) return cancel(ports, { workspace, user: who }, cancelled[1] ?? '', localDate(now, zone), now);
    // Without a date a half of a day is today's.
    const range = readDateRange(readHalf(rest).half === null ? rest : `today ${rest}`, localDate(now, zone));
    if (!range.ok) return say(refused(range.error, rest));
    const { from, to } = range.value;
    const { half, rest: reason } = readHalf(range.value.rest);
    if (half !== null && from !== to)
      return say(refused('Half a day is one date: `/standup away 2026-12-24 pm`.', rest));
    const gone = await goAway(ports, { workspace, user: who }, { from, to, reason, half }, now);
    if (!gone.ok) return say(refused(awayRefused(gone.error), rest));
    return say(done(goneInWords(gone.value, { from, to }, zone)));
  };

/** What leave comes to, in sentences. `said`: the days that were asked for; `zone`: theirs. */
export function goneInWords({ absence, backOn, hours }: Gone, said: Pick<Absence, 'from' | 'to'>, zone: Zone): string {
  if (absence.half !== null) return halfSaid(absence.from, hours, zone, absence.half);
  const joined =
    absence.from === said.from && absence.to === said.to ? '' : ' That is together with leave you had planned.';
  return `You are away ${spanOf(absence)}.${joined} I will not write to you; your next working day is ${dateInWords(backOn)}.`;
}

const spanOf = ({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): string =>
  from === to ? `on ${dateInWords(from)}` : `from ${dateInWords(from)} to ${dateInWords(to)}`;

/** `/standup away cancel [DATE]`: takes back leave that is planned. */
async function cancel(
  ports: Ports,
  who: { readonly workspace: WorkspaceId; readonly user: UserId },
  rest: string,
  today: LocalDate,
  now: Instant,
): Promise<Reply> {
  const typed = rest.trim();
  const date = typed === '' ? null : readDate(typed, today);
  if (date?.ok === false) return say(refused(date.error, `cancel ${typed}`));
  const which = ({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): boolean =>
    date === null || (from <= date.value && date.value <= to);
  const gone = await cancelLeave(ports, who, which, now);
  if (!gone.ok) return say(refused(awayRefused(gone.error)));
  return say(done(`Your leave ${spanOf(gone.value)} is taken back.`));
}

const remove: Button = {
  id: 'leave.remove',
  read: (id) =>
    ok({
      changes: true,
      async run(ports, { workspace, who, now }) {
        const gone = await cancelLeave(ports, { workspace, user: who }, (one) => one.id === id, now);
        return gone.ok ? { kind: 'silent' } : say(refused(awayRefused(gone.error)));
      },
    }),
};

function halfSaid(date: LocalDate, hours: readonly Interval[], zone: Zone, half: Half): string {
  const gone = `You are away for the ${half === 'am' ? 'first' : 'second'} half of ${dateInWords(date)}.`;
  if (hours.length === 0) return `${gone} You do not work that day, so nothing changes.`;
  const kept = hours.map(({ from, to }) => `${localTime(from, zone)}–${localTime(to, zone)}`).join(', ');
  return `${gone} I keep to ${kept} that day.`;
}

/** `/standup back [DATE]`: ends the leave of today, or the leave of that date before it. */
export const back =
  (rest: string): Action =>
  async (ports, { workspace, who, now }) => {
    const member = await ports.store.members.find(workspace, who);
    if (!member) return say(refused(STRANGER, rest));
    const today = localDate(now, member.zone ?? ('UTC' as Zone));
    const date = rest.trim() === '' ? null : readDate(rest, today);
    if (date?.ok === false) return say(refused(date.error, rest));
    const day = date?.value ?? today;
    const returned = await comeBack(ports, { workspace, user: who }, now, day);
    if (!returned.ok) return say(refused(awayRefused(returned.error)));
    const [next] = returned.value.upcoming;
    const planned = next ? ` Your leave from ${dateInWords(next.from)} stands.` : '';
    if (day > today) return say(done(`You are back on ${dateInWords(day)}.${planned}`));
    return say(done(`Welcome back. You are asked again, today too if there is time.${planned}`));
  };

/** Why leave could not be changed, and what to do instead. */
export function awayRefused(refusal: AwayRefusal): string {
  switch (refusal.kind) {
    case 'nobody':
      return 'I do not know your time zone yet, so I ask you nothing. Set your hours under my first message to you.';
    case 'over':
      return 'Those days are over. Give a range that ends today or later.';
    case 'whole':
      return `You are away the whole of that day already, ${spanOf(refusal.absence)}. \`/standup back\` with a date ends that leave before it.`;
    case 'not-away':
      return refusal.next === null
        ? 'You are not away then.'
        : `You are not away then. Your leave from ${dateInWords(refusal.next)} stands; \`/standup away cancel ${refusal.next}\` takes it back.`;
    case 'none-planned':
      return refusal.next === null
        ? 'No leave of yours is planned.'
        : `No leave of yours is planned for that day. The next begins on ${dateInWords(refusal.next)}: \`/standup away cancel ${refusal.next}\`.`;
    case 'several':
      return `You have planned leave more than once. Say which, by a day of it: \`/standup away cancel ${refusal.next ?? ''}\`.`;
  }
}

/** Ends the leave of today, or takes back what is planned, from a button. */
export const awayButtons: readonly Button[] = [
  { id: 'leave.back', read: () => ok({ changes: true, run: back('') }) },
  remove,
];
