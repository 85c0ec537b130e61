import { checkBlocks, checkMessage } from '#sandbox/rules/payload.ts';
import { describe, expect, it } from 'vitest';

const plain = (text: string) => ({ type: 'plain_text', text });
const button = (action_id: string) => ({ type: 'button', text: plain('Go'), action_id });
const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
const pie = (title: string) => ({
  type: 'data_visualization',
  title,
  chart: { type: 'pie', segments: [{ label: 'done', value: 1 }] },
});
const plan = { type: 'plan', title: 'Work' };
const markdown = (length: number) => ({ type: 'markdown', text: 'x'.repeat(length) });
const divider = { type: 'divider' };
const field = (focus: boolean) => ({
  type: 'input',
  label: plain('Name'),
  element: { type: 'plain_text_input', focus_on_load: focus },
});

const pointers = (errors: readonly { pointer: string }[]) => errors.map(({ pointer }) => pointer);

const divided = (id: string) => ({ type: 'divider', block_id: id });

const actions = (...ids: readonly string[]) => ({ type: 'actions', elements: ids.map(button) });

const carousel = (...elements: readonly unknown[]) => [{ type: 'carousel', elements }];

describe('a payload as a whole', () => {
  it('has at most 50 blocks in a message and 100 in a view', () => {
    expect(
      checkBlocks(
        Array.from({ length: 50 }, () => divider),
        'message',
      ),
    ).toEqual([]);
    expect(
      checkBlocks(
        Array.from({ length: 51 }, () => divider),
        'message',
      ),
    ).toMatchObject([{ pointer: '/blocks', message: 'no more than 50 items allowed' }]);
    expect(
      checkBlocks(
        Array.from({ length: 100 }, () => divider),
        'home',
      ),
    ).toEqual([]);
    expect(
      checkBlocks(
        Array.from({ length: 101 }, () => divider),
        'modal',
      ),
    ).toMatchObject([{ pointer: '/blocks' }]);
  });

  it('has no block_id twice', () => {
    expect(checkBlocks([divided('a'), divided('b')], 'message')).toEqual([]);
    expect(pointers(checkBlocks([divided('a'), divided('a')], 'message'))).toEqual(['/blocks/1/block_id']);
  });

  it('has no block_id twice even inside a container or an attachment', () => {
    const container = { type: 'container', title: plain('More'), child_blocks: [{ type: 'divider', block_id: 'a' }] };
    expect(pointers(checkBlocks([{ type: 'divider', block_id: 'a' }, container], 'message'))).toEqual([
      '/blocks/1/child_blocks/0/block_id',
    ]);
    const args = {
      blocks: [{ type: 'divider', block_id: 'a' }],
      attachments: [{ blocks: [{ type: 'divider', block_id: 'a' }] }],
    };
    expect(pointers(checkMessage(args))).toEqual(['/attachments/0/blocks/0/block_id']);
  });

  it('has no action_id twice in one block, but in two blocks', () => {
    expect(checkBlocks([actions('a', 'b'), actions('a')], 'message')).toEqual([]);
    expect(pointers(checkBlocks([actions('a', 'a')], 'message'))).toEqual(['/blocks/0/elements/1/action_id']);
  });

  it('looks for action_ids in the cards of a carousel one by one', () => {
    const card = { type: 'card', title: plain('Card'), actions: [button('a')] };
    expect(checkBlocks(carousel(card, card), 'message')).toEqual([]);
    expect(pointers(checkBlocks(carousel({ ...card, actions: [button('a'), button('a')] }), 'message'))).toEqual([
      '/blocks/0/elements/0/actions/1/action_id',
    ]);
  });

  it('has at most one table', () => {
    expect(checkBlocks([table], 'message')).toEqual([]);
    expect(checkBlocks([table, table], 'message')).toMatchObject([
      { code: 'only_one_table_allowed', pointer: '/blocks/1' },
    ]);
  });

  it('counts tables in attachments too', () => {
    const errors = checkMessage({ blocks: [table], attachments: [{ blocks: [table] }] });
    expect(pointers(errors)).toEqual(['/attachments/0/blocks/0']);
  });

  it('has at most two charts', () => {
    expect(checkBlocks([pie('a'), pie('b')], 'message')).toEqual([]);
    expect(pointers(checkBlocks([pie('a'), pie('b'), pie('c')], 'message'))).toEqual(['/blocks/2']);
  });

  it('has at most one plan', () => {
    expect(checkBlocks([plan], 'message')).toEqual([]);
    expect(pointers(checkBlocks([plan, plan], 'message'))).toEqual(['/blocks/1']);
  });

  it('has at most 12,000 characters of markdown together', () => {
    expect(checkBlocks([markdown(6000), markdown(6000)], 'message')).toEqual([]);
    expect(checkBlocks([markdown(1), markdown(12_000)], 'message')).toMatchObject([{ pointer: '/blocks/1/text' }]);
    expect(checkBlocks([markdown(6000), markdown(6001)], 'message')).toMatchObject([
      { pointer: '/blocks/1/text', message: 'markdown blocks must be less than 12001 characters together' },
    ]);
  });

  it('focuses at most one element', () => {
    expect(checkBlocks([field(true), field(false)], 'modal')).toEqual([]);
    expect(pointers(checkBlocks([field(true), field(true)], 'modal'))).toEqual(['/blocks/1/element/focus_on_load']);
  });
});
