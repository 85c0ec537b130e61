import type { Borne, MissedBy, OfPeople, OverlapBest, OverlapToday } from '#domain/overlap-message.ts';
import { dateInWords, durationInWords } from '#domain/time-words.ts';
import { localDate, localTime, minutesBetween, type Interval, type Zone } from '#domain/time.ts';
import {
  bold,
  clamp,
  context,
  count,
  header,
  listed,
  paragraph,
  personName,
  projectName,
  rich,
  view,
  type View,
  withCommands,
  bareCommands,
} from './kit.ts';
import { zoneName } from './moment.ts';
import { alsoYours } from './status.ts';

const NAMES_MAX = 12;
const NAMES_CHARS = 600;
const SPANS_MAX = 8;

/** `Ana, Raj and 3 more`, short enough for a line. */
export const named = (names: readonly string[]): string => clamp(listed(names.map(personName), NAMES_MAX), NAMES_CHARS);
/** The project, or the people where they were picked by name. */
export const whose = ({ projectName: name, names }: OfPeople): string =>
  name === null ? named(names) : projectName(name);

/** On the clock of `zone`: `15:00–17:30`; `24:00` where it ends with the day, the date where it ends on a later one. */
function spanInWords({ from, to }: Interval, zone: Zone): string {
  const [begins, ends] = [localDate(from, zone), localDate(to, zone)];
  const end = localTime(to, zone);
  if (begins === ends) return `${localTime(from, zone)}–${end}`;
  return `${localTime(from, zone)}–${end === '00:00' ? '24:00' : `${end} on ${dateInWords(ends)}`}`;
}

/** The spans of one day in a line: `09:00–10:00 and 15:00–17:00`. */
export const spansInWords = (spans: readonly Interval[], zone: Zone): string =>
  listed(
    spans.map((span) => spanInWords(span, zone)),
    SPANS_MAX,
  );

const onDate = (span: Interval, zone: Zone): string =>
  `${dateInWords(localDate(span.from, zone))}, ${spanInWords(span, zone)}`;

/** The hours people share today on the reader's clock. */
export function overlapToday(message: OverlapToday): View {
  const { zone, date, shared, names, here } = message;
  const title = `${whose(message)} · shared hours, ${dateInWords(date)}`;
  const lines = [
    paragraph(...sharedLine(message)),
    ...(here.length > 0 && names.length > 1
      ? [paragraph(bold(`At work now (${here.length})`), `: ${named(here)}`)]
      : []),
    ...(message.next && shared.length === 0
      ? [paragraph('The next hour you all share: ', bold(onDate(message.next, zone)), '.')]
      : []),
    ...(message.miss ? [paragraph(missInWords(message.miss, zone))] : []),
  ];
  return view(`${title}: ${plainShared(message)}`, [header(title), rich(...lines), context(footOf(message))]);
}

function sharedLine(message: OverlapToday): (string | ReturnType<typeof bold>)[] {
  const { names, shared, zone } = message;
  if (names.length === 1 || shared.length === 0) return [plainShared(message)];
  return [`${allOf(names)} are at work `, bold(spansInWords(shared, zone)), ` (${durationInWords(totalOf(shared))}).`];
}

function plainShared({ names, shared, most, zone, date, next }: OverlapToday): string {
  if (names.length === 1) {
    return shared.length > 0
      ? `Only ${named(names)} has hours here (${spansInWords(shared, zone)} today), so there is nobody to share them with.`
      : `Only ${named(names)} has hours here, and none today.`;
  }
  if (shared.length > 0) return `${allOf(names)} are at work ${spansInWords(shared, zone)}.`;
  if (most === null) return `Nobody is at work on ${dateInWords(date)}.`;
  const never = next === null ? 'No hour of the next two weeks suits all of you' : 'No hour of today suits all of you';
  if (most.people < 2) return `${never}: no two of you are at work at the same time.`;
  const absent = most.absent.length > 0 ? ` without ${named(most.absent)}` : '';
  return `${never}. Most are at work ${spansInWords(most.when, zone)}: ${most.people} of ${names.length}${absent}.`;
}

/** `Both`, `All 4`. */
const allOf = (names: readonly string[]): string => (names.length === 2 ? 'Both' : `All ${names.length}`);

