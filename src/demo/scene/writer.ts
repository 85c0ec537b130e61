import { z } from 'zod';

/** A question to the stand-in for a model: what it is to make, by the name of the schema, and of what. */
export interface ScriptedAsk {
  readonly schema: string;
  readonly material: string;
}

/** Answers as a model that behaves well would: an object in the schema that was asked for. */
export type Script = (ask: ScriptedAsk) => unknown;

const Shown = z.looseObject({ id: z.string(), author: z.string(), text: z.string() });
type Shown = z.output<typeof Shown>;
const Numbered = z.looseObject({ n: z.number(), person: z.string(), kind: z.string(), text: z.string() });
type Numbered = z.output<typeof Numbered>;

/** As long as a line of a digest is read at a glance. units: characters */
const LINE_MAX = 130;
/** A claim may not be longer. Source: src/prompts/summary.ts */
const CLAIM_MAX = 240;
const LEAST = 8;
const HEADLINES = 2;
/** Of a claim; fewer tell nothing. */
const FEWEST_WORDS = 3;
/** A model is told to write none. */
const LINK = /:?\s*https?:\/\/\S+/g;

/**
 * The script: people's own sentences as claims, the first ones of each line they wrote; those with a figure on top. It adds no word.
 *
 * `plans`: lines that say what is to come. An update does not tell a model which of its lines those are; whoever wrote the scene knows.
 */
export function scriptedWriter(plans: readonly string[]): Script {
  const planned = plans.map((line) => new Set(wordsIn(line)));
  const isPlan = (line: string): boolean => {
    const words = wordsIn(line);
    return words.length > 0 && planned.some((plan) => words.every((word) => plan.has(word)));
  };
  return ({ schema, material }) => {
    if (schema === 'here') return { here: true };
    if (schema === 'verdict') return { verdict: stated(material) ? 'supported' : 'not stated' };
    if (schema === 'summary') return { headline: headlineOf(rows(material, Numbered)), groups: [] };
    return { claims: rows(material, Shown).flatMap((update) => claimsOf(update, isPlan)) };
  };
}

function claimsOf({ id, author, text }: Shown, isPlan: (line: string) => boolean) {
  return text
    .split('\n')
    .map((line) => opening(line.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, '').trim()))
    .filter((line) => line.length >= LEAST && line.length <= CLAIM_MAX && /\p{L}/u.test(line))
    .map((line) => ({ line, said: line.replace(LINK, '').trim() }))
    .filter(({ said }) => wordsIn(said).length >= FEWEST_WORDS)
    .map(({ line, said }) => ({
      text: said,
      kind: isPlan(line) ? 'plan' : 'progress',
      people: [author],
      sources: [id],
      quote: line,
    }));
}

/** The first sentences of a line, as many as are read at a glance; at least one. */
function opening(line: string): string {
  const [first = '', ...more] = line.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  let kept = first;
  for (const sentence of more) {
    const longer = `${kept} ${sentence}`;
    if (longer.length > LINE_MAX || !line.startsWith(longer)) break;
    kept = longer;
  }
  return kept;
}

function headlineOf(claims: readonly Numbered[]) {
  const done = claims.filter(({ kind, text }) => kind !== 'plan' && kind !== 'blocker' && text.length <= LINE_MAX);
  const told = done.toSorted((a, b) => Number(/\d/.test(b.text)) - Number(/\d/.test(a.text)));
  const people = new Set<string>();
  return told
    .filter(({ person }) => !people.has(person) && people.add(person))
    .slice(0, HEADLINES)
    .map(({ n, text }) => ({ text, claims: [n] }));
}

/** Whether the claim on the first line says only what stands below it. */
function stated(material: string): boolean {
  const [, said = ''] = /^Claim: (.*)$/m.exec(material) ?? [];
  const there = new Set(rows(material, Shown).flatMap(({ text }) => wordsIn(text)));
  return wordsIn(said).every((word) => there.has(word));
}

/** The objects that stand in `material`, one a line. */
function rows<T>(material: string, shape: z.ZodType<T>): T[] {
  return material.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    const read = shape.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  });
}

/** Its words, without the tokens that stand for people. */
const wordsIn = (text: string): string[] =>
  text
    .replace(/\b(?:P|[A-Z]+_)\d+\b/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
