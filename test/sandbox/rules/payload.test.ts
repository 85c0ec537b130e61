import { checkBlocks, checkMessage, checkView, inWords, messageRefusal, viewRefusal } from '#sandbox/rules/payload.ts';
import { describe, expect, it } from 'vitest';

const plain = (text: string) => ({ type: 'plain_text', text });
const divider = { type: 'divider' };
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const modal = (extra: Record<string, unknown>) => ({ type: 'modal', title: plain('T'), blocks: [divider], ...extra });
const home = (extra: Record<string, unknown>) => ({ type: 'home', blocks: [divider], ...extra });
const dividers = (count: number) => Array.from({ length: count }, () => divider);
const attached = (count: number) => ({ attachments: Array.from({ length: count }, () => ({ text: 'x' })) });
const pointers = (errors: readonly { pointer: string }[]) => errors.map(({ pointer }) => pointer);
const contextWith = (element: unknown) => [{ type: 'context', elements: [element] }];

const rich = (part: unknown) => [{ type: 'rich_text', elements: [part] }];

const list = (indent: number) => [
  { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'ordered', indent, elements: [] }] },
];

describe('checkMessage', () => {
  it('takes a section of 3,000 characters and refuses one more', () => {
    expect(checkMessage({ blocks: [section('x'.repeat(3000))] })).toEqual([]);
    expect(checkMessage({ blocks: [section('x'.repeat(3001))] })).toMatchObject([{ pointer: '/blocks/0/text/text' }]);
  });

  it('answers a wrong kind of text in the shape of blocks.validate', () => {
    expect(checkMessage({ blocks: [{ type: 'section', text: { type: 'invalid', text: 'x' } }] })).toEqual([
      {
        code: 'failed_constraint',
        message: 'unsupported type: invalid',
        pointer: '/blocks/0/text/type',
        constraint: { type: 'enum', expected: ['plain_text', 'mrkdwn'], got: 'invalid' },
      },
    ]);
  });

  it('says in words how far a value is from its limit', () => {
    const blocks = [section(''), { type: 'header', text: plain('x'.repeat(151)) }, { type: 'section' }];
    expect(checkMessage({ blocks })).toEqual([
      {
        code: 'failed_constraint',
        message: 'must be more than 0 characters',
        pointer: '/blocks/0/text/text',
        constraint: { type: 'min_characters', expected: 1, got: 0 },
      },
      {
        code: 'failed_constraint',
        message: 'must be less than 151 characters',
        pointer: '/blocks/1/text/text',
        constraint: { type: 'max_characters', expected: 150, got: 151 },
      },
      {
        code: 'failed_constraint',
        message: 'at least one of text, fields is needed',
        pointer: '/blocks/2',
        constraint: { type: 'at_least_one', expected: ['text', 'fields'], got: 0 },
      },
    ]);
  });

  it('finds nothing in a message without blocks', () => {
    expect(checkMessage({ text: 'hello' })).toEqual([]);
  });

  it('names the block of the attachment that is wrong', () => {
    const args = { attachments: [{ blocks: [divider] }, { blocks: [section('')] }] };
    expect(pointers(checkMessage(args))).toEqual(['/attachments/1/blocks/0/text/text']);
  });

  it('takes 100 attachments and refuses 101', () => {
    expect(checkMessage(attached(100))).toEqual([]);
    expect(checkMessage(attached(101))).toMatchObject([{ code: 'too_many_attachments', pointer: '/attachments' }]);
  });

  it.each([
    ['blocks that are no array', { blocks: 'x' }, '/blocks'],
    ['a block that is no object', { blocks: [null] }, '/blocks/0'],
    ['a block without a type', { blocks: [{}] }, '/blocks/0'],
    ['a block of an unknown type', { blocks: [{ type: 'poll' }] }, '/blocks/0/type'],
    ['a type that is no word', { blocks: [{ type: 7 }] }, '/blocks/0/type'],
    ['a type that every object has', { blocks: [{ type: 'constructor' }] }, '/blocks/0/type'],
    ['a field that every object has', { blocks: [JSON.parse('{"type":"divider","__proto__":1}')] }, '/blocks/0'],
    ['attachments that are no array', { attachments: {} }, '/attachments'],
    ['an attachment that is no object', { attachments: ['x'] }, '/attachments/0'],
  ])('refuses %s', (_name, args: Record<string, unknown>, pointer) => {
    expect(pointers(checkMessage(args))).toEqual([pointer]);
  });
});

