import { fateOf, type Sources } from './summary-checks.ts';
import { copiedByCode, firstLine } from './summary-plain.ts';
import type { CheckedClaim, ClaimKind, Summary } from './summary.ts';

const ORDER: readonly ClaimKind[] = ['blocker', 'ask', 'risk', 'decision', 'metric', 'progress', 'plan'];

/**
 * A summary of checked claims: what code copies first, then what passed of `written`, then whoever is missing.
 *
 * By construction every blocker is in it and so is every author with a readable line, whatever a model wrote or left out.
 */
export function assemble(
  sources: Sources,
  written: readonly CheckedClaim[],
  headline: Summary['headline'] = [],
  groups: Summary['groups'] = [],
): Summary {
  const own = copiedByCode(sources);
  const all = onceEach([...own, ...written.filter((claim) => !repeats(claim, own))]);
  const by = (fate: ReturnType<typeof fateOf>): CheckedClaim[] => all.filter((claim) => fateOf(claim) === fate);
  const claims = by('post').toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const told = new Set(claims.flatMap(({ people }) => people.slice(0, 1)));
  const appended: CheckedClaim[] = [];
  const held = by('hold');
  const readable = new Set<string>();
  for (const source of sources.values()) {
    const { author } = source.update;
    const line = firstLine(source);
    if (line) readable.add(author);
    if (!line || told.has(author)) continue;
    if (fateOf(line) === 'hold') {
      if (!held.some(({ quote, sources: [id] }) => quote === line.quote && id === line.sources[0])) held.push(line);
      continue;
    }
    told.add(author);
    appended.push(line);
  }
  const authors = [...new Set([...sources.values()].map(({ update }) => update.author))];
  const silent = authors.filter((author) => !readable.has(author));
  return { claims, held, appended, dropped: by('drop'), silent, headline, groups };
}

/**
 * The summary with a line for each blocker of which the words wait for a person, since they read like orders to a program: that there is
 * one is told at once, what it says when somebody has looked.
 */
export function withWaiting(summary: Summary): Summary {
  const waiting = summary.held
    .filter(({ by, kind }) => by === 'code' && kind === 'blocker')
    .map((claim): CheckedClaim => ({
      ...claim,
      text: 'wrote a blocker that waits for a person to look at',
      quote: '',
      checks: { ...claim.checks, instructions: 'pass' },
      confidence: 1,
      why: '',
    }));
  return { ...summary, claims: [...summary.claims, ...waiting] };
}

/** A model's line about words that stand there already, copied whole. */
function repeats(claim: CheckedClaim, own: readonly CheckedClaim[]): boolean {
  if (claim.by === 'code') return false;
  return own.some(
    ({ sources: [id], quote }) =>
      id !== undefined && claim.sources.includes(id) && quote.includes(claim.quote) && fateOf(claim) === 'post',
  );
}

/** The claims without those that say a second time what one of the same person and update says and has the same fate. */
function onceEach(claims: readonly CheckedClaim[]): CheckedClaim[] {
  const kept = new Map<string, CheckedClaim[]>();
  return claims.filter((claim) => {
    const key = [fateOf(claim), claim.people[0], claim.sources[0]].join('\n');
    const before = kept.get(key) ?? [];
    if (before.some((one) => isSame(one, claim))) return false;
    kept.set(key, [...before, claim]);
    return true;
  });
}

/** Less than this part of their words in common, and two lines about one quote are two. */
const ALIKE = 0.8;

function isSame(a: CheckedClaim, b: CheckedClaim): boolean {
  const [mine, theirs] = [plainWords(a.text), plainWords(b.text)];
  if (mine.join(' ') === theirs.join(' ')) return mine.length > 0 || a.text === b.text;
  if (plainWords(a.quote).join(' ') !== plainWords(b.quote).join(' ')) return false;
  const figures = (words: readonly string[]): string => words.filter((word) => /\d/.test(word)).join(' ');
  const [left, right] = [new Set(mine), new Set(theirs)];
  return figures(mine) === figures(theirs) && left.intersection(right).size >= ALIKE * left.union(right).size;
}

const plainWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{So}]+/gu) ?? [];
