import type { RichTextBlockElement, RichTextElement } from '@slack/types';
import type { PreviewRow, StandupPreview } from '#domain/message.ts';
import { dateInWords } from '#domain/time-words.ts';
import { epochMs, type Instant } from '#domain/time.ts';
import {
  bold,
  context,
  count,
  header,
  listed,
  paragraph,
  personName,
  projectName,
  rich,
  section,
  view,
  type View,
} from './kit.ts';
import { onDay, zoneName } from './moment.ts';
import { pack } from './words.ts';

type Asked = Extract<PreviewRow, { is: 'asked' }>;
type Off = Extract<PreviewRow, { is: 'off' }>;

const GROUPS_MAX = 100;
const NAMES_MAX = 25;
const WHY: Readonly<Record<Off['why'], string>> = {
  'not-working': 'Not working that day',
  away: 'Away',
  'no-zone': 'No time zone yet, so not asked',
  observer: 'Reading along, not asked',
};

/** A date's plan: when each member is asked, reminded and cut off, on their own clock; people with one plan stand together. */
export function preview(message: StandupPreview): View {
  const title = `${projectName(message.projectName)} · ${dateInWords(message.date, 'with year')}`;
  const asked = message.rows.filter((row) => row.is === 'asked');
  const groups = [...Map.groupBy(asked, planOf(message)).entries()];
  const hidden = groups.slice(GROUPS_MAX).reduce((sum, [, rows]) => sum + rows.length, 0);
  const blocks = pack([
    ...groups.slice(0, GROUPS_MAX).map(([plan, rows]) => item(plan, rows)),
    ...(hidden > 0 ? [item(`and ${count(hidden, 'more person', 'more people')}`, [])] : []),
    ...offGroups(message.rows.filter((row) => row.is === 'off')),
  ]);
  return view(`Standup plan ${title}: ${count(asked.length, 'person is', 'people are')} asked.`, [
    header(title),
    ...(blocks.length > 0 ? blocks : [section('This project has no members yet.')]),
    ...(message.closesAt === null
      ? []
      : [rich(paragraph('The digest follows at ', inReadersClock(message.closesAt), ' at the latest.'))]),
    context("Each line is on those people's own clock."),
  ]);
}

const planOf =
  ({ date }: StandupPreview) =>
  ({ zone, askAt, nudgeAt, cutoffAt, shift }: Asked): string =>
    [
      `${zoneName(zone)}: asked ${onDay(askAt, zone, date)}`,
      nudgeAt === null ? 'no reminder' : `reminder ${onDay(nudgeAt, zone, date)}`,
      `until ${onDay(cutoffAt, zone, date)}`,
      ...(shift === 0 ? [] : [clockChange(shift)]),
    ].join(' · ');

const clockChange = (shift: number): string =>
  shift > 0
    ? `the clock goes forward, ${count(shift, 'minute')} lost`
    : `the clock goes back, ${count(-shift, 'minute')} gained`;

function item(plan: string, rows: readonly Asked[]): RichTextBlockElement[] {
  const names = rows.map(({ name }) => personName(name));
  const parts = names.length > 0 ? [bold(listed(names, NAMES_MAX)), ` · ${plan}`] : [plan];
  return [{ type: 'rich_text_list', style: 'bullet', elements: [paragraph(...parts)] }];
}

function offGroups(rows: readonly Off[]): RichTextBlockElement[][] {
  return [...Map.groupBy(rows, ({ why }) => why).entries()].map(([why, people]) => {
    const names = people.map(({ name }) => personName(name));
    return [paragraph(bold(`${WHY[why]} (${people.length})`), `: ${listed(names, NAMES_MAX)}`)];
  });
}

/** Slack shows it in the clock of whoever reads. */
function inReadersClock(at: Instant): RichTextElement {
  return {
    type: 'date',
    timestamp: Math.floor(epochMs(at) / 1000),
    format: '{time} on {date_long}',
    fallback: `${at.slice(0, 16).replace('T', ' ')} UTC`,
  };
}
