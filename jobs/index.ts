import type { Job } from '#ports/doors.ts';
import { blocker } from './blocker.ts';
import { digest } from './digest.ts';
import { doctor } from './doctor.ts';
import { handover } from './handover.ts';
import { nudge } from './nudge.ts';
import { holidays } from './holidays.ts';
import { hypothesis } from './hypothesis.ts';
import { poll } from './poll.ts';
import { regional } from './regional.ts';
import { review } from './review.ts';
import { roster } from './roster.ts';
import { standup } from './standup.ts';
import { travel } from './travel.ts';
import { upkeep } from './upkeep.ts';
import { weekly } from './weekly.ts';

/** Every job, in the order in which a heartbeat runs them: who is here and on which clock, who is asked, who is told what they missed, who is handed what, who could help, what was measured, which bet wants its people, what is over, which of its lines wait, what may be forgotten. */
export const jobs: readonly Job[] = [
  roster,
  travel,
  standup,
  regional,
  handover,
  blocker,
  poll,
  hypothesis,
  nudge,
  holidays,
  digest,
  review,
  weekly,
  upkeep,
  doctor,
];
