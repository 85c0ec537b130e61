import { forget } from '#flows/upkeep.ts';
import type { Job } from '#ports/doors.ts';

/** Forgets what is no longer needed: ids of old events, the words of old deliveries. */
export const upkeep: Job = { name: 'upkeep', run: forget };
