import type { Asks } from './asks.ts';
import type { Deadlines } from './deadlines.ts';
import type { Handovers } from './handovers.ts';
import type { Slots } from './slots.ts';
import type { Stakeholders } from './stakeholders.ts';

/** The repositories about what a team arranges among itself. */
export interface TeamStore {
  readonly asks: Asks;
  readonly handovers: Handovers;
  readonly deadlines: Deadlines;
  readonly slots: Slots;
  readonly stakeholders: Stakeholders;
}
