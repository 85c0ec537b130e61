import { readsLikeOrders } from './summary-hostile.ts';
import { folded, sentenceAround, type Folded } from './summary-fold.ts';
import { subjectOf, unknownNames, type KnownPerson } from './summary-names.ts';
import { unborneFigures } from './summary-numbers.ts';
import { turned } from './summary-polarity.ts';
import { findQuote, type Found } from './summary-quote.ts';
import { linesOf, sectionOfQuote, wholeText, type UpdateLine } from './summary-update.ts';
import { leadsElsewhere } from './summary-ways-out.ts';
import { isSaid } from './summary-words.ts';
import type { CheckedClaim, Checks, Claim, Fate, Update } from './summary.ts';

/** An update as the checks read it, made once per run. */
export interface Source {
  readonly update: Update;
  readonly whole: string;
  readonly folded: Folded;
  readonly lines: readonly UpdateLine[];
}

/** The updates a claim may rest on, by id: those that the readers of the summary may read. */
export type Sources = ReadonlyMap<string, Source>;

/** What the checks need to know of each update. */
export function sourcesOf(updates: readonly Update[]): Sources {
  return new Map(
    updates.map((update) => {
      const whole = wholeText(update);
      return [update.id, { update, whole, folded: folded(whole), lines: linesOf(update) }];
    }),
  );
}

export const LONGEST_CLAIM = 240;
const MOST_SOURCES = 4;

/** Nothing checked yet. */
export const UNCHECKED: Checks = {
  schema: 'not run',
  quote: 'not run',
  numbers: 'not run',
  names: 'not run',
  polarity: 'not run',
  attribution: 'not run',
  words: 'not run',
  verifier: 'not run',
  instructions: 'not run',
};

/** What a check leaves of the confidence where it failed. */
const FACTORS: Partial<Record<keyof Checks, number>> = {
  schema: 0,
  quote: 0,
  numbers: 0.5,
  names: 0.5,
  polarity: 0.5,
  words: 0.4,
  verifier: 0.3,
  instructions: 0.2,
};
/** A quote that had to be put right, and a person. */
const REPAIRED = { quote: 0.6, attribution: 0.9 } as const;

/** The product of what each check leaves. units: 0 to 1 */
export function confidenceOf(checks: Checks): number {
  let left = 1;
  for (const [name, result] of Object.entries(checks) as [keyof Checks, Checks[keyof Checks]][]) {
    if (result === 'fail') left *= FACTORS[name] ?? 0.5;
    if (result === 'repaired') left *= name === 'quote' ? REPAIRED.quote : REPAIRED.attribution;
  }
  return Math.round(left * 100) / 100;
}

/** What becomes of a claim: what is not anchored in somebody's words is dropped, what is in doubt waits for a person. */
export function fateOf({ checks }: Pick<CheckedClaim, 'checks'>): Fate {
  if (checks.schema === 'fail' || checks.quote === 'fail' || checks.verifier === 'fail') return 'drop';
  return Object.values(checks).includes('fail') ? 'hold' : 'post';
}

/** Puts a claim of a model through every check that needs no model. */
export function checkClaim(claim: Claim, sources: Sources, known: readonly KnownPerson[]): CheckedClaim {
  const fault = shapeFault(claim, sources);
  if (fault !== null) return done(claim, { ...UNCHECKED, schema: 'fail' }, [fault]);
  const cited = claim.sources.flatMap((id) => sources.get(id) ?? []);
  const place = placeOf(claim.quote, cited);
  if (place === null) {
    return done(claim, { ...UNCHECKED, schema: 'pass', quote: 'fail' }, ['the quote is in no update it cites']);
  }
  const { source, found } = place;
  const author = source.update.author;
  const given = attributed(claim, author, found.quote, known);
  const texts = cited.map(({ whole }) => whole);
  const numbers = unborneFigures(
    given.text,
    [source, ...cited.filter((one) => one !== source)].map(({ update, whole }) => ({ text: whole, date: update.date })),
  );
  const names = unknownNames(
    given.text,
    texts,
    cited.map(({ update }) => update.author),
    known,
  );
  const around = sentenceAround(source.whole, found.from, found.to);
  const evidence = source.whole.slice(around.from, around.to);
  const polarity = turned(given.text, {
    text: evidence,
    section: sectionOfQuote(source.update, found.quote, source.lines),
  });
  const told = [...texts, ...known.filter(({ name }) => name === author).map(({ name }) => name)];
  const nearby = cited.length > 1 ? null : { text: source.whole, from: found.from, to: found.to };
  const called = known.flatMap(({ name, aliases }) => [name, ...aliases]);
  const supported = isSaid(given.text, told, nearby) && !leadsElsewhere(given.text, [...told, ...called]);
  const orders = readsLikeOrders(given.text) || readsLikeOrders(evidence);
  const quote = { quote: found.quote.trim(), people: given.people };
  return done(
    { ...claim, text: given.text, ...quote },
    {
      schema: 'pass',
      quote: found.repaired ? 'repaired' : 'pass',
      numbers: numbers.length === 0 ? 'pass' : 'fail',
      names: names.length === 0 ? 'pass' : 'fail',
      polarity: polarity.length === 0 ? 'pass' : 'fail',
      attribution: given.repaired ? 'repaired' : 'pass',
      words: supported ? 'pass' : 'fail',
      verifier: 'not run',
      instructions: orders ? 'fail' : 'pass',
    },
    [
      ...numbers.map((figure) => `${figure} is not in what it cites`),
      ...names.map((name) => `${name} is not in what it cites`),
      ...(polarity.length === 0 ? [] : ['it may say the opposite of what was written']),
      ...(supported ? [] : ['it says more than what was written']),
      ...(orders ? ['it reads like orders to a program'] : []),
    ],
  );
}

