import { checkText, isBroadcast, liveTokens, splitLongText, visibleText } from '#sandbox/rules/text.ts';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';

const chars = (count: number) => 'x'.repeat(count);

describe('checkText', () => {
  it.each(['chat.postMessage', 'chat.postEphemeral', 'chat.scheduleMessage', 'chat.update'])(
    'asks %s for something to say',
    (method) => {
      expect(checkText(method, { channel: 'C1' })).toBe('no_text');
      expect(checkText(method, { text: '', blocks: [] })).toBe('no_text');
      expect(checkText(method, { text: 'x' })).toBeNull();
      expect(checkText(method, { blocks: [{ type: 'divider' }] })).toBeNull();
      expect(checkText(method, { attachments: [{ text: 'x' }] })).toBeNull();
      expect(checkText(method, { markdown_text: 'x' })).toBeNull();
    },
  );

  it('lets chat.update change only the files', () => {
    expect(checkText('chat.update', { file_ids: ['F1'] })).toBeNull();
  });

  it('takes 4,000 characters in chat.update and refuses one more, which chat.postMessage takes', () => {
    expect(checkText('chat.update', { text: chars(4000) })).toBeNull();
    expect(checkText('chat.update', { text: chars(4001) })).toBe('msg_too_long');
    expect(checkText('chat.postMessage', { text: chars(4001) })).toBeNull();
  });

  it('takes 12,000 characters of markdown_text and refuses one more', () => {
    expect(checkText('chat.postMessage', { markdown_text: chars(12_000) })).toBeNull();
    expect(checkText('chat.postMessage', { markdown_text: chars(12_001) })).toBe('msg_too_long');
  });

  it('refuses markdown_text beside text or blocks', () => {
    expect(checkText('chat.postMessage', { markdown_text: 'x', text: 'x' })).toBe('markdown_text_conflict');
    expect(checkText('chat.postMessage', { markdown_text: 'x', blocks: [{}] })).toBe('markdown_text_conflict');
  });

  it('asks other methods nothing', () => {
    expect(checkText('views.open', {})).toBeNull();
  });
});

describe('splitLongText', () => {
  it('keeps 4,040 characters together and cuts one more into 4,000 and the rest', () => {
    expect(splitLongText(chars(4040)).map((part) => part.length)).toEqual([4040]);
    expect(splitLongText(chars(4041)).map((part) => part.length)).toEqual([4000, 41]);
  });

  it('drops what is beyond 40,000 characters', () => {
    expect(splitLongText(chars(40_000)).join('')).toHaveLength(40_000);
    expect(splitLongText(chars(40_001)).join('')).toHaveLength(40_000);
  });

  test.prop([fc.nat(40_000)])('loses nothing below that', (count) => {
    expect(splitLongText(chars(count)).join('')).toHaveLength(count);
  });
});

describe('liveTokens', () => {
  it.each([
    '<@U012AB>',
    '<@U012AB|ana>',
    '<#C012AB|general>',
    '<!here>',
    '<!channel>',
    '<!everyone>',
    '<!subteam^S012AB>',
    '<!date^1767225600^{date}|New Year>',
    '<https://example.org|label>',
    '<https://example.org>',
    '<mailto:ana@example.org|Ana>',
  ])('finds %s', (token) => {
    expect(liveTokens(`before ${token} after`)).toEqual([token]);
  });

  it.each(['&lt;!channel&gt;', '<!channel', 'a < b > c', '@channel', '<>', '<b>bold</b>', '< !here>'])(
    'finds nothing in %s',
    (text) => {
      expect(liveTokens(text)).toEqual([]);
    },
  );

  it('finds the mention that breaks out of a link', () => {
    expect(liveTokens('<https://a|x><!channel>')).toEqual(['<https://a|x>', '<!channel>']);
  });

  test.prop([fc.string({ maxLength: 200 })])('finds nothing in any escaped text', (text) => {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(liveTokens(escaped)).toEqual([]);
    expect(visibleText(escaped)).toBe(text);
  });
});

describe('isBroadcast', () => {
  it('is true of what notifies a whole channel only', () => {
    expect(['<!here>', '<!channel|channel>', '<!everyone>'].map(isBroadcast)).toEqual([true, true, true]);
    expect(['<@U1>', '<!subteam^S1>', '<!date^1^{date}|x>', '<!hereafter>'].map(isBroadcast)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('visibleText', () => {
  it('shows labels and decodes entities once', () => {
    expect(visibleText('<https://a.example|site> &amp;lt; <!here> <https://b.example>')).toBe(
      'site &lt; @here https://b.example',
    );
  });
});
