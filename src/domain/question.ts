import { plainly, quoted } from './calendar-names.ts';
import { nearest } from './nearest.ts';
import { ok, refuse, type Result } from './result.ts';

/** A question that a project asks beside the four that every project asks. */
export interface Question {
  /** As it is asked. Within a project no two read alike, so an answer is known by it. */
  readonly text: string;
  readonly kind: QuestionKind;
  /** Of a choice, in order; of others none. */
  readonly choices: readonly string[];
  /** Whether an answer to the standup is whole only with it. */
  readonly required: boolean;
}

export type QuestionKind = 'text' | 'number' | 'choice';

/** What somebody said to one of them. It holds the question as it was asked: later changes leave it as it is. */
export interface AskedAnswer {
  readonly question: string;
  readonly kind: QuestionKind;
  /** Of a number, digits with at most one point; of a choice, the words that were chosen. */
  readonly text: string;
}

export const MOST_QUESTIONS = 10;
/** What the field holds in which they are changed. units: characters */
export const WRITTEN_MAX = 3000;
/** What fits above a field and leaves room for what is said of it. units: characters */
const TEXT_MAX = 120;
/** What Slack shows of an option, and as many as one looks through. */
const CHOICE_MAX = 70;
const MOST_CHOICES = 20;
/** `Mood? (choice)`: how it is answered, where it would be asked as part of the question. */
const IN_BRACKETS = /[([]\s*(?:choices?|number|required)\s*[)\]]\s*[?:.]?$/i;
const LIST_SIGN = /^(?:[-*•]|\d{1,2}[.)])\s+/;
/** units: digits */
const NUMBER_MAX = 15;

/**
 * A project's own questions, one a line: `How are you? | good, fine, bad | required`. After the question stand, in any order, `text`
 * (which need not be said), `number` or the choices, and `required`. Choices with commas in them are parted by semicolons.
 *
 * errors: a sentence for every fault, with its line.
 */
export function readQuestions(text: string): Result<readonly Question[], readonly string[]> {
  const faults: string[] = [];
  const questions: Question[] = [];
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue;
    const at = `Line ${index + 1}: `;
    const read = readQuestion(line);
    if (!read.ok) faults.push(`${at}${read.error}`);
    else if (questions.some((other) => plainly(other.text) === plainly(read.value.text)))
      faults.push(`${at}${quoted(read.value.text)} is asked twice.`);
    else questions.push(read.value);
  }
  if (questions.length > MOST_QUESTIONS)
    faults.push(`These are ${questions.length} questions; ${MOST_QUESTIONS} are the most.`);
  const { length } = writeQuestions(questions);
  if (length > WRITTEN_MAX) faults.push(`Together they are ${length} characters long; ${WRITTEN_MAX} is the most.`);
  return faults.length > 0 ? refuse(faults) : ok(questions);
}

/** One line of those; errors: a sentence without its line. */
export function readQuestion(line: string): Result<Question, string> {
  const [first = '', ...rest] = line.split('|').map((part) => part.trim().replace(/\s+/g, ' '));
  const text = withoutSign(first);
  if (text === '') return refuse('the question is missing before the bar.');
  if (IN_BRACKETS.test(text))
    return refuse(
      `${quoted(text)} says in brackets how it is answered. Write that after a bar: Mood? | good, fine, bad, or Hours? | number | required.`,
    );
  if (text.length > TEXT_MAX) return refuse(`the question is ${text.length} characters long; ${TEXT_MAX} is the most.`);
  let [kind, choices, required]: [QuestionKind | null, readonly string[], boolean] = [null, [], false];
  for (const part of rest) {
    const word = part.toLowerCase();
    if (word === '' || word === 'optional') continue;
    if (word === 'required') {
      required = true;
      continue;
    }
    if (kind !== null) return refuse(`${quoted(part)} is a second kind of answer; one is enough.`);
    if (word === 'text' || word === 'number') kind = word;
    else {
      const read = readChoices(part);
      if (!read.ok) return read;
      [kind, choices] = ['choice', read.value];
    }
  }
  return ok({ text, kind: kind ?? 'text', choices, required });
}

