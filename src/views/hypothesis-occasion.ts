import type { HypothesisLook, HypothesisOccasion } from '#domain/hypothesis-message.ts';
import { valueInWords } from '#domain/hypothesis-numbers.ts';
import { count } from './kit.ts';

/** Why its reader sees a card, in a sentence or three. */
export function whyOf(occasion: HypothesisOccasion, { watch, unit, silence }: HypothesisLook): string {
  const ends = silence ? `it ends as ${silence} by default` : 'it is stopped by default';
  switch (occasion.to) {
    case 'channel':
      return 'This card changes as the bet goes on. A chance is a forecast, not a promise.';
    case 'reader':
      return 'A chance is a forecast, not a promise. `/hypothesis help` lists what you can do.'.replaceAll('`', '');
    case 'owner':
      if (occasion.standIn)
        return 'Why am I seeing this? Its owner is a former member, and you decide on it or lead its project: it goes by your hours now.';
      if (occasion.about.is === 'claimed')
        return 'Why am I seeing this? You own the bet, and a reading that you did not log yourself reached its target. One that confirms it asks for the decision. It is said once for each such reading.';
      if (occasion.about.is === 'drift')
        return `Why am I seeing this? You own the bet, it was shipped and kept on watch, and a reading lies beyond the threshold${watch ? ` of ${valueInWords(watch.threshold, unit)}` : ''} that was agreed. It is said once for each such reading.`;
      if (occasion.about.is === 'ended')
        return `Why am I seeing this? You own the bet. No decision on it stood in time, so it ${silence ? `ended as ${silence}` : 'was stopped'} by default.`;
      if (occasion.about.is === 'measure')
        return `Why am I seeing this? You own the bet, and it was agreed to measure it every ${count(watch?.everyDays ?? 1, 'day')} once shipped. Change the watch, or leave its threshold empty to end it.`;
      return 'Why am I seeing this? You own the bet. I ask at a quarter, half and three quarters of its time and on its last two working days, in your hours.';
    case 'decider':
      return `Why am I seeing this? You were named to decide when it was agreed. Without an answer ${ends} at the end of your second working day after its deadline.`;
    case 'second':
      return `Why am I seeing this? You lead the project or own the bet, and whoever decided may not agree with themselves. Where nobody agrees ${ends} at the end of the fifth working day after the proposal, not before its deadline.`;
    case 'lead':
      return `Why am I seeing this? You lead the project or own the bet. Without a decision ${ends}: at the end of the fifth working day of its owner where nobody is there to decide, of the tenth at the latest where they are away.`;
  }
}
