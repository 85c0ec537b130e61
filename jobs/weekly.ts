import { sumUpWeeks } from '#flows/weekly-post.ts';
import type { Job } from '#ports/doors.ts';

/** Sums up each project's week when the last of its people is through with it. */
export const weekly: Job = { name: 'weekly', run: sumUpWeeks };
