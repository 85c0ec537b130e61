import { afterEach, describe, expect, it } from 'vitest';
import { buttons, choices, forms } from '#commands/index.ts';
import { meridian } from '#commands/meridian.ts';
import { DEFAULT_SHIFTS } from '#domain/shift.ts';
import type { UserId } from '#domain/ids.ts';
import type { FormValues, Reply } from '#ports/doors.ts';
import { aMember, at, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

let house: House;
afterEach(() => house.close());

const ANA = 'UANA' as UserId;
const NOW = at('2026-03-10T10:00Z'); // Tuesday, 15:30 in Kolkata
const FORM: FormValues = {
  zone: 'Asia/Kolkata',
  week: 'Mon–Thu 09:00–12:30, 14:00–18:00\nFri 09:00–13:00',
  at: null,
  evening: [],
  quiet: null,
  nudges: ['on'],
};
const hoursForm = forms.find(({ id }) => id === 'hours-form');

async function save(values: FormValues): Promise<Reply | Readonly<Record<string, string>>> {
  const read = hoursForm?.read({ ...FORM, ...values }, '');
  if (!read?.ok) return read?.error ?? {};
  return house.run(read.value, { who: ANA, now: NOW });
}

const sentences = (reply: Reply | Readonly<Record<string, string>>): readonly string[] =>
  'kind' in reply && reply.kind === 'show' && typeof reply.form === 'object' && reply.form.kind === 'told-form'
    ? reply.form.sentences
    : [];

describe('the hours form', () => {
  it('keeps what was written, and shows when the next question comes', async () => {
    house = await aHouse([aMember({ id: ANA, zone: 'Europe/Berlin' })]);
    expect(sentences(await save({ quiet: '12:00-12:30', at: '16:00' }))).toEqual([
      'I keep to your hours: Mon–Thu 09:00–12:30, 14:00–18:00; Fri 09:00–13:00 in Kolkata, UTC+5:30.',
      'Quiet every day: 12:00–12:30.',
      'You have confirmed no public holidays, so I ask you on them too; /meridian holidays proposes those of your country.',
      'Your next question, for atlas, comes today 16:00 your time.',
    ]);
    expect(await house.ports.store.members.find(WORKSPACE, ANA)).toMatchObject({
      zone: 'Asia/Kolkata',
      standupAt: '16:00',
      evening: false,
      quiet: [{ from: '12:00', to: '12:30' }],
      confirmedAt: NOW,
    });
  });

  it('is shown again as it was saved', async () => {
    house = await aHouse([aMember({ id: ANA })]);
    await save({ evening: ['on'], at: '17:30', nudges: [] });
    const open = buttons.find(({ id }) => id === 'hours.change')?.read('-');
    expect(open?.ok && (await house.run(open.value, { who: ANA, now: NOW }))).toMatchObject({
      form: {
        kind: 'hours-form',
        zone: 'Asia/Kolkata',
        week: FORM['week'],
        standupAt: '17:30',
        evening: true,
        quiet: '',
        nudges: false,
      },
    });
  });

  it('opens with what was typed after the command in its field, right or wrong', async () => {
    house = await aHouse([aMember({ id: ANA })]);
    const typed = async (text: string): Promise<Reply | null> => {
      const deed = meridian.read(`hours ${text}`, NOW);
      return deed.ok ? house.run(deed.value, { who: ANA, now: NOW }) : null;
    };
    expect(await typed('Mon-Fri 9-17')).toMatchObject({ form: { week: 'Mon-Fri 9-17', zone: 'Europe/Berlin' } });
    expect(await typed('Asia/Kathmandu')).toMatchObject({
      form: { zone: 'Asia/Kathmandu', week: 'Mon–Fri 09:00–18:00' },
    });
  });

  it('says under each field what is wrong with it, all at once, and changes nothing', async () => {
    house = await aHouse([aMember({ id: ANA })]);
    expect(await save({ week: 'Mon-Fri 9-5', quiet: 'noon', zone: null })).toEqual({
      zone: expect.stringContaining('time zone') as string,
      week: '"9-5" would be 20 hours at once; did you mean 09:00–17:00?',
      quiet: expect.stringContaining('09:00-17:30') as string,
    });
    expect(await save({ evening: ['on'] })).toEqual({
      at: 'Choose the time at which to ask you the evening before, such as 17:30.',
    });
    expect(await save({ at: '20:00' })).toEqual({
      at: '20:00 is outside your hours (Mon–Thu 09:00–12:30, 14:00–18:00; Fri 09:00–13:00), and I write to you only inside them; the nearest is 17:30.',
    });
    expect(await save({ at: '07:00' })).toEqual({ at: expect.stringContaining('the nearest is 09:00') as string });
    expect(await save({ at: '13:00' })).toEqual({ at: expect.stringContaining('the nearest is') as string });
    expect(await save({ at: '11:30', quiet: '11:00-12:00' })).toEqual({
      at: '11:30 is in your quiet hours, when nothing is sent; choose a time outside them.',
    });
    expect(await save({ quiet: '08:00-19:00' })).toEqual({
      quiet: expect.stringContaining("Monday's hours") as string,
    });
    expect((await house.ports.store.members.find(WORKSPACE, ANA))?.shifts).toEqual(DEFAULT_SHIFTS);
  });

  it('asks the evening before from then on, and nothing twice', async () => {
    house = await aHouse([aMember({ id: ANA, zone: 'Asia/Kolkata' })], {}, at('2026-03-10T00:00Z'));
    await house.live(at('2026-03-10T03:00Z'), at('2026-03-10T05:00Z')); // asked at 09:30, 04:00Z
    await save({ evening: ['on'], at: '17:30', week: 'Mon–Fri 09:00–18:00' });
    await house.live(at('2026-03-10T10:00Z'), at('2026-03-14T00:00Z'));
    const asked = house.said.filter(({ message }) => message.kind === 'prompt');
    expect(asked.map(({ at: when, message }) => [when, message.kind === 'prompt' ? message.date : ''])).toEqual([
      [at('2026-03-10T04:00Z'), '2026-03-10'],
      [at('2026-03-10T12:00Z'), '2026-03-11'],
      [at('2026-03-11T12:00Z'), '2026-03-12'],
      [at('2026-03-12T12:00Z'), '2026-03-13'],
      [at('2026-03-13T12:00Z'), '2026-03-16'],
    ]);
    expect(house.errors).toEqual([]);
  });
});

describe('the zone field', () => {
  it('offers zones with their offset, by city, alias, country and offset', async () => {
    house = await aHouse();
    const offered = (typed: string) => choices.find(({ id }) => id === 'zone')?.find(typed, NOW)[0];
    expect(offered('mumbai')).toEqual({ label: 'Mumbai: Kolkata, India · UTC+5:30', value: 'Asia/Kolkata' });
    expect(offered('nepal')).toEqual({ label: 'Kathmandu, Nepal · UTC+5:45', value: 'Asia/Kathmandu' });
    expect(offered('singapore')).toEqual({ label: 'Singapore · UTC+8', value: 'Asia/Singapore' });
  });
});
