import type { KnownBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import { WEEKDAYS } from '#domain/calendar-names.ts';
import { blockerId } from '#domain/blocker.ts';
import { dateInWords } from '#domain/time-words.ts';
import { weekdayOf, type LocalDate } from '#domain/time.ts';
import type {
  LineSource,
  WeeklyBlocker,
  WeeklyBody,
  WeeklyLine,
  WeeklyMessage,
  WeeklyPart,
  WeeklyRisk,
} from '#domain/weekly-message.ts';
import { LINE_MAX } from '#domain/weekly-split.ts';
import { ageInWords, KIND_LABELS } from './blocker-line.ts';
import {
  actions,
  bold,
  button,
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
  WEIGHT_MAX,
  weightOf,
  type View,
} from './kit.ts';
import { deadlineLines } from './deadline.ts';
import { latestNote } from './summary-latest.ts';
import { betItem, idTo, riskItem, type Linked } from './weekly-bets.ts';
import { numbersOf } from './weekly-numbers.ts';
import { pack } from './words.ts';

const AWAY_MAX = 8;
const NOTHING = 'a quiet week. Nobody answered, nothing was measured and nothing is blocked.';

const REST_ASKED = 'Not all lines fit here; posted, the rest stands in the thread. ';

/** A project's week: the headline, its numbers beside those of the week before, and the lists, each line with a way to its words. */
export function weekly(message: WeeklyMessage): View {
  const title = `${projectName(message.projectName)} · ${message.soFar ? 'this week so far' : 'the week'}, ${daysIn(message)}`;
  const said = footOf(message);
  const foot = [...(said === '' ? [] : [context(said)]), ...buttonsOf(message), ...latestNote(message)];
  if (isEmpty(message)) {
    const line = `${title}: ${NOTHING}`;
    return view(line, [section(line), ...foot]);
  }
  const head = message.headline.map((one) => oneLine(one, 300, '')).join(' ');
  const around = [header(title), ...(head === '' ? [] : [rich(paragraph(bold(head)))])];
  const due = deadlineLines(message.deadlines ?? [], null);
  const end = [...numbersOf(message), ...(due.length > 0 ? [rich(...due)] : []), ...awayOf(message), ...foot];
  const room = WEIGHT_MAX - weightOf([...around, ...end]);
  return view(`${title}: ${head}`, [
    ...around,
    ...listsWithin(room, (dress) => lists(message, message.risks, dress)),
    ...end,
  ]);
}

/** More of a week. */
export function weeklyPart(message: WeeklyPart): View {
  const title = `More of the week of ${projectName(message.projectName)}, ${daysIn(message)} (${message.number} of ${message.of})`;
  const around = [rich(paragraph(bold(title)))];
  return view(title, [...around, ...listsWithin(WEIGHT_MAX - weightOf(around), (dress) => lists(message, [], dress))]);
}

/** With links where they fit; the flow parts lists so that they do, and this is for what it could not foresee. */
function listsWithin(room: number, make: (dress: Linked) => KnownBlock[]): KnownBlock[] {
  const linked = make('links');
  if (weightOf(linked) <= room) return linked;
  const plain = make('plain');
  while (plain.length > 0 && weightOf(plain) > room) plain.pop();
  return plain;
}

const isEmpty = ({ figures, progress, next, bets, open, resolved }: WeeklyMessage): boolean =>
  figures.answered + progress.length + next.length + bets.length + open.length + resolved.length === 0;

/** The days of a week: `Monday 9 to Friday 13 March` */
export function daysIn({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): string {
  if (from === to) return dateInWords(to);
  const [weekday = '', day = '', month] = dateInWords(from).split(' ');
  const sameMonth = month === dateInWords(to).split(' ')[2];
  return `${sameMonth ? `${weekday} ${day}` : dateInWords(from)} to ${dateInWords(to)}`;
}

function lists(body: WeeklyBody, risks: readonly WeeklyRisk[], dress: Linked): KnownBlock[] {
  const parts: RichTextBlockElement[][] = [];
  const part = (title: string, items: readonly RichTextSection[]): void => {
    if (items.length === 0) return;
    const [first, ...rest] = items;
    if (first) parts.push([paragraph(bold(title)), bullets([first])]);
    for (const item of rest) parts.push([bullets([item])]);
  };
  parts.push(...people('Progress', body.progress, dress));
  part(
    'Bets',
    body.bets.map((bet) => betItem(bet, dress)),
  );
  part(
    'Still blocked',
    body.open.map((one) => blockerItem(one, dress, one.isNew ? 'new, ' : '', ageInWords(one.days))),
  );
  part(
    'No longer blocked',
    body.resolved.map((one) =>
      blockerItem(one, dress, '', one.days === 0 ? 'within a day' : `after ${count(one.days, 'working day')}`),
    ),
  );
  part(
    'Decided',
    body.decisions.map((line) => lineItem(line, dress, true)),
  );
  part(
    'At risk',
    risks.map((risk) => riskItem(risk, dress)),
  );
  parts.push(...people('Next', body.next, dress));
  return pack(parts);
}

const bullets = (elements: RichTextSection[], indent = 0): RichTextBlockElement => ({
  type: 'rich_text_list',
  style: 'bullet',
  indent,
  elements,
});

/** Lines under their people's names. */
function people(title: string, lines: readonly WeeklyLine[], dress: Linked): RichTextBlockElement[][] {
  const groups = [...Map.groupBy(lines, ({ name }) => name)];
  return groups.map(([name, own], at) => [
    ...(at === 0 ? [paragraph(bold(title))] : []),
    bullets([paragraph(bold(personName(name)))]),
    bullets(
      own.map((line) => lineItem(line, dress, false)),
      1,
    ),
  ]);
}

function lineItem({ name, text, sources }: WeeklyLine, dress: Linked, named: boolean): RichTextSection {
  const said = oneLine(text, LINE_MAX, '–');
  return paragraph(...(named ? [bold(personName(name)), ': '] : []), `${said} (`, ...sourcesOf(sources, dress), ')');
}

/** `Mon, Tue`, each a way to the answer of that day. */
function sourcesOf(sources: readonly LineSource[], dress: Linked): (string | RichTextElement)[] {
  return sources.flatMap(({ date, link }, at) => {
    const day = WEEKDAYS[weekdayOf(date) - 1]?.slice(0, 3) ?? '';
    const label: string | RichTextElement =
      link !== null && dress === 'links' ? { type: 'link', url: link, text: day } : day;
    return at === 0 ? [label] : [', ', label];
  });
}

function blockerItem({ look, source }: WeeklyBlocker, dress: Linked, before: string, days: string): RichTextSection {
  return paragraph(
    idTo(blockerId(look.number), source.link, dress),
    bold(` · ${personName(look.ownerName)}`),
    ` (${KIND_LABELS[look.kind]}, ${before}${days}): ${oneLine(look.text, LINE_MAX, 'erased')}`,
  );
}

function awayOf({ away }: WeeklyMessage): KnownBlock[] {
  if (away.length === 0) return [];
  const back = away.map(({ name, backOn }) => `${personName(name)} (back ${dateInWords(backOn)})`);
  return [rich(paragraph(bold('Away next'), `: ${listed(back, AWAY_MAX)}`))];
}

function footOf(message: WeeklyMessage): string {
  const { why, by, parts, soFar } = message;
  const more =
    parts === 0 ? '' : why === 'asked' ? REST_ASKED : `The rest is in the thread (${count(parts, 'message')}). `;
  const wherefrom = isEmpty(message) ? '' : `Each line leads to the words it rests on; ${wordedBy(message)}.`;
  const reason =
    why === 'posted'
      ? ` Posted because ${personName(by)} wanted it.`
      : why === 'asked'
        ? ` Only you see this${soFar ? ', as of now' : ''}.`
        : '';
  return `${more}${wherefrom}${reason}`.trim();
}

/** Which model worded some of it, if any did. */
const wordedBy = ({ models }: WeeklyMessage): string =>
  models.length === 0
    ? 'no model wrote any'
    : `${listed(
        models.map((model) => oneLine(model, 40, 'a model')),
        3,
      )} worded some, checked against them by code`;

function buttonsOf({ project, last, why, postable }: WeeklyMessage): KnownBlock[] {
  if (why === 'asked')
    return postable === null
      ? []
      : [actions(button('weekly.post', 'Post in the channel', `${project}|${last}|${postable}`))];
  return [actions(button('weekly.why', 'Why am I seeing this?', `${project}|${why}`))];
}
