import { hypothesisId, type HypothesisEvent, type Terms } from './hypothesis.ts';
import { readReading, type TypedReading } from './reading-typed.ts';
import { ok, type Result } from './result.ts';

export const STANCES = ['for', 'against', 'nothing'] as const;
/** What there is to say of a bet: something speaks for it, against it, or there is nothing new. */
export type Stance = (typeof STANCES)[number];

const WORDS: Readonly<Record<Stance, string>> = {
  for: 'evidence for',
  against: 'evidence against',
  nothing: 'nothing new',
};

/** What somebody says of one bet in their standup. */
export interface BetSaid {
  readonly number: number;
  /** null: not said. */
  readonly stance: Stance | null;
  /** A reading as it is typed, such as `0.83 n=200`, or words; empty: none. */
  readonly text: string;
}

/** One bet that its owner is asked about, as the question and the form show it. */
export interface BetAsked {
  readonly number: number;
  readonly belief: string;
  /** `accuracy >= 0.85` */
  readonly target: string;
  /** Working days; 0 on the last one, negative behind it. */
  readonly daysLeft: number;
  /** Whether its decision is waited for. */
  readonly due: boolean;
}

/** So many bets are asked about in one form; the others are named. */
export const BETS_ASKED_MAX = 3;

const ONE_LINE_MAX = 280;
const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, ONE_LINE_MAX);

/** `H12 evidence for: 0.83 n=200`, `H12 nothing new`, `H12 0.83 n=200`; null: nothing was said. */
export function betLine({ number, stance, text }: BetSaid): string | null {
  const said = oneLine(text);
  if (stance === null) return said === '' ? null : `${hypothesisId(number)} ${said}`;
  return `${hypothesisId(number)} ${WORDS[stance]}${said === '' ? '' : `: ${said}`}`;
}

/** What a line says of a bet; null: it names none. */
export function readBetLine(line: string): BetSaid | null {
  const [, id = '', said = ''] = /^[\s•*-]*h(\d{1,9})[: ]+(\S.*)$/i.exec(line.slice(0, 320)) ?? [];
  if (id === '') return null;
  const number = Number(id);
  const [, words, text = ''] = /^(evidence for|evidence against|nothing new)\b(?:[:, ]+(.*))?$/i.exec(said) ?? [];
  const stance = STANCES.find((one) => WORDS[one] === words?.toLowerCase()) ?? null;
  return { number, stance, text: stance === null ? said : text };
}

/** The first line about each of `numbers`, and the words without these lines. */
export function splitBetLines(
  words: string,
  numbers: readonly number[],
): { readonly rest: string; readonly said: ReadonlyMap<number, BetSaid> } {
  const said = new Map<number, BetSaid>();
  const rest = words.split('\n').filter((line) => {
    const read = readBetLine(line);
    if (!read || !numbers.includes(read.number) || said.has(read.number)) return true;
    said.set(read.number, read);
    return false;
  });
  return { rest: rest.join('\n'), said };
}

/** The reading in what was said; null: it is words, or nothing. errors: a sentence about what begins as a number and is no reading. */
export function readingSaid(text: string, terms: Pick<Terms, 'metric'>): Result<TypedReading | null, string> {
  if (!/^\s*[-+−]?[.,]?\d/.test(text)) return ok(null);
  return readReading(text, terms);
}

/** What was said for or against a bet, by where it was said, the last word of each. */
export function evidenceOf(history: readonly HypothesisEvent[]): Map<string, Evidence> {
  const found = new Map<string, Evidence>();
  for (const { what, by, at } of history) {
    if (what.is !== 'evidence') continue;
    const { stance, text, source } = what;
    found.delete(source); // the newest word stands last
    found.set(source, { stance, text, by, at });
  }
  return found;
}

type Evidence = Pick<Extract<HypothesisEvent['what'], { is: 'evidence' }>, 'stance' | 'text'> &
  Pick<HypothesisEvent, 'by' | 'at'>;
