import type { KnownBlock, RichTextBlockElement } from '@slack/types';
import type { AnswerWords } from '#domain/prompt.ts';
import { bold, clamp, isBlank, paragraph, rich } from './kit.ts';
import { fairShare, wordBlocks } from './words.ts';

/** The four questions in the order they are shown, with the words over an answer to them. */
export const FIELDS = [
  { field: 'done', label: 'Done' },
  { field: 'plan', label: 'Next' },
  { field: 'blockers', label: 'Blockers' },
  { field: 'evidence', label: 'Learned or measured' },
] as const satisfies readonly { field: keyof AnswerWords; label: string }[];

/** The answered fields, each under its label; of long ones as much as `budget` allows, with `end` where they were cut. */
export function answerBlocks(answer: AnswerWords, budget: number, end: string): KnownBlock[] {
  const written = FIELDS.filter(({ field }) => !isBlank(answer[field]));
  const most = Math.max(
    200,
    fairShare(
      written.map(({ field }) => answer[field].length),
      budget,
    ),
  );
  return written.flatMap(({ field, label }) => {
    const text = answer[field];
    const shown = text.length <= most ? wordBlocks(text) : wordBlocks(clamp(text, most, end));
    return underLabel(paragraph(bold(label)), shown);
  });
}

/** The label in the first block, so that it stays with its words. */
function underLabel(
  label: RichTextBlockElement,
  blocks: readonly { readonly elements: RichTextBlockElement[] }[],
): KnownBlock[] {
  return blocks.map(({ elements }, index) => rich(...(index === 0 ? [label] : []), ...elements));
}
