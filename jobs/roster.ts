import { readDue } from '#flows/roster.ts';
import type { Job } from '#ports/doors.ts';

/** Reads the members of new projects from their channels. */
export const roster: Job = { name: 'roster', run: readDue };
