import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { KeptClaim, SummaryKey, WholeSummary } from '#domain/summary-kept.ts';
import type { Instant, LocalDate } from '#domain/time.ts';

/** Summaries with the claims they are made of, what readers thought of them, and who keeps their words from models. */
export interface Summaries {
  find(key: SummaryKey): Promise<WholeSummary | null>;
  /** Inserts it unless its key is known; false: it is, and nothing changed. */
  add(whole: WholeSummary): Promise<boolean>;
  /** Replaces one claim of it, by its place. */
  saveClaim(key: SummaryKey, claim: KeptClaim): Promise<void>;
  /** Those of a project and kind from `from` to `to`, both days included, by date, then by edition. */
  between(
    workspace: WorkspaceId,
    project: ProjectId,
    kind: SummaryKey['kind'],
    from: LocalDate,
    to: LocalDate,
  ): Promise<WholeSummary[]>;
  /** Every claim that rests on words of a person, in any project, by project, date and place. */
  claimsOn(workspace: WorkspaceId, user: UserId): Promise<(SummaryKey & { readonly claim: KeptClaim })[]>;
  /** Every claim that a reviewer decided about, in any project, by project, date and place. */
  reviewed(workspace: WorkspaceId): Promise<(SummaryKey & { readonly claim: KeptClaim })[]>;
  /** What a reader thinks of it; a later word replaces an earlier one. */
  vote(key: SummaryKey, user: UserId, useful: boolean, at: Instant): Promise<void>;
  votes(key: SummaryKey): Promise<readonly { readonly user: UserId; readonly useful: boolean; readonly at: Instant }[]>;
  /** Whoever keeps their own words from every model, in order of user id. */
  withoutModel(workspace: WorkspaceId): Promise<UserId[]>;
  /** Whether models may see a person's words from now on. */
  allowModel(workspace: WorkspaceId, user: UserId, allowed: boolean, at: Instant): Promise<void>;
}
