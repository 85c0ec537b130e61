import type { CallOutcome, Purpose } from '#domain/cost.ts';
import type { ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { Price } from '#domain/price.ts';
import type { Instant } from '#domain/time.ts';
import type { Json } from './values.ts';

/** The tables of the language model. */
export interface WriterTables {
  llm_call: LlmCallRow;
  llm_answer: LlmAnswerRow;
}

export interface LlmCallRow {
  workspace_id: WorkspaceId;
  call_id: string;
  /** null: of no project, or of one that was deleted. */
  project_id: ProjectId | null;
  purpose: Purpose;
  task: string;
  model: string;
  at: Instant;
  outcome: CallOutcome;
  input: number;
  cached: number;
  output: number;
  latency_ms: number;
  price: Json<Price> | null;
  micros: number | null;
  counted: number;
}

export interface LlmAnswerRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  /** SHA-256 of everything that was asked, in hex. */
  question: string;
  answer: Json<{ readonly value: unknown }>;
  at: Instant;
}
