import type { ShownForm } from '#domain/form.ts';
import type { HolidaysMessage } from '#domain/holiday.ts';
import type { UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { plusDays, toInstant, toLocalDate } from '#domain/time.ts';

const region = { code: 'DE-BE', name: 'Berlin, Germany' };
const [from, until] = [toLocalDate('2027-01-01'), toLocalDate('2027-12-31')];
const NAMES = ["New Year's Day", 'Fête du Travail', '海の日', 'x'.repeat(119)];

/** Some thirty days, with names short, foreign and long. */
export const holidayList = Array.from({ length: 30 }, (_, n) => ({
  date: plusDays(from, n * 9),
  name: NAMES[n % NAMES.length] ?? '',
}));
const [one = { date: from, name: '' }] = holidayList;
const asked: HolidaysMessage = {
  kind: 'holidays',
  region,
  from,
  until,
  holidays: holidayList,
  state: { is: 'asked', handle: toInstant('2026-12-01T00:00:00.000Z') },
};
const form = {
  kind: 'holidays-form',
  of: null,
  region,
  until,
  holidays: holidayList.map((day, n) => ({ ...day, kept: n % 3 > 0 })),
} as const;
const message = (name: string, said: Message) => ({ name, message: said });
const shown = (name: string, what: ShownForm) => ({ name, form: what });

/** What is shown of public holidays and of the form of leave. */
export const holidayPieces = [
  message('holidays proposed', asked),
  message('one holiday proposed', { ...asked, holidays: [one] }),
  message('holidays kept', { ...asked, state: { is: 'kept' } }),
  message('holidays by a lead', { ...asked, from: toLocalDate('2026-03-10'), state: { is: 'by-lead', name: 'Ana' } }),
  message('no holidays by a lead', { ...asked, holidays: [], state: { is: 'by-lead', name: 'Ana' } }),
  shown('holidays form', form),
  shown('holidays form without a region', { ...form, region: null, holidays: [] }),
  shown('holidays form for somebody', { ...form, of: { user: 'U1' as UserId, name: 'Bo' } }),
  shown('holidays form without holidays', { ...form, holidays: [] }),
  shown('leave form', { kind: 'leave-form', today: from, leave: null }),
  shown('leave form of some weeks', {
    kind: 'leave-form',
    today: from,
    leave: { id: 'l1', from, to: until, reason: 'family', half: null },
  }),
  shown('leave form of half a day', {
    kind: 'leave-form',
    today: from,
    leave: { id: 'l1', from, to: from, reason: '', half: 'pm' },
  }),
];
