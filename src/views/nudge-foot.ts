import type { ActionsBlock, ActionsBlockElement } from '@slack/types';
import { readHypothesisId } from '#domain/hypothesis.ts';
import type { NudgeRule } from '#domain/nudge.ts';
import { actions, button, option, select } from './kit.ts';

const SNOOZES = [
  [1, 'Until tomorrow'],
  [3, 'For three working days'],
  [10, 'For two weeks'],
] as const;
/** Of those whose items are bets. */
const ABOUT_BETS: ReadonlySet<NudgeRule> = new Set(['risk', 'bet', 'overlap']);

/** What every unasked message carries: why it came, not now, and not useful. `item`: what it is about, such as `B12`. */
export function nudgeFoot(rule: NudgeRule, item: string): ActionsBlock {
  const value = `${rule}|${item}`;
  return actions(
    button('nudge.why', 'Why am I seeing this?', value),
    snoozeMenu(rule, item),
    button('nudge.useless', 'Not useful', value),
  );
}

/** The same for a message about several items, each of which has its own menu to snooze it. */
export function nudgeFootOfMany(rule: NudgeRule, item: string): ActionsBlock {
  const value = `${rule}|${item}`;
  return actions(button('nudge.why', 'Why am I seeing this?', value), button('nudge.useless', 'Not useful', value));
}

/** Puts off what comes about one item. */
export function snoozeMenu(rule: NudgeRule, item: string): ActionsBlockElement {
  const value = `${rule}|${item}`;
  return select('nudge.snooze', 'Snooze', [
    ...SNOOZES.map(([days, label]) => option(label, `${days}|${value}`)),
    ...(ABOUT_BETS.has(rule) && readHypothesisId(item) !== null
      ? [option('Until its next reading', `reading|${value}`)]
      : []),
  ]);
}
