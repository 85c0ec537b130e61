import { betFaults, tellBets } from './bets-tell.ts';
import type { OwnScene } from './scenario.ts';
import { CLINIC_TEAM } from './scene/cast.ts';

/** How the scene of bets is told, judged, and gone on with. */
export const BETS_OWN: OwnScene = {
  tell: tellBets,
  faults: (stage) => betFaults(stage, CLINIC_TEAM.channel),
  first: [
    'H7 waits for your decision; press Decide below it.',
    'Then go to the channel: a card for each bet, #1 shipped, #2 stopped by default,',
    '#3 went on as #5, #6 moved its goal post and still runs.',
  ],
  stops: [
    ['Decide', 'H7 waits for you in this conversation: press *Decide*, and say what was learned.'],
    [
      'See the bets',
      'In the channel each bet has a card that changes in place. Type `/hypothesis` there for all of them, those to act on first.',
    ],
    [
      'Ask why',
      'Under a running bet press *Why this chance?*: the readings, the gap, the rates, the formula and the base rate.',
    ],
    [
      'Measure',
      'Be *Ines Duarte* (top right) and type `/hypothesis log H6 0.9 n=500 confirm` in the channel; the card follows.',
    ],
    [
      'Look back',
      '`/hypothesis show H1` draws its readings; `/hypothesis search` finds ended bets; `/hypothesis calibration` says how good our forecasts were.',
    ],
  ],
};