function readChoices(part: string): Result<readonly string[], string> {
  const separator = part.includes(';') ? ';' : ',';
  const choices = part
    .split(separator)
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '');
  if (choices.length < 2) {
    const near = nearest(part.toLowerCase(), ['text', 'number', 'required', 'optional']);
    return refuse(
      `${quoted(part)} is no kind of answer${near === null ? '' : ` (did you mean ${near}?)`}. Write number, required, or at least two choices such as good, fine, bad.`,
    );
  }
  if (choices.length > MOST_CHOICES)
    return refuse(`these are ${choices.length} choices; ${MOST_CHOICES} are the most.`);
  const long = choices.find(({ length }) => length > CHOICE_MAX);
  if (long !== undefined) return refuse(`${quoted(long)} is longer than ${CHOICE_MAX} characters.`);
  const twice = choices.find((choice, at) => choices.findIndex((other) => plainly(other) === plainly(choice)) < at);
  return twice === undefined ? ok(choices) : refuse(`the choice ${quoted(twice)} stands there twice.`);
}

/** The questions as `readQuestions` reads them. */
export function writeQuestions(questions: readonly Question[]): string {
  return questions.map(writeQuestion).join('\n');
}

/** One of those lines. */
export function writeQuestion({ text, kind, choices, required }: Question): string {
  const separator = choices.some((choice) => choice.includes(',')) ? '; ' : ', ';
  const answer = kind === 'choice' ? [choices.join(separator)] : kind === 'number' ? ['number'] : [];
  return [text, ...answer, ...(required ? ['required'] : [])].join(' | ');
}

function withoutSign(text: string): string {
  const bare = text.replace(LIST_SIGN, '');
  return bare === text ? text : withoutSign(bare);
}

/** What `typed` answers to `question`; null: nothing. errors: the right form, in a sentence. */
export function readAsked(question: Question, typed: string): Result<AskedAnswer | null, string> {
  const answer = (text: string) => ok({ question: question.text, kind: question.kind, text });
  const said = typed.trim();
  if (said === '') return ok(null);
  if (question.kind === 'text') return answer(typed);
  if (question.kind === 'number') {
    const number = said.replace('−', '-').replace(/^\+/, '');
    if (/^-?(?:\d+\.?\d*|\.\d+)$/.test(number) && number.replace(/\D/g, '').length <= NUMBER_MAX) return answer(number);
    const comma = /^-?\d+,\d+$/.test(number) ? ` Did you mean ${number.replace(',', '.')}?` : '';
    return refuse(`Write one number in digits, such as 12 or 0.75, without a unit.${comma}`);
  }
  const chosen = question.choices.find((choice) => plainly(choice) === plainly(said));
  return chosen === undefined ? refuse(`Choose one of these: ${question.choices.join(', ')}.`) : answer(chosen);
}

/** The first of `questions` that must be answered and is not; null: the answer is whole. */
export function stillAsked(questions: readonly Question[], asked: readonly AskedAnswer[] = []): Question | null {
  return questions.find(({ text, required }) => required && !asked.some(({ question }) => question === text)) ?? null;
}

/** The question that a typed line answers with `question: words`, and those words; null: none. */
export function askedBy(
  line: string,
  questions: readonly Question[],
): { readonly question: Question; readonly rest: string } | null {
  for (const question of questions) {
    const bare = question.text.replace(/[?:.\s]+$/, '');
    const start = line.trimStart().replace(LIST_SIGN, '');
    if (start.slice(0, bare.length).toLowerCase() !== bare.toLowerCase()) continue;
    const colon = /^\s{0,3}\??\s{0,3}[:：]/.exec(start.slice(bare.length));
    if (colon && bare !== '') return { question, rest: start.slice(bare.length + colon[0].length).trim() };
  }
  return null;
}