const totalOf = (spans: readonly Interval[]): number =>
  Math.round(spans.reduce((sum, { from, to }) => sum + minutesBetween(from, to), 0));

/** How near people come who never meet: `Raj would have to begin 2h earlier`. */
function missInWords({ when, absent }: MissedBy, zone: Zone): string {
  const bends = absent.map(
    ({ name, minutes, way }) =>
      `${personName(name)} would have to ${way === 'earlier' ? 'begin' : 'stay'} ${durationInWords(minutes)} ${way}`,
  );
  return `The nearest you come is ${onDate(when, zone)}: ${clamp(listed(bends, NAMES_MAX), NAMES_CHARS)}.`;
}

/** What holds for all of these replies, in small print. */
export function footOf({ zone, unknown, assumed, others }: OfPeople): string {
  const left = unknown.length > 0 ? ` Left out, because their time zone is not known: ${named(unknown)}.` : '';
  const usual =
    assumed.length > 0
      ? ` Taken to work Monday to Friday from 9 to 18, since they never told me: ${named(assumed)}.`
      : '';
  return `Times are in your own clock, ${zoneName(zone)}. Leave counts.${left}${usual}${alsoYours(others)}`;
}

/** Where a meeting fits best. */
export function overlapBest(message: OverlapBest): View {
  const { minutes, windows, names, zone } = message;
  const length = durationInWords(minutes);
  const title = `${whose(message)} · ${length} together`;
  const [first] = windows;
  const said =
    first === undefined
      ? noWindow(message)
      : first.absent.length === 0
        ? `${allOf(names)} are at work for ${length} at these times in the next seven days:`
        : `No ${length} in the next seven days suits ${names.length === 2 ? 'both' : `all ${names.length}`}. ${first.people} can:`;
  const rows = windows.map(({ when, absent }) =>
    paragraph(bold(onDate(when, zone)), ...(absent.length > 0 ? [` without ${named(absent)}`] : [])),
  );
  return view(`${title}: ${first ? onDate(first.when, zone) : bareCommands(said)}`, [
    header(title),
    rich(
      paragraph(...withCommands(said)),
      ...(rows.length > 0 ? [{ type: 'rich_text_list', style: 'bullet', elements: rows } as const] : []),
    ),
    ...(message.fair ? [rich(paragraph(...fairWords(message.fair, zone, names.length)))] : []),
    context(footOf(message)),
  ]);
}

function noWindow({ minutes, longest, names }: OverlapBest): string {
  const length = durationInWords(minutes);
  if (longest === 0) return 'Nobody is at work in the next seven days.';
  if (longest < minutes) {
    return `Nobody works ${length} on end: the longest that anybody does in the next seven days is ${durationInWords(Math.floor(longest))}. Ask for less, such as \`/overlap best 60m\`.`;
  }
  return names.length === 1
    ? 'Only one person has hours here, so any hour of theirs will do.'
    : `No two of you are at work for ${length} at the same time.`;
}

/** What has been borne so far: the reader's own part of it, and how even it is, of nobody by name. */
export function borneWords({ own, imbalance }: Borne): string {
  const share = own === null ? '' : `${Math.round(own * 100)} % was yours; `;
  const even =
    imbalance < 0.2 ? 'it is shared about evenly' : imbalance < 0.5 ? 'it is not shared evenly' : 'few bear most of it';
  return `Of what weekly meetings asked of people outside their hours so far (half forgotten every eight weeks), ${share}${even}. It counts in what is called fair.`;
}

function fairWords(fair: NonNullable<OverlapBest['fair']>, zone: Zone, people: number) {
  const { when, bending, own, imbalance, hard, borne } = fair;
  const yours = own === 0 ? 'it asks nothing of you' : 'you are one of them';
  const evenly = imbalance < 0.35 && bending > 1 ? ', about evenly' : '';
  return [
    `If ${people === 2 ? 'both' : `all ${people}`} must be there, the fairest is `,
    bold(onDate(when, zone)),
    `: ${count(bending, 'person', 'people')} would meet outside their hours${evenly}; ${yours}. It spares everybody’s nights, leave and quiet hours.${borne ? ` ${borneWords(borne)}` : ''}`,
    ...(hard
      ? withCommands(
          ' For somebody that is more than two hours outside their day: in writing is kinder, such as `/standup handover`.',
        )
      : []),
  ];
}
