import { describe, expect, it } from 'vitest';
import { checkClaim, confidenceOf, fateOf, sourcesOf, verified, wantsSecondLook } from '#domain/summary-checks.ts';
import { findQuote } from '#domain/summary-quote.ts';
import { unborneFigures } from '#domain/summary-numbers.ts';
import { unknownNames } from '#domain/summary-names.ts';
import { turned } from '#domain/summary-polarity.ts';
import { isSupported, supportOf } from '#domain/summary-words.ts';
import type { Claim, Update } from '#domain/summary.ts';
import { toLocalDate } from '#domain/time.ts';

const DATE = toLocalDate('2026-03-10'); // a Tuesday

const update = (over: Partial<Update> = {}): Update => ({
  id: 'u1',
  author: 'Ana',
  date: DATE,
  text: 'Trained the ranker on 8 GPUs, F1 0.83 (n = 200). Not yet merged. Waiting for Bo on the data set.',
  done: '',
  next: '',
  blockers: '',
  ...over,
});
const KNOWN = [
  { name: 'Ana', aliases: [] },
  { name: 'Bo', aliases: [] },
  { name: 'Cy Young', aliases: ['Cy'] },
];
const claim = (over: Partial<Claim> = {}): Claim => ({
  text: 'Trained the ranker on 8 GPUs',
  kind: 'progress',
  people: ['Ana'],
  sources: ['u1'],
  quote: 'Trained the ranker on 8 GPUs',
  ...over,
});
const check = (over: Partial<Claim>, of: Partial<Update> = {}) =>
  checkClaim(claim(over), sourcesOf([update(of)]), KNOWN);

describe('check 1, shape and ids', () => {
  it('drops what cites nothing, something unknown or too much', () => {
    for (const sources of [[], ['nowhere'], ['u1', 'u1', 'u1', 'u1', 'u1']]) {
      const checked = check({ sources });
      expect([checked.checks.schema, fateOf(checked), checked.confidence]).toEqual(['fail', 'drop', 0]);
    }
    expect(fateOf(check({ text: '🎉' }))).toBe('drop');
    expect(fateOf(check({ text: 'x'.repeat(241) }))).toBe('drop');
  });
});

describe('check 2, the quote', () => {
  const source = 'We are *no longer* blocked by the “CI” queue.\n- Then  we\n- rested';
  it('is found whatever its case, spaces, quotes and markup, and given back as it was typed', () => {
    expect(findQuote(source, 'NO LONGER blocked by the "CI" queue', source)?.quote).toBe(
      'no longer* blocked by the “CI” queue',
    );
    expect(findQuote(source, 'then we rested', source)).toMatchObject({ quote: 'Then  we\n- rested', repaired: false });
  });
  it('is put right where it is nearly so, but never in a number or a not', () => {
    const long = 'we trained the big model on 8 gpus last night and it did not crash once until the morning came';
    expect(findQuote(long, long.replace('big', 'large'), long)).toMatchObject({ quote: long, repaired: true });
    expect(findQuote(long, long.replace('8', '9'), long)).toBeNull();
    expect(findQuote(long, long.replace('not ', ''), long)).toBeNull();
  });
  it('is whole words of one update', () => {
    expect(findQuote('planning', 'plan', 'planning')).toBeNull();
    expect(findQuote('a', '…', 'a')).toBeNull();
    expect(fateOf(check({ quote: 'Trained the ranker on a laptop' }))).toBe('drop');
  });
});

describe('check 3, figures', () => {
  const borne = (said: string, text: string) => unborneFigures(said, [{ text, date: DATE }]).length === 0;
  it.each([
    ['F1 is 83 %', 'F1 0.83'],
    ['took 120 minutes', 'took 2 h'],
    ['1.2M rows', '1,200,000 rows'],
    ['due on Friday', 'due 2026-03-13'],
    ['due tomorrow', 'due on 11 March'],
    ['two GPUs', '2 GPUs'],
    ['about 40 files', '41 files'],
    ['0.85', '0,85'],
    ['run 20260310_ab12', 'see run 20260310_ab12'],
    ['go-ipfs#4556', 'PR #4556'],
  ])('bears %j where it says %j', (said, text) => expect(borne(said, text)).toBe(true));
  it.each([
    ['F1 0.84', 'F1 0.83'],
    ['12 ms', '12 s'],
    ['rose from 0.81 to 0.85', 'went from 0.85 to 0.81'],
    ['precision 0.83, recall 0.79', 'precision 0.79, recall 0.83'],
    ['loss +0.2', 'loss -0.2'],
    ['due on Monday', 'due on Friday'],
    ['$40k', '$4k'],
    ['fixed #12', 'fixed #13'],
    ['release v1.2.3', 'release v1.2.4'],
    ['three runs', 'two runs'],
  ])('does not bear %j where it says %j', (said, text) => expect(borne(said, text)).toBe(false));
});

