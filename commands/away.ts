import { ok } from '#domain/result.ts';
import { readHalf } from '#domain/half-day.ts';
import type { Half } from '#domain/member.ts';
import { localDate, localTime, type Interval, type LocalDate, type Zone } from '#domain/time.ts';
import { dateInWords, readDateRange } from '#domain/time-words.ts';
import { done, refused } from '#domain/verb.ts';
import { comeBack, goAway, type AwayRefusal } from '#flows/away.ts';
import type { Action, Button, Reply } from '#ports/doors.ts';

const STRANGER =
  'I do not know you yet, so I ask you nothing. Join the channel of a project and I will introduce myself.';
const say = (message: ReturnType<typeof done>): Reply => ({ kind: 'say', message });

/** `/standup away RANGE reason`: leave, on the person's own calendar. */
export const away =
  (rest: string): Action =>
  async (ports, { workspace, who, now }) => {
    const member = await ports.store.members.find(workspace, who);
    if (!member) return say(refused(STRANGER, rest));
    if (member.zone === null) return say(refused(awayRefused({ kind: 'nobody' }), rest));
    if (rest === '') {
      return say(
        refused(
          'Say from when to when: `/standup away 2026-12-24..2027-01-02 family`, or `/standup away today`; `pm` or `am` after a date is half of it.',
        ),
      );
    }
    const { zone } = member;
    // Without a date a half of a day is today's.
    const range = readDateRange(readHalf(rest).half === null ? rest : `today ${rest}`, localDate(now, zone));
    if (!range.ok) return say(refused(range.error, rest));
    const { from, to } = range.value;
    const { half, rest: reason } = readHalf(range.value.rest);
    if (half !== null && from !== to)
      return say(refused('Half a day is one date: `/standup away 2026-12-24 pm`.', rest));
    const gone = await goAway(ports, { workspace, user: who }, { from, to, reason, half }, now);
    if (!gone.ok) return say(refused(awayRefused(gone.error), rest));
    if (gone.value.absence.half !== null) return say(done(halfSaid(from, gone.value.hours, zone, half)));
    const span = from === to ? `on ${dateInWords(from)}` : `from ${dateInWords(from)} to ${dateInWords(to)}`;
    return say(
      done(
        `You are away ${span}. I will not write to you; your next working day is ${dateInWords(gone.value.backOn)}.`,
      ),
    );
  };

function halfSaid(date: LocalDate, hours: readonly Interval[], zone: Zone, half: Half | null): string {
  const gone = `You are away for the ${half === 'am' ? 'first' : 'second'} half of ${dateInWords(date)}.`;
  if (hours.length === 0) return `${gone} You do not work that day, so nothing changes.`;
  const kept = hours.map(({ from, to }) => `${localTime(from, zone)}–${localTime(to, zone)}`).join(', ');
  return `${gone} I keep to ${kept} that day.`;
}

/** `/standup back`: ends the leave of today. */
export const back: Action = async (ports, { workspace, who, now }) => {
  const returned = await comeBack(ports, { workspace, user: who }, now);
  if (!returned.ok) return say(refused(awayRefused(returned.error)));
  const [next] = returned.value.upcoming;
  const planned = next ? ` Your leave from ${dateInWords(next.from)} stands.` : '';
  return say(done(`Welcome back. You are asked again from your next standup on.${planned}`));
};

function awayRefused({ kind }: AwayRefusal): string {
  switch (kind) {
    case 'nobody':
      return 'I do not know your time zone yet, so I ask you nothing. Set your hours under my first message to you.';
    case 'over':
      return 'Those days are over. Give a range that ends today or later.';
    case 'not-away':
      return 'You are not away today.';
  }
}

/** Ends the leave of today, from a button. */
export const awayButtons: readonly Button[] = [{ id: 'leave.back', read: () => ok({ changes: true, run: back }) }];
