import { askDue } from '#flows/standup.ts';
import type { Job } from '#ports/doors.ts';

/** Asks each member once per standup day at their own local time, asks again after a snooze, and nudges once. */
export const standup: Job = { name: 'standup', run: askDue };
