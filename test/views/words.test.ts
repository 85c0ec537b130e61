import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunks, fairShare, inline, pack, paragraphs, quotation, shorten, wordBlocks } from '#views/words.ts';
import { paragraph } from '#views/kit.ts';
import { seen } from './payload.ts';

const text = (words: string) => ({ type: 'text', text: words });
const link = (url: string) => ({ type: 'link', url, text: url });
const item = (words: string) => ({ type: 'rich_text_section', elements: [text(words)] });

describe('inline', () => {
  it('makes http and https addresses links that say where they go', () => {
    expect(inline('see https://a.b/c?d=1&e=2, (http://x.y/z) ok')).toEqual([
      text('see '),
      link('https://a.b/c?d=1&e=2'),
      text(', ('),
      link('http://x.y/z'),
      text(') ok'),
    ]);
    expect(inline('https://en.wikipedia.org/wiki/Loss_(ML)')).toEqual([
      link('https://en.wikipedia.org/wiki/Loss_(ML)'),
    ]);
  });

  it.each(['javascript:alert(1)', 'ftp://a.b', 'mailto:a@b.c', 'www.a.b', '//a.b', 'https://', 'data:text/html,x'])(
    'leaves %s words',
    (words) => {
      expect(inline(words)).toEqual([text(words)]);
    },
  );

  it('ends an address where another look could begin', () => {
    expect(inline('https://good.example|<!channel>')).toEqual([link('https://good.example'), text('|<!channel>')]);
    expect(inline('https://good.example/\u202egnp')).toEqual([link('https://good.example/'), text('\u202egnp')]);
  });
});

describe('paragraphs', () => {
  it('keeps line breaks and words that look like mentions or styles', () => {
    expect(paragraphs('*a*\n\n<!channel> <@U1>')).toEqual([paragraph('*a*\n\n<!channel> <@U1>')]);
  });

  it('reads lists, nested and numbered', () => {
    expect(paragraphs('Today:\n- one\n* two\n  - deeper\n1. first\n2. second\nend')).toEqual([
      item('Today:'),
      { type: 'rich_text_list', style: 'bullet', indent: 0, elements: [item('one'), item('two')] },
      { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [item('deeper')] },
      { type: 'rich_text_list', style: 'ordered', indent: 0, elements: [item('first'), item('second')] },
      item('end'),
    ]);
  });

  it('leaves numbers alone that Slack would count differently', () => {
    expect(paragraphs('3. third\n4. fourth')).toEqual([item('3. third\n4. fourth')]);
  });

  it.each(['', ' \n ', '\u0000', '\u200b\n\u200b'])('shows nothing for %j', (words) => {
    expect(paragraphs(words)).toEqual([]);
    expect(wordBlocks(words)).toEqual([]);
    expect(quotation(words, 100)).toBeNull();
  });
});

describe('chunks', () => {
  it('parts at line ends, then at spaces, then between characters', () => {
    expect(chunks('aaaa\nbbbb', 6)).toEqual(['aaaa', 'bbbb']);
    expect(chunks('aaaa bbbb', 6)).toEqual(['aaaa', ' bbbb']);
    expect(chunks('😀😀😀', 3)).toEqual(['😀', '😀', '😀']);
  });

  it('never makes half an address a link', () => {
    const words = `${'x'.repeat(2000)}https://a.b/${'c'.repeat(600)}`;
    expect(chunks(words)).toEqual(['x'.repeat(2000), `https://a.b/${'c'.repeat(600)}`]);
  });

  it('loses nothing that can be seen, in few pieces', () => {
    const line = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '😀', '- ', 'http://a.b/', 'word', '\n\n'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(line, fc.integer({ min: 20, max: 80 }), (words, max) => {
        const pieces = chunks(words, max);
        expect(pieces.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
        expect(pieces.every(({ length }) => length <= max)).toBe(true);
        expect(pieces.length).toBeLessThanOrEqual(Math.ceil(words.length / (max / 2 - 1)) + 1);
      }),
    );
  });
});

describe('wordBlocks', () => {
  it('shows every word of a long text', () => {
    const words = Array.from({ length: 2000 }, (_, index) => `w${index}`).join(' ');
    const blocks = wordBlocks(words);
    expect(seen(blocks).replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
    expect(blocks.every((block) => seen(block).length <= 2500)).toBe(true);
  });
});

describe('shorten', () => {
  it('says that there is more, and never leaves half an address', () => {
    expect(shorten('one two three', 9)).toBe('one two…');
    expect(shorten('see https://a.b/long and more', 12)).toBe('see…');
    expect(shorten('see https://a.b/c more', 19)).toBe('see https://a.b/c…');
    expect(shorten('https://a.b/c', 13)).toBe('https://a.b/c');
  });
});

describe('fairShare', () => {
  it('gives the long what the short leave', () => {
    expect(fairShare([10, 10, 10], 100)).toBe(100);
    expect(fairShare([10, 200, 200], 100)).toBe(45);
    expect(fairShare([], 100)).toBe(100);
  });

  it('keeps to the budget', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1 }), fc.integer({ min: 1, max: 20_000 }), (lengths, budget) => {
        const share = fairShare(lengths, budget);
        expect(lengths.reduce((sum, length) => sum + Math.min(length, share), 0)).toBeLessThanOrEqual(budget);
      }),
    );
  });
});

describe('pack', () => {
  it('keeps a group together and joins lists that touch', () => {
    const one = { type: 'rich_text_list' as const, style: 'bullet' as const, indent: 0, elements: [paragraph('aaaa')] };
    expect(pack([[one], [one], [one]], 8)).toEqual([
      { type: 'rich_text', elements: [{ ...one, elements: [paragraph('aaaa'), paragraph('aaaa')] }] },
      { type: 'rich_text', elements: [one] },
    ]);
  });
});
