import type { InputBlock } from '@slack/types';
import type { UserId } from '#domain/ids.ts';
import { clean, cut, input, isBlank, option, plain } from './kit.ts';

/** A line, or several, of words. */
export function words(
  id: string,
  label: string,
  value: string,
  example: string,
  {
    hint,
    lines = false,
    optional = false,
  }: { readonly hint: string; readonly lines?: boolean; readonly optional?: boolean },
): InputBlock {
  const typed = clean(value);
  const max = lines ? 2000 : 200;
  return input(
    id,
    label,
    {
      type: 'plain_text_input',
      multiline: lines,
      max_length: max,
      placeholder: plain(example, 150),
      ...(isBlank(typed) ? {} : { initial_value: cut(typed, max) }),
    },
    { optional, hint },
  );
}

/** A menu of what is known. `unchosen`: it may be left at that. */
export function choice<T extends string>(
  id: string,
  label: string,
  called: Readonly<Record<T, string>>,
  all: readonly T[],
  chosen: T | null,
  { hint, unchosen }: { readonly hint: string; readonly unchosen?: string },
): InputBlock {
  const options = all.map((one) => option(called[one], one));
  const initial = options.find(({ value }) => value === chosen);
  const element = {
    type: 'static_select',
    options,
    placeholder: plain(unchosen ?? 'Choose', 150),
    ...(initial ? { initial_option: initial } : {}),
  } as const;
  return input(id, label, element, { hint, optional: unchosen !== undefined });
}

/** Somebody of the workspace. */
export function person(id: string, label: string, chosen: UserId | null, optional: boolean, hint: string): InputBlock {
  const element = {
    type: 'users_select',
    placeholder: plain('Choose somebody', 150),
    ...(chosen ? { initial_user: chosen } : {}),
  } as const;
  return input(id, label, element, { optional, hint });
}

/** Boxes to tick, none of which needs be. */
export function ticks(
  id: string,
  label: string,
  all: readonly (readonly [string, string])[],
  chosen: readonly string[],
  hint: string,
): InputBlock {
  const options = all.map(([value, shown]) => option(shown, value));
  const ticked = options.filter(({ value }) => value !== undefined && chosen.includes(value));
  return input(
    id,
    label,
    { type: 'checkboxes', options, ...(ticked.length > 0 ? { initial_options: ticked } : {}) },
    { optional: true, hint },
  );
}
