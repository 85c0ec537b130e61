import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttons, forms } from '#commands/index.ts';
import { standup } from '#commands/standup.ts';
import type { LeaveForm } from '#domain/leave.ts';
import type { UserId } from '#domain/ids.ts';
import type { FormValues, Reply } from '#ports/doors.ts';
import { anAbsence, at, day, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';
import { renderForm } from '#views/index.ts';

const BER = 'UBER' as UserId;
const NOW = at('2026-03-10T09:00Z'); // Tuesday, 10:00 in Berlin
const WHOLE: FormValues = { to: null, half: 'whole', reason: null };
let house: House;
beforeEach(async () => {
  house = await aHouse(TEAM, { createdBy: BER }, at('2026-03-09T00:00Z'));
});
afterEach(() => house.close());

const form = forms.find(({ id }) => id === 'leave-form');
const leaves = async (now = '2026-03-01') =>
  (await house.ports.store.absences.ofUser(WORKSPACE, BER, day(now))).map(
    ({ from, to, half, reason }) =>
      `${from}..${to}${half === null ? '' : ` ${half}`}${reason === '' ? '' : ` ${reason}`}`,
  );

async function press(button: string, value: string, who = BER): Promise<Reply> {
  const read = buttons.find(({ id }) => id === button)?.read(value);
  if (!read?.ok) throw new Error(`${button} does not read ${value}`);
  return house.run(read.value, { who, now: NOW });
}

async function bare(who = BER): Promise<Reply> {
  const read = standup.read('away', NOW);
  if (!read.ok) throw new Error('a bare away is not understood');
  expect(read.value.changes).toBe(false); // acknowledged first
  return house.run(read.value, { who, now: NOW });
}

/** Sends a form as it was shown, with `values` in place of what it held. */
async function send(reply: Reply, values: FormValues): Promise<readonly string[] | Readonly<Record<string, string>>> {
  const shown = formOf(reply);
  const read = form?.read({ ...WHOLE, from: shown.today, ...values }, renderForm(shown).private_metadata ?? '');
  if (!read?.ok) return read?.error ?? {};
  const sent = await house.run(read.value, { who: BER, now: NOW });
  if (sent.kind === 'faults') return sent.faults;
  if (sent.kind !== 'show' || sent.form.kind !== 'told-form') throw new Error(JSON.stringify(sent));
  return sent.form.sentences;
}

function formOf(reply: Reply): LeaveForm {
  if (reply.kind !== 'show' || reply.form.kind !== 'leave-form') throw new Error(JSON.stringify(reply));
  return reply.form;
}

describe('a bare /standup away, and Add leave in the Home', () => {
  it('open one form, which says what was kept as the text does', async () => {
    const opened = await bare();
    expect(opened).toEqual({ kind: 'show', form: { kind: 'leave-form', today: '2026-03-10', leave: null } });
    expect(await press('leave.add', 'home')).toEqual(opened);
    expect(await send(opened, { from: '2026-12-24', to: '2027-01-02', reason: ' family ' })).toEqual([
      'You are away from Thursday 24 December to Saturday 2 January. I will not write to you; your next working day is Monday 4 January.',
    ]);
    expect(await send(opened, { from: '2026-03-12', half: 'pm' })).toEqual([
      'You are away for the second half of Thursday 12 March. I keep to 09:00–13:30 that day.',
    ]);
    const joined = await send(opened, { from: '2027-01-02', to: '2027-01-05' });
    expect(joined).toEqual([expect.stringContaining('That is together with leave you had planned.')]);
    // Twice is once.
    expect(await send(opened, { from: '2027-01-02', to: '2027-01-05' })).toEqual(joined);
    expect(await leaves()).toEqual(['2026-03-12..2026-03-12 pm', '2026-12-24..2027-01-05']);
  });

  it('says beside the field what is wrong, and changes nothing', async () => {
    const opened = await bare();
    expect(await send(opened, { from: null })).toEqual({ from: 'Choose the first day.' });
    expect(await send(opened, { from: '2026-03-09' })).toEqual({
      from: 'Those days are over; choose Tuesday 10 March or a later day.',
    });
    expect(await send(opened, { from: '2026-03-02', to: '2026-03-09' })).toEqual({
      to: 'Those days are over; choose Tuesday 10 March or a later day.',
    });
    expect(await send(opened, { from: '2026-03-12', to: '2026-03-11' })).toEqual({
      to: 'It ends before it begins; choose Thursday 12 March or a later day.',
    });
    expect(await send(opened, { from: '2026-03-12', to: '2027-03-13' })).toEqual({
      to: 'That is longer than 366 days; the latest last day is Friday 12 March 2027.',
    });
    expect(await send(opened, { from: '2026-03-12', to: '2026-03-13', half: 'am' })).toEqual({
      half: 'Half a day is of one day: leave the last day empty, or take the whole of each day.',
    });
    expect(await leaves()).toEqual([]);
  });

  it('say to whoever is unknown, or has no zone, what is missing', async () => {
    expect(await bare('UNEW' as UserId)).toMatchObject({
      message: { text: expect.stringContaining('do not know you') as string },
    });
    const [member] = TEAM;
    if (member) await house.ports.store.members.save({ ...member, id: BER, zone: null });
    expect(await bare()).toMatchObject({ message: { text: expect.stringContaining('your time zone') as string } });
  });
});

describe('Change beside a leave in the Home', () => {
  it('shows it as it is, and puts other days in its place', async () => {
    await house.ports.store.absences.save({
      ...anAbsence('2026-04-06', '2026-04-10', BER),
      id: 'l1',
      reason: 'skiing',
    });
    const opened = await press('leave.change', 'l1');
    expect(formOf(opened).leave).toEqual({
      id: 'l1',
      from: '2026-04-06',
      to: '2026-04-10',
      reason: 'skiing',
      half: null,
    });
    expect(await send(opened, { from: '2026-04-08', to: '2026-04-03', reason: 'skiing' })).toHaveProperty('to');
    expect(await leaves()).toEqual(['2026-04-06..2026-04-10 skiing']);
    expect(await send(opened, { from: '2026-04-08', to: '2026-04-13', reason: 'later' })).toEqual([
      'You are away from Wednesday 8 April to Monday 13 April. I will not write to you; your next working day is Tuesday 14 April.',
    ]);
    expect(await leaves()).toEqual(['2026-04-08..2026-04-13 later']);
    // The form that stood open is of leave that is no more.
    expect(await send(opened, { from: '2026-04-20' })).toEqual({
      from: expect.stringContaining('changed since') as string,
    });
    expect(await press('leave.change', 'l1')).toMatchObject({ kind: 'say' });
  });

  it('becomes no half of a day that other leave has altogether, and nothing is changed', async () => {
    await house.ports.store.absences.save({ ...anAbsence('2026-04-06', '2026-04-10', BER), id: 'l1' });
    await house.ports.store.absences.save({ ...anAbsence('2026-04-20', '2026-04-20', BER), id: 'l2' });
    const opened = await press('leave.change', 'l2');
    expect(await send(opened, { from: '2026-04-07', half: 'pm' })).toEqual({
      half: 'You are away the whole of that day already, from Monday 6 April to Friday 10 April. /standup back with a date ends that leave before it.',
    });
    expect(await leaves()).toEqual(['2026-04-06..2026-04-10', '2026-04-20..2026-04-20']);
    expect(await send(opened, { from: '2026-04-20', half: 'pm' })).toEqual([
      'You are away for the second half of Monday 20 April. I keep to 09:00–13:30 that day.',
    ]);
  });

  it('shortens what has begun so that the question of today is open again, and keeps the days that are over', async () => {
    await house.live(at('2026-03-10T08:00Z'), at('2026-03-10T08:45Z')); // asked at 09:30
    await house.ports.store.absences.save({ ...anAbsence('2026-03-09', '2026-03-13', BER), id: 'l1' });
    const whole = await press('leave.change', 'l1');
    await send(whole, { from: '2026-03-09', to: '2026-03-13', reason: 'flu' });
    const prompt = () => house.ports.store.prompts.latest(WORKSPACE, PROJECT, BER);
    expect(await prompt()).toMatchObject({ state: 'excused' });
    const [left] = await house.ports.store.absences.ofUser(WORKSPACE, BER, day('2026-03-10'));
    await send(await press('leave.change', left?.id ?? ''), { from: '2026-03-12', to: '2026-03-13', reason: 'flu' });
    expect(await prompt()).toMatchObject({ state: 'open', cutoffAt: at('2026-03-10T17:00Z') });
    expect(await leaves()).toEqual(['2026-03-09..2026-03-09 flu', '2026-03-12..2026-03-13 flu']);
  });

  it('is of one’s own leave, and of no public holiday', async () => {
    await house.ports.store.absences.save({ ...anAbsence('2026-04-06', '2026-04-06', BER), id: 'h1', kind: 'holiday' });
    await house.ports.store.absences.save({ ...anAbsence('2026-04-06', '2026-04-06', 'UTYO'), id: 'l2' });
    for (const id of ['h1', 'l2', 'nonsense']) {
      expect(await press('leave.change', id)).toMatchObject({
        message: { text: expect.stringContaining('Home') as string },
      });
    }
  });
});
