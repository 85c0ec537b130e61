import type { CostSum, ModelCall } from '#domain/cost.ts';
import type { ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';

/** `underWay`: reserved for answers that are not there yet. units: millionths of a US dollar */
export interface Counted {
  readonly settled: number;
  readonly underWay: number;
}

/** What questions to a language model cost, and the answers that may serve again. */
export interface Costs {
  /**
   * Books one that is about to be asked, unless with all that its project has counted since `from` it would go beyond `cap`.
   * false: it would, and nothing was booked. null: no cap.
   */
  reserve(call: ModelCall, cap: number | null, from: Instant): Promise<boolean>;
  /** Books one that needs no room: it was answered, or never asked. Replaces a reservation of that id. */
  settle(call: ModelCall): Promise<void>;
  /** What a project's questions since `from` count against its cap; `reserve` reckons with both. */
  counted(workspace: WorkspaceId, project: ProjectId, from: Instant): Promise<Counted>;
  /** Reservations before `before` become `lost`: nobody knows what they cost, so they count as much as was reserved. */
  giveUp(before: Instant): Promise<number>;
  /** Sums from `from` on and before `to` by day (UTC), project, purpose and model, in that order. */
  sums(workspace: WorkspaceId, from: Instant, to: Instant): Promise<CostSum[]>;
  /** An answer to the same question of the project, given since `from`; undefined: none. */
  recall(workspace: WorkspaceId, project: ProjectId, question: string, from: Instant): Promise<unknown>;
  /** Keeps an answer; `question` is a hash of everything that was asked. */
  keep(workspace: WorkspaceId, project: ProjectId, question: string, answer: unknown, at: Instant): Promise<void>;
  /** Forgets answers kept before `answers` and calls before `calls`. */
  forget(before: { readonly answers: Instant; readonly calls: Instant }): Promise<void>;
}
