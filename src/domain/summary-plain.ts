import { withoutLinks } from './summary-hostile.ts';
import { withoutSecrets } from './summary-redact.ts';
import { LONGEST_CLAIM, UNCHECKED, type Source, type Sources } from './summary-checks.ts';
import type { UpdateLine } from './summary-update.ts';
import type { CheckedClaim, Checks, ClaimKind } from './summary.ts';

/** Copied by code, a line is what it quotes. */
const COPIED: Checks = {
  ...UNCHECKED,
  schema: 'pass',
  quote: 'pass',
  numbers: 'pass',
  names: 'pass',
  polarity: 'pass',
  attribution: 'pass',
  words: 'pass',
  instructions: 'pass',
};
/** Kinds that are never left to a model. */
const BY_CODE = new Set<ClaimKind>(['blocker', 'decision', 'metric', 'ask', 'risk']);
/** Lines of one person that a plain summary shows of each kind; blockers all. */
const MOST_LINES: Partial<Record<ClaimKind, number>> = {
  progress: 3,
  plan: 2,
  ask: 2,
  metric: 3,
  decision: 3,
  risk: 2,
};

/** Somebody's line as a claim, in their own words. */
function copied({ update, text, kind, orders }: UpdateLine): CheckedClaim {
  const shown = withoutLinks(withoutSecrets(text)).replace(/\s+/g, ' ').trim();
  return {
    text: shorten(shown === '' ? '(link)' : shown, LONGEST_CLAIM),
    kind,
    people: [update.author],
    sources: [update.id],
    quote: text,
    checks: orders ? { ...COPIED, instructions: 'fail' } : COPIED,
    confidence: orders ? 0.2 : 1,
    why: orders ? 'it reads like orders to a program' : '',
    by: 'code',
  };
}

/** The first words of a text, ending at a word. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1);
  const space = kept.lastIndexOf(' ');
  return `${(space > most / 2 ? kept.slice(0, space) : kept).replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}

/** Blockers, asks, decisions, risks and readings as their people wrote them: they are in every summary, with a model or without. */
export function copiedByCode(sources: Sources): CheckedClaim[] {
  return [...sources.values()].flatMap((source) => linesToShow(source, ({ kind }) => BY_CODE.has(kind))).map(copied);
}

/** Progress and plans as their people wrote them: what stands where no model wrote. */
export function copiedWork(sources: Sources): CheckedClaim[] {
  return [...sources.values()].flatMap((source) => linesToShow(source, ({ kind }) => !BY_CODE.has(kind))).map(copied);
}

function linesToShow({ lines }: Source, wanted: (line: UpdateLine) => boolean): UpdateLine[] {
  const counts = new Map<ClaimKind, number>();
  return lines.filter((line) => {
    if (!wanted(line)) return false;
    const count = (counts.get(line.kind) ?? 0) + 1;
    counts.set(line.kind, count);
    return line.kind === 'blocker' || count <= (MOST_LINES[line.kind] ?? 2);
  });
}

/** The first line of somebody of whom nothing else is told. null: they wrote nothing that can be read. */
export function firstLine({ lines }: Source): CheckedClaim | null {
  const line = lines.find(({ orders }) => !orders) ?? lines[0];
  return line ? copied(line) : null;
}
