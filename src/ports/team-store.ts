import type { Deadlines } from './deadlines.ts';
import type { Handovers } from './handovers.ts';

/** The repositories about what a team arranges among itself. */
export interface TeamStore {
  readonly handovers: Handovers;
  readonly deadlines: Deadlines;
}
