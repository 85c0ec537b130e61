import { arriveDue } from '#flows/travel.ts';
import type { Job } from '#ports/doors.ts';

/** Puts a zone into force for whoever has moved to it, once their next day begins there. */
export const travel: Job = { name: 'travel', run: arriveDue };
