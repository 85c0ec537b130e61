import { passOn } from '#flows/handover-due.ts';
import type { Job } from '#ports/doors.ts';

/** What was handed over reaches whoever is awake next, or goes back. After the standup, whose questions tell of it too. */
export const handover: Job = { name: 'handover', run: passOn };
