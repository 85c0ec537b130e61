import type { Kysely } from 'kysely';
import { up as first } from './2026-11-23-first.ts';
import { up as asks } from './2026-11-24-asks.ts';
import { up as blockers } from './2026-11-24-blockers.ts';
import { up as deadlines } from './2026-11-24-deadlines.ts';
import { up as departed } from './2026-11-24-departed.ts';
import { up as forgotten } from './2026-11-24-forgotten.ts';
import { up as handovers } from './2026-11-24-handovers.ts';
import { up as holidays } from './2026-11-24-holidays.ts';
import { up as hours } from './2026-11-24-hours.ts';
import { up as hypotheses } from './2026-11-24-hypotheses.ts';
import { up as hypothesisForms } from './2026-11-24-hypothesis-forms.ts';
import { up as nudges } from './2026-11-24-nudges.ts';
import { up as polls } from './2026-11-24-polls.ts';
import { up as posting } from './2026-11-24-posting.ts';
import { up as questions } from './2026-11-24-questions.ts';
import { up as regional } from './2026-11-24-regional.ts';
import { up as retention } from './2026-11-24-retention.ts';
import { up as reviews } from './2026-11-24-reviews.ts';
import { up as riskLadder } from './2026-11-24-risk-ladder.ts';
import { up as sharedPrompts } from './2026-11-24-shared-prompts.ts';
import { up as slackZone } from './2026-11-24-slack-zone.ts';
import { up as slots } from './2026-11-24-slots.ts';
import { up as slotsPast } from './2026-11-24-slots-past.ts';
import { up as snoozeReading } from './2026-11-24-snooze-reading.ts';
import { up as stakeholders } from './2026-11-24-stakeholders.ts';
import { up as stewards } from './2026-11-24-stewards.ts';
import { up as summaries } from './2026-11-24-summaries.ts';
import { up as summaryCost } from './2026-11-24-summary-cost.ts';
import { up as tokens } from './2026-11-24-tokens.ts';
import { up as travel } from './2026-11-24-travel.ts';
import { up as vacation } from './2026-11-24-vacation.ts';
import { up as watches } from './2026-11-24-watches.ts';
import { up as weekDue } from './2026-11-24-week-due.ts';
import { up as weekly } from './2026-11-24-weekly.ts';
import { up as words } from './2026-11-24-words.ts';
import { up as writer } from './2026-11-24-writer.ts';
import { up as writerModels } from './2026-11-24-writer-models.ts';

/** One step forward; never edited once released. */
export interface Step {
  up(db: Kysely<unknown>): Promise<void>;
}

/** Every step, oldest first; the names sort in this order. */
export const migrations: Readonly<Record<string, Step>> = {
  '2026-11-23-first': { up: first },
  '2026-11-24-asks': { up: asks },
  '2026-11-24-blockers': { up: blockers },
  '2026-11-24-deadlines': { up: deadlines },
  '2026-11-24-departed': { up: departed },
  '2026-11-24-forgotten': { up: forgotten },
  '2026-11-24-handovers': { up: handovers },
  '2026-11-24-holidays': { up: holidays },
  '2026-11-24-hours': { up: hours },
  '2026-11-24-hypotheses': { up: hypotheses },
  '2026-11-24-hypothesis-forms': { up: hypothesisForms },
  '2026-11-24-nudges': { up: nudges },
  '2026-11-24-polls': { up: polls },
  '2026-11-24-posting': { up: posting },
  '2026-11-24-questions': { up: questions },
  '2026-11-24-regional': { up: regional },
  '2026-11-24-retention': { up: retention },
  '2026-11-24-reviews': { up: reviews },
  '2026-11-24-risk-ladder': { up: riskLadder },
  '2026-11-24-shared-prompts': { up: sharedPrompts },
  '2026-11-24-slack-zone': { up: slackZone },
  '2026-11-24-slots': { up: slots },
  '2026-11-24-slots-past': { up: slotsPast },
  '2026-11-24-snooze-reading': { up: snoozeReading },
  '2026-11-24-stakeholders': { up: stakeholders },
  '2026-11-24-stewards': { up: stewards },
  '2026-11-24-summaries': { up: summaries },
  '2026-11-24-summary-cost': { up: summaryCost },
  '2026-11-24-tokens': { up: tokens },
  '2026-11-24-travel': { up: travel },
  '2026-11-24-vacation': { up: vacation },
  '2026-11-24-watches': { up: watches },
  '2026-11-24-week-due': { up: weekDue },
  '2026-11-24-weekly': { up: weekly },
  '2026-11-24-words': { up: words },
  '2026-11-24-writer': { up: writer },
  '2026-11-24-writer-models': { up: writerModels },
};
