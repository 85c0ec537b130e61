import type { HappenedTo, Hypothesis, HypothesisState, Lineage, Outcome, Terms, Watch } from '#domain/hypothesis.ts';
import type { ForecastNote } from '#domain/hypothesis-odds.ts';
import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Reading } from '#domain/reading.ts';
import type { Instant } from '#domain/time.ts';
import type { Json } from './values.ts';

/** The tables of bets. */
export interface HypothesisTables {
  hypothesis: HypothesisRow;
  hypothesis_event: HypothesisEventRow;
  hypothesis_guess: HypothesisGuessRow;
  hypothesis_forecast: HypothesisForecastRow;
  reading: ReadingRow;
  hypothesis_words: HypothesisWordsRow;
}

export interface HypothesisRow {
  workspace_id: WorkspaceId;
  number: number;
  project_id: ProjectId;
  /** As in the terms, for who asks for their own. */
  owner_id: UserId;
  decider_id: UserId;
  belief: Json<string>;
  terms: Json<Terms>;
  version: number;
  state: HypothesisState['is'];
  state_json: Json<HypothesisState>;
  pauses: Json<Hypothesis['pauses']>;
  parent: number | null;
  lineage: Lineage['how'] | null;
  watch: Json<Watch> | null;
  created_by: UserId;
  created_at: Instant;
  /** null while nothing is decided: what is open is found by an index over this. */
  ended_at: Instant | null;
  outcome: Outcome | null;
  /** The start of 1970: at once. null: never, until something changes. */
  next_due_at: Instant | null;
  /** The form that it was written in; null: none, or one of an older Meridian. */
  form_id: string | null;
}

export interface HypothesisEventRow {
  workspace_id: WorkspaceId;
  number: number;
  /** Order within the bet, from 1. */
  seq: number;
  at: Instant;
  by_id: UserId | null;
  what: Json<HappenedTo>;
}

export interface HypothesisGuessRow {
  workspace_id: WorkspaceId;
  number: number;
  user_id: UserId;
  percent: number;
  at: Instant;
}

export interface HypothesisForecastRow {
  workspace_id: WorkspaceId;
  number: number;
  mark: ForecastNote['mark'];
  chance: Json<number>;
  log_odds: Json<number>;
  at: Instant;
}

export interface ReadingRow {
  workspace_id: WorkspaceId;
  hypothesis: number;
  number: number;
  at: Instant;
  logged_at: Instant;
  source_id: string | null;
  body: Json<Omit<Reading, 'workspace' | 'hypothesis' | 'number' | 'at' | 'loggedAt' | 'sourceId'>>;
}

/** A virtual table of FTS5: columns without types, found by `words`. */
export interface HypothesisWordsRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  number: number;
  words: string;
}
