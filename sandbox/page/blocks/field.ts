import { useState } from 'preact/hooks';
import { str } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { useConfirm } from './confirm.ts';
import { useStage } from './stage.ts';
import type { Input, Place, Values } from './stage.ts';

/** An element in the block that holds it; what every element component is given. */
export interface Placed {
  readonly block: Json;
  readonly element: Json;
  /** Of the element that the label belongs to. */
  readonly id?: string;
  /** Ids of what names and explains it, where it stands in an input block. */
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly isWrong?: boolean;
}

/** The field of `act.interact` that carries the value of such an element. */
const FIELDS: Readonly<Record<string, keyof Input>> = {
  static_select: 'option',
  external_select: 'option',
  radio_buttons: 'option',
  overflow: 'option',
  checkboxes: 'options',
  multi_static_select: 'options',
  multi_external_select: 'options',
  users_select: 'selectedUser',
  multi_users_select: 'selectedUsers',
  channels_select: 'selectedChannel',
  conversations_select: 'selectedConversation',
  // The API reads a list of channels from the same field as one of conversations.
  multi_channels_select: 'selectedConversations',
  multi_conversations_select: 'selectedConversations',
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'dateTime',
};

/** Where an element stands. */
export function placeOf({ block, element }: Placed): Place {
  return { blockId: str(block['block_id']), actionId: str(element['action_id']) };
}

/** What is in an element when it appears: what the person put there before, else what the app says, else undefined. */
export function startOf(values: Values, placed: Placed, initial: string): unknown {
  const { blockId, actionId } = placeOf(placed);
  const put = values[blockId]?.[actionId];
  if (!put) return placed.element[initial] ?? undefined;
  return Object.entries(put).find(([key]) => key !== 'type' && key !== 'timezone')?.[1] ?? undefined;
}

/** Attributes that tie an element to its label, hint and error. */
export function namedBy({ labelledBy, describedBy, isWrong, element }: Placed, otherwise: string) {
  const label = str(element['accessibility_label']) || otherwise;
  return {
    ...(labelledBy === undefined ? { 'aria-label': label } : { 'aria-labelledby': labelledBy }),
    ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
    ...(isWrong === true ? { 'aria-invalid': 'true' } : {}),
  };
}

/** True where the app hears of each change and not only of the submission. */
export function isHeard({ block }: Placed): boolean {
  return block['type'] !== 'input' || block['dispatch_action'] === true;
}

/**
 * The value of an element, and how to change it: `put` shows the new one and tells whoever must hear of it, after the
 * element's `confirm`; `keep` only shows it and remembers it for the submission. `read` makes the value of what Slack holds,
 * `raw` of the value what the control API takes.
 */
export function useField<T>(placed: Placed, initial: string, read: (held: unknown) => T, raw: (value: T) => unknown) {
  const stage = useStage();
  const { ask, dialog } = useConfirm(placed.element);
  const [value, setValue] = useState<T>(() => read(startOf(stage.values, placed, initial)));
  const place = placeOf(placed);
  const keep = (next: T) => {
    setValue(() => next);
    if (placed.block['type'] === 'input') stage.change(place, raw(next));
  };
  const tell = (next: T) => {
    const key = FIELDS[str(placed.element['type'])] ?? 'value';
    stage.act({ ...place, input: { [key]: raw(next) } });
  };
  const put = (next: T) => {
    if (!isHeard(placed)) return keep(next);
    ask(() => {
      keep(next);
      tell(next);
    });
  };
  return { value, keep, tell, put, dialog };
}
