import { publishDue } from '#flows/digest.ts';
import type { Job } from '#ports/doors.ts';

/** Closes runs whose last member is cut off or has answered, and writes their digests. */
export const digest: Job = { name: 'digest', run: publishDue };
