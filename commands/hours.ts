import { ok, refuse, type Result } from '#domain/result.ts';
import { shiftsInWords, type Shift, type Shifts } from '#domain/shift.ts';
import { readTime, readZone, zoneInWords } from '#domain/time-words.ts';
import { ALL_DAYS } from '#domain/calendar-names.ts';
import type { HoursForm } from '#domain/form.ts';
import type { Member } from '#domain/member.ts';
import { toLocalTime, type LocalTime, type Weekday } from '#domain/time.ts';
import { done, refused } from '#domain/verb.ts';
import { changeHours, confirmHours, type Hours } from '#flows/member.ts';
import type { Action, Button, Deed, Form, FormValues } from '#ports/doors.ts';
import { readDays } from './project.ts';

const NINE_TO_SIX: Shift = { from: toLocalTime('09:00'), to: toLocalTime('18:00') };
const NOBODY = refused('I do not know you yet. Join the channel of a project and I will introduce myself.');

const confirm: Button = {
  id: 'hours.confirm',
  read: () =>
    ok({
      changes: true,
      async run(ports, { workspace, who, now }) {
        const member = await confirmHours(ports, workspace, who, now);
        if (!member.ok) return { kind: 'say', message: NOBODY };
        if (member.value.zone === null) return { kind: 'show', form: formOf(member.value) };
        return {
          kind: 'say',
          message: done(
            `Good. I keep to ${shiftsInWords(member.value.shifts)}, ${zoneInWords(member.value.zone, now)}.`,
          ),
        };
      },
    }),
};

/** Opens the person's own hours: zone, working week, time for standups, reminders. */
export const showHours: Action = async ({ store }, { workspace, who }) => {
  const member = await store.members.find(workspace, who);
  return member ? { kind: 'show', form: formOf(member) } : { kind: 'say', message: NOBODY };
};

const changeButton: Button = { id: 'hours.change', read: () => ok({ changes: false, run: showHours }) };

/** The form as it stands: one shift for all days, as most people work; other weeks are shown by their first shift. */
function formOf({ zone, shifts, standupAt, nudges }: Member): HoursForm {
  const days = ALL_DAYS.filter((day) => (shifts[day] ?? []).length > 0);
  const first = shifts[days[0] ?? 1]?.[0] ?? NINE_TO_SIX;
  return { kind: 'hours-form', zone, days, from: first.from, to: first.to, standupAt, nudges };
}

const form: Form = {
  id: 'hours-form' satisfies HoursForm['kind'],
  read(values): Result<Deed, Readonly<Record<string, string>>> {
    const hours = readHours(values);
    if (!hours.ok) return hours;
    return ok({
      changes: true,
      async run(ports, { workspace, who, now }) {
        const member = await changeHours(ports, workspace, who, hours.value, now);
        if (!member.ok) return { kind: 'faults', faults: { zone: NOBODY.text } };
        const { zone, shifts } = hours.value;
        const where = zone === null ? '' : `, ${zoneInWords(zone, now)}`;
        return { kind: 'say', message: done(`I keep to ${shiftsInWords(shifts)}${where}.`) };
      },
    });
  },
};

function readHours(values: FormValues): Result<Hours, Readonly<Record<string, string>>> {
  const faults: Record<string, string> = {};
  const text = (id: string): string => (typeof values[id] === 'string' ? values[id] : '');
  const zone = readZone(text('zone'));
  if (!zone.ok) faults['zone'] = zone.error;
  const [from, to] = [readTime(text('from')), readTime(text('to'))];
  if (!from.ok) faults['from'] = 'Choose when you start, such as 09:00.';
  if (!to.ok) faults['to'] = 'Choose when you stop, such as 18:00.';
  if (from.ok && to.ok && from.value === to.value) faults['to'] = 'Start and end are the same time.';
  const days = readDays(values['days']);
  if (days.length === 0) faults['days'] = 'Choose at least one day.';
  const at = text('at') === '' ? ok(null) : readTime(text('at'));
  if (!at.ok) faults['at'] = at.error;
  if (!zone.ok || !from.ok || !to.ok || !at.ok || Object.keys(faults).length > 0) return refuse(faults);
  const nudges = Array.isArray(values['nudges']) && values['nudges'].includes('on');
  return ok({ zone: zone.value, shifts: weekOf(days, from.value, to.value), standupAt: at.value, nudges });
}

function weekOf(days: readonly Weekday[], from: LocalTime, to: LocalTime): Shifts {
  return Object.fromEntries(days.map((day) => [day, [{ from, to }]]));
}

/** The buttons of the introduction, and the form of one's own hours. */
export const hoursDoors = { buttons: [confirm, changeButton], forms: [form] };
