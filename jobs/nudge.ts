import { announceChanges } from '#flows/clock-change.ts';
import { tellOverlaps } from '#flows/overlap-nudge.ts';
import { evaluateRisks } from '#flows/risk.ts';
import type { Job } from '#ports/doors.ts';

/** What is said unasked beside the standup: something to settle in a shared hour, a clock change, an item at risk. */
export const nudge: Job = {
  name: 'nudge',
  async run(ports, now) {
    await tellOverlaps(ports, now);
    await announceChanges(ports, now);
    await evaluateRisks(ports, now);
  },
};
