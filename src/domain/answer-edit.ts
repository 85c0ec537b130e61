import { isEmpty } from './answer.ts';
import type { AnswerWords } from './prompt.ts';

const PARTS = ['done', 'plan', 'blockers', 'evidence'] as const;

/**
 * An answer of which some words, typed as one message, were changed afterwards.
 *
 * before, after: the message as it was and as it is. returns: null: it had no words, they do not stand in the answer any more, or
 * nothing would be left of it.
 */
export function withReworded(whole: AnswerWords, before: AnswerWords, after: AnswerWords): AnswerWords | null {
  // Without words before, nothing says which answer it was.
  if (isEmpty(before)) return null;
  const words: Record<(typeof PARTS)[number], string> = { done: '', plan: '', blockers: '', evidence: '' };
  for (const part of PARTS) {
    const text = inPlace(whole[part], before[part], after[part]);
    if (text === null) return null;
    words[part] = text;
  }
  const typed = new Set([...(before.asked ?? []), ...(after.asked ?? [])].map(({ question }) => question));
  const asked = [...(whole.asked ?? []).filter(({ question }) => !typed.has(question)), ...(after.asked ?? [])];
  const changed = { ...words, ...(asked.length > 0 ? { asked } : {}) };
  return isEmpty(changed) ? null : changed;
}

/** `whole` with the lines of `now` where those of `was` stood last; null: they do not stand there. */
function inPlace(whole: string, was: string, now: string): string | null {
  if (was === '') return [whole, now].filter((text) => text !== '').join('\n');
  const at = `\n${whole}\n`.lastIndexOf(`\n${was}\n`);
  if (at < 0) return null;
  const [above, below] = [whole.slice(0, at).trimEnd(), whole.slice(at + was.length).replace(/^\n/, '')];
  return [above, now, below].filter((text) => text !== '').join('\n');
}
