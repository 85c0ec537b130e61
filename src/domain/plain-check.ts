import type { Jargon } from './jargon.ts';
import { modelWords, readsLikeOrders } from './summary-hostile.ts';
import { unknownNames } from './summary-names.ts';
import { unborneFigures } from './summary-numbers.ts';
import { turned } from './summary-polarity.ts';
import { leadsElsewhere } from './summary-ways-out.ts';
import { isSupported, supportOf } from './summary-words.ts';
import type { LocalDate } from './time.ts';

const LONGEST = 240;

/** A line that was checked on its day, without names, and when it was written. */
export interface ToSayPlainly {
  readonly text: string;
  readonly date: LocalDate;
  readonly isPlan: boolean;
}

/**
 * What a model made of a line, where it says the same in plain words: every figure of one is in the other, nothing is turned round,
 * nobody is named, no word of the trade is left, and it says no more than the line and what stands for those words. null: it does not.
 */
export function heldPlain(written: string, { text, date, isPlan }: ToSayPlainly, jargon: Jargon): string | null {
  const said = modelWords(written);
  if (said === '' || said.length > LONGEST || leadsElsewhere(written, [text]) || readsLikeOrders(said)) return null;
  if (jargon.of(said).length > 0) return null;
  const evidence = [text, ...jargon.of(text).map(({ plain }) => plain)];
  const plainly = jargon.plainly(text) ?? text;
  const section = isPlan ? 'next' : 'other';
  const holds =
    unborneFigures(said, [{ text, date }]).length === 0 &&
    unborneFigures(withoutTerms(text, jargon), [{ text: said, date }]).length === 0 &&
    unknownNames(said, evidence, [], []).length === 0 &&
    denies(said) === denies(plainly) &&
    turned(said, { text: plainly, section }).length === 0 &&
    turned(plainly, { text: said, section }).length === 0 &&
    isSupported(supportOf(said, evidence));
  return holds ? said : null;
}

/** Said in other words, what is denied may have another name; that something is must be told either way. */
const denies = (text: string): boolean => /\b(?:not|no|never|none|nor|cannot|without)\b|n['’]t\b/i.test(text);

/** Figures in a word such as F1 or p95 are none. */
const withoutTerms = (text: string, jargon: Jargon): string =>
  jargon
    .of(text)
    .reduce(
      (left, { word }) => left.replaceAll(new RegExp(word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'giu'), ' '),
      text,
    );
