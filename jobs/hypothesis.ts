import { lookAfterBets } from '#flows/hypothesis-due.ts';
import type { Job } from '#ports/doors.ts';

/** Asks owners how their bets go, asks for decisions, and stops by default what nobody decides. */
export const hypothesis: Job = { name: 'hypothesis', run: lookAfterBets };
