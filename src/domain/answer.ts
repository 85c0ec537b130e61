import type { Answer, AnswerWords, Prompt } from './prompt.ts';
import type { Instant } from './time.ts';

/** What nobody has said yet. */
export const NO_WORDS: AnswerWords = { done: '', plan: '', blockers: '', evidence: '' };

/** Whether anything was said at all; white space and invisible characters are nothing. */
export function isEmpty(words: AnswerWords): boolean {
  // \p{C} holds control, format (zero width) and unassigned characters; \p{M} alone draws nothing either.
  return Object.values(words).every((text) => text.replace(/[\s\p{C}\p{Z}]/gu, '') === '');
}

/**
 * The answer that `words` make at `now`: the first, or an edit of `before` that keeps its moment and its lateness.
 *
 * returns: null when nothing changed.
 */
export function answered(
  prompt: Prompt,
  before: Answer | null,
  words: AnswerWords,
  source: Answer['source'],
  now: Instant,
): Answer | null {
  const { workspace, project, user, date } = prompt;
  if (before === null) {
    const late = now >= prompt.cutoffAt;
    return { workspace, project, user, date, version: 1, words, source, answeredAt: now, editedAt: null, late };
  }
  if (sameWords(before.words, words)) return null;
  return { ...before, version: before.version + 1, words, editedAt: now };
}

const sameWords = (a: AnswerWords, b: AnswerWords): boolean =>
  a.done === b.done && a.plan === b.plan && a.blockers === b.blockers && a.evidence === b.evidence;

const HEADINGS: readonly (readonly [keyof AnswerWords, RegExp])[] = [
  ['done', /^(?:done|did|finished|completed|yesterday|since (?:my )?last(?: time| standup)?)$/],
  ['plan', /^(?:plan|plans|next|today|doing|to ?do|tomorrow|going to do)$/],
  ['blockers', /^(?:blockers?|blocked|blocking|blocked (?:by|on)|stuck)$/],
  ['evidence', /^(?:evidence|learned|learnt|measured|results?)$/],
];

/**
 * A standup typed as one message: lines under headings such as `Done:`, `Next:`, `Blocked:`; without any, all of it is what was done.
 *
 * returns: every character typed but the headings and the white space around the parts.
 */
export function readAnswer(text: string): AnswerWords {
  const parts: Record<keyof AnswerWords, string[]> = { done: [], plan: [], blockers: [], evidence: [] };
  let current: keyof AnswerWords = 'done';
  for (const line of text.split('\n')) {
    const heading = headingOf(line);
    if (heading) current = heading.part;
    const said = heading ? heading.rest : line;
    if (!heading || said !== '') parts[current].push(said);
  }
  return {
    done: parts.done.join('\n').trim(),
    plan: parts.plan.join('\n').trim(),
    blockers: parts.blockers.join('\n').trim(),
    evidence: parts.evidence.join('\n').trim(),
  };
}

function headingOf(line: string): { part: keyof AnswerWords; rest: string } | null {
  const match = /^\s*[*_#]*\s*([A-Za-z ]{2,24}?)\s*[*_]*\s*[:：]\s*[*_]*(.*)$/.exec(line);
  const word = match?.[1]?.toLowerCase();
  if (word === undefined) return null;
  const found = HEADINGS.find(([, pattern]) => pattern.test(word));
  return found ? { part: found[0], rest: (match?.[2] ?? '').trim() } : null;
}

/** `more` added below what was already said, question by question. */
export function addWords(words: AnswerWords, more: AnswerWords): AnswerWords {
  const below = (a: string, b: string): string => (a === '' ? b : b === '' ? a : `${a}\n${b}`);
  return {
    done: below(words.done, more.done),
    plan: below(words.plan, more.plan),
    blockers: below(words.blockers, more.blockers),
    evidence: below(words.evidence, more.evidence),
  };
}
