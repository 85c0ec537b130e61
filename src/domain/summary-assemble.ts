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
  const all = [...own, ...written.filter((claim) => !repeats(claim, own))];
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

/** A model's line about words that stand there already, copied whole. */
function repeats(claim: CheckedClaim, own: readonly CheckedClaim[]): boolean {
  if (claim.by === 'code') return false;
  return own.some(
    ({ sources: [id], quote }) =>
      id !== undefined && claim.sources.includes(id) && quote.includes(claim.quote) && fateOf(claim) === 'post',
  );
}
