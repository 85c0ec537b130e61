import { checkMessage, checkView } from '#sandbox/rules/payload.ts';
import { fc, test } from '@fast-check/vitest';
import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  RichTextBlock,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { describe, expect } from 'vitest';

/** Words of a person, from one character to `max`, with whatever they may hold. */
const words = (max: number) =>
  fc.string({ minLength: 1, maxLength: max, unit: 'binary' }).filter((text) => text.length <= max);

const plain = (max: number) => words(max).map((text): PlainTextElement => ({ type: 'plain_text', text, emoji: true }));
const mrkdwn = (max: number) => words(max).map((text): MrkdwnElement => ({ type: 'mrkdwn', text }));

const button = fc
  .record({ text: plain(75), value: words(2000), style: fc.constantFrom('primary', 'danger') })
  .map((fields): Button => ({ type: 'button', ...fields }));

const select = fc
  .tuple(plain(150), fc.array(fc.tuple(plain(75), words(150)), { minLength: 1, maxLength: 12 }))
  .map(([placeholder, options]): StaticSelect => ({
    type: 'static_select',
    placeholder,
    options: options.map(([text, value]) => ({ text, value })),
  }));

const section = fc
  .tuple(mrkdwn(3000), fc.array(mrkdwn(2000), { minLength: 1, maxLength: 10 }), fc.option(button))
  .map(([text, fields, accessory]): SectionBlock => ({
    type: 'section',
    text,
    fields,
    ...(accessory ? { accessory } : {}),
  }));

const header = plain(150).map((text): HeaderBlock => ({ type: 'header', text }));

const context = fc
  .array(fc.oneof(mrkdwn(500), plain(500)), { minLength: 1, maxLength: 10 })
  .map((elements): ContextBlock => ({ type: 'context', elements }));

/** Elements get their own action_ids here, as two of a kind may not share one. */
const actions = fc.array(fc.oneof(button, select), { minLength: 1, maxLength: 25 }).map((elements): ActionsBlock => ({
  type: 'actions',
  elements: elements.map((element, index) => ({ ...element, action_id: `action-${index}` })),
}));

const richText = fc.array(words(300), { minLength: 1, maxLength: 8 }).map((texts): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    { type: 'rich_text_section', elements: texts.map((text) => ({ type: 'text', text, style: { bold: true } })) },
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U012AB' }] }],
    },
  ],
}));

const block: fc.Arbitrary<KnownBlock> = fc.oneof(section, header, context, actions, richText);

const blocks = fc
  .array(block, { minLength: 1, maxLength: 50 })
  .map((list) => list.map((each, index) => ({ ...each, block_id: `block-${index}` })));

/** One step over a limit: given a legal list of blocks, an illegal one and where the fault is. */
type Mutation = (list: readonly KnownBlock[], at: number) => { blocks: unknown[]; pointer: string };

const replaced =
  (illegal: object, below: string): Mutation =>
  (list, at) => ({ blocks: [...list.slice(0, at), illegal, ...list.slice(at + 1)], pointer: `/blocks/${at}${below}` });

const chars = (count: number) => 'x'.repeat(count);
const pressed = (text: string) => ({ type: 'button', text: { type: 'plain_text', text } });

const MUTATIONS: readonly Mutation[] = [
  replaced({ type: 'header', text: { type: 'plain_text', text: chars(151) } }, '/text/text'),
  replaced({ type: 'header', text: { type: 'mrkdwn', text: 'x' } }, '/text/type'),
  replaced({ type: 'section', text: { type: 'mrkdwn', text: chars(3001) } }, '/text/text'),
  replaced({ type: 'section', text: { type: 'mrkdwn', text: '' } }, '/text/text'),
  replaced({ type: 'section' }, ''),
  replaced({ type: 'context', elements: [] }, '/elements'),
  replaced({ type: 'actions', elements: Array.from({ length: 26 }, () => pressed('x')) }, '/elements'),
  replaced({ type: 'actions', elements: [pressed(chars(76))] }, '/elements/0/text/text'),
  replaced({ type: 'actions', elements: [{ ...pressed('x'), disabled: true }] }, '/elements/0'),
  replaced({ type: 'alert', text: { type: 'plain_text', text: 'x' } }, '/type'),
  replaced({ type: 'no_such_block' }, '/type'),
  (list) => ({
    blocks: Array.from({ length: 51 }, (_, index) => ({ ...list[0], block_id: `${index}` })),
    pointer: '/blocks',
  }),
  (list, at) => ({
    blocks: [...list.slice(0, 49), { ...list[Math.min(at, 48)] }],
    pointer: `/blocks/${Math.min(list.length, 49)}/block_id`,
  }),
  (list, at) => ({
    blocks: list.map((each, index) => (index === at ? { ...each, block_id: chars(256) } : each)),
    pointer: `/blocks/${at}/block_id`,
  }),
];

describe('any message of up to 50 legal blocks', () => {
  test.prop([blocks], { numRuns: 60 })('is taken', (list) => {
    expect(checkMessage({ text: 'x', blocks: list })).toEqual([]);
  });

  test.prop([blocks], { numRuns: 30 })('is taken as a Home tab, too', (list) => {
    expect(checkView({ type: 'home', blocks: list }, 'home')).toEqual([]);
  });

  test.prop([blocks, fc.nat(), fc.constantFrom(...MUTATIONS)], { numRuns: 120 })(
    'is refused one step over a limit, with the place',
    (list, seed, mutation) => {
      const illegal = mutation(list, seed % list.length);
      const pointers = checkMessage({ text: 'x', blocks: illegal.blocks }).map(({ pointer }) => pointer);
      expect(pointers).toContain(illegal.pointer);
    },
  );

  test.prop([fc.jsonValue()], { numRuns: 300 })('is never anything that makes the checker throw', (value) => {
    expect(Array.isArray(checkMessage({ blocks: value, attachments: value }))).toBe(true);
    expect(Array.isArray(checkView(value, 'modal'))).toBe(true);
  });
});