describe('checkBlocks', () => {
  it('refuses an alert outside a modal', () => {
    const alert = { type: 'alert', text: plain('Careful') };
    expect(checkBlocks([alert], 'modal')).toEqual([]);
    expect(checkBlocks([alert], 'home')).toMatchObject([{ pointer: '/blocks/0/type', constraint: { got: 'home' } }]);
  });

  it('takes text objects of a context up to 3,000 characters', () => {
    expect(checkBlocks(contextWith({ type: 'mrkdwn', text: 'x'.repeat(3000) }), 'message')).toEqual([]);
    expect(pointers(checkBlocks(contextWith({ type: 'mrkdwn', text: 'x'.repeat(3001) }), 'message'))).toEqual([
      '/blocks/0/elements/0/text',
    ]);
  });

  it('takes emoji only with plain_text and verbatim only with mrkdwn', () => {
    expect(checkBlocks(contextWith({ ...plain('x'), emoji: true }), 'message')).toEqual([]);
    expect(checkBlocks(contextWith({ type: 'mrkdwn', text: 'x', verbatim: true }), 'message')).toEqual([]);
    expect(checkBlocks(contextWith({ type: 'mrkdwn', text: 'x', emoji: true }), 'message')).toMatchObject([
      { code: 'unknown_field', pointer: '/blocks/0/elements/0' },
    ]);
    expect(checkBlocks(contextWith({ ...plain('x'), verbatim: true }), 'message')).toMatchObject([
      { code: 'unknown_field', pointer: '/blocks/0/elements/0' },
    ]);
  });

  it('refuses rich text whose parts stand in the wrong place', () => {
    const text = { type: 'text', text: 'x' };
    const line = { type: 'rich_text_section', elements: [text] };
    expect(checkBlocks(rich({ type: 'rich_text_list', style: 'bullet', elements: [line] }), 'message')).toEqual([]);
    expect(pointers(checkBlocks(rich(text), 'message'))).toEqual(['/blocks/0/elements/0/type']);
    expect(
      pointers(checkBlocks(rich({ type: 'rich_text_section', elements: [{ ...text, text: '' }] }), 'message')),
    ).toEqual(['/blocks/0/elements/0/elements/0/text']);
    const preformatted = { type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] };
    expect(pointers(checkBlocks(rich(preformatted), 'message'))).toEqual(['/blocks/0/elements/0/elements/0/type']);
  });

  it('takes an indent of a list from 0 and refuses an unknown style of a text', () => {
    expect(checkBlocks(list(0), 'modal')).toEqual([]);
    expect(pointers(checkBlocks(list(-1), 'modal'))).toEqual(['/blocks/0/elements/0/indent']);
    const styled = { type: 'text', text: 'x', style: { loud: true } };
    const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [styled] }] }];
    expect(pointers(checkBlocks(blocks, 'modal'))).toEqual(['/blocks/0/elements/0/elements/0/style']);
  });

  it('starts its pointers where it is told', () => {
    expect(pointers(checkBlocks([{}], 'message', '/chunks/3/blocks'))).toEqual(['/chunks/3/blocks/0']);
  });
});

