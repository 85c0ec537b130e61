import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { asksIn, lineOf, namedIn } from '#domain/ask.ts';
import type { UserId } from '#domain/ids.ts';
import { words } from '#test/kit/build.ts';

const people = [
  { id: 'UBEN' as UserId, name: 'Ben Okafor' },
  { id: 'UANA' as UserId, name: 'Ana Ruiz' },
  { id: 'USA1' as UserId, name: 'Sam Lee' },
  { id: 'USA2' as UserId, name: 'Sam Poe' },
];
const asked = (plan: string) => asksIn(words({ done: '', plan }), people).map((one) => `${one.asked}: ${one.text}`);

describe('an ask in a standup', () => {
  it.each([
    ['- @Ben could you review the split of batch 14?', ['UBEN: @Ben could you review the split of batch 14?']],
    [
      '@ben okafor: the eval is off. Which seed did you take?',
      ['UBEN: @ben okafor: the eval is off. Which seed did you take?'],
    ],
    ['Ben, please send the list', ['UBEN: Ben, please send the list']],
    ['Trained run 7. Does @Ana know the licence?', ['UANA: Trained run 7. Does @Ana know the licence?']],
    ['Needs a decision from <@UANA> on the licence', ['UANA: Needs a decision from <@UANA> on the licence']],
    ['Waiting for @Ben to label', ['UBEN: Waiting for @Ben to label']],
    [
      'Need review from @Ben and @Ana',
      ['UBEN: Need review from @Ben and @Ana', 'UANA: Need review from @Ben and @Ana'],
    ],
    ['@Ben 查看一下好吗？', ['UBEN: @Ben 查看一下好吗？']],
    // Nothing is asked, or nobody is, or it is not known who.
    ['Paired with @Ben on the parser. Should we drop v1?', []],
    ['Helped @Ben', []],
    ['No longer need a review from @Ben', []],
    ['Ben asked whether we could ship?', []],
    ['mail ana@ben.example?', []],
    ['@Sam could you look?', []],
    ['@Benny could you look?', []],
    ['@nobody could you look?', []],
    ['Can we ship this week?', []],
  ])('%s', (plan, expected) => {
    expect(asked(plan)).toEqual(expected);
  });

  it('stands among the blockers only where it is not said to block', () => {
    const blockers = 'Review of #12 from @Ben needed\nCannot train until @Ben fixes the node';
    expect(asksIn(words({ blockers }), people).map(({ text }) => text)).toEqual(['Review of #12 from @Ben needed']);
  });

  it('is found again by its mark, and no longer once the words are gone', () => {
    const said = words({ plan: '1. @Ben ok?\nother' });
    const [ask] = asksIn(said, people);
    expect(lineOf(said, ask?.mark ?? '')).toBe('@Ben ok?');
    expect(lineOf(words(), ask?.mark ?? '')).toBeNull();
    expect(namedIn(words({ done: 'Told @Ana and @Sam' }), people)).toEqual(['UANA']);
  });

  it('is found in any text without a fault, and only of people who were named', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.constantFrom('', '@', '<@UBEN>', '@Ben '), (text, call) => {
        for (const { asked: who, mark } of asksIn(words({ plan: `${call}${text}?` }), people)) {
          expect(people.map(({ id }) => id)).toContain(who);
          expect(lineOf(words({ plan: `${call}${text}?` }), mark)).not.toBeNull();
        }
      }),
      { numRuns: 60 },
    );
    expect(asked(`@Ben ${'a? '.repeat(5000)}`)).toEqual([]);
  });
});
