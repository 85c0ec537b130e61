import { lintCall, TRIGGER_CAREFUL_MS } from '#sandbox/rules/lint.ts';
import { describe, expect, it } from 'vitest';

const post = (extra: Record<string, unknown>) => ({ channel: 'C1', text: 'Hello', ...extra });
const codes = (method: string, args: Record<string, unknown>, facts = {}) =>
  lintCall(method, args, facts).map(({ code }) => code);
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: unknown) => [{ type: 'section', text }];
const richText = (...elements: readonly unknown[]) => [
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
];
const image = (alt_text: string) => [{ type: 'image', image_url: 'https://example.org/a.png', alt_text }];

const upload = (filename: string) => ({ filename, length: 3 });

describe('lintCall', () => {
  it('has nothing against a careful message', () => {
    expect(lintCall('chat.postMessage', post({ blocks: section(mrkdwn('Hello &lt;!channel&gt;')) }))).toEqual([]);
  });

  it('names an argument that Slack ignores', () => {
    expect(lintCall('chat.postMessage', post({ client_msg_id: '1' }))).toEqual([
      { code: 'unknown_argument', detail: 'client_msg_id' },
    ]);
  });

  it('wants a text beside blocks', () => {
    const blocks = [{ type: 'divider' }];
    expect(codes('chat.postMessage', { channel: 'C1', blocks })).toEqual(['blocks_without_text']);
    expect(codes('chat.update', { channel: 'C1', ts: '1', blocks, text: '' })).toEqual(['blocks_without_text']);
    expect(codes('chat.postMessage', post({ blocks }))).toEqual([]);
  });

  it('wants no more than 4,000 characters of text', () => {
    expect(codes('chat.postMessage', post({ text: 'x'.repeat(4000) }))).toEqual([]);
    expect(codes('chat.postMessage', post({ text: 'x'.repeat(4001) }))).toEqual(['long_text']);
  });

  it('wants neither link_names nor parse', () => {
    expect(codes('chat.postMessage', post({ link_names: true }))).toEqual(['link_names']);
    expect(codes('chat.postMessage', post({ link_names: 'true' }))).toEqual(['link_names']);
    expect(codes('chat.postMessage', post({ parse: 'full' }))).toEqual(['parse']);
    expect(codes('chat.postMessage', post({ link_names: false, parse: 'none' }))).toEqual([]);
  });

  it.each([
    ['the text', { text: 'Hi <!channel>' }, '/text'],
    ['a section', { blocks: section(mrkdwn('<!here>')) }, '/blocks/0/text/text'],
    ['a field', { blocks: [{ type: 'section', fields: [mrkdwn('<!everyone>')] }] }, '/blocks/0/fields/0/text'],
    ['markdown', { blocks: [{ type: 'markdown', text: '<!channel|all>' }] }, '/blocks/0/text'],
    [
      'an attachment',
      { attachments: [{ fields: [{ title: 'T', value: '<!here>' }] }] },
      '/attachments/0/fields/0/value',
    ],
    ['rich text', { blocks: richText({ type: 'broadcast', range: 'channel' }) }, '/blocks/0/elements/0/elements/0'],
  ])('finds a broadcast in %s', (_name, extra: Record<string, unknown>, pointer) => {
    const found = lintCall('chat.postMessage', post(extra));
    expect(found).toMatchObject([{ code: 'broadcast' }]);
    expect(found[0]?.detail).toContain(` at ${pointer}`);
  });

  it('finds a broadcast in markdown_text and in a view', () => {
    expect(codes('chat.postMessage', { channel: 'C1', markdown_text: '<!here>' })).toEqual(['broadcast']);
    const view = { type: 'home', blocks: section(mrkdwn('<!here>')) };
    expect(codes('views.publish', { user_id: 'U1', view })).toEqual(['broadcast']);
  });

  it.each([
    ['plain text', { blocks: section(plain('<!channel>')) }],
    ['a rich text word', { blocks: richText({ type: 'text', text: '<!channel>' }) }],
    ['a table cell', { blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: '<!channel>' }]] }] }],
    ['metadata', { metadata: { event_type: 'e', event_payload: { text: '<!channel>' } } }],
    ['a person or a link', { text: '<@U1> <https://example.org|x> <!subteam^S1>' }],
  ])('finds no broadcast in %s', (_name, extra: Record<string, unknown>) => {
    expect(lintCall('chat.postMessage', post(extra))).toEqual([]);
  });

  it('lets a broadcast pass that somebody has allowed', () => {
    const args = post({ text: '<!here|here> and <!channel>' });
    expect(lintCall('chat.postMessage', args, { allowedBroadcasts: ['<!here>'] })).toEqual([
      { code: 'broadcast', detail: '<!channel> at /text' },
    ]);
  });

  it('wants a hash with views.update', () => {
    const view = { type: 'modal', title: plain('T'), blocks: [] };
    expect(codes('views.update', { view_id: 'V1', view })).toEqual(['no_hash']);
    expect(codes('views.update', { view_id: 'V1', view, hash: '1.a' })).toEqual([]);
  });

  it('wants a trigger used within two seconds', () => {
    const args = { trigger_id: '1', view: {} };
    expect(codes('views.open', args, { triggerAgeMs: TRIGGER_CAREFUL_MS })).toEqual([]);
    expect(codes('views.open', args, { triggerAgeMs: TRIGGER_CAREFUL_MS + 1 })).toEqual(['late_trigger']);
  });

  it('wants words for a picture', () => {
    expect(codes('files.getUploadURLExternal', upload('chart.PNG'))).toEqual(['no_alt_text']);
    expect(codes('files.getUploadURLExternal', { ...upload('chart.png'), alt_txt: 'Burndown' })).toEqual([]);
    expect(codes('files.getUploadURLExternal', upload('data.csv'))).toEqual([]);
    expect(codes('chat.postMessage', post({ blocks: image(' ') }))).toEqual(['no_alt_text']);
    expect(codes('chat.postMessage', post({ blocks: image('Burndown') }))).toEqual([]);
  });

  it('has nothing to say about a method without rules', () => {
    expect(lintCall('no.such.method', { x: 1 })).toEqual([]);
  });
});
