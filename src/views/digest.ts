import type { KnownBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import { withoutNone } from '#domain/blocker.ts';
import type { DigestMessage } from '#domain/message.ts';
import type { AnswerWords } from '#domain/prompt.ts';
import { dateInWords } from '#domain/time-words.ts';
import {
  bold,
  clamp,
  clean,
  context,
  count,
  header,
  isBlank,
  listed,
  paragraph,
  personName,
  projectName,
  rich,
  section,
  view,
  type View,
} from './kit.ts';
import { fairShare, inline, pack } from './words.ts';

/** In the order people need them; `budget`: characters for everybody's words together. */
const PARTS = [
  { field: 'blockers', title: 'Blockers', budget: 6000 },
  { field: 'done', title: 'Done', budget: 5000 },
  { field: 'plan', title: 'Next', budget: 3000 },
  { field: 'evidence', title: 'Learned or measured', budget: 2000 },
] as const satisfies readonly { field: keyof AnswerWords; title: string; budget: number }[];

const WHOLE = '… (whole answer in the thread)';
const LEAST = 100;
const MOST = 800;
const LINES_MAX = 8;
const PEOPLE_MAX = 60;
const NAMES_MAX = 30;

/** The daily digest in everybody's own words: what needs help first, then what moved. */
export function digest(message: DigestMessage): View {
  const title = `${projectName(message.projectName)} · ${dateInWords(message.date)}`;
  if (message.answers.length === 0) {
    const line = `${title}: no updates. ${sentence(tally(message))}`.trimEnd();
    return view(line, [section(line)]);
  }
  const blocked = blockersOf(message).length;
  const spoken = `Standup digest ${title}: ${tally(message)}${blocked > 0 ? `, ${count(blocked, 'person', 'people')} blocked` : ''}.`;
  return view(spoken, [
    header(title),
    ...PARTS.flatMap(({ field, title: over, budget }) => part(over, entriesOf(message, field), budget)),
    ...around(message),
    context(`${sentence(tally(message))} Whole answers are in the thread.`),
  ]);
}

const sentence = (words: string): string => (words === '' ? '' : `${words[0]?.toUpperCase()}${words.slice(1)}.`);

/** Counts only: names of the missing are never posted. */
function tally({ answers, away, skipped, missing }: DigestMessage): string {
  return [
    ...(answers.length > 0 ? [`${answers.length} answered`] : []),
    ...(away.length > 0 ? [`${away.length} away`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
    ...(missing > 0 ? [`${missing} without an update`] : []),
  ].join(', ');
}

interface Entry {
  readonly name: string;
  readonly late: boolean;
  readonly text: string;
}

function entriesOf(message: DigestMessage, field: keyof AnswerWords): Entry[] {
  return message.answers.flatMap(({ name, words, late }) => {
    const text = clean(field === 'blockers' || field === 'evidence' ? withoutNone(words[field]) : words[field]).trim();
    return isBlank(text) ? [] : [{ name: personName(name), late, text }];
  });
}

const blockersOf = (message: DigestMessage): Entry[] => entriesOf(message, 'blockers');

function part(title: string, entries: readonly Entry[], budget: number): KnownBlock[] {
  if (entries.length === 0) return [];
  const shown = entries.slice(0, PEOPLE_MAX);
  const share = fairShare(
    shown.map(({ text }) => text.length),
    budget,
  );
  const most = Math.min(MOST, Math.max(LEAST, share));
  const more = entries.length - shown.length;
  return pack([
    [paragraph(bold(title))],
    ...shown.map((entry) => personItem(entry, most)),
    ...(more > 0 ? [bullets([paragraph(`… and ${more} more in the thread`)])] : []),
  ]);
}

/** A person's words in the list: one line beside the name, several as a list below it. */
function personItem({ name, late, text }: Entry, most: number): RichTextBlockElement[] {
  const who: RichTextElement[] = [bold(name), { type: 'text', text: late ? ' (late): ' : ': ' }];
  const lines = clamp(text, most, WHOLE)
    .split('\n')
    .map((line) => line.replace(/^\s*[-*•]\s+/, ''))
    .filter((line) => !isBlank(line));
  if (lines.length < 2) return bullets([paragraph(...who, ...inline(lines[0] ?? ''))]);
  const kept = lines.length > LINES_MAX ? [...lines.slice(0, LINES_MAX), WHOLE] : lines;
  return [
    ...bullets([paragraph(...who)]),
    ...bullets(
      kept.map((line) => paragraph(...inline(line))),
      1,
    ),
  ];
}

function bullets(elements: ReturnType<typeof paragraph>[], indent = 0): RichTextBlockElement[] {
  return [{ type: 'rich_text_list', style: 'bullet', indent, elements }];
}

function around({ away, skipped }: DigestMessage): KnownBlock[] {
  const back = away.map(({ name, backOn }) => `${personName(name)} (back ${dateInWords(backOn)})`);
  const lines = [
    ...(back.length > 0 ? [paragraph(bold('Away'), `: ${listed(back, NAMES_MAX)}`)] : []),
    ...(skipped.length > 0
      ? [paragraph(bold('Skipped today'), `: ${listed(skipped.map(personName), NAMES_MAX)}`)]
      : []),
  ];
  return lines.map((line) => rich(line));
}
