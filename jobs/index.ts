import type { Job } from '#ports/doors.ts';
import { digest } from './digest.ts';
import { roster } from './roster.ts';
import { standup } from './standup.ts';
import { upkeep } from './upkeep.ts';

/** Every job, in the order in which a heartbeat runs them: who is here, who is asked, what is over, what may be forgotten. */
export const jobs: readonly Job[] = [roster, standup, digest, upkeep];
