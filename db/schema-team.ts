import type { Ask } from '#domain/ask.ts';
import type { Handover, HandoverWords } from '#domain/handover.ts';
import type { ChannelId, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Term } from '#domain/jargon.ts';
import type { Instant, LocalDate, LocalTime, Weekday, Zone } from '#domain/time.ts';
import type { Json } from './values.ts';

/** The tables of what a team arranges among itself. */
export interface TeamTables {
  ask: AskRow;
  handover: HandoverRow;
  deadline: DeadlineRow;
  slot: SlotRow;
  stakeholder: StakeholderRow;
  stakeholder_reader: StakeholderReaderRow;
}

export interface AskRow {
  workspace_id: WorkspaceId;
  number: number;
  project_id: ProjectId;
  asker_id: UserId;
  date: LocalDate;
  asked_id: UserId;
  mark: string;
  asked_at: Instant;
  state: Ask['state']['is'];
  state_by: UserId | null;
  /** null while it is open: what is open is found by an index over this. */
  state_at: Instant | null;
}

export interface DeadlineRow {
  workspace_id: WorkspaceId;
  number: number;
  project_id: ProjectId;
  name: Json<string>;
  date: LocalDate;
  time: LocalTime;
  zone: Zone;
  made_by: UserId;
  made_at: Instant;
}

export interface HandoverRow {
  workspace_id: WorkspaceId;
  number: number;
  project_id: ProjectId;
  giver_id: UserId;
  to_id: UserId | null;
  next_id: UserId;
  words: Json<HandoverWords>;
  until: Instant | null;
  given_at: Instant;
  told_at: Instant | null;
  state: Handover['state']['is'];
  state_by: UserId | null;
  /** null while it is open: what is open is found by an index over this. */
  state_at: Instant | null;
  /** The start of 1970: at once. null: never, until something changes. */
  next_due_at: Instant | null;
}

export interface SlotRow {
  workspace_id: WorkspaceId;
  number: number;
  project_id: ProjectId;
  name: Json<string>;
  weekday: Weekday;
  time: LocalTime;
  zone: Zone;
  minutes: number;
  people: Json<readonly UserId[]>;
  made_by: UserId;
  made_at: Instant;
  /** null: it is held still. */
  removed_at: Instant | null;
}

interface StakeholderRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  channel_id: ChannelId | null;
  jargon: Json<readonly Term[]>;
  started_at: Instant | null;
}

interface StakeholderReaderRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  user_id: UserId;
}
