import type { RichTextBlockElement } from '@slack/types';
import type { PreviewRow, StandupPreview } from '#domain/preview-message.ts';
import { dateInWords } from '#domain/time-words.ts';
import type { LocalDate, Zone } from '#domain/time.ts';
import {
  bold,
  clamp,
  context,
  count,
  header,
  listed,
  oneLine,
  paragraph,
  personName,
  projectName,
  rich,
  section,
  view,
  type View,
} from './kit.ts';
import { inReadersClock, onDay, zoneName } from './moment.ts';
import { alsoYours } from './status.ts';
import { chunks, pack } from './words.ts';

type Asked = Extract<PreviewRow, { is: 'asked' }>;
type Off = Extract<PreviewRow, { is: 'off' }>;

/** More are named by their number: nobody reads further. */
const PEOPLE_MAX = 120;
const NAMES_MAX = 25;
const NAMES_CHARS = 800;
const ZONE_CHARS = 2000;
const WHY: Readonly<Record<Off['why'], string>> = {
  'not-working': 'Not working that day',
  'day-off': 'A day off for everybody',
  away: 'Away',
  'no-zone': 'No time zone yet, so not asked',
  observer: 'Reading along, not asked',
  joins: 'Asked from their next standup on',
};

/** A date's plan: when each member is asked, reminded and cut off, on their own clock; people with one plan stand together. */
export function preview(message: StandupPreview): View {
  const title = `${projectName(message.projectName)} · ${dateInWords(message.date, 'with year')}`;
  const asked = message.rows.filter((row) => row.is === 'asked').slice(0, PEOPLE_MAX);
  const off = message.rows.filter((row) => row.is === 'off');
  const hidden = message.rows.length - asked.length - off.length;
  const blocks = pack([
    ...[...Map.groupBy(asked, ({ zone }) => zone)].flatMap(([zone, rows]) => zoneGroups(zone, rows, message)),
    ...(hidden > 0 ? [[paragraph(`and ${count(hidden, 'more person', 'more people')}`)]] : []),
    ...offGroups(off),
  ]);
  return view(`Standup plan ${title}: ${count(asked.length + hidden, 'person is', 'people are')} asked.`, [
    header(title),
    ...(blocks.length > 0 ? blocks : [section('This project has no members yet.')]),
    ...(message.closesAt === null
      ? []
      : [rich(paragraph('The digest follows at ', inReadersClock(message.closesAt), ' at the latest.'))]),
    ...(message.questions.length === 0
      ? []
      : [rich(paragraph(bold('Also asked'), `: ${clamp(message.questions.map(asAsked).join(' · '), NAMES_CHARS)}`))]),
    context(`Each line is on those people's own clock.${alsoYours(message.others)}`),
  ]);
}

const asAsked = (question: string): string => oneLine(question, 150, '–');

/** A zone and below it a line for each plan in it, as text: a list of as many lines would mostly be JSON. */
function zoneGroups(zone: Zone, rows: readonly Asked[], { date }: StandupPreview): RichTextBlockElement[][] {
  const lines = [...Map.groupBy(rows, planOn(date))].map(
    ([plan, people]) =>
      `${clamp(
        listed(
          people.map(({ name }) => personName(name)),
          NAMES_MAX,
        ),
        NAMES_CHARS,
      )} · ${plan}`,
  );
  return chunks(lines.join('\n'), ZONE_CHARS).map((text, index) => [
    paragraph(bold(index === 0 ? zoneName(zone) : `${zoneName(zone)}, continued`), `\n${text}`),
  ]);
}

const planOn =
  (date: LocalDate) =>
  ({ zone, askAt, nudgeAt, cutoffAt, shift }: Asked): string =>
    [
      `asked ${onDay(askAt, zone, date)}`,
      nudgeAt === null ? 'no reminder' : `reminder ${onDay(nudgeAt, zone, date)}`,
      `until ${onDay(cutoffAt, zone, date)}`,
      ...(shift === 0 ? [] : [clockChange(shift)]),
    ].join(' · ');

const clockChange = (shift: number): string =>
  shift > 0
    ? `the clock goes forward, ${count(shift, 'minute')} lost`
    : `the clock goes back, ${count(-shift, 'minute')} gained`;

function offGroups(rows: readonly Off[]): RichTextBlockElement[][] {
  return [...Map.groupBy(rows, ({ why }) => why)].map(([why, people]) => {
    const names = people.map(({ name }) => personName(name));
    return [paragraph(bold(`${WHY[why]} (${people.length})`), `: ${clamp(listed(names, NAMES_MAX), NAMES_CHARS)}`)];
  });
}
