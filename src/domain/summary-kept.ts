import type { ProjectId, UserId, WorkspaceId } from './ids.ts';
import type { CheckedClaim, Checks, Headline, Group } from './summary.ts';
import type { Instant, LocalDate } from './time.ts';

/** The team's own, in its words; or one for other readers of the same days, by name. */
export const TEAM_EDITION = 'team';

/** What tells one summary of a workspace from the others. */
export interface SummaryKey {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
  readonly kind: 'daily' | 'weekly';
  /** Its day, or the first of its week. */
  readonly date: LocalDate;
  readonly edition: string;
}

/** An answer that a claim rests on, as it was when the claim was made. */
export interface ClaimSource {
  readonly user: UserId;
  readonly date: LocalDate;
  readonly version: number;
}

/**
 * `posted`: stands in the summary; `appended`: stands there in its author's own words, because nothing else told of them;
 * `held`: waits for a person; `dropped`: stands nowhere.
 */
export type ClaimState = 'posted' | 'appended' | 'held' | 'dropped';

/** What a reviewer made of a held claim. */
export interface ClaimReview {
  readonly by: UserId;
  readonly at: Instant;
  readonly is: 'approved' | 'edited' | 'dropped';
  /** The claim's words before, what the checks found in them, and the same in words. */
  readonly was: string;
  readonly checks: Checks;
  readonly why: string;
}

/** One line of a summary as it is kept: its people and sources by id, so that names may change and people be forgotten. */
export interface KeptClaim extends Omit<CheckedClaim, 'people' | 'sources'> {
  /** Order within the summary, from 0; headlines and groups go by it. */
  readonly place: number;
  readonly state: ClaimState;
  /** The author of the quote first. */
  readonly people: readonly UserId[];
  /** At least one. */
  readonly sources: readonly ClaimSource[];
  /** null: nobody has looked at it. */
  readonly review: ClaimReview | null;
}

/** A summary as it was made, but for its claims. */
export interface KeptSummary extends SummaryKey {
  readonly madeAt: Instant;
  /** The model's part is missing, for this reason; null: it is not. */
  readonly plain: string | null;
  /** Models that wrote or looked; empty: none did. */
  readonly models: readonly string[];
  /** Version of the prompts; empty: none were used. */
  readonly prompts: string;
  /** units: calls; tokens as the provider counted them */
  readonly usage: { readonly calls: number; readonly input: number; readonly cached: number; readonly output: number };
  /** What it cost; null: nobody knows. units: millionths of a US dollar */
  readonly micros: number | null;
  /** `on`: places of claims. */
  readonly headline: readonly Headline[];
  readonly groups: readonly Group[];
  /** Whoever wrote nothing that can be read. */
  readonly silent: readonly UserId[];
}

/** A summary with its claims, in order of their places. */
export interface WholeSummary {
  readonly summary: KeptSummary;
  readonly claims: readonly KeptClaim[];
}

/** Whether a claim is read by the summary's readers, and so may be told on. */
export const isTold = ({ state }: Pick<KeptClaim, 'state'>): boolean => state === 'posted' || state === 'appended';
