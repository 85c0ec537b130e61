import type { Hypothesis } from '#domain/hypothesis.ts';
import type { ProjectId, WorkspaceId } from '#domain/ids.ts';

/** Decided bets by their words: what was believed, the problem, the metric, why it ended and what was learned. */
export interface Ledger {
  /** Decided bets of a project that have some of the words, the closest first. Word forms and accents count alike. */
  find(workspace: WorkspaceId, project: ProjectId, words: readonly string[], limit: number): Promise<Hypothesis[]>;
}
