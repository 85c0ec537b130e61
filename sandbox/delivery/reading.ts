import { asObject } from '#sandbox/present.ts';
import type { World } from '#sandbox/world.ts';
import type { Json, Placed } from './elements.ts';
import { optionsOf } from './elements.ts';

/** What a person put into an element, as Slack's value object holds it; or why they could not have. */
export type Reading = { value: unknown } | { fault: string };

/** The choices that the app offered lately for an element that asks it, by `block_id/action_id`. */
export type Suggested = ReadonlyMap<string, readonly Json[]>;

type Reader = (world: World, placed: Placed, raw: unknown, suggested: Suggested) => Reading;

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/u;

const matching =
  (pattern: RegExp, words: string): Reader =>
  (_world, _placed, raw) =>
    typeof raw === 'string' && pattern.test(raw) ? { value: raw } : { fault: `${show(raw)} is no ${words}` };

const text: Reader = (_world, _placed, raw) =>
  typeof raw === 'string' ? { value: raw } : { fault: `${show(raw)} is no text` };

const option: Reader = (_world, placed, raw, suggested) => {
  const wanted = typeof raw === 'string' ? raw : asObject(raw)['value'];
  const offered = placed.type.includes('external')
    ? (suggested.get(`${placed.blockId}/${placed.actionId}`) ?? [])
    : optionsOf(placed.element);
  const found = offered.find((each) => each['value'] === wanted);
  if (found) return { value: found };
  return { fault: `${show(wanted)} is none of the options (${offered.map((each) => show(each['value'])).join(', ')})` };
};

const user: Reader = (world, _placed, raw) =>
  world.users.get(String(raw))?.deleted === false
    ? { value: raw }
    : { fault: `${show(raw)} is no user one could choose` };

const channel: Reader = (world, { type }, raw) => {
  const found = world.channels.get(String(raw));
  const fits = type.includes('conversations') || found?.kind === 'public';
  return found && fits ? { value: found.id } : { fault: `${show(raw)} is no channel one could choose` };
};

const many =
  (reader: Reader): Reader =>
  (world, placed, raw, suggested) => {
    if (!Array.isArray(raw)) return { fault: `${show(raw)} is no list` };
    const read = raw.map((each: unknown) => reader(world, placed, each, suggested));
    const fault = read.find((each) => 'fault' in each);
    if (fault) return fault;
    const most = placed.element['max_selected_items'];
    if (typeof most === 'number' && read.length > most) return { fault: `no more than ${most} can be chosen` };
    return { value: read.map((each) => ('value' in each ? each.value : null)) };
  };

const number: Reader = (_world, _placed, raw) =>
  typeof raw === 'string' || typeof raw === 'number' ? { value: String(raw) } : { fault: `${show(raw)} is no number` };

const moment: Reader = (_world, _placed, raw) =>
  typeof raw === 'number' && Number.isInteger(raw) ? { value: raw } : { fault: `${show(raw)} is no time in seconds` };

/** A plain text becomes the rich text that the editor makes of it. */
const richText: Reader = (_world, _placed, raw) => {
  if (typeof raw !== 'string') return { value: raw };
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: raw }] };
  return { value: { type: 'rich_text', elements: [section] } };
};

const files: Reader = (world, _placed, raw) =>
  world.files.has(String(raw)) ? { value: { id: raw } } : { fault: `${show(raw)} is no file` };

const READERS: Readonly<Record<string, Reader>> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: number,
  rich_text_input: richText,
  static_select: option,
  external_select: option,
  radio_buttons: option,
  overflow: option,
  checkboxes: many(option),
  multi_static_select: many(option),
  multi_external_select: many(option),
  users_select: user,
  multi_users_select: many(user),
  conversations_select: channel,
  channels_select: channel,
  multi_conversations_select: many(channel),
  multi_channels_select: many(channel),
  datepicker: matching(DATE, 'date like 2026-03-10'),
  timepicker: matching(TIME, 'time like 09:30'),
  datetimepicker: moment,
  file_input: many(files),
};

/** What `raw` becomes in that element. null empties it. */
export function readInput(world: World, placed: Placed, raw: unknown, suggested: Suggested): Reading {
  const reader = READERS[placed.type];
  if (!reader) return { fault: `nothing can be put into a ${placed.type}` };
  if (raw === null) return { value: placed.type.startsWith('multi_') || placed.type === 'checkboxes' ? [] : null };
  return reader(world, placed, raw, suggested);
}

/** What Slack's client says about a value before it lets a view be submitted; null where it says nothing. */
export function clientComplaint({ element, type }: Placed, inner: unknown): string | null {
  if (typeof inner !== 'string' || inner === '') return null;
  if (type === 'plain_text_input') return lengthComplaint(element, inner);
  if (type === 'number_input') return numberComplaint(element, inner);
  if (type === 'email_text_input' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/u.test(inner)) return 'is no e-mail address';
  if (type === 'url_text_input' && !URL.canParse(inner)) return 'is no URL';
  return null;
}

/** Slack's own cap on a text input, also where the app sets none. Source: docs.slack.dev/reference/block-kit/block-elements. */
const TEXT_MAX = 3000;

function lengthComplaint(element: Json, typed: string): string | null {
  const most = Number(element['max_length'] ?? TEXT_MAX);
  const least = Number(element['min_length'] ?? 0);
  if (typed.length > most) return `has ${typed.length} characters, the most is ${most}`;
  return typed.length < least ? `has ${typed.length} characters, the least is ${least}` : null;
}

function numberComplaint(element: Json, typed: string): string | null {
  if (!/^-?\d+(\.\d+)?$/u.test(typed)) return 'is no number';
  if (element['is_decimal_allowed'] !== true && typed.includes('.')) return 'must be a whole number';
  const most = Number(element['max_value'] ?? Infinity);
  const least = Number(element['min_value'] ?? -Infinity);
  if (Number(typed) > most) return `must be at most ${most}`;
  return Number(typed) < least ? `must be at least ${least}` : null;
}

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
