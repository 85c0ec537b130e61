import type { Answer, AnswerWords, Prompt, StandupQuestion } from './prompt.ts';
import { askedBy, readAsked, type AskedAnswer, type Question } from './question.ts';
import type { Instant } from './time.ts';

/** What nobody has said yet. */
export const NO_WORDS: AnswerWords = { done: '', plan: '', blockers: '', evidence: '' };

// Spaces, controls, halves of characters, whatever Unicode calls ignorable (zero widths, fillers, selectors), the blank braille cell.
const DRAWS_NOTHING = /^[\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{DI}\u2800]*$/u;

/** Whether anything was said at all; white space and invisible characters are nothing. */
export function isEmpty({ asked = [], ...four }: AnswerWords): boolean {
  return [...Object.values(four), ...asked.map(({ text }) => text)].every((text) => DRAWS_NOTHING.test(text));
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
  a.done === b.done &&
  a.plan === b.plan &&
  a.blockers === b.blockers &&
  a.evidence === b.evidence &&
  sameAsked(a.asked ?? [], b.asked ?? []);

const sameAsked = (a: readonly AskedAnswer[], b: readonly AskedAnswer[]): boolean =>
  a.length === b.length &&
  a.every(({ question, text }) => b.some((other) => other.question === question && other.text === text));

const HEADINGS: readonly (readonly [StandupQuestion, RegExp])[] = [
  ['done', /^(?:done|did|finished|completed|yesterday|since (?:my )?last(?: time| standup)?)$/],
  ['plan', /^(?:plan|plans|next|today|doing|to ?do|tomorrow|going to do)$/],
  ['blockers', /^(?:blockers?|blocked|blocking|blocked (?:by|on)|stuck)$/],
  ['evidence', /^(?:evidence|learned|learnt|measured|results?)$/],
];

/**
 * A standup typed as one message: lines under headings such as `Done:`, `Next:`, `Blocked:`; without any, all of it is what was done.
 * A line that begins with one of the project's own questions and a colon answers it; a number or choice that it cannot be stays a line.
 *
 * returns: every character typed but the headings and the white space around the parts.
 */
export function readAnswer(text: string, questions: readonly Question[] = []): AnswerWords {
  const parts: Record<StandupQuestion, string[]> = { done: [], plan: [], blockers: [], evidence: [] };
  const own = new Map<Question, string[]>();
  let current: string[] = parts.done;
  for (const line of text.split('\n')) {
    const heading = headingOf(line);
    const asked = heading ? null : askedBy(line, questions);
    if (asked && readAsked(asked.question, asked.rest).ok) {
      const said = own.get(asked.question) ?? [];
      own.set(asked.question, asked.question.kind === 'text' ? [...said, asked.rest] : [asked.rest]);
      if (asked.question.kind === 'text') current = own.get(asked.question) ?? current;
      continue;
    }
    if (heading) current = parts[heading.part];
    const said = heading ? heading.rest : line;
    if (!heading || said !== '') current.push(said);
  }
  const asked = questions.flatMap((question): AskedAnswer[] => {
    const read = readAsked(question, (own.get(question) ?? []).join('\n').trim());
    return read.ok && read.value ? [read.value] : [];
  });
  return {
    done: parts.done.join('\n').trim(),
    plan: parts.plan.join('\n').trim(),
    blockers: parts.blockers.join('\n').trim(),
    evidence: parts.evidence.join('\n').trim(),
    ...(asked.length > 0 ? { asked } : {}),
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
function headingOf(line: string): { part: StandupQuestion; rest: string } | null {
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
    ...bothAsked(words.asked ?? [], more.asked ?? [], below),
  };
}

/** Words go below words; of a number or a choice the later one counts. */
function bothAsked(
  before: readonly AskedAnswer[],
  more: readonly AskedAnswer[],
  below: (a: string, b: string) => string,
): Pick<AnswerWords, 'asked'> {
  const asked = before.map((one) => {
    const later = more.find(({ question }) => question === one.question);
    return later === undefined
      ? one
      : { ...later, text: later.kind === 'text' ? below(one.text, later.text) : later.text };
  });
  const fresh = more.filter(({ question }) => !before.some((one) => one.question === question));
  return asked.length + fresh.length > 0 ? { asked: [...asked, ...fresh] } : {};
}
