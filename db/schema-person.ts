import type { DeliveryKey, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { PromptDone } from '#domain/message.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Json } from './values.ts';

/** What is kept of one person across projects. */
export interface PersonTables {
  forgotten: ForgottenRow;
  holiday_choice: HolidayChoiceRow;
  shared_prompt: SharedPromptRow;
}

export interface SharedPromptRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  user_id: UserId;
  date: LocalDate;
  host_key: DeliveryKey;
  /** Order within the host, from 1. */
  place: number;
  outcome: Json<PromptDone['outcome']> | null;
}

export interface HolidayChoiceRow {
  workspace_id: WorkspaceId;
  user_id: UserId;
  region_name: string;
  until: LocalDate;
  renews_at: Instant | null;
}

export interface ForgottenRow {
  workspace_id: WorkspaceId;
  user_id: UserId;
  at: Instant;
}
