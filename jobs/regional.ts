import { tellWhileOff } from '#flows/regional.ts';
import type { Job } from '#ports/doors.ts';

/** Tells people as their day starts what was written while they were off. */
export const regional: Job = { name: 'regional', run: tellWhileOff };
