import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { CheckedClaim, Checks, Group, Headline } from '#domain/summary.ts';
import type { ClaimReview, ClaimSource, ClaimState, SummaryKey } from '#domain/summary-kept.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Flag, Json } from './values.ts';

/** The tables of summaries. */
export interface SummaryTables {
  summary: SummaryRow;
  claim: ClaimRow;
  review: ReviewRow;
  summary_vote: VoteRow;
  without_model: WithoutModelRow;
}

export interface SummaryKeyRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  kind: SummaryKey['kind'];
  date: LocalDate;
  edition: string;
}

export interface SummaryRow extends SummaryKeyRow {
  made_at: Instant;
  plain: string | null;
  models: Json<readonly string[]>;
  prompts: string;
  calls: number;
  input: number;
  cached: number;
  output: number;
  micros: number | null;
  headline: Json<readonly Headline[]>;
  topics: Json<readonly Group[]>;
  silent: Json<readonly UserId[]>;
}

export interface ClaimRow extends SummaryKeyRow {
  place: number;
  state: ClaimState;
  words: Json<string>;
  about: CheckedClaim['kind'];
  people: Json<readonly UserId[]>;
  /** Searched for people: `"user":"U1"` stands in it where it rests on their words. */
  sources: Json<readonly ClaimSource[]>;
  quote: Json<string>;
  /** units: per cent */
  confidence: number;
  checks: Json<Checks>;
  why: Json<string>;
  made_by: CheckedClaim['by'];
  review: Json<ClaimReview> | null;
}

export interface ReviewRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  date: LocalDate;
  reviewer_id: UserId | null;
  since: Instant;
  asked_at: Instant | null;
  lapses_at: Instant | null;
  lapsed: Flag;
  closed_at: Instant | null;
  /** null: never, until it changes. */
  next_due_at: Instant | null;
}

interface VoteRow extends SummaryKeyRow {
  user_id: UserId;
  useful: Flag;
  at: Instant;
}

interface WithoutModelRow {
  workspace_id: WorkspaceId;
  user_id: UserId;
  at: Instant;
}
