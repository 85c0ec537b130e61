import { lookAtReviews } from '#flows/review.ts';
import type { Job } from '#ports/doors.ts';

/** Has digests name what still waits for a reviewer, and asks the next where one is gone. */
export const review: Job = { name: 'review', run: lookAtReviews };
