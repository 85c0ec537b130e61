import { checkBlocks, checkMessage, checkView } from '#sandbox/rules/payload.ts';
import { describe, expect, it } from 'vitest';

const plain = (text: string) => ({ type: 'plain_text', text });
const modal = (title: string) => ({ type: 'modal', title: plain(title), blocks: [{ type: 'divider' }] });
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

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
});

describe('checkView', () => {
  it('takes a title of 24 characters and refuses 25', () => {
    expect(checkView(modal('x'.repeat(24)), 'modal')).toEqual([]);
    expect(checkView(modal('x'.repeat(25)), 'modal')).toMatchObject([{ pointer: '/view/title/text' }]);
  });
});

describe('checkBlocks', () => {
  it('refuses an alert outside a modal', () => {
    const alert = { type: 'alert', text: plain('Careful') };
    expect(checkBlocks([alert], 'modal')).toEqual([]);
    expect(checkBlocks([alert], 'home')).toMatchObject([{ pointer: '/blocks/0/type' }]);
  });
});
