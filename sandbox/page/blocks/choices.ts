import { isObject, list, num, obj, str, words } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import type { BlockStage, Conversation, Person } from './stage.ts';

/** Something that a menu offers. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly group?: string;
  /** Shown before the label; `lock` is drawn. */
  readonly sign?: string;
  /** What the control API takes for it, where that is more than the value. */
  readonly option?: Json;
}

/** An option object as a choice. */
export function choiceOf(option: unknown, group?: string): Choice {
  const json = obj(option);
  const description = words(json['description']);
  return {
    value: str(json['value']),
    label: words(json['text']),
    option: json,
    ...(description === '' ? {} : { description }),
    ...(group === undefined ? {} : { group }),
  };
}

/** Options and groups of options, in order. */
export function choicesOf(element: Json): Choice[] {
  const grouped = list(element['option_groups']).filter(isObject);
  return [
    ...list(element['options']).map((option) => choiceOf(option)),
    ...grouped.flatMap((group) => list(group['options']).map((option) => choiceOf(option, words(group['label'])))),
  ];
}

/** The answer of an app that was asked for choices: options, or groups of them. */
export function suggestedChoices(answer: readonly unknown[]): Choice[] {
  const groups = answer.filter((each) => Array.isArray(obj(each)['options']));
  return groups.length > 0 ? choicesOf({ option_groups: groups }) : choicesOf({ options: answer });
}

const SIGNS = { public: '#', private: 'lock', im: '', mpim: '' } as const;

/** Somebody as a choice. */
export const personChoice = ({ id, name, isBot }: Person): Choice => ({
  value: id,
  label: name,
  ...(isBot === true ? { description: 'App' } : {}),
});

/** A conversation as a choice. */
export const conversationChoice = ({ id, name, kind }: Conversation): Choice => ({
  value: id,
  label: name,
  ...(SIGNS[kind] === '' ? {} : { sign: SIGNS[kind] }),
});

/** What a menu of Slack's own people and channels offers to the reader. */
export function knownChoices(element: Json, { known }: BlockStage): Choice[] {
  const type = str(element['type']);
  if (type.includes('users'))
    return [...known.people.values()].filter(({ deleted }) => deleted !== true).map(personChoice);
  const open = [...known.conversations.values()].filter(({ isArchived }) => isArchived !== true);
  if (type.includes('channels')) return open.filter(({ kind }) => kind === 'public').map(conversationChoice);
  const filter = obj(element['filter']);
  const kinds = list(filter['include']);
  return open
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .filter(({ isExtShared }) => filter['exclude_external_shared_channels'] !== true || isExtShared !== true)
    .map(conversationChoice);
}

/** How much must be typed before the app is asked. Source: @slack/types 3.2.0, ExternalSelect. */
export const leastTyped = (element: Json): number => num(element['min_query_length']) ?? 3;

const plainly = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose label or description holds what was typed, whatever its case and accents; those that begin with it first. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = plainly(typed.trim().replace(/^[@#]/u, ''));
  if (wanted === '') return [...choices];
  const found = choices.filter(({ label, description = '' }) => plainly(`${label}\n${description}`).includes(wanted));
  // Groups keep their order; only a list without groups is sorted.
  if (found.some(({ group }) => group !== undefined)) return found;
  const rank = ({ label }: Choice) => (plainly(label).startsWith(wanted) ? 0 : 1);
  return found.toSorted((one, other) => rank(one) - rank(other));
}
