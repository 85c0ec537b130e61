import type { HoursForm, ToldForm } from '#domain/form.ts';
import { eveningFault, quietFault, timeFault } from '#domain/hours-check.ts';
import type { Member } from '#domain/member.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { shiftsInWords, type Shift } from '#domain/shift.ts';
import { localDate, type Instant } from '#domain/time.ts';
import { momentInWords, readTime, readZone, zoneInWords } from '#domain/time-words.ts';
import { done, refused } from '#domain/verb.ts';
import { readRanges, readWeek, weekInLines } from '#domain/week-words.ts';
import { changeHours, confirmHours, type Hours } from '#flows/member.ts';
import { nextPromptOf } from '#flows/next-prompt.ts';
import type { Action, Button, Deed, Form, FormValues } from '#ports/doors.ts';
import type { Store } from '#ports/store.ts';

const NO_HOLIDAYS =
  'You have confirmed no public holidays, so I ask you on them too; /meridian holidays proposes those of your country.';
const NOBODY = refused('I do not know you yet. Join the channel of a project and I will introduce myself.');

const confirm: Button = {
  id: 'hours.confirm',
  read: () =>
    ok({
      changes: true,
      async run(ports, { workspace, who, now }) {
        const confirmed = await confirmHours(ports, workspace, who, now);
        if (!confirmed.ok) return { kind: 'say', message: NOBODY };
        const { member, shown } = confirmed.value;
        if (member.zone === null) return { kind: 'show', form: formOf(member) };
        if (shown) return { kind: 'silent' };
        return { kind: 'say', message: done((await kept(ports.store, member, now)).join(' ')) };
      },
    }),
};

/** Opens the person's own hours: zone, working week, time for standups, quiet hours, reminders. `typed`: a zone, or else a week. */
export const showHours =
  (typed: string): Action =>
  async ({ store }, { workspace, who }) => {
    const member = await store.members.find(workspace, who);
    if (!member) return { kind: 'say', message: NOBODY };
    const form = formOf(member);
    if (typed === '') return { kind: 'show', form };
    const zone = readZone(typed);
    return { kind: 'show', form: zone.ok ? { ...form, zone: zone.value } : { ...form, week: typed } };
  };

const changeButton: Button = { id: 'hours.change', read: () => ok({ changes: false, run: showHours('') }) };

function formOf({ zone, shifts, standupAt, evening, quiet, nudges }: Member): HoursForm {
  return {
    kind: 'hours-form',
    zone,
    week: weekInLines(shifts),
    standupAt,
    evening,
    quiet: rangesInWords(quiet),
    nudges,
  };
}

const rangesInWords = (ranges: readonly Shift[]): string => ranges.map(({ from, to }) => `${from}–${to}`).join(', ');

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
        const sentences = await kept(ports.store, member.value, now);
        return { kind: 'show', form: { kind: 'told-form', title: 'Saved', sentences } satisfies ToldForm };
      },
    });
  },
};

/** What is kept now, in sentences, and when the next question comes: the surest proof that it was understood. */
async function kept(store: Store, member: Member, now: Instant): Promise<string[]> {
  const { zone, shifts, quiet, nudges } = member;
  const where = zone === null ? '' : ` in ${zoneInWords(zone, now)}`;
  const lines = [
    `I keep to your hours: ${shiftsInWords(shifts)}${where}.`,
    ...(quiet.length > 0 ? [`Quiet every day: ${rangesInWords(quiet)}.`] : []),
    ...(nudges ? [] : ['You get no reminders.']),
    ...(member.region === null ? [NO_HOLIDAYS] : []),
  ];
  const next = zone === null ? null : await nextPromptOf(store, member.workspace, member.id, now);
  if (!next || zone === null) return lines;
  const { project } = next.participant;
  const when = momentInWords(next.day.askAt, zone, localDate(now, zone));
  return [
    ...lines,
    `Your next question, for ${project.name}, comes ${/^\d/.test(when) ? `today ${when}` : when} your time.`,
  ];
}

function readHours(values: FormValues): Result<Hours, Readonly<Record<string, string>>> {
  const faults: Record<string, string> = {};
  const text = (id: string): string => (typeof values[id] === 'string' ? values[id] : '');
  const fault = (id: string, sentence: string | null): void => {
    if (sentence !== null) faults[id] = sentence;
  };
  const zone = readZone(text('zone'));
  const week = readWeek(text('week'));
  const quiet = text('quiet').trim() === '' ? ok([]) : readRanges(text('quiet'));
  const at = text('at') === '' ? ok(null) : readTime(text('at'));
  for (const [id, read] of Object.entries({ zone, week, quiet, at })) if (!read.ok) faults[id] = read.error;
  const evening = isTicked(values['evening']);
  if (week.ok && at.ok && evening) fault('at', eveningFault(week.value, at.value));
  else if (week.ok && quiet.ok && at.ok && at.value !== null) fault('at', timeFault(week.value, quiet.value, at.value));
  if (week.ok && quiet.ok) fault('quiet', quietFault(week.value, quiet.value));
  if (!zone.ok || !week.ok || !quiet.ok || !at.ok || Object.keys(faults).length > 0) return refuse(faults);
  return ok({
    zone: zone.value,
    shifts: week.value,
    standupAt: at.value,
    evening,
    quiet: quiet.value,
    nudges: isTicked(values['nudges']),
  });
}

const isTicked = (value: FormValues[string] | undefined): boolean => Array.isArray(value) && value.includes('on');

/** The buttons of the introduction, and the form of one's own hours. */
export const hoursDoors = { buttons: [confirm, changeButton], forms: [form] };
