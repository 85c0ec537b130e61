import type { Checkboxes } from '@slack/types';
import type { Weekday } from '#domain/time.ts';
import { option } from './kit.ts';

const DAYS: readonly (readonly [Weekday, string])[] = [
  [1, 'Monday'],
  [2, 'Tuesday'],
  [3, 'Wednesday'],
  [4, 'Thursday'],
  [5, 'Friday'],
  [6, 'Saturday'],
  [7, 'Sunday'],
];

/** The seven weekdays to tick, `chosen` ticked; their values are ISO numbers. */
export function dayBoxes(chosen: readonly Weekday[]): Checkboxes {
  const options = DAYS.map(([day, name]) => option(name, String(day)));
  const ticked = options.filter(({ value }) => chosen.some((day) => String(day) === value));
  return { type: 'checkboxes', options, ...(ticked.length > 0 ? { initial_options: ticked } : {}) };
}
