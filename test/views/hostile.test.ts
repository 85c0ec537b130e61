import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render, renderForm, renderHome } from '#views/index.ts';
import { gallery } from './gallery.ts';
import { faultsOf, seen, withWords } from './payload.ts';

const SHARED = new URL('../../../shared/data/adversarial/naughty-strings.jsonl', import.meta.url);

/** Own strings, enough where the shared data is not there. */
const OWN = [
  '<!channel>',
  '<!here|here>',
  '<!everyone>',
  '<!subteam^S1>',
  '<!date^1^{date}|x>',
  '<@U1>',
  '<@U1|ana>',
  '<#C1>',
  '<#C1|general>',
  '<https://evil.example|click>',
  '<http://evil.example>',
  'https://a|x><!channel',
  '<mailto:a@b.c|x>',
  '&lt;!channel&gt;',
  '&amp;lt;!channel&amp;gt;',
  '*bold* _it_ ~no~ `code` ```pre```',
  '**__~~``',
  '> quote\n>>> more',
  ':smile: :+1: @channel @here #general',
  'javascript:alert(1) data:text/html,x ftp://a.b',
  'http:// https://',
  '- \n* \n1. \n-',
  '- a\n  - b\n\t- c\n1. d\n2. e\n7. f',
  '1. a\n1. b\n2. c',
  '',
  ' ',
  '\n\n\n',
  '\t\u000b\f\u0085',
  '\u0000',
  '\u0000a\u0007',
  '\u200b\u200c\u200d\u2060\ufeff',
  '\u3164\u115f\u2800',
  '\u202eevil\u2066',
  '\ud83d',
  '\udc69x',
  'x\ud83d\n- \ud83d',
  '👩‍👩‍👧‍👦'.repeat(40),
  'é́́'.repeat(100),
  'ﷺ'.repeat(50),
  '"\'\\/{}[]\r\nx\rx\u2028x',
];

const shared = existsSync(SHARED)
  ? readFileSync(SHARED, 'utf8')
      .trim()
      .split('\n')
      .map((line) => String((JSON.parse(line) as { text: unknown }).text))
  : [];

const everywhere = (text: string): string[] =>
  gallery.flatMap((piece) => faultsOf(withWords(piece, text)).map((fault) => `${piece.name}: ${fault}`));

describe('every face', () => {
  it.each(gallery)('shows commands as code or as they are typed, and no backtick: $name', (piece) => {
    const shown =
      'message' in piece ? render(piece.message) : 'home' in piece ? renderHome(piece.home) : renderForm(piece.form);
    expect(seen(shown)).not.toContain('`');
  });

  it.each(gallery)('is taken by Slack: $name', (piece) => {
    expect(faultsOf(piece)).toEqual([]);
  });

  it.each(OWN.map((text) => [JSON.stringify(text).slice(0, 40), text] as const))('keeps %s words', (_, text) => {
    expect(everywhere(text)).toEqual([]);
  });

  it('keeps every string of the shared adversarial data words, where it is there', () => {
    expect(shared.flatMap(everywhere)).toEqual([]);
    expect(shared.length === 0 || shared.length > 200).toBe(true);
  }, 60_000);

  it.each([
    ['a long word', 'x'.repeat(12_000)],
    ['long lines', 'lorem ipsum '.repeat(1000)],
    ['many list lines', '- a\n'.repeat(3000)],
    ['many numbers', Array.from({ length: 2000 }, (_, i) => `${i + 1}. x`).join('\n')],
    ['many links', 'http://a.b '.repeat(1090)],
    ['a long link', `https://a.b/${'c'.repeat(5000)}`],
    ['entities', '<&>'.repeat(4000)],
    ['astral characters', '𝔐'.repeat(6000)],
    ['wide characters', '語'.repeat(12_000)],
    ['marks', '*_~`'.repeat(3000)],
    ['blank lines', 'a\n\n\n\n'.repeat(2400)],
    ['line ends placed badly', `${'x'.repeat(1249)}\n${'y'.repeat(1252)}`.repeat(4)],
  ])('holds %s', (_, text) => {
    expect(everywhere(text)).toEqual([]);
  });

  it('is taken by Slack for any words', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({
        unit: fc.constantFrom(...'<!@#|>&;*_~`-.:/ \n\t1a\ud83d\ude00\u200b\u0000'.split('')),
        maxLength: 400,
      }),
      fc
        .array(fc.constantFrom(...OWN, 'https://a.b/c?d=e&f', 'amp;', 'lt;'), { maxLength: 30 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(everywhere(text)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
