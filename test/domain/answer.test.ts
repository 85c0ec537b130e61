import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWords, answered, isEmpty, readAnswer } from '#domain/answer.ts';
import { aPrompt, at, words } from '#test/kit/build.ts';
import { NAUGHTY } from '#test/kit/naughty.ts';

describe('readAnswer', () => {
  it.each([
    ['plain words', 'trained the model\nlabelled', { done: 'trained the model\nlabelled' }],
    ['headings', 'Done: a\nNext: b\nBlocked: c\nLearned: d', { done: 'a', plan: 'b', blockers: 'c', evidence: 'd' }],
    ['headings on lines of their own', 'Done:\na\nb\n\nPlan:\nc', { done: 'a\nb', plan: 'c' }],
    ['words before the first heading', 'hello\nplan: x', { done: 'hello', plan: 'x' }],
    ['bold headings', '*Done:* a\n**Next**: b\n_Blockers_ : c', { done: 'a', plan: 'b', blockers: 'c' }],
    ['headings of other tools', '# Done: a\n- Plan: b\n• Stuck: c', { done: 'a', plan: 'b', blockers: 'c' }],
    ['any letter case and a full-width colon', 'DONE： a\nto do: b\nTODAY: c', { done: 'a', plan: 'b\nc' }],
    ['Windows line ends', 'Done: a\r\nb\r\nNext: c\r\n', { done: 'a\r\nb', plan: 'c' }],
    ['a heading twice', 'Done: a\nPlan: p\nDone: b', { done: 'a\nb', plan: 'p' }],
    ['stars of the words themselves', 'Done: *all* of it\nPlan:*x* y', { done: '*all* of it', plan: '*x* y' }],
    ['colons that are no headings', 'fixed: the bug\nhttp://x.y\n10:30', { done: 'fixed: the bug\nhttp://x.y\n10:30' }],
    ['a list under a heading', 'Done:\n- one\n- two', { done: '- one\n- two' }],
    ['only a heading', 'Done:', {}],
    ['nothing', '', {}],
  ])('reads %s', (_what, text, own) => {
    expect(readAnswer(text)).toEqual(words(own));
  });

  it('keeps every character of a text without headings, whatever it is', () => {
    for (const text of NAUGHTY) {
      if (/^\s*[\w ]+\s*[:：]/m.test(text)) continue;
      expect(readAnswer(text)).toEqual(words({ done: text.trim() }));
    }
  });

  it('loses no words, wherever headings stand', () => {
    const line = fc.tuple(
      fc.constantFrom('', 'Done: ', '*Plan*: ', 'Blocked by: ', 'results: '),
      fc.stringMatching(/^[a-z]{1,8}$/),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const read = readAnswer(lines.map(([heading, said]) => heading + said).join('\n'));
        const said = Object.values(read).flatMap((text: string) => text.split('\n').filter((one) => one !== ''));
        expect(said.toSorted()).toEqual(lines.map(([, one]) => one).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it('is quick on 12,000 characters of anything', () => {
    for (const piece of ['x', '*', ' ', 'Done ', 'done:\n', ' *_ ']) {
      const text = piece.repeat(12_000 / piece.length);
      const began = performance.now();
      readAnswer(text);
      expect(performance.now() - began).toBeLessThan(500);
    }
    expect(readAnswer('y'.repeat(12_000)).done).toHaveLength(12_000);
  });
});

describe('isEmpty', () => {
  it.each([
    ['nothing', ''],
    ['spaces and line ends', ' \t\r\n\u00a0\u3000'],
    ['zero widths and byte order marks', '\u200b\u200d\ufeff\u2060'],
    ['fillers and selectors', '\u3164\u115f\uffa0\ufe0f\u034f'],
    ['the blank braille cell', '\u2800'],
    ['direction marks', '\u202e\u202c\u2066\u2069'],
    ['half a character', '\ud83d'],
  ])('holds for %s', (_what, text) => {
    expect(isEmpty(words({ plan: text }))).toBe(true);
  });

  it.each(['.', '0', '👍', '🏳️‍🌈', 'ﷺ', '田', '-', '\u{1fae8}'])('does not hold for %s', (text) => {
    expect(isEmpty(words({ evidence: text }))).toBe(false);
  });
});

describe('addWords', () => {
  it('puts more below what was said, question by question', () => {
    expect(addWords(words({ done: 'a', plan: 'p' }), words({ done: 'b', blockers: 'c' }))).toEqual(
      words({ done: 'a\nb', plan: 'p', blockers: 'c' }),
    );
  });

  it('adds nothing that stands there, because a message may be delivered twice', () => {
    const said = addWords(words({ done: 'a\nb' }), words({ done: 'c' }));
    expect(addWords(said, words({ done: 'a\nb' }))).toEqual(said);
    expect(addWords(said, words({ done: 'c' }))).toEqual(said);
    expect(addWords(said, words({ done: 'a\nc' })).done).toBe('a\nb\nc\na\nc');
  });
});

describe('answered', () => {
  const now = at('2026-03-10T09:00Z');

  it('is late from the cut-off on', () => {
    const prompt = aPrompt('2026-03-10');
    const first = (when: string) => answered(prompt, null, words({ done: 'x' }), 'form', at(when));
    expect(first('2026-03-10T16:59Z')).toMatchObject({ version: 1, late: false, editedAt: null });
    expect(first('2026-03-10T17:00Z')).toMatchObject({ version: 1, late: true });
  });

  it('edits without becoming late, and is nothing when the words are the same', () => {
    const first = answered(aPrompt('2026-03-10'), null, words({ done: 'x' }), 'form', now);
    const later = at('2026-03-10T20:00Z');
    expect(answered(aPrompt('2026-03-10'), first, words({ done: 'y' }), 'message', later)).toEqual({
      ...first,
      version: 2,
      words: words({ done: 'y' }),
      editedAt: later,
    });
    expect(answered(aPrompt('2026-03-10'), first, words({ done: 'x' }), 'message', later)).toBeNull();
  });
});
