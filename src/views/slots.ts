import { slotId } from '#domain/slot.ts';
import type { SlotList } from '#domain/slot-message.ts';
import { durationInWords, weekdaysInWords } from '#domain/time-words.ts';
import {
  actions,
  bold,
  button,
  context,
  count,
  header,
  oneLine,
  paragraph,
  projectName,
  rich,
  section,
  view,
  type View,
} from './kit.ts';
import { inClock, zoneName } from './moment.ts';
import { borneWords, named } from './overlap.ts';

const SHOWN_MAX = 20;

/** The weekly meetings of a project, in the clock of whoever reads, with those whose hours do not cover them. */
export function slotList(message: SlotList): View {
  const { slots, zone } = message;
  const name = projectName(message.projectName);
  return view(`${name} has ${count(slots.length, 'weekly meeting')}.`, [
    header(`Weekly meetings · ${name}`),
    ...(slots.length === 0 ? [section('There is none yet.')] : []),
    ...slots.slice(0, SHOWN_MAX).flatMap((slot) => {
      const { number, weekday, time, minutes } = slot;
      const who = slot.names.length === 0 ? 'everybody' : named(slot.names);
      return [
        rich(
          paragraph(
            bold(`${slotId(number)} · ${oneLine(slot.name, 80, 'Meeting')}`),
            `: ${weekdaysInWords([weekday])} ${time} ${zoneName(slot.zone)}, ${durationInWords(minutes)}, ${who}`,
          ),
          paragraph(
            `Next: ${inClock(slot.when.from, zone)} your time. `,
            slot.outside.length === 0 ? 'Within the hours of all.' : `Outside the hours of ${named(slot.outside)}.`,
            ...(slot.fairer ? [` ${timeOf(slot.fairer)} would be fairer.`] : []),
          ),
        ),
        ...buttonsOf(slot),
      ];
    }),
    ...(message.borne ? [context(borneWords(message.borne))] : []),
    context(
      'Ten and two days before a clock change I say whose hours a meeting would leave. ' +
        '/overlap slots add Tue 15:00 60m Planning with @ana @raj adds one by your clock for the three of you, “for @ana @raj” one without you; with no names it is for everybody.',
    ),
  ]);
}

const timeOf = ({ weekday, time }: Pick<SlotList['slots'][number], 'weekday' | 'time'>): string =>
  `${weekdaysInWords([weekday])} ${time}`;

function buttonsOf({ number, editable, fairer }: SlotList['slots'][number]) {
  if (!editable) return [];
  const remove = button('slot.remove', `Remove ${slotId(number)}`, String(number));
  if (!fairer) return [actions(remove)];
  const { weekday, time } = fairer;
  return [
    actions(button('slot.move', `Move ${slotId(number)} to ${timeOf(fairer)}`, `${number}|${weekday}|${time}`), remove),
  ];
}
