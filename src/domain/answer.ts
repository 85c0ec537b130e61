import type { Answer, AnswerWords, Prompt } from './prompt.ts';
import type { Instant } from './time.ts';

/** What nobody has said yet. */
export const NO_WORDS: AnswerWords = { done: '', plan: '', blockers: '', evidence: '' };

// Spaces, controls, halves of characters, whatever Unicode calls ignorable (zero widths, fillers, selectors), the blank braille cell.
const DRAWS_NOTHING = /^[\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{DI}\u2800]*$/u;

/** Whether anything was said at all; white space and invisible characters are nothing. */
export function isEmpty(words: AnswerWords): boolean {
  return Object.values(words).every((text) => DRAWS_NOTHING.test(text));
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

/** Whether both say the same, to the letter. */
export const sameWords = (a: AnswerWords, b: AnswerWords): boolean =>
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

/** Longer than any heading with its signs; looking no further keeps a line of any length cheap. units: characters */
const HEADING_ROOM = 48;

/**
 * The part a line begins: `Done:`, `- Done:`, `## Done:`, `*Done*:`, `*Done:*`; null for a line that begins none.
 *
 * The signs are taken off by hand: one expression with so many optional parts tries them in every combination, and a
 * line of 12,000 spaces then takes longer than anybody waits.
 */
function headingOf(line: string): { part: keyof AnswerWords; rest: string } | null {
  const trimmed = line.trimStart();
  const colon = trimmed.slice(0, HEADING_ROOM).search(/[:：]/);
  if (colon < 0) return null;
  const before = trimmed
    .slice(0, colon)
    .replace(/^(?:[-•>]\s+|#+\s*)/, '')
    .trim();
  const opened = /^[*_]+/.exec(before)?.[0] ?? '';
  const closed = /[*_]+$/.exec(before)?.[0] ?? '';
  const word = before
    .slice(opened.length, before.length - closed.length)
    .trim()
    .toLowerCase();
  const found = HEADINGS.find(([, pattern]) => pattern.test(word));
  if (!found) return null;
  // What follows keeps its own stars, unless they close those before the heading.
  const rest = trimmed.slice(colon + 1);
  const ending = opened !== '' && closed === '' ? (/^\s*[*_]+/.exec(rest)?.[0] ?? '') : '';
  const said = rest.slice(ending.length).trimStart();
  return { part: found[0], rest: said };
}

/**
 * `more` added below what was already said, question by question.
 *
 * returns: nothing twice: Slack may deliver one message again, after others.
 */
export function addWords(words: AnswerWords, more: AnswerWords): AnswerWords {
  const below = (a: string, b: string): string => {
    if (a === '' || b === '') return a || b;
    return `\n${a}\n`.includes(`\n${b}\n`) ? a : `${a}\n${b}`;
  };
  return {
    done: below(words.done, more.done),
    plan: below(words.plan, more.plan),
    blockers: below(words.blockers, more.blockers),
    evidence: below(words.evidence, more.evidence),
  };
}
