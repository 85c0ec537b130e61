import { expect, it } from 'vitest';
import { readBox } from '#domain/hypothesis-box.ts';
import { readTerms } from '#domain/hypothesis-terms.ts';
import { readIdFirst, typedFrom, typedOf } from '#domain/hypothesis-typed.ts';
import { readReading } from '#domain/reading-typed.ts';
import type { UserId } from '#domain/ids.ts';
import { day, someTerms } from '#test/kit/build.ts';

const TODAY = day('2026-03-09');

it.each([' ', '1', 'a ', '= ', '% ', 'n=', '@ ', '1 k', '| ', 'n= =', '>= '])(
  'long runs of %j are read at once',
  (part) => {
    const text = part.repeat(4000 / part.length);
    const began = performance.now();
    typedFrom(text, 'U1' as UserId, TODAY);
    readIdFirst(text);
    readReading(text, someTerms());
    readBox(text, TODAY);
    for (const typed of [text, `x${text}x`, text.slice(0, 199), `x${text.slice(0, 197)}x`]) {
      const fields = {
        target: typed,
        baseline: typed,
        box: typed,
        guardrails: typed,
        appetite: typed,
        kill: typed,
        evaluation: typed,
      };
      readTerms({ ...typedOf(someTerms()), ...fields }, TODAY);
    }
    // Far more than it takes; what a bad pattern takes is minutes.
    expect(performance.now() - began).toBeLessThan(2000);
  },
);
