import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blockerLines } from '#domain/blocker-words.ts';

const DATA = new URL('../../../shared/data/standups/ipfs.jsonl', import.meta.url);
const LABELS = new URL('../fixtures/blocker-labels.csv', import.meta.url);

interface Row {
  readonly id: string;
  readonly text: string;
}
interface Labelled {
  readonly sample: string;
  readonly label: string;
  readonly rule: 'none' | 'ask' | 'blocker';
}

/** Lines below `Blocked:` in the words as written, what stands beside the heading being line 0 if anything does. */
function blockedLines(text: string): string[] {
  const lines: string[] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    const [, heading, rest = ''] = /^(Done|Blocked|Next):\s*(.*)$/.exec(line) ?? [];
    if (heading !== undefined) inside = heading === 'Blocked';
    if (inside && (heading === undefined || rest.trim() !== '')) lines.push(heading === undefined ? line : rest);
  }
  return lines;
}

/** What the rule makes of one line taken alone. */
function ruleOn(line: string): Labelled['rule'] {
  const [first] = blockerLines(line);
  if (!first) return 'none';
  return first.doubt === null ? 'blocker' : 'ask';
}

function labelled(): Labelled[] {
  const rows = readFileSync(DATA, 'utf8').trim().split('\n');
  const texts = new Map(rows.map((row) => JSON.parse(row) as Row).map(({ id, text }) => [id, text]));
  const [, ...labels] = readFileSync(LABELS, 'utf8').trim().split('\n');
  return labels.map((row) => {
    const [sample = '', update = '', line = '', label = ''] = row.split(',');
    const said = blockedLines(texts.get(update) ?? '')[Number(line)];
    if (said === undefined) throw new Error(`${update} has no blocker line ${line}`);
    return { sample, label, rule: ruleOn(said) };
  });
}

/** How well the rule answers `said` for what people labelled as one of `labels`. */
function score(all: readonly Labelled[], said: Labelled['rule'], labels: readonly string[]) {
  const answered = all.filter(({ rule }) => rule === said);
  const meant = all.filter(({ label }) => labels.includes(label));
  const right = answered.filter(({ label }) => labels.includes(label)).length;
  return { right, answered: answered.length, meant: meant.length };
}

describe('the rules of no blocker and of only a review', () => {
  it('are as good on labelled real lines as docs/blockers.md says', () => {
    if (!existsSync(DATA)) return; // the sentences are not ours to ship; where they are absent nothing can be measured
    const all = labelled();
    const random = all.filter(({ sample }) => sample === 'random');
    const words = all.filter(({ sample }) => sample === 'words');
    const table = {
      none: score(random, 'none', ['none']),
      asked: score(random, 'ask', ['review', 'link']),
      reviewAmongWords: score(words, 'ask', ['review']),
      titledAsked: random.filter(({ label, rule }) => label === 'titled-link' && rule === 'ask').length,
      blockersAsked: random.filter(({ label, rule }) => label === 'blocker' && rule === 'ask').length,
      blockersDropped: all.filter(({ label, rule }) => label !== 'none' && rule === 'none').length,
    };
    expect(table).toEqual({
      none: { right: 53, answered: 53, meant: 55 },
      asked: { right: 26, answered: 31, meant: 27 },
      reviewAmongWords: { right: 23, answered: 28, meant: 25 },
      titledAsked: 2,
      blockersAsked: 2,
      blockersDropped: 0,
    });
  });
});
