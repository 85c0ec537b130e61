import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clamp, clean, cut, escape, isBlank, listed, oneLine, personName, view } from '#views/kit.ts';
import { liveTokens, visibleText } from '#sandbox/rules/text.ts';

describe('escape', () => {
  it('takes the life out of mentions, links and dates', () => {
    const text = '<!channel> <@U1|ana> <#C1> <https://a.b|x> <!date^1^{date}|x> & &lt;';
    expect(liveTokens(escape(text))).toEqual([]);
    expect(visibleText(escape(text))).toBe(text);
  });

  it('breaks marks that would open a style, and only those', () => {
    expect(escape('*bold* and _it_')).toBe('*\u200bbold* and _\u200bit_');
    expect(escape('snake_case_name 2 * 3 * 4 f(*args)')).toBe('snake_case_name 2 * 3 * 4 f(*args)');
  });

  it('lets Slack show any words as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(visibleText(escape(text)).replaceAll('\u200b', '')).toBe(text.replaceAll('\u200b', ''));
        expect(escape(text)).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
      }),
    );
  });
});

describe('cut', () => {
  it('never leaves half an entity or half a character', () => {
    expect(cut('ab&lt;cd', 4)).toBe('ab');
    expect(cut('ab&lt;cd', 6)).toBe('ab&lt;');
    expect(cut('&amp;&amp;', 9)).toBe('&amp;');
    expect(cut('ab😀', 3)).toBe('ab');
    expect(cut('ab😀', 4)).toBe('ab😀');
  });

  it('keeps a beginning that is as long as it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, max) => {
        const kept = cut(escape(text), max);
        expect(escape(text).startsWith(kept)).toBe(true);
        expect(kept.length).toBeLessThanOrEqual(max);
        expect(kept.length).toBeGreaterThan(Math.min(max, escape(text).length) - 5);
        expect(kept).not.toMatch(/&(?!(?:amp|lt|gt);)/);
        expect(kept.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('clamp', () => {
  it('says that there is more, within the limit', () => {
    expect(clamp('abcdef', 6)).toBe('abcdef');
    expect(clamp('abcdefg', 6)).toBe('abcde…');
    expect(clamp('abcdefghij', 8, ' [+]')).toBe('abcd [+]');
  });
});

describe('clean', () => {
  it('keeps what is typed but line ends, controls and broken characters', () => {
    expect(clean('a\r\nb\rc\u2028d\te\u0000f\u001b')).toBe('a\nb\nc\nd\tef');
    expect(clean('x\ud83d')).toBe('x\ufffd');
    expect(clean('  👩‍👧 é  ')).toBe('  👩‍👧 é  ');
  });
});

describe('isBlank', () => {
  it.each(['', ' \n\t', '\u0000', '\u200b\u200d\ufeff', '\u3164', '\u2800', '\u00a0\u3000', '\ufe0f'])(
    'is true of %j',
    (text) => {
      expect(isBlank(text)).toBe(true);
    },
  );

  it.each(['a', '.', '0', '👩‍👧', '한', 'ﷺ'])('is false of %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('oneLine', () => {
  it('joins lines and takes out what turns the direction', () => {
    expect(oneLine(' a\n\n b\t\u202ec ', 50, '-')).toBe('a b c');
    expect(oneLine('\u200b\n', 50, 'nobody')).toBe('nobody');
    expect(personName('\u3164')).toBe('Somebody');
  });
});

describe('listed', () => {
  it('names some and counts the others', () => {
    expect(listed(['Ana'], 3)).toBe('Ana');
    expect(listed(['Ana', 'Bo', 'Chioma'], 3)).toBe('Ana, Bo and Chioma');
    expect(listed(['Ana', 'Bo', 'Chioma', 'Dmitri'], 2)).toBe('Ana, Bo and 2 more');
  });
});

describe('view', () => {
  it('escapes the words and keeps them short', () => {
    expect(view('<!channel> says\nhello', []).text).toBe('&lt;!channel&gt; says hello');
    expect(view('&'.repeat(400), []).text).toMatch(/^(?:&amp;){59}…$/);
  });
});
