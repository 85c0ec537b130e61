import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Posting } from '#domain/posting.ts';
import type { Answer, AnswerWords, PromptState } from '#domain/prompt.ts';
import type { Question } from '#domain/question.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Flag, Json } from './values.ts';

export interface PromptRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  user_id: UserId;
  date: LocalDate;
  state: PromptState;
  ask_at: Instant;
  nudge_at: Instant | null;
  cutoff_at: Instant;
  snoozed_until: Instant | null;
  asked_at: Instant | null;
  nudged_at: Instant | null;
}

export interface AnswerRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  user_id: UserId;
  date: LocalDate;
  version: number;
  words: Json<AnswerWords>;
  source: Answer['source'];
  answered_at: Instant;
  edited_at: Instant | null;
  late: Flag;
}

export interface RunRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  date: LocalDate;
  opened_at: Instant;
  closes_at: Instant;
  closed_at: Instant | null;
  /** As they were when it opened. */
  questions: Json<readonly Question[]>;
  posting: Posting;
}
