import type { ActionsBlock, ActionsBlockElement } from '@slack/types';
import type { HypothesisLook, HypothesisOccasion } from '#domain/hypothesis-message.ts';
import { BET_STATUSES, statusInWords } from '#domain/hypothesis-status.ts';
import { actions, button, option, select } from './kit.ts';

const PERCENTS = [5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95];

/** Everything that the reader of a card can do about the bet. */
export function buttonsOf(look: HypothesisLook, occasion: HypothesisOccasion): ActionsBlock[] {
  const { to } = occasion;
  const { number, state } = look;
  const id = String(number);
  if (to === 'second') {
    return state.is === 'decision-due' && state.proposed
      ? [actions(button('hypothesis.approve', 'I agree', id, 'primary'), button('hypothesis.decline', 'I do not', id))]
      : [];
  }
  if (to === 'lead')
    return occasion.out === null ? [] : [actions(button('hypothesis.decider', 'Change who decides', id, 'primary'))];
  if (to === 'decider' && occasion.passed) return [];
  const more = (options: readonly (readonly [string, string])[]): ActionsBlockElement =>
    select(
      'hypothesis.more',
      'More',
      options.map(([label, what]) => option(label, `${number}|${what}`)),
    );
  const logIt = button('hypothesis.log', 'Log a reading', id, 'primary');
  const why = button('hypothesis.why', 'Why this chance?', id);
  const guess = select(
    'hypothesis.guess',
    'Guess the chance, unseen',
    PERCENTS.map((percent) => option(`${percent} %`, `${number}|${percent}`)),
  );
  const unread = look.values.length === 0 && !look.withdrawn ? [guess] : [];
  switch (state.is) {
    case 'draft':
      return [
        actions(button('hypothesis.start', 'Start', id, 'primary'), button('hypothesis.edit', 'Edit', id), ...unread),
      ];
    case 'running':
    case 'target-claimed':
      return [
        actions(
          logIt,
          why,
          ...unread,
          more([
            ...BET_STATUSES.map((status) => [`Say that it is ${statusInWords(status)}`, status] as const),
            ...(look.values.length === 0 ? [] : [['Take a reading back', 'withdraw'] as const]),
            ['Edit the terms', 'edit'],
            ['Decide now', 'decide'],
            ['Pause, its clock stands still', 'pause-stops'],
            ['Pause, its clock goes on', 'pause-runs'],
            ['Data readiness report', 'data'],
          ]),
        ),
      ];
    case 'decision-due':
      return [
        actions(
          button('hypothesis.decide', 'Decide', id, 'primary'),
          button('hypothesis.log', 'Log a reading', id),
          ...(state.why === 'deadline' ? [] : [button('hypothesis.carry-on', 'Let it run on', id)]),
          button('hypothesis.decider', 'Change who decides', id),
        ),
      ];
    case 'paused':
      return [actions(button('hypothesis.resume', 'Resume', id, 'primary'))];
    case 'decided':
      return decidedButtons(look, id);
  }
}

function decidedButtons({ state, watch }: HypothesisLook, id: string): ActionsBlock[] {
  if (state.is !== 'decided') return [];
  if (state.outcome === 'ship') {
    const keepOn = watch
      ? [button('hypothesis.log', 'Log a reading', id), button('hypothesis.again', 'New bet', `${id}|drift`)]
      : [];
    return [actions(button('hypothesis.watch', watch ? 'Change the watch' : 'Keep it on watch', id), ...keepOn)];
  }
  return state.next === null && state.outcome === 'pivot'
    ? [actions(button('hypothesis.again', 'Write the next bet', `${id}|pivot`))]
    : [];
}
