import type { ModalView } from '@slack/types';
import type { HolidaysForm } from '#domain/form.ts';
import { holidayHandle, regionField, type PublicHoliday } from '#domain/holiday.ts';
import { dateInWords } from '#domain/time-words.ts';
import { input, oneLine, option, personName, plain, section } from './kit.ts';

/** Slack's limit of options in one group of checkboxes. */
const GROUP = 10;
const ADDED_MAX = 600;
const NAME_MAX = 120;

/** Proposes public holidays, each with a tick; another region brings its own. */
export function holidaysForm(form: HolidaysForm): ModalView {
  const { region, holidays, until, of } = form;
  const groups = Array.from({ length: Math.ceil(holidays.length / GROUP) }, (_, n) =>
    holidays.slice(n * GROUP, (n + 1) * GROUP),
  );
  const name = oneLine(region?.name.replaceAll('|', ' ') ?? '', 80, '');
  return {
    type: 'modal',
    callback_id: 'holidays-form',
    private_metadata: [region?.code ?? '', name, until, of?.user ?? ''].join('|'),
    title: plain(of === null ? 'My public holidays' : 'Public holidays', 24),
    submit: plain(region === null ? 'Show' : 'Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(introduction(form)),
      ...(region === null ? [] : [...groups.map((days, place) => group(days, place, region.code)), added(until)]),
      elsewhere(region?.code ?? ''),
    ],
  };
}

function introduction({ region, holidays, until, of }: HolidaysForm): string {
  const who = of === null ? null : personName(of.name);
  if (region === null)
    return `In which country, or part of one, ${who === null ? 'do you keep' : `does ${who} keep`} public holidays?`;
  const where = oneLine(region.name, 80, region.code);
  const up = `up to ${dateInWords(until, 'with year')}`;
  if (holidays.length === 0)
    return `I know no public holidays of ${where} ${up} on ${who === null ? 'days that you work' : `${who}’s working days`}.`;
  const then =
    who === null
      ? 'On them I do not write to you, and you are not missing.'
      : `On them ${who} is not asked and not missing, and is told once that you have said so.`;
  return `Public holidays of ${where} ${up}, on ${who === null ? 'days that you work' : `${who}’s working days`}. They are proposals, and books err: tick those that ${who === null ? 'you keep' : 'are kept'}. ${then}`;
}

// Slack keeps what was typed into a block of the same id when a form is updated, so each region has fields of its own.
function group(holidays: HolidaysForm['holidays'], place: number, region: string) {
  const options = holidays.map((one) => ({
    kept: one.kept,
    shown: option(oneLine(`${dateInWords(one.date, 'with year')}: ${one.name}`, 75, one.date), handleOf(one)),
  }));
  const on = options.filter(({ kept }) => kept).map(({ shown }) => shown);
  const initial = on.length > 0 ? { initial_options: on } : {};
  return input(
    `keep-${region}-${place}`,
    place === 0 ? 'The next' : 'Later',
    { type: 'checkboxes', options: options.map(({ shown }) => shown), ...initial },
    { optional: true, hint: 'Ticked, it is a day off; any other is a day like every other.' },
  );
}

/** Slack takes 150 units of a value; the name comes back with it, as it was shown. */
const handleOf = ({ date, name }: PublicHoliday): string =>
  holidayHandle({ date, name: oneLine(name, NAME_MAX, 'Holiday') });

function added(until: HolidaysForm['until']) {
  return input(
    'added',
    'More days',
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: ADDED_MAX,
      placeholder: plain(`${until.slice(0, 4)}-12-24 Christmas Eve`, 150),
    },
    { optional: true, hint: 'What the books lack: a line for each, the date first.' },
  );
}

function elsewhere(shown: string) {
  const first = shown === '';
  return input(
    regionField(shown),
    first ? 'Country or region' : 'Another country or region',
    { type: 'plain_text_input', max_length: 80, placeholder: plain('Germany, DE-BE, California', 150) },
    first
      ? { hint: 'Shows its holidays; nothing is kept yet.' }
      : { optional: true, hint: 'Shows its holidays instead; nothing is kept yet.' },
  );
}
