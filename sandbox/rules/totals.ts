import type { PayloadError } from '#sandbox/world.ts';
import { deeper, failed } from './fault.ts';
import type { FaultCode } from './fault.ts';
import { MESSAGE_LIMITS } from './limits/message.ts';
import type { Surface } from './limits/spec.ts';
import { blocksWithin, elementsOf } from './placement.ts';
import type { Placed } from './placement.ts';
import { checkRelations } from './relations.ts';

/** Where the blocks of a payload are: a message has its own and those of its attachments. */
export interface BlockList {
  readonly blocks: unknown;
  readonly pointer: string;
}

/** The faults that only show when all blocks of one payload are seen together, and those between fields of one block. */
export function checkTogether(lists: readonly BlockList[], surface: Surface): PayloadError[] {
  const blocks = lists.flatMap((list) => blocksWithin(list.blocks, list.pointer));
  const elements = blocks.flatMap(elementsOf);
  return [
    ...checkUnique(blocks, 'block_id'),
    ...blocks.flatMap((block) => checkUnique(elementsOf(block), 'action_id')),
    ...checkFocus(elements),
    ...(surface === 'message' ? checkCounts(blocks) : []),
    ...blocks.flatMap((block) => checkRelations(block, surface)),
  ];
}

function checkUnique(placed: readonly Placed[], field: 'block_id' | 'action_id'): PayloadError[] {
  const seen = new Set<string>();
  return placed.flatMap(({ value, pointer }) => {
    const id = value[field];
    if (typeof id !== 'string') return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [failed(deeper(pointer, field), `\`${field}\` already exists`, 'unique', field, id)];
  });
}

function checkFocus(elements: readonly Placed[]): PayloadError[] {
  const { max } = MESSAGE_LIMITS.focus_on_load;
  const focused = elements.filter(({ value }) => value['focus_on_load'] === true);
  return focused
    .slice(max)
    .map(({ pointer }) =>
      failed(deeper(pointer, 'focus_on_load'), 'only one element may have focus', 'max_items', max, focused.length),
    );
}

/** How many blocks of a type one message may have. */
const COUNTS: readonly { type: string; max: number; code: FaultCode }[] = [
  { type: 'table', max: MESSAGE_LIMITS.table_blocks.max, code: MESSAGE_LIMITS.table_blocks.detail },
  { type: 'data_visualization', max: MESSAGE_LIMITS.data_visualization_blocks.max, code: 'failed_constraint' },
  { type: 'plan', max: MESSAGE_LIMITS.plan_blocks.max, code: 'failed_constraint' },
];

function checkCounts(blocks: readonly Placed[]): PayloadError[] {
  const counted = COUNTS.flatMap(({ type, max, code }) => {
    const found = blocks.filter(({ value }) => value['type'] === type);
    const message = `no more than ${max} ${type} blocks allowed`;
    return found.slice(max).map(({ pointer }) => failed(pointer, message, 'max_items', max, found.length, code));
  });
  return [...counted, ...checkMarkdown(blocks)];
}

function checkMarkdown(blocks: readonly Placed[]): PayloadError[] {
  const { max } = MESSAGE_LIMITS.markdown_block_chars_total;
  let total = 0;
  for (const { value, pointer } of blocks) {
    if (value['type'] !== 'markdown' || typeof value['text'] !== 'string') continue;
    const before = total;
    total += value['text'].length;
    // A single text over the limit is named by its own field.
    if (before > 0 && total > max) {
      const message = `markdown blocks must be less than ${max + 1} characters together`;
      return [failed(deeper(pointer, 'text'), message, 'max_characters', max, total)];
    }
  }
  return [];
}
