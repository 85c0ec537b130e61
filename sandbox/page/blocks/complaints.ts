import { isObject, num, obj, str } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { startOf } from './field.ts';
import type { Drafts, Values } from './stage.ts';

/** What Slack's client says under the fields before it lets a form be submitted, by block_id. */
export function complaintsOf(blocks: readonly unknown[], drafts: Drafts, values: Values): Record<string, string> {
  const found: Record<string, string> = {};
  for (const block of blocks.filter(isObject)) {
    const complaint = block['type'] === 'input' ? complaintOf(block, drafts, values) : null;
    if (complaint !== null) found[str(block['block_id'])] = complaint;
  }
  return found;
}

function complaintOf(block: Json, drafts: Drafts, values: Values): string | null {
  const element = obj(block['element']);
  const draft = drafts[str(block['block_id'])];
  const action = str(element['action_id']);
  const initial = Object.keys(element).find((key) => key.startsWith('initial_')) ?? '';
  const value = draft && action in draft ? draft[action] : startOf(values, { block, element }, initial);
  if (isEmpty(value)) return block['optional'] === true ? null : 'Please complete this required field.';
  return typeof value === 'string' ? wordsComplaint(element, value) : null;
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function wordsComplaint(element: Json, typed: string): string | null {
  const type = str(element['type']);
  if (type === 'plain_text_input') return lengthComplaint(element, typed.length);
  if (type === 'number_input') return numberComplaint(element, typed);
  if (type === 'email_text_input' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/u.test(typed))
    return 'Please enter a valid email address.';
  if (type === 'url_text_input' && !URL.canParse(typed))
    return 'Please enter a valid URL, such as https://example.com.';
  return null;
}

function lengthComplaint(element: Json, length: number): string | null {
  const most = num(element['max_length']) ?? 3000;
  const least = num(element['min_length']) ?? 0;
  if (length > most) return `Please shorten this to ${most} characters or fewer; it has ${length}.`;
  return length < least ? `Please write ${least} characters or more; this has ${length}.` : null;
}

function numberComplaint(element: Json, typed: string): string | null {
  if (!/^-?\d+(?:\.\d+)?$/u.test(typed)) return 'Please enter a number.';
  if (element['is_decimal_allowed'] !== true && typed.includes('.')) return 'Please enter a whole number.';
  const most = num(element['max_value']) ?? Infinity;
  const least = num(element['min_value']) ?? -Infinity;
  if (Number(typed) > most) return `Please enter ${most} or less.`;
  return Number(typed) < least ? `Please enter ${least} or more.` : null;
}
