import { renewHolidays } from '#flows/holidays-renewal.ts';
import type { Job } from '#ports/doors.ts';

/** Proposes the public holidays of the next year, once a year, to everybody who keeps some. */
export const holidays: Job = { name: 'holidays', run: renewHolidays };
