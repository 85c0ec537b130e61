import { examineDaily } from '#flows/doctor.ts';
import type { Job } from '#ports/doors.ts';

/** Looks once a day whether the runtime has the clock of a zone wrong, and says so in the log. */
export const doctor: Job = { name: 'doctor', run: examineDaily };
