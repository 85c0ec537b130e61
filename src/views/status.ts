import type { RichTextBlockElement } from '@slack/types';
import type { BlockerLook } from '#domain/blocker-message.ts';
import type { StandupStatus } from '#domain/standup-message.ts';
import { dateInWords } from '#domain/time-words.ts';
import { blockerFacts, blockerTitle } from './blocker-line.ts';
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
  section,
  view,
  type View,
} from './kit.ts';
import { onDay } from './moment.ts';
import { pack } from './words.ts';

const NAMES_MAX = 30;
/** Seven groups of these fit into one message, whatever the names. */
const GROUP_MAX = 1350;
const OTHERS_MAX = 400;
const BLOCKERS_MAX = 8;

/** Where today's run stands, in the reader's own clock. */
export function status(message: StandupStatus): View {
  const { answered, ahead, open, skipped, missing, away, zone, date, closesAt } = message;
  const at = (moment: StandupStatus['answered'][number]['at']): string => onDay(moment, zone, date);
  const title = `${projectName(message.projectName)} · ${dateInWords(date)}`;
  const blockers = message.blockers ?? [];
  const groups = [
    group(
      'Answered',
      answered.map((one) => `${personName(one.name)} ${at(one.at)}${one.late ? ' (late)' : ''}`),
    ),
    group(
      'Asked, still time',
      open.map((one) => `${personName(one.name)} (until ${at(one.cutoffAt)})`),
    ),
    group(
      'Their morning is still to come',
      ahead.map((one) => `${personName(one.name)} (asked at ${at(one.askAt)})`),
    ),
    group(
      'Away',
      away.map((one) => `${personName(one.name)} (back ${dateInWords(one.backOn)})`),
    ),
    group(message.over ? 'Skipped' : 'Skipped today', skipped.map(personName)),
    group('No update', missing.map(personName)),
    blockerLines(blockers),
  ];
  const blocked = blockers.length > 0 ? `${count(blockers.length, 'open blocker')}, ` : '';
  const tally = `${blocked}${answered.length} answered, ${open.length} with time left, ${ahead.length} still to be asked, ${away.length} away`;
  const blocks = pack(groups);
  const closes = message.over
    ? 'Everybody is through with that day, and its digest is out.'
    : closesAt === null
      ? 'No run is open for this day.'
      : `The digest follows at ${at(closesAt)} your time at the latest.`;
  return view(`Standup ${title}: ${tally}.`, [
    header(title),
    ...(blocks.length > 0 ? blocks : [section('Nobody is expected on this day.')]),
    context(`${closes} Times are in your own clock.${alsoYours(message.others)}`),
  ]);
}

/** What else the reader takes part in, where only one project is shown. */
export function alsoYours(others: readonly string[]): string {
  if (others.length === 0) return '';
  return ` You are also in ${clamp(listed(others.map(projectName), NAMES_MAX), OTHERS_MAX)}: ask there for those.`;
}

/** The oldest, a line each, under the people: who is here comes first. */
function blockerLines(blockers: readonly BlockerLook[]): RichTextBlockElement[] {
  if (blockers.length === 0) return [];
  const more = blockers.length - BLOCKERS_MAX;
  const lines = blockers
    .slice(0, BLOCKERS_MAX)
    .map((look) => paragraph(`${blockerTitle(look)} (${blockerFacts(look)}): ${oneLine(look.text, 120, '–')}`));
  return [
    paragraph(bold(`Open blockers (${blockers.length})`)),
    { type: 'rich_text_list', style: 'bullet', elements: lines },
    ...(more > 0 ? [paragraph(`and ${more} more: /standup blockers shows all of them.`)] : []),
  ];
}

function group(title: string, people: readonly string[]): RichTextBlockElement[] {
  if (people.length === 0) return [];
  return [
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: [paragraph(bold(`${title} (${people.length})`), `: ${clamp(listed(people, NAMES_MAX), GROUP_MAX)}`)],
    },
  ];
}
