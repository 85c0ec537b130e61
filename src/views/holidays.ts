import type { HolidaysMessage } from '#domain/holiday.ts';
import { dateInWords } from '#domain/time-words.ts';
import {
  actions,
  button,
  context,
  count,
  oneLine,
  paragraph,
  personName,
  rich,
  section,
  view,
  type View,
} from './kit.ts';
import { nudgeFoot } from './nudge-foot.ts';

const SHOWN_MAX = 40;
const NAME_MAX = 100;

/** Public holidays of the next year to be confirmed, or those that a lead keeps for the reader. */
export function holidays(message: HolidaysMessage): View {
  const { state, holidays: days } = message;
  const said = sentence(message);
  if (state.is === 'kept') return view(said, [section(said), actions(button('holidays.open', 'Public holidays', '-'))]);
  const list = {
    type: 'rich_text_list',
    style: 'bullet',
    elements: days
      .slice(0, SHOWN_MAX)
      .map(({ date, name }) => paragraph(`${dateInWords(date, 'with year')}: ${oneLine(name, NAME_MAX, 'Holiday')}`)),
  } as const;
  const more = days.length > SHOWN_MAX ? [context(`and ${days.length - SHOWN_MAX} more`)] : [];
  const shown = [section(said), ...(days.length === 0 ? [] : [rich(list)]), ...more];
  if (state.is === 'by-lead')
    return view(said, [
      ...shown,
      actions(button('holidays.open', 'Change', '-')),
      context(
        'Why am I seeing this? Somebody who leads a project of yours has said so for you. What you change holds. It is said once.',
      ),
    ]);
  return view(said, [
    ...shown,
    actions(
      button('holidays.keep', `I keep ${days.length === 1 ? 'it' : `all ${days.length}`}`, state.handle, 'primary'),
      button('holidays.open', 'Choose', '-'),
    ),
    nudgeFoot('holidays', 'holidays'),
  ]);
}

function sentence({ region, from, until, holidays: days, state }: HolidaysMessage): string {
  const where = oneLine(region.name, 80, region.code);
  const year = until.slice(0, 4);
  const when = from.slice(0, 4) === year ? `in ${year}` : `up to ${dateInWords(until, 'with year')}`;
  switch (state.is) {
    case 'asked':
      return `Public holidays of ${where} ${when}, on days that you work. Which of them do you keep? Until you say so, I ask you on them.`;
    case 'by-lead':
      return days.length === 0
        ? `${personName(state.name)} has noted that you keep no public holidays ${when}; I ask you on each of your working days.`
        : `${personName(state.name)} has noted public holidays of ${where} for you, ${count(days.length, 'day')} ${when}. On them I do not write to you, and you are not missing.`;
    case 'kept':
    default:
      return `Your public holidays ${when} are confirmed. On them I do not write to you, and you are not missing.`;
  }
}
