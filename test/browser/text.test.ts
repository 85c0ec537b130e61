import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Inline, Passage } from '#sandbox/page/text/inline.ts';
import { wordsOf } from '#sandbox/page/text/inline.ts';
import { readMarkdown } from '#sandbox/page/text/markdown.ts';
import { parseMrkdwn } from '#sandbox/page/text/mrkdwn.ts';
import { readRich } from '#sandbox/page/text/rich.ts';
import { richOf, typedOf } from '#sandbox/page/text/typed.ts';
import { NAUGHTY } from '#test/kit/naughty.ts';

const encoded = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function flat(parts: readonly Inline[]): Inline[] {
  return parts.flatMap((part) => ('parts' in part ? [part, ...flat(part.parts)] : [part]));
}
const all = (passages: readonly Passage[]) => flat(passages.flatMap(({ parts }) => parts));

/** The words with each emoji by its name, without the signs that mean something, and without white space. */
function bones(text: string): string {
  return text.replaceAll(/[*_~`>\s]/gu, '');
}
const shown = (passages: readonly Passage[]) =>
  passages
    .map(({ parts }) =>
      flat(parts)
        .map((part) => (part.is === 'emoji' ? part.name : 'parts' in part ? '' : wordsOf([part])))
        .join(''),
    )
    .join('');

/** Words as an enemy of this parser would write them. */
const HOSTILE = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '_',
        '~',
        '`',
        '```',
        '<',
        '>',
        '>>>',
        '&',
        '&lt;',
        '&amp;',
        '|',
        '!',
        '@',
        '#',
        ':',
        '\n',
        ' ',
        '^',
      ),
      fc.constantFrom(
        '<!channel>',
        '<@U1>',
        '<#C1|x>',
        '<https://a.example|b>',
        'https://a.example/x.',
        ':tada:',
        '<javascript:alert(1)|x>',
        '<!date^1^{date}|x>',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

const SAFE = /^(?:https?|mailto|tel|slack):/u;
const addresses = (parts: readonly Inline[]) =>
  parts.flatMap((part) => ('url' in part && part.url !== undefined ? [part.url] : []));

describe('mrkdwn', () => {
  it.each([
    ['*bold* and _italic_, ~struck~', ['bold:bold', 'italic:italic', 'strike:struck']],
    ['*bold _both_*', ['bold:bold both', 'italic:both']],
    ['snake_case_name 2*3*4 a~b~c', []],
    ['* not* *not * **not**', []],
    ['_a *b* c', ['bold:b']],
    ['*a\nb*', []],
    ['`*code* &lt;b&gt;`', ['code:*code* <b>']],
    ['*`a*b`*', ['bold:a*b', 'code:a*b']],
    ['(*bold*)', ['bold:bold']],
    ['<https://a.example/?a=1&amp;b=2|one &amp; two>', ['link:one & two']],
    ['see https://a.example/b.', ['link:https://a.example/b']],
    ['<javascript:alert(1)|x>', []],
  ])('reads %j', (text, marks) => {
    expect(
      all(parseMrkdwn(text)).flatMap((part) => ('parts' in part ? [`${part.is}:${wordsOf(part.parts)}`] : [])),
    ).toEqual(marks);
  });

  it('decodes once', () => {
    expect(shown(parseMrkdwn('&amp;lt; &lt;b&gt; &quot;'))).toBe('&lt; <b> &quot;');
    expect(shown(parseMrkdwn('<https://a.example|&amp;lt;>'))).toBe('&lt;');
  });

  it('reads quotes by line and to the end, and what is fenced as it stands', () => {
    const read = (text: string) => parseMrkdwn(text).map(({ is, parts }) => `${is}:${wordsOf(parts)}`);
    expect(read('&gt; a\n> b\nc')).toEqual(['quote:a\nb', 'paragraph:c']);
    expect(read('a\n&gt;&gt;&gt; b\nc')).toEqual(['paragraph:a', 'quote:b\nc']);
    expect(read('a\n```\n*b*\n c\n```\nd')).toEqual(['paragraph:a', 'pre:*b*\n c', 'paragraph:d']);
    expect(read('```open')).toEqual(['paragraph:```open']);
  });

  it('knows who is meant', () => {
    const kinds = all(
      parseMrkdwn(
        '<@U1> <@W2|ana> <#C1> <#C2|x> <!here> <!channel|x> <!subteam^S1|@x> <!date^1^{date}|x> <!nothing> <@>',
      ),
    );
    expect(kinds.filter(({ is }) => is !== 'text').map(({ is }) => is)).toEqual([
      'user',
      'user',
      'channel',
      'channel',
      'broadcast',
      'broadcast',
      'usergroup',
      'date',
    ]);
  });

  test.prop([HOSTILE])('shows what somebody typed, letter by letter, and rings for nobody', (text) => {
    const passages = parseMrkdwn(encoded(text));
    expect(bones(shown(passages))).toBe(bones(text));
    const kinds = new Set(all(passages).map(({ is }) => is));
    for (const live of ['user', 'channel', 'broadcast', 'usergroup', 'date'] as const)
      expect(kinds.has(live)).toBe(false);
  });

  test.prop([HOSTILE])('leads nowhere unsafe, whatever an app sends', (text) => {
    for (const url of addresses(all(parseMrkdwn(text)))) expect(url).toMatch(SAFE);
  });

  it('shows every string that breaks programs', () => {
    for (const text of NAUGHTY) expect(bones(shown(parseMrkdwn(encoded(text))))).toBe(bones(text));
  });

  it.each(['*', '_a ', '<', '`', '`a', ':a', '>', '&gt;', '*_~', 'https://', '```', '<a', '*a _b ', ' *a'])(
    'reads 40,000 signs of %j in time',
    (unit) => {
      const text = unit.repeat(Math.ceil(40_000 / unit.length));
      expect(bones(shown(parseMrkdwn(text)))).toBe(bones(text.replaceAll('&gt;', '>')));
    },
  );
});

describe('markdown', () => {
  test.prop([HOSTILE])('leads nowhere unsafe', (text) => {
    expect(JSON.stringify(readMarkdown(text))).not.toMatch(/"url":"(?!https?:|mailto:|tel:|slack:)/u);
  });

  it('keeps HTML words', () => {
    const [part] = readMarkdown('<img src=x onerror=alert(1)>');
    expect(part?.is === 'paragraph' && wordsOf(part.parts)).toBe('<img src=x onerror=alert(1)>');
  });
});

describe('what is typed into a rich text field', () => {
  it.each([
    'plain words',
    '*bold* _it_ ~no~ `code`',
    '- a\n- b',
    '1. a\n2. b',
    '> a quote\nafter',
    '```fenced *a*```',
    ':tada: and <!channel>',
  ])('comes back as it was: %j', (typed) => {
    expect(typedOf(richOf(typed))).toBe(typed);
  });

  test.prop([HOSTILE])('rings for nobody', (typed) => {
    expect(JSON.stringify(richOf(typed))).not.toMatch(/"type":"(?:broadcast|user|channel|usergroup)"/u);
  });
});

describe('rich text', () => {
  it('shows an unsafe link as words with its address', () => {
    const block = {
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'link', url: 'javascript:alert(1)', text: 'click' }] },
      ],
    };
    expect(readRich(block)).toEqual([
      { is: 'paragraph', parts: [{ is: 'text', text: 'click (javascript:alert(1))' }] },
    ]);
  });

  test.prop([fc.json()])('reads any JSON', (json) => {
    expect(() => readRich(JSON.parse(json))).not.toThrow();
    expect(() => readRich({ elements: [{ type: 'rich_text_section', elements: [JSON.parse(json)] }] })).not.toThrow();
  });
});
