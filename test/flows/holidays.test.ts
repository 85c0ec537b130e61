import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttons, forms } from '#commands/index.ts';
import { meridian } from '#commands/meridian.ts';
import { projectDoors } from '#commands/project.ts';
import { ageOf } from '#domain/blocker.ts';
import { holidayHandle } from '#domain/holiday.ts';
import { endOfBox } from '#domain/hypothesis-clock.ts';
import type { HolidaysForm } from '#domain/form.ts';
import type { UserId } from '#domain/ids.ts';
import { plusDays, toLocalDate } from '#domain/time.ts';
import type { FormValues, Reply } from '#ports/doors.ts';
import { aBlocker, aParticipation, at, day, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';
import { render, renderForm } from '#views/index.ts';

const BER = 'UBER' as UserId;
const TYO = 'UTYO' as UserId;
const SFO = 'USFO' as UserId;
const NOW = at('2026-11-24T10:00Z');
const GERMAN = ['2026-12-25', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-06', '2027-05-17'];

let house: House;
beforeEach(async () => {
  house = await aHouse(TEAM, { createdBy: TYO }, at('2026-11-01T00:00Z'));
  await house.ports.store.participations.save(aParticipation(TYO, { lead: true, since: at('2026-11-01T00:00Z') }));
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

async function type(text: string, who = BER, now = NOW): Promise<Reply> {
  const deed = meridian.read(`holidays ${text}`, now);
  if (!deed.ok) throw new Error(text);
  return house.run(deed.value, { who, now });
}
const wordsOf = (reply: Reply): string =>
  reply.kind === 'say' && reply.message.kind === 'note' ? reply.message.text : reply.kind;
const formOf = (reply: Reply): HolidaysForm => {
  if (reply.kind !== 'show' || reply.form.kind !== 'holidays-form') throw new Error(JSON.stringify(reply));
  return reply.form;
};
/** Submits the form as shown, without the dates of `but`. */
async function submit(shown: HolidaysForm, own: FormValues = {}, but: readonly string[] = [], who = BER, now = NOW) {
  const kept = shown.holidays.filter(({ date, kept: on }) => on && !but.includes(date)).map(holidayHandle);
  const deed = forms
    .find(({ id }) => id === 'holidays-form')
    ?.read({ 'keep-0': kept, added: null, ...own }, renderForm(shown).private_metadata ?? '');
  if (!deed?.ok) throw new Error('the form is refused');
  return house.run(deed.value, { who, now });
}
async function press(id: string, value: string, now: string): Promise<Reply> {
  const deed = buttons.find((button) => button.id === id)?.read(value);
  if (!deed?.ok) throw new Error(id);
  return house.run(deed.value, { who: BER, now: at(now) });
}
const kept = async (user = BER, from = '2026-11-24') =>
  (await house.ports.store.absences.ofUser(WORKSPACE, user, toLocalDate(from))).map((one) => one.from);
const told = (kind: string) =>
  house.said.flatMap(({ to, message, at: when }) => (message.kind === kind && to === BER ? [when] : []));

describe('public holidays', () => {
  it('are guessed from the zone, asked, kept as ticked and added, and shown again as they were saved', async () => {
    const shown = formOf(await type(''));
    expect(shown).toMatchObject({ of: null, region: { code: 'DE', name: 'Germany' }, until: '2027-12-31' });
    expect(shown.holidays.map(({ date }) => date)).toEqual(GERMAN);
    expect(await kept()).toEqual([]);

    expect(await submit(shown, { added: '24 Xmas' })).toMatchObject({
      kind: 'faults',
      faults: { added: expect.any(String) },
    });
    const saved = await submit(shown, { added: '2026-12-24 Christmas Eve' }, ['2027-01-01']);
    expect(JSON.stringify(saved)).toContain(
      'You keep 6 public holidays. The next is Thursday 24 December 2026: Christmas Eve.',
    );
    expect(await kept()).toEqual(['2026-12-24', '2026-12-25', ...GERMAN.slice(2)]);
    expect(formOf(await type('')).holidays.map(({ date, kept: on }) => [date, on])).toEqual([
      ['2026-12-24', true],
      ['2026-12-25', true],
      ['2027-01-01', false],
      ...GERMAN.slice(2).map((date) => [date, true]),
    ]);
  });

  it('are those of another region where one is named, and nothing changes for one that nobody knows', async () => {
    const shown = formOf(await type(''));
    const bavaria = formOf(await submit(shown, { 'region-DE': 'Bayern, Germany' }));
    expect(bavaria.region).toEqual({ code: 'DE-BY', name: 'Bayern, Germany' });
    expect(bavaria.holidays.map(({ date }) => date)).toContain('2027-01-06');
    expect(await submit(shown, { 'region-DE': 'Atlantis' })).toMatchObject({
      faults: { 'region-DE': expect.stringContaining('Germany, DE-BE') },
    });
    expect(wordsOf(await type('Atlantis'))).toContain('I know no country');
    await submit(bavaria);
    expect(await house.ports.store.members.find(WORKSPACE, BER)).toMatchObject({ region: 'DE-BY' });
  });

  it('are not asked about, are shown with the return, and count as no day of work', async () => {
    await submit(formOf(await type('')));
    await house.live(at('2026-12-24T00:00Z'), at('2026-12-28T12:00Z'));
    expect(told('prompt')).toEqual([at('2026-12-24T08:30Z'), at('2026-12-28T08:30Z')]);
    const digest = house.said.find(({ message }) => message.kind === 'digest' && message.date === '2026-12-25');
    // The two others did not answer.
    expect(digest?.message).toMatchObject({ away: [{ name: 'Bruno', backOn: '2026-12-28' }], missing: 2 });

    const { store } = house.ports;
    const member = await store.members.find(WORKSPACE, BER);
    const absences = await store.absences.ofUser(WORKSPACE, BER, day('2026-12-24'));
    if (!member) throw new Error('nobody');
    const blocker = { ...aBlocker({ owner: BER, raisedOn: day('2026-12-24') }), number: 1 };
    expect(ageOf(blocker, member, absences, at('2026-12-28T09:00Z'))).toBe(1);
    expect(endOfBox({ days: 2 }, day('2026-12-24'), { member, absences })).toBe('2026-12-29');
  });

  it('are added and struck by a line of text, also today', async () => {
    expect(wordsOf(await type('add 2026-12-24 Christmas Eve'))).toContain('You keep one public holiday.');
    expect(wordsOf(await type('strike 2026-12-24'))).toBe('Struck: I ask you on that day.');
    expect(wordsOf(await type('strike 2026-12-24'))).toContain('You keep no public holiday then.');
    expect(wordsOf(await type('add 12/24'))).toContain('12');
    await house.live(at('2026-11-24T08:30Z'), at('2026-11-24T09:00Z'));
    await type('add today Local day');
    expect(await house.ports.store.prompts.latest(WORKSPACE, PROJECT, BER)).toMatchObject({ state: 'excused' });
  });

  it('leave a leave over the same day alone', async () => {
    await submit(formOf(await type('')));
    const { store } = house.ports;
    await store.absences.save({
      workspace: WORKSPACE,
      id: 'a1',
      user: BER,
      from: day('2026-12-25'),
      to: day('2026-12-25'),
      reason: 'family',
      half: null,
      kind: 'leave',
    });
    await type('strike 2026-12-25');
    expect((await store.absences.ofUser(WORKSPACE, BER, day('2026-12-25')))[0]).toMatchObject({ reason: 'family' });
  });

  it('are confirmed by a lead too, who is nobody else, and their owner is told in their hours', async () => {
    expect(wordsOf(await type('<@UBER|bruno> DE', SFO))).toContain('confirmed by themselves');
    const evening = at('2026-11-24T20:00Z');
    const shown = formOf(await type('<@UBER> DE-BE', TYO, evening));
    expect(shown.of).toEqual({ user: BER, name: 'Bruno' });
    expect(JSON.stringify(await submit(shown, {}, [], TYO, evening))).toContain('Bruno keeps 7 public holidays');
    await house.live(evening, at('2026-11-25T09:00Z'));
    expect(told('holidays')).toEqual([at('2026-11-25T08:00Z')]);
    expect(await kept(TYO)).toEqual([]);
    // The log of the project that gives the lead that right says so, of the lead alone.
    await submit(formOf(await type('')), {}, ['2026-12-25']);
    const audit = projectDoors.commands[0]?.read('audit', NOW);
    if (!audit?.ok) throw new Error('audit');
    const log = await house.run(audit.value, { who: TYO, now: evening });
    const lines = log.kind === 'say' ? render(log.message).blocks.map((block) => JSON.stringify(block)) : [];
    expect(lines.filter((line) => line.includes('holidays'))).toEqual([
      expect.stringContaining('Aiko confirmed public holidays: of Bruno; days none → 2026-12-25, 2027-01-01'),
    ]);
  });
});

describe('the holidays of the next year', () => {
  /** Beats before and in their hours on each day. */
  const year = async (from: string, to: string): Promise<void> => {
    for (let date = day(from); date <= to; date = plusDays(date, 1))
      for (const time of ['07:00', '08:00', '09:00']) await house.beat(at(`${date}T${time}Z`));
  };

  it('are proposed once, in their hours, as the year ends, and kept at a press', async () => {
    await submit(formOf(await type('')));
    await year('2026-12-01', '2026-12-01');
    expect(told('holidays')).toEqual([]);
    await year('2027-11-30', '2027-12-01');
    expect(told('holidays')).toEqual([at('2027-12-01T08:00Z')]);
    const asked = house.said.find(({ message }) => message.kind === 'holidays')?.message;
    if (asked?.kind !== 'holidays' || asked.state.is !== 'asked') throw new Error('nothing was proposed');
    expect([asked.from, asked.until, asked.holidays.length]).toEqual(['2028-01-01', '2028-12-31', 8]);
    expect(await press('holidays.keep', asked.state.handle, '2027-12-01T09:00Z')).toEqual({ kind: 'silent' });
    expect((await kept(BER, '2027-12-01')).length).toBe(8);
    expect(house.said.at(-1)?.message).toMatchObject({ kind: 'holidays', state: { is: 'kept' } });
    expect(wordsOf(await press('holidays.keep', asked.state.handle, '2027-12-01T09:01Z'))).toContain('since');
    expect(await house.ports.store.holidays.find(WORKSPACE, BER)).toMatchObject({ renewsAt: at('2028-11-30T23:00Z') });
  });

  it('leave those that were added by hand, before they are proposed or after, and name the ones that they know', async () => {
    await submit(formOf(await type('')));
    await house.ports.store.absences.save({
      workspace: WORKSPACE,
      id: 'bridge',
      user: BER,
      from: day('2028-01-03'),
      to: day('2028-01-03'),
      reason: 'Bridge day',
      half: null,
      kind: 'holiday',
    });
    await year('2027-12-01', '2027-12-01');
    const asked = house.said.find(({ message }) => message.kind === 'holidays')?.message;
    if (asked?.kind !== 'holidays' || asked.state.is !== 'asked') throw new Error('nothing was proposed');
    expect(asked.holidays).toContainEqual({ date: '2028-01-03', name: 'Bridge day' });
    await type('add 2028-01-04 Garden day', BER, at('2027-12-01T08:30Z'));
    await press('holidays.keep', asked.state.handle, '2027-12-01T09:00Z');
    const days = await kept(BER, '2027-12-01');
    expect(days).toEqual(expect.arrayContaining(['2028-01-03', '2028-01-04']));
    expect(days).toHaveLength(10);
  });

  it('come again after a snooze, and never once they are not useful', async () => {
    await submit(formOf(await type('')));
    await year('2027-12-01', '2027-12-01');
    await press('nudge.snooze', '1|holidays|holidays', '2027-12-01T09:00Z');
    await year('2027-12-02', '2027-12-06');
    expect(told('holidays').length).toBe(2);
    await press('nudge.useless', 'holidays|holidays', '2027-12-06T09:00Z');
    expect(await house.ports.store.holidays.find(WORKSPACE, BER)).toMatchObject({ renewsAt: null });
  });
});
