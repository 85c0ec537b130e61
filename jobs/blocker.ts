import { lookAfter } from '#flows/blocker-due.ts';
import type { Job } from '#ports/doors.ts';

/** Tells helpers and, where nobody sees to a blocker, the leads. */
export const blocker: Job = { name: 'blocker', run: lookAfter };
