import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planLines } from '#domain/blocker-lines.ts';
import { blockerLines } from '#domain/blocker-words.ts';
import { aBlocker, at } from '#test/kit/build.ts';
import type { UserId } from '#domain/ids.ts';
import { NAUGHTY } from '#test/kit/naughty.ts';

const texts = (text: string) => blockerLines(text).map((line) => line.text);

describe('blockerLines', () => {
  it.each([
    ['one per line', 'no GPUs\nno labels', ['no GPUs', 'no labels']],
    ['list marks stripped', '- no GPUs\n* no labels\n2. no access', ['no GPUs', 'no labels', 'no access']],
    [
      'deeper lines belong to the one above',
      '- no GPUs\n  until Thursday\n- labels',
      ['no GPUs\nuntil Thursday', 'labels'],
    ],
    ['a nested list is one blocker', 'waiting for:\n  - a.b\n  - c.d', ['waiting for:\n- a.b\n- c.d']],
    ['all indented alike', '  a\n  b', ['a', 'b']],
    ['an empty line ends one', 'a\n\n  b', ['a', 'b']],
    ['none is none', '- none\nn/a\n\n-', []],
    ['none beside others', 'none\n- no GPUs', ['no GPUs']],
    ['struck out is taken back', '~no GPUs~\n- ~~no labels~~\nno access', ['no access']],
    ['what a template left', '- {?}\n{...}', []],
    ['Windows line ends', 'a\r\nb', ['a', 'b']],
    ['nothing', '', []],
  ])('reads %s', (_what, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it.each([
    ['please review #12', 'review'],
    ['Needs review: https://github.com/a/b/pull/1', 'review'],
    ['need reviews 🙏', 'review'],
    ['a/b#12 - needs merge', 'review'],
    ['waiting for approval of https://x.example/1', 'review'],
    ['https://github.com/a/b/pull/1', 'link'],
    ['PR: [a title](https://x.example/1) and #7', 'link'],
    ['see https://x.example/1', 'link'],
    ['not really blocked, but slow', 'soft'],
    ['no rush, the docs are old', 'soft'],
    ['blocked on review of #12', null],
    ['waiting for the parser PR to be merged', null],
    ['#12 needs review and a release', null],
    ['https://x.example/1 crashes', null],
    ['no GPU until Thursday', null],
    ['#12 was reviewed by Ana', null],
  ])('doubts %j: %s', (text, doubt) => {
    expect(blockerLines(text)).toEqual([{ text, doubt }]);
  });

  it('loses no line that says something, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('', ' ', '  ', '- ', '  - '), fc.stringMatching(/^[a-z]{5,9}$/))),
        (lines) => {
          const read = texts(lines.map(([mark, word]) => mark + word).join('\n')).join('\n');
          for (const [, word] of lines) expect(read).toContain(word);
        },
      ),
    );
    for (const text of NAUGHTY) expect(() => blockerLines(text)).not.toThrow();
  });

  it('is quick on a field full of anything', () => {
    for (const piece of ['waiting for ', 'not a ', '[', '#1', 'pr ', '~', '- ', 'http://', 'need ']) {
      const began = performance.now();
      blockerLines(piece.repeat(12_000 / piece.length));
      expect(performance.now() - began).toBeLessThan(500);
    }
  });
});

describe('planLines', () => {
  const lines = (...all: string[]) => blockerLines(all.join('\n'));
  const gpus = aBlocker({ number: 1, text: 'no free GPUs' });
  const labels = aBlocker({ number: 2, text: 'Waiting for labels, batch 14' });
  const numbers = (found: readonly { number: number }[]) => found.map(({ number }) => number);

  it('raises what is new and keeps what is the same, list marks and case aside', () => {
    const plan = planLines(lines('- No free GPUs.', 'no access to S3'), [gpus], []);
    expect([numbers(plan.keep), plan.raise.map(({ text }) => text), plan.withdraw]).toEqual([
      [1],
      ['no access to S3'],
      [],
    ]);
  });

  it('takes changed words for the same blocker, and withdraws what is gone', () => {
    const plan = planLines(lines('waiting for labels, batch 15'), [gpus, labels], []);
    expect(plan.reword).toMatchObject([{ blocker: { number: 2 } }]);
    expect(numbers(plan.withdraw)).toEqual([1]);
  });

  it('raises nothing for words that stand open from another day, nor twice for one line written twice', () => {
    const plan = planLines(lines('no free GPUs', 'no free GPUs', 'new', 'new'), [], [gpus]);
    expect([numbers(plan.keep), plan.raise.map(({ text }) => text)]).toEqual([[1], ['new']]);
  });

  it('neither rewords nor withdraws what is over, and does not raise it again for the same words', () => {
    const over = aBlocker({
      state: { is: 'closed', how: 'resolved', by: 'U2' as UserId, at: at('2026-03-10T10:00Z') },
    });
    expect(planLines(lines(over.text), [over], [])).toMatchObject({ keep: [{ number: 1 }], raise: [], withdraw: [] });
    expect(planLines([], [over], []).withdraw).toEqual([]);
  });

  it('is settled after one round: the same lines again change nothing', () => {
    const words = fc.array(fc.constantFrom('no GPUs', 'no labels', 'no labels yet', 'GPUs', 'review #1', 'disk full'));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const first = planLines(lines(...before), [], []).raise.map(({ text }, index) =>
          aBlocker({ number: index + 1, text }),
        );
        const plan = planLines(lines(...after), first, []);
        const gone = new Set(numbers(plan.withdraw));
        const stand = first
          .filter(({ number }) => !gone.has(number))
          .map((blocker) => {
            const change = plan.reword.find((one) => one.blocker.number === blocker.number);
            return change ? { ...blocker, text: change.line.text } : blocker;
          });
        const all = [...stand, ...plan.raise.map(({ text }, index) => aBlocker({ number: 50 + index, text }))];
        const again = planLines(lines(...after), all, []);
        expect([again.raise, again.reword, again.withdraw]).toEqual([[], [], []]);
      }),
    );
  });
});
