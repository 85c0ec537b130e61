import { describe, expect, it } from 'vitest';
import { isEmptyValue, stateOf } from '#sandbox/delivery/elements.ts';
import type { Json, Placed } from '#sandbox/delivery/elements.ts';

/** One element in a block of its own. */
const placed = (type: string, own: Json = {}): Placed => {
  const element = { type, action_id: 'a', ...own };
  return { block: { type: 'input', element }, blockId: 'b', actionId: 'a', element, type };
};
const valueOf = (each: Placed): unknown => stateOf([each], {})['b']?.['a'];

/** Every kind: its field, what is in it untouched, its initial field, an initial value. */
const KINDS: readonly [type: string, field: string, empty: null | [], initial: string, value: unknown][] = [
  ['plain_text_input', 'value', null, 'initial_value', 'x'],
  ['email_text_input', 'value', null, 'initial_value', 'a@b.example'],
  ['url_text_input', 'value', null, 'initial_value', 'https://a.example'],
  ['number_input', 'value', null, 'initial_value', '7'],
  ['rich_text_input', 'rich_text_value', null, 'initial_value', { type: 'rich_text', elements: [] }],
  ['static_select', 'selected_option', null, 'initial_option', { value: 'x' }],
  ['external_select', 'selected_option', null, 'initial_option', { value: 'x' }],
  ['users_select', 'selected_user', null, 'initial_user', 'U1'],
  ['conversations_select', 'selected_conversation', null, 'initial_conversation', 'C1'],
  ['channels_select', 'selected_channel', null, 'initial_channel', 'C1'],
  ['multi_static_select', 'selected_options', [], 'initial_options', [{ value: 'x' }]],
  ['multi_external_select', 'selected_options', [], 'initial_options', [{ value: 'x' }]],
  ['multi_users_select', 'selected_users', [], 'initial_users', ['U1']],
  ['multi_conversations_select', 'selected_conversations', [], 'initial_conversations', ['C1']],
  ['multi_channels_select', 'selected_channels', [], 'initial_channels', ['C1']],
  ['checkboxes', 'selected_options', [], 'initial_options', [{ value: 'x' }]],
  ['radio_buttons', 'selected_option', null, 'initial_option', { value: 'x' }],
  ['datepicker', 'selected_date', null, 'initial_date', '2026-03-10'],
  ['timepicker', 'selected_time', null, 'initial_time', '09:30'],
  ['datetimepicker', 'selected_date_time', null, 'initial_date_time', 1_773_133_200],
  ['file_input', 'files', [], 'initial_files', [{ id: 'F1' }]],
];

describe('the state of an element', () => {
  it.each(KINDS)('of %s is in %s, also when nobody touched it', (type, field, empty, initial, value) => {
    expect(valueOf(placed(type))).toEqual({ type, [field]: empty });
    expect(valueOf(placed(type, { [initial]: value }))).toEqual({ type, [field]: value });
    expect(stateOf([placed(type, { [initial]: value })], { b: { a: { type, [field]: empty } } })).toEqual({
      b: { a: { type, [field]: empty } },
    });
  });

  it.each(KINDS)('of %s is empty or not', (type, field, empty, _initial, value) => {
    expect(isEmptyValue(type, { type, [field]: empty })).toBe(true);
    expect(isEmptyValue(type, { type, [field]: value })).toBe(false);
  });

  it('echoes the zone of a timepicker and has nothing of a button', () => {
    expect(valueOf(placed('timepicker', { timezone: 'Asia/Tokyo' }))).toMatchObject({ timezone: 'Asia/Tokyo' });
    expect(stateOf([placed('button', { value: '1' })], {})).toEqual({});
  });
});
