import type { PayloadError } from '#sandbox/world.ts';
import { deeper, failed, isRecord, unsupported, wrongType } from './fault.ts';
import { checkField, checkShape } from './field.ts';
import type { Surface } from './limits/spec.ts';
import { MESSAGE_LIMITS } from './limits/message.ts';
import { VIEW_LIMITS, VIEWS } from './limits/views.ts';
import { checkTogether } from './totals.ts';

/** The faults of a list of blocks on one surface: each block by itself, then all of them together. */
export function checkBlocks(blocks: unknown, surface: Surface, pointer = '/blocks'): PayloadError[] {
  const max = surface === 'message' ? MESSAGE_LIMITS.blocks.max : 100;
  const each = checkField({ t: 'array', of: { t: 'block', allow: ['*'] }, max }, blocks, pointer, surface);
  return [...each, ...checkTogether([{ blocks, pointer }], surface)];
}

/** The faults of a message's blocks and of the blocks in its attachments; types in `unknownBlocks` are none here. Text rules are in `text.ts`. */
export function checkMessage(args: Record<string, unknown>, unknownBlocks: readonly string[] = []): PayloadError[] {
  const lists: { blocks: unknown; pointer: string }[] = [];
  const errors: PayloadError[] = [];
  if (args['blocks'] !== undefined) lists.push({ blocks: args['blocks'], pointer: '/blocks' });
  const attachments = args['attachments'];
  if (Array.isArray(attachments)) {
    errors.push(...checkAttachments(attachments, lists));
  } else if (attachments !== undefined) errors.push(wrongType('/attachments', 'an array', attachments));
  const max = MESSAGE_LIMITS.blocks.max;
  for (const { blocks, pointer } of lists) {
    errors.push(...checkField({ t: 'array', of: { t: 'block', allow: ['*'] }, max }, blocks, pointer, 'message'));
  }
  return [...errors, ...lists.flatMap((one) => newerThan(unknownBlocks, one)), ...checkTogether(lists, 'message')];
}

function newerThan(unknown: readonly string[], list: { blocks: unknown; pointer: string }): PayloadError[] {
  if (!Array.isArray(list.blocks)) return [];
  return list.blocks.flatMap((block: unknown, index) => {
    const type = isRecord(block) ? block['type'] : undefined;
    if (typeof type !== 'string' || !unknown.includes(type)) return [];
    return [failed(`${deeper(list.pointer, index)}/type`, unsupported(type), 'enum', undefined, type)];
  });
}

function checkAttachments(
  attachments: readonly unknown[],
  lists: { blocks: unknown; pointer: string }[],
): PayloadError[] {
  const { max } = MESSAGE_LIMITS.attachments;
  const errors: PayloadError[] = [];
  if (attachments.length > max) {
    const message = `no more than ${max} items allowed`;
    errors.push(failed('/attachments', message, 'max_items', max, attachments.length, 'too_many_attachments'));
  }
  for (const [index, attachment] of attachments.entries()) {
    const pointer = deeper('/attachments', index);
    if (!isRecord(attachment)) errors.push(wrongType(pointer, 'an object', attachment));
    else if (attachment['blocks'] !== undefined) {
      lists.push({ blocks: attachment['blocks'], pointer: deeper(pointer, 'blocks') });
    }
  }
  return errors;
}

/** The faults of a view, with pointers that begin at the argument `view`. */
export function checkView(view: unknown, kind: 'modal' | 'home'): PayloadError[] {
  if (!isRecord(view)) return [wrongType('/view', 'an object', view)];
  if (view['type'] !== kind) {
    return [failed('/view/type', unsupported(view['type']), 'enum', [kind], view['type'])];
  }
  const shape = VIEWS[kind];
  if (!shape) throw new Error(`no view ${kind} in the table`);
  const errors = checkShape(shape, view, '/view', kind, true);
  const bytes = Buffer.byteLength(JSON.stringify(view));
  const { max } = VIEW_LIMITS.view_bytes;
  if (bytes > max)
    errors.push(failed('/view', `must be at most ${max} bytes`, 'max_bytes', max, bytes, 'view_too_large'));
  const blocks = view['blocks'];
  const hasInput = Array.isArray(blocks) && blocks.some((block) => isRecord(block) && block['type'] === 'input');
  if (kind === 'modal' && hasInput && view['submit'] === undefined) {
    errors.push(failed('/view', 'submit is needed when there is an input block', 'required_with', 'submit', 'input'));
  }
  return [...errors, ...checkTogether([{ blocks, pointer: '/view/blocks' }], kind)];
}

/** Slack's error code for the faults of a message's payload; null when there are none. */
export function messageRefusal(errors: readonly PayloadError[]): string | null {
  const first = errors[0];
  if (!first) return null;
  if (errors.some((error) => error.code === 'too_many_attachments')) return MESSAGE_LIMITS.attachments.error;
  if (first.pointer === '/blocks' && first.code === 'wrong_type') return 'invalid_blocks_format';
  if (first.code === 'only_one_table_allowed' || first.pointer.startsWith('/attachments')) return 'invalid_attachments';
  return MESSAGE_LIMITS.blocks.error;
}

/** Slack's error code for the faults of a view; null when there are none. */
export function viewRefusal(errors: readonly PayloadError[]): string | null {
  if (errors.length === 0) return null;
  return errors.some((error) => error.code === 'view_too_large') ? VIEW_LIMITS.view_bytes.error : 'invalid_arguments';
}

/** The fault as Slack writes it in `response_metadata.messages`. */
export function inWords(error: PayloadError): string {
  return `[ERROR] ${error.message} [json-pointer:${error.pointer}]`;
}