/** The claim after the second model's word: a contradiction drops it, doubt holds it, agreement lifts nothing. */
export function verified(claim: CheckedClaim, verdict: 'supported' | 'contradicted' | 'not stated'): CheckedClaim {
  const checks: Checks = { ...claim.checks, verifier: verdict === 'supported' ? 'pass' : 'fail' };
  const why =
    verdict === 'supported' ? claim.why : [claim.why, `a second look found it ${verdict}`].filter(Boolean).join('; ');
  return { ...claim, checks, confidence: confidenceOf(checks), why };
}

/** The claim with one more check failed. */
export function withDoubt(claim: CheckedClaim, name: keyof Checks, why: string): CheckedClaim {
  const checks: Checks = { ...claim.checks, [name]: 'fail' };
  return { ...claim, checks, confidence: confidenceOf(checks), why: [claim.why, why].filter(Boolean).join('; ') };
}

/** Which claims are worth a second look: those in doubt and those that weigh. */
export function wantsSecondLook({ checks, kind }: CheckedClaim): boolean {
  if (checks.schema === 'fail' || checks.quote === 'fail') return false;
  const inDoubt = [checks.numbers, checks.names, checks.polarity].includes('fail');
  return inDoubt || kind === 'decision' || kind === 'metric' || kind === 'risk';
}

function done(claim: Claim, checks: Checks, why: readonly string[]): CheckedClaim {
  return { ...claim, checks, confidence: confidenceOf(checks), why: [...new Set(why)].join('; '), by: 'model' };
}

function shapeFault({ text, sources: cited, quote }: Claim, sources: Sources): string | null {
  if (text.trim() === '' || !/[\p{L}\p{N}]/u.test(text)) return 'it says nothing';
  if (text.length > LONGEST_CLAIM) return `it is longer than ${LONGEST_CLAIM} characters`;
  if (quote.trim() === '') return 'it quotes nobody';
  if (cited.length === 0 || cited.length > MOST_SOURCES) return `it cites none, or more than ${MOST_SOURCES} updates`;
  return cited.every((id) => sources.has(id)) ? null : 'it cites an update that is not there';
}

function placeOf(quote: string, cited: readonly Source[]): { readonly source: Source; readonly found: Found } | null {
  let repaired: { source: Source; found: Found } | null = null;
  for (const source of cited) {
    const found = findQuote(source.folded, quote, source.whole);
    if (found && !found.repaired) return { source, found };
    if (found) repaired ??= { source, found };
  }
  return repaired;
}

/** The claim with the author of the quote as its person: by code, whatever the model said. */
function attributed(claim: Claim, author: string, quote: string, known: readonly KnownPerson[]) {
  const subject = subjectOf(claim.text, known);
  // where the quote tells of yet another person, code cannot know who is meant
  const alone = !known.some((one) => one.name !== author && namesIn(quote, one));
  const wrong = subject !== null && subject.person.name !== author && alone;
  const text = wrong ? `${author}${claim.text.slice(subject.length)}` : claim.text;
  const others = claim.people.filter(
    (name) => name !== author && known.some((one) => one.name === name && namesIn(quote, one)),
  );
  const repaired = wrong || !claim.people.includes(author);
  return { text, people: [author, ...others], repaired };
}

function namesIn(quote: string, { name, aliases }: KnownPerson): boolean {
  const said = folded(quote).text;
  return [name, ...aliases].some((one) => said.includes(folded(one).text));
}
