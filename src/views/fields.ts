import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { AnswerWords, StandupQuestion } from '#domain/prompt.ts';
import { bold, clean, isBlank, oneLine, paragraph, rich, weightOf } from './kit.ts';
import { fairShare, shorten, wordBlocks } from './words.ts';

/** The four questions in the order they are shown, with the words over an answer to them; the project's own follow. */
const FIELDS = [
  { field: 'done', label: 'Done' },
  { field: 'plan', label: 'Next' },
  { field: 'blockers', label: 'Blockers' },
  { field: 'evidence', label: 'Learned or measured' },
] as const satisfies readonly { field: StandupQuestion; label: string }[];

/** units: characters */
const LABEL_MAX = 150;

interface Written {
  readonly label: string;
  readonly text: string;
}

/**
 * The answered fields, each under its label; of long ones as much as `budget` allows, with `end` where they were cut.
 * What weighs more than `weight` is shown plainer, so that it can be shown at all: words matter more than their dress.
 */
export function answerBlocks(answer: AnswerWords, budget: number, weight: number, end: string): KnownBlock[] {
  const written = writtenIn(answer, budget, end);
  const looks: (() => RichTextBlock[])[] = [
    () => written.flatMap(underLabel),
    () => wordBlocks(asOneText(written), 'links'),
    () => wordBlocks(asOneText(written), 'plain'),
  ];
  for (const look of looks.slice(0, -1)) {
    const blocks = look();
    if (weightOf(blocks) <= weight) return blocks;
  }
  return looks.at(-1)?.() ?? [];
}

function writtenIn(answer: AnswerWords, budget: number, end: string): Written[] {
  const four = FIELDS.map(({ field, label }) => ({ label, text: answer[field] }));
  const own = (answer.asked ?? []).map(({ question, text }) => ({ label: oneLine(question, LABEL_MAX, '–'), text }));
  const written = [...four, ...own]
    .filter(({ text }) => !isBlank(text))
    .map(({ label, text }) => ({ label, text: clean(text) }));
  const most = fairShare(
    written.map(({ text }) => text.length),
    budget,
  );
  return written.map(({ label, text }) => ({ label, text: shorten(text, most, end) }));
}

/** The label stands in the first block, so that it stays with its words. */
function underLabel({ label, text }: Written): RichTextBlock[] {
  return wordBlocks(text).map(({ elements }, index) =>
    rich(...(index === 0 ? [paragraph(bold(label))] : []), ...elements),
  );
}

const asOneText = (written: readonly Written[]): string =>
  written.map(({ label, text }) => `${label}\n${text}`).join('\n\n');
