import { pollTracker } from '#flows/poll.ts';
import type { Job } from '#ports/doors.ts';

/** Fetches readings of bets that MLflow measures. */
export const poll: Job = { name: 'poll', run: pollTracker };
