import type { KnownBlock } from '@slack/types';
import type { Home, HomeHours, HomeLeave } from '#domain/home.ts';
import { timeFault } from '#domain/hours-check.ts';
import { shiftsInWords } from '#domain/shift.ts';
import { dateInWords, zoneInWords } from '#domain/time-words.ts';
import type { LocalDate, LocalTime } from '#domain/time.ts';
import { actions, button, context, header, oneLine, section } from './kit.ts';

/** Each with its buttons; two blocks at the most. */
const LEAVES_MAX = 4;
const REASON_MAX = 80;

/** When the reader works and is asked, with the way to change it. */
export function hoursBlocks(hours: HomeHours, { at }: Home): KnownBlock[] {
  const { zone, shifts, standupAt, quiet, nudges } = hours;
  const where = zone === null ? 'I do not know your time zone, so I ask you nothing.' : `In ${zoneInWords(zone, at)}.`;
  const time = standupAt === null ? "Asked at each project's time" : askedAt(hours, standupAt);
  const worked = shiftsInWords(shifts);
  const silent = quiet.map(({ from, to }) => `${from}–${to}`).join(', ');
  const lines = [
    `${worked.charAt(0).toUpperCase()}${worked.slice(1)}. ${where}`,
    `${time}; ${nudges ? 'one reminder half-way to your cut-off' : 'no reminders'}.`,
    silent === '' ? 'No quiet hours inside your working hours.' : `Quiet every day: ${silent}.`,
  ];
  return [
    header('My hours'),
    { ...section(lines.join('\n')), accessory: button('hours.change', 'Change', 'hours') },
    context('Nothing is sent to you outside these hours.'),
  ];
}

function askedAt({ shifts, quiet, evening }: HomeHours, at: LocalTime): string {
  if (evening) return `Asked at ${at} of the working day before`;
  // Kept from before the form refused it.
  return timeFault(shifts, quiet, at) === null
    ? `Asked at ${at}`
    : `Asked as your hours begin, since ${at}, your own time, is outside them`;
}

/** Leave now and to come. */
export function leaveBlocks({ leaves, holidays }: HomeLeave, { today }: Home): KnownBlock[] {
  const shown = leaves.slice(0, LEAVES_MAX).flatMap(({ id, from, to, reason, half }): KnownBlock[] => {
    const part = half ? `, ${half === 'am' ? 'first' : 'second'} half` : '';
    const span =
      from === to
        ? dateInWords(from, 'with year')
        : `${dateInWords(from, yearOf(from, to))} to ${dateInWords(to, 'with year')}`;
    const why = oneLine(reason, REASON_MAX, '');
    const words = section(`${from <= today ? 'Now: ' : ''}${span}${part}${why === '' ? '' : ` (${why})`}`);
    const change = button('leave.change', 'Change', id);
    // What has begun ends with "I am back".
    if (from <= today) return [{ ...words, accessory: change }];
    return [words, actions(change, button('leave.remove', 'Remove', id))];
  });
  const away = [...leaves.map(({ from }) => from), holidays.next?.date].some(
    (from) => from !== undefined && from <= today,
  );
  const more = leaves.length - LEAVES_MAX;
  const back = { ...section('You are away today.'), accessory: button('leave.back', 'I am back', 'back') };
  return [
    header('My leave'),
    ...(away ? [back] : []),
    ...(shown.length === 0 && !away ? [section('None is planned.')] : shown),
    ...(more > 0 ? [context(`and ${more} more`)] : []),
    {
      ...section('Or type it, with or without a reason: /standup away 2026-12-24..2027-01-02 family'),
      accessory: button('leave.add', 'Add leave', 'home'),
    },
    { ...section(holidaysInWords(holidays, today)), accessory: button('holidays.open', 'Public holidays', 'home') },
  ];
}

function holidaysInWords({ regionName, next, count: kept }: HomeLeave['holidays'], today: LocalDate): string {
  if (next === null && regionName === null) return 'You have confirmed no public holidays, so I ask you on them too.';
  const where = regionName === null ? '' : ` (${oneLine(regionName, REASON_MAX, '')})`;
  if (next === null) return `Public holidays${where}: you keep none ahead.`;
  const day = next.date === today ? 'today' : dateInWords(next.date, 'with year');
  return `Public holidays${where}: you keep ${kept} ahead. The next: ${day}, ${oneLine(next.name, REASON_MAX, 'Holiday')}.`;
}

const yearOf = (from: LocalDate, to: LocalDate) =>
  from.slice(0, 4) === to.slice(0, 4) ? ('without year' as const) : ('with year' as const);