describe('checkView', () => {
  it.each([
    ['title of 24', { title: plain('x'.repeat(24)) }, { title: plain('x'.repeat(25)) }, '/view/title/text'],
    ['submit of 24', { submit: plain('x'.repeat(24)) }, { submit: plain('x'.repeat(25)) }, '/view/submit/text'],
    ['close of 24', { close: plain('x'.repeat(24)) }, { close: plain('x'.repeat(25)) }, '/view/close/text'],
    [
      'private_metadata of 3,000',
      { private_metadata: 'x'.repeat(3000) },
      { private_metadata: 'x'.repeat(3001) },
      '/view/private_metadata',
    ],
    ['callback_id of 255', { callback_id: 'x'.repeat(255) }, { callback_id: 'x'.repeat(256) }, '/view/callback_id'],
    ['external_id of 255', { external_id: 'x'.repeat(255) }, { external_id: 'x'.repeat(256) }, '/view/external_id'],
    ['100 blocks', { blocks: dividers(100) }, { blocks: dividers(101) }, '/view/blocks'],
    ['one block', { blocks: dividers(1) }, { blocks: [] }, '/view/blocks'],
  ])('takes a modal with %s and refuses one beyond', (_name, legal, illegal, pointer) => {
    expect(checkView(modal(legal), 'modal')).toEqual([]);
    expect(pointers(checkView(modal(illegal), 'modal'))).toEqual([pointer]);
  });

  it.each([
    ['no blocks or 100', { blocks: [] }, { blocks: dividers(101) }, '/view/blocks'],
    [
      'private_metadata of 3,000',
      { private_metadata: 'x'.repeat(3000) },
      { private_metadata: 'x'.repeat(3001) },
      '/view/private_metadata',
    ],
    ['callback_id of 255', { callback_id: 'x'.repeat(255) }, { callback_id: 'x'.repeat(256) }, '/view/callback_id'],
    ['external_id of 255', { external_id: 'x'.repeat(255) }, { external_id: 'x'.repeat(256) }, '/view/external_id'],
  ])('takes a Home tab with %s and refuses one beyond', (_name, legal, illegal, pointer) => {
    expect(checkView(home(legal), 'home')).toEqual([]);
    expect(pointers(checkView(home(illegal), 'home'))).toEqual([pointer]);
  });

  it('needs a title of a modal, and refuses one of a Home tab', () => {
    expect(checkView({ type: 'modal', blocks: [divider] }, 'modal')).toMatchObject([{ code: 'missing_field' }]);
    expect(checkView(home({ title: plain('T') }), 'home')).toMatchObject([{ code: 'unknown_field', pointer: '/view' }]);
  });

  it('needs submit where a modal has an input block', () => {
    const input = { type: 'input', label: plain('L'), element: { type: 'plain_text_input' } };
    expect(checkView(modal({ blocks: [input], submit: plain('Send') }), 'modal')).toEqual([]);
    expect(checkView(modal({ blocks: [input] }), 'modal')).toMatchObject([
      { pointer: '/view', constraint: { type: 'required_with', expected: 'submit' } },
    ]);
    expect(checkView(home({ blocks: [input] }), 'home')).toEqual([]);
  });

  it('refuses what Slack adds to a view when it is sent back', () => {
    expect(checkView(modal({ hash: '1.a' }), 'modal')).toMatchObject([{ code: 'unknown_field', pointer: '/view' }]);
  });

  it.each([
    ['a modal as a Home tab', modal({}), 'home' as const, '/view/type'],
    ['a Home tab as a modal', home({}), 'modal' as const, '/view/type'],
    ['a view without a type', { blocks: [] }, 'home' as const, '/view/type'],
    ['no view', 'x', 'modal' as const, '/view'],
  ])('refuses %s', (_name, view, kind, pointer) => {
    expect(pointers(checkView(view, kind))).toEqual([pointer]);
  });

  it('takes 250,000 bytes, counted as UTF-8, and refuses one more', () => {
    const fill = Array.from({ length: 83 }, () => section('x'.repeat(2950)));
    const room = 250_000 - Buffer.byteLength(JSON.stringify(modal({ blocks: [...fill, section('é')] })));
    const full = (extra: number) => modal({ blocks: [...fill, section(`é${'x'.repeat(room + extra)}`)] });
    expect(checkView(full(0), 'modal')).toEqual([]);
    expect(checkView(full(1), 'modal')).toMatchObject([{ code: 'view_too_large', pointer: '/view' }]);
    expect(viewRefusal(checkView(full(1), 'modal'))).toBe('view_too_large');
  });
});

describe('messageRefusal', () => {
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };

  it.each([
    [null, { blocks: [divider] }],
    ['invalid_blocks', { blocks: [section('')] }],
    ['invalid_blocks_format', { blocks: 'x' }],
    ['invalid_blocks', { blocks: dividers(51) }],
    ['invalid_blocks', { blocks: ['x'] }],
    ['invalid_attachments', { attachments: [{ blocks: [section('')] }] }],
    ['invalid_attachments', { blocks: [table, table] }],
    ['too_many_attachments', attached(101)],
  ])('answers %s', (code, args: Record<string, unknown>) => {
    expect(messageRefusal(checkMessage(args))).toBe(code);
  });
});

describe('viewRefusal', () => {
  it('answers invalid_arguments to a view with a fault and nothing to one without', () => {
    expect(viewRefusal(checkView(modal({ title: plain('') }), 'modal'))).toBe('invalid_arguments');
    expect(viewRefusal(checkView(modal({}), 'modal'))).toBeNull();
  });
});

describe('inWords', () => {
  it('writes a fault as Slack does', () => {
    const [error] = checkMessage({ blocks: [{ type: 'header' }] });
    expect(error && inWords(error)).toBe('[ERROR] missing required field: text [json-pointer:/blocks/0]');
  });
});