describe('check 4, names', () => {
  const strangers = (said: string, text: string) => unknownNames(said, [text], ['Ana'], KNOWN);
  it('knows the author, whoever is mentioned, and tickets that are there', () => {
    expect(strangers('Ana waits for Bo', 'waiting for bo')).toEqual([]);
    expect(strangers('Closed AB-12 and #7', 'closed AB-12, #7')).toEqual([]);
    expect(strangers('Finished work on Friday', 'finished')).toEqual([]);
  });
  it('finds people of the team who are not there, strangers, handles and tickets', () => {
    expect(strangers('Waits for Cy', 'waiting for bo')).toEqual(['Cy Young']);
    expect(strangers('Reviewed with Zoltan', 'reviewed')).toEqual(['Zoltan']);
    expect(strangers('Zoltan reviewed it', 'reviewed it')).toEqual(['Zoltan']);
    expect(strangers('Thanks @mallory', 'thanks')).toContain('mallory');
    expect(strangers('Closed AB-13', 'closed AB-12')).toEqual(['AB-13']);
  });
});

describe('check 5, polarity', () => {
  const turns = (said: string, text: string, section: 'done' | 'next' | 'blockers' | 'other' = 'other') =>
    turned(said, { text, section });
  it.each([
    ['Tests pass', 'tests are failing'],
    ['Blocked by CI', 'no longer blocked by CI'],
    ['Merged the parser', 'the parser is not merged'],
    ['Latency went up', 'latency went down'],
    ['The parser is merged', 'merge was reverted'],
    ['It does work', 'it does not work'],
    ['The index is used', 'the index is not used'],
    ['Reviewer approved the plan', 'sent the plan to the reviewer'],
  ])('finds %j turned where it says %j', (said, text) => expect(turns(said, text)).not.toEqual([]));
  it('finds a plan that is told as done', () => {
    expect(turns('Finished the importer', 'the importer', 'next')).toEqual(['done']);
    expect(turns('Deployed the importer', 'I will deploy the importer')).toEqual(['done']);
  });
  it.each([
    ['Tests fail', 'tests do not pass'],
    ['Not blocked any more', 'unblocked since noon'],
    ['Improved latency', 'improved the latency, no new issues'],
    ['Completed suffix support', 'Support suffix hint on literals'],
  ])('lets %j stand where it says %j', (said, text) => expect(turns(said, text, 'done')).toEqual([]));
  it('reads the whole sentence around a quote, so that no not is left outside', () => {
    const checked = check({ text: 'The ranker is merged', quote: 'merged' });
    expect(checked.checks.polarity).toBe('fail');
    expect(fateOf(checked)).toBe('hold');
  });
});

describe('check 6, attribution', () => {
  it('is put right by code: the person is the author of the quote', () => {
    const checked = check({ people: ['Bo'], text: 'Bo trained the ranker on 8 GPUs' });
    expect(checked).toMatchObject({
      people: ['Ana'],
      text: 'Ana trained the ranker on 8 GPUs',
      checks: { attribution: 'repaired' },
    });
    expect(fateOf(checked)).toBe('post');
  });
});

describe('the words', () => {
  it('must be those of the sources, in any form', () => {
    expect(isSupported(supportOf('Training of the rankers', ['trained the ranker']))).toBe(true);
    expect(isSupported(supportOf('Trained the ranker and the launch party is cancelled', ['trained the ranker']))).toBe(
      false,
    );
    expect(supportOf('模型训练完成', ['模型训练完成了']).part).toBe(1);
  });
  it.each([
    'and shipped it to production',
    ', shipped it to production',
    'and shipped the batches',
    'in production',
    'und nach Produktion gebracht',
    'et mis en ligne',
    'which customers love',
    'for the board',
  ])('are not those of the sources with %j behind them', (more) => {
    const long = 'Finished the tokenizer of the importer for 12 batches after the migration of the loader';
    expect(isSupported(supportOf(long, [long]))).toBe(true);
    expect(isSupported(supportOf(`${long} ${more}`, [long]))).toBe(false);
  });
  it('fail for a word with a dot in it that nobody wrote, and for a deed nobody told of', () => {
    expect(check({ text: 'Trained the ranker on 8 GPUs evil.io' }).checks.words).toBe('fail');
    expect(isSupported(supportOf('Deleted the ranker with its 8 GPUs', ['tuned the ranker with its 8 GPUs']))).toBe(
      false,
    );
  });
});

describe('checks 7 and 8, a second look', () => {
  it('is wanted for what is in doubt or weighs, and lifts nothing', () => {
    const doubtful = check({ text: 'Trained the ranker on 9 GPUs' });
    expect(wantsSecondLook(doubtful)).toBe(true);
    expect(wantsSecondLook(check({}))).toBe(false);
    expect(fateOf(verified(doubtful, 'supported'))).toBe('hold');
    expect(fateOf(verified(check({}), 'contradicted'))).toBe('drop');
  });
});

describe('confidence', () => {
  it('is a product of what the checks leave', () => {
    expect(check({}).confidence).toBe(1);
    expect(check({ text: 'Trained the ranker on 9 GPUs with Cy' }).confidence).toBe(0.1);
    expect(confidenceOf({ ...check({}).checks, quote: 'repaired' })).toBe(0.6);
  });
});
