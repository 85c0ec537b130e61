import type { ActionsBlock } from '@slack/types';
import type { NudgeRule } from '#domain/nudge.ts';
import { actions, button, option, select } from './kit.ts';

const SNOOZES = [
  [1, 'Until tomorrow'],
  [3, 'For three working days'],
  [10, 'For two weeks'],
] as const;

/** What every unasked message carries: why it came, not now, and not useful. `item`: what it is about, such as `B12`. */
export function nudgeFoot(rule: NudgeRule, item: string): ActionsBlock {
  const value = `${rule}|${item}`;
  return actions(
    button('nudge.why', 'Why am I seeing this?', value),
    select(
      'nudge.snooze',
      'Snooze',
      SNOOZES.map(([days, label]) => option(label, `${days}|${value}`)),
    ),
    button('nudge.useless', 'Not useful', value),
  );
}
