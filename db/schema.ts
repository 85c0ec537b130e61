import type { Kysely } from 'kysely';
import type { AuditAct, AuditFacts } from '#domain/audit.ts';
import type { BlockerEnd, BlockerKind, BlockerSource, BlockerState, UpdateKind } from '#domain/blocker.ts';
import type { Doubt } from '#domain/blocker-words.ts';
import type { ChannelId, DeliveryKey, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Absence, Half, Stay } from '#domain/member.ts';
import type { Message } from '#domain/message.ts';
import type { Posting } from '#domain/posting.ts';
import type { DayOff, Project, ProjectRole } from '#domain/project.ts';
import type { ProjectModels } from '#domain/project-model.ts';
import type { Question } from '#domain/question.ts';
import type { Address, DeliveryState } from '#domain/delivery.ts';
import type { Shift, Shifts } from '#domain/shift.ts';
import type { Instant, LocalDate, LocalTime, Weekday, Zone } from '#domain/time.ts';
import type { TeamTables } from './schema-team.ts';
import type { HypothesisTables } from './schema-hypothesis.ts';
import type { MachineTables } from './schema-machine.ts';
import type { NudgeTables } from './schema-nudge.ts';
import type { PersonTables } from './schema-person.ts';
import type { AnswerRow, PromptRow, RunRow } from './schema-standup.ts';
import type { SummaryTables } from './schema-summary.ts';
import type { WriterTables } from './schema-writer.ts';
import type { Flag, Json } from './values.ts';

/** The tables: text, integers and null, and nothing else. */
export interface Tables
  extends TeamTables, HypothesisTables, MachineTables, NudgeTables, PersonTables, SummaryTables, WriterTables {
  workspace: WorkspaceRow;
  member: MemberRow;
  project: ProjectRow;
  participation: ParticipationRow;
  absence: AbsenceRow;
  agenda: AgendaRow;
  prompt: PromptRow;
  answer: AnswerRow;
  answer_history: AnswerRow;
  run: RunRow;
  blocker: BlockerRow;
  blocker_update: BlockerUpdateRow;
  delivery: DeliveryRow;
  inbox: InboxRow;
  audit: AuditRow;
}

/** A connection, or a transaction on one. */
export type Db = Kysely<Tables>;

export interface WorkspaceRow {
  workspace_id: WorkspaceId;
  name: string;
  bot_user: UserId;
  url: string | null;
  installed_at: Instant;
  uninstalled_at: Instant | null;
}

export interface MemberRow {
  workspace_id: WorkspaceId;
  user_id: UserId;
  name: string;
  zone: Zone | null;
  slack_zone: Zone | null;
  stays: Json<readonly Stay[]>;
  /** When the zone to come is in force; null: none is to come. */
  arrives_at: Instant | null;
  region: string | null;
  shifts: Json<Shifts>;
  standup_at: LocalTime | null;
  evening: Flag;
  quiet: Json<readonly Shift[]>;
  nudges: Flag;
  active: Flag;
  guest: Flag;
  admin: Flag;
  confirmed_at: Instant | null;
}

export interface ProjectRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  channel_id: ChannelId;
  name: string;
  channel_name: string;
  state: Project['state'];
  standup_at: LocalTime;
  days: Json<readonly Weekday[]>;
  days_off: Json<readonly DayOff[]>;
  nudges: Flag;
  escalate_after: number | null;
  model: Flag;
  models: Json<ProjectModels> | null;
  questions: Json<readonly Question[]>;
  weekly_on: Weekday | null;
  regional: Flag;
  posting: Posting;
  /** null: until it is deleted. */
  retention_days: number | null;
  created_by: UserId;
  created_at: Instant;
  /** When to read the roster again; null: it is up to date. */
  roster_at: Instant | null;
}

export interface ParticipationRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  user_id: UserId;
  role: 'participant' | 'observer';
  is_lead: Flag;
  has_left: Flag;
  roles: Json<readonly ProjectRole[]>;
  since: Instant;
}

export interface AbsenceRow {
  workspace_id: WorkspaceId;
  absence_id: string;
  user_id: UserId;
  first_day: LocalDate;
  last_day: LocalDate;
  reason: string;
  half: Half | null;
  kind: Absence['kind'];
}

export interface AgendaRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  user_id: UserId;
  /** The start of 1970: at once. null: never, until something changes. */
  next_due_at: Instant | null;
}

export interface BlockerRow {
  workspace_id: WorkspaceId;
  number: number;
  project_id: ProjectId;
  owner_id: UserId;
  text: Json<string>;
  kind: BlockerKind;
  helper_id: UserId | null;
  source: BlockerSource['from'];
  source_date: LocalDate | null;
  source_channel: ChannelId | null;
  source_ts: string | null;
  raised_at: Instant;
  raised_on: LocalDate;
  state: BlockerState['is'];
  /** Of `asked`, the doubt; of `closed`, the end. */
  state_how: Doubt | BlockerEnd | null;
  state_by: UserId | null;
  state_at: Instant | null;
  /** null while it is not closed: what is open is found by an index over this. */
  closed_at: Instant | null;
  told_at: Instant | null;
  escalated_at: Instant | null;
  /** The start of 1970: at once. null: never, until something changes. */
  next_due_at: Instant | null;
}

export interface BlockerUpdateRow {
  workspace_id: WorkspaceId;
  number: number;
  /** Order within the blocker, from 1. */
  seq: number;
  at: Instant;
  by_id: UserId | null;
  what: UpdateKind;
  text: Json<string>;
}

export interface DeliveryRow {
  workspace_id: WorkspaceId;
  key: DeliveryKey;
  /** Order of writing, across workspaces. */
  seq: number;
  subject: string;
  state: DeliveryState;
  priority: number;
  not_before: Instant;
  not_after: Instant;
  /** When it may go: `not_before`, later the moment of the next try. */
  due_at: Instant;
  to_kind: Address['to'];
  channel_id: ChannelId | null;
  user_id: UserId | null;
  broadcast: Flag;
  /** Key of the delivery that a thread or an edit hangs on. */
  depends_on: DeliveryKey | null;
  kind: Message['kind'];
  /** Empty once its words are forgotten. */
  message: Json<Message> | '';
  tries: number;
  written_at: Instant;
  claimed_at: Instant | null;
  settled_at: Instant | null;
  ref_channel: ChannelId | null;
  ref_ts: string | null;
  /** Why it was dropped or failed: a static word or Slack's code. */
  why: string | null;
}

export interface InboxRow {
  workspace_id: WorkspaceId;
  item_id: string;
  kind: string;
  payload: string;
  received_at: Instant;
  tries: number;
  taken_at: Instant | null;
  done_at: Instant | null;
}

export interface AuditRow {
  workspace_id: WorkspaceId;
  /** Order of writing in the workspace. */
  seq: number;
  project_id: ProjectId;
  actor: UserId | null;
  act: AuditAct;
  before: Json<AuditFacts>;
  after: Json<AuditFacts>;
  at: Instant;
}
