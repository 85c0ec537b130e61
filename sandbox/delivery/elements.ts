import { asObject } from '#sandbox/present.ts';

/** Anything that carries blocks by JSON. */
export type Json = Record<string, unknown>;

/** `block_id` -> `action_id` -> value object, as Slack sends it. */
export type Values = Record<string, Json>;

/** An element in its block, as somebody sees it. */
export interface Placed {
  readonly block: Json;
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Json;
  readonly type: string;
}

interface Kind {
  /** The field of its value object. */
  readonly field: string;
  readonly empty: null | readonly never[];
  /** The field of the element that holds its first value. */
  readonly initial: string;
}

const one = (field: string, initial: string): Kind => ({ field, empty: null, initial });
const many = (field: string, initial: string): Kind => ({ field, empty: [], initial });

/** Elements that hold a value. Source: docs.slack.dev/reference/interaction-payloads/block_actions-payload and @slack/types 3.2.0. */
const KINDS: Readonly<Record<string, Kind>> = {
  plain_text_input: one('value', 'initial_value'),
  email_text_input: one('value', 'initial_value'),
  url_text_input: one('value', 'initial_value'),
  number_input: one('value', 'initial_value'),
  rich_text_input: one('rich_text_value', 'initial_value'),
  static_select: one('selected_option', 'initial_option'),
  external_select: one('selected_option', 'initial_option'),
  users_select: one('selected_user', 'initial_user'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  channels_select: one('selected_channel', 'initial_channel'),
  multi_static_select: many('selected_options', 'initial_options'),
  multi_external_select: many('selected_options', 'initial_options'),
  multi_users_select: many('selected_users', 'initial_users'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations'),
  multi_channels_select: many('selected_channels', 'initial_channels'),
  checkboxes: many('selected_options', 'initial_options'),
  radio_buttons: one('selected_option', 'initial_option'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
  file_input: many('files', 'initial_files'),
};

/** The field that holds the value of such an element; undefined for one that holds none, like a button. */
export function fieldOf(type: string): string | undefined {
  return KINDS[type]?.field;
}

/** A value object of the element's type around `value`. A timepicker's zone is echoed. */
export function valueObject({ element, type }: Placed, value: unknown): Json {
  const kind = KINDS[type];
  const zone = type === 'timepicker' && element['timezone'] !== undefined ? { timezone: element['timezone'] } : {};
  return kind ? { type, [kind.field]: value, ...zone } : { type };
}

/** What is in the element now: what somebody put there, else its initial value, else Slack's empty value. */
export function currentValue(placed: Placed, changed: Values): Json {
  const put = changed[placed.blockId]?.[placed.actionId];
  if (put !== undefined) return asObject(put);
  const kind = KINDS[placed.type];
  return kind ? valueObject(placed, placed.element[kind.initial] ?? kind.empty) : { type: placed.type };
}

/** The `state.values` of a view or message: every element that holds a value, touched or not. */
export function stateOf(placed: readonly Placed[], changed: Values): Values {
  const values: Values = {};
  for (const each of placed) {
    if (!(each.type in KINDS)) continue;
    values[each.blockId] = { ...values[each.blockId], [each.actionId]: currentValue(each, changed) };
  }
  return values;
}

/** True where there is nothing in a value object. */
export function isEmptyValue(type: string, value: Json): boolean {
  const inner = value[fieldOf(type) ?? ''];
  if (inner === null || inner === undefined || inner === '') return true;
  return Array.isArray(inner) && inner.length === 0;
}

/** The options of an element, those of its groups included. */
export function optionsOf(element: Json): Json[] {
  const groups: unknown[] = Array.isArray(element['option_groups']) ? element['option_groups'] : [];
  const lists: unknown[] = [element['options'], ...groups.map((group) => asObject(group)['options'])];
  return lists.flatMap((list): unknown[] => (Array.isArray(list) ? list : [])).map(asObject);
}
