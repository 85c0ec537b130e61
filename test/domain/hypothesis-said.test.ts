import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betLine, readBetLine, readingSaid, splitBetLines, STANCES, type BetSaid } from '#domain/hypothesis-said.ts';
import { someTerms } from '#test/kit/build.ts';

const words = fc.stringMatching(/^[a-z][a-z0-9 .=]{0,40}$/).map((text) => text.trim().replaceAll(/ +/g, ' '));

describe('what is said of a bet', () => {
  it('is a line that reads back as it was said, and stands apart from the other words', () => {
    const said = fc.record({
      number: fc.integer({ min: 1, max: 99_999 }),
      stance: fc.option(fc.constantFrom(...STANCES)),
      text: words.filter((text) => !/^(?:evidence|nothing)/.test(text)),
    });
    fc.assert(
      fc.property(said, words, (one: BetSaid, other) => {
        const line = betLine(one);
        if (line === null) return;
        expect(readBetLine(line)).toEqual(one);
        const { rest, said: found } = splitBetLines(`${other}\n${line}\n${line}`, [one.number]);
        expect(rest).toBe(`${other}\n${line}`);
        expect(found.get(one.number)).toEqual(one);
        expect(splitBetLines(line, [one.number + 1]).rest).toBe(line);
      }),
    );
  });

  it('is a reading where it begins as a number, and says why where that cannot be read', () => {
    const terms = someTerms();
    expect(readingSaid('0.83 n=200', terms)).toMatchObject({ ok: true, value: { value: 0.83, n: 200 } });
    expect(readingSaid('the loss fell', terms)).toEqual({ ok: true, value: null });
    expect(readingSaid('83', terms)).toMatchObject({ ok: false, error: expect.stringContaining('0.83') as string });
    expect(readBetLine('H12')).toBeNull();
    expect(readBetLine('the H12 line')).toBeNull();
    expect(readBetLine('- h12: 0.83')).toEqual({ number: 12, stance: null, text: '0.83' });
  });
});
