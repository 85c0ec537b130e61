import type { DeliveryKey, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Nudge, NudgeRule, RuleRecord, Snooze } from '#domain/nudge.ts';
import type { Project } from '#domain/project.ts';
import type { RiskState } from '#domain/risk.ts';
import type { Climb } from '#domain/risk-ladder.ts';
import type { Instant } from '#domain/time.ts';

/** Unasked messages, and what people made of them. */
export interface Nudges {
  /** Inserts it unless its key is known; false: it is, and nothing changed. */
  add(nudge: Nudge): Promise<boolean>;
  find(workspace: WorkspaceId, key: DeliveryKey): Promise<Nudge | null>;
  /** The newest of before `now` by that rule about that item to that person; null: none. */
  latest(workspace: WorkspaceId, user: UserId, rule: NudgeRule, item: string, now: Instant): Promise<Nudge | null>;
  /** What is sent to a person from `since` on, oldest first; what was dropped before it was sent is left out. */
  sentTo(workspace: WorkspaceId, user: UserId, since: Instant): Promise<Nudge[]>;
  /** What became of one: useless outweighs acted on, and that outweighs put off, whichever came first. */
  conclude(workspace: WorkspaceId, key: DeliveryKey, outcome: NonNullable<Nudge['outcome']>): Promise<void>;
  /** The person did at `now` what settles an item: what they were told of it from `since` on was acted on, unless they called it useless. */
  acted(
    workspace: WorkspaceId,
    user: UserId,
    item: string,
    span: { readonly since: Instant; readonly now: Instant },
  ): Promise<void>;
  /** How each rule has fared in a project since `since`, by what was really sent; rules that were never shown are absent. */
  records(workspace: WorkspaceId, project: ProjectId, since: Instant): Promise<RuleRecord[]>;
  /** Replaces an earlier one about the same item. */
  snooze(snooze: Snooze): Promise<void>;
  /** A bet was measured: whoever put it off until then did so no longer. */
  read(workspace: WorkspaceId, item: string): Promise<void>;
  /** Those of a person that are not over at `now`. */
  snoozes(workspace: WorkspaceId, user: UserId, now: Instant): Promise<Snooze[]>;
}

/** What is looked at project by project. */
export type LookAt = 'overlap' | 'radar' | 'risk' | 'weekly' | 'regional' | 'signpost' | 'retention';

export interface Looks {
  /** Active projects of installed workspaces at which nobody has looked yet, or that are due, longest due first. */
  due(what: LookAt, now: Instant, limit: number): Promise<Project[]>;
  set(workspace: WorkspaceId, project: ProjectId, what: LookAt, at: Instant): Promise<void>;
}

/** An item's risk as of the last evaluation. */
export interface KeptRisk extends RiskState, Climb {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
  readonly item: string;
  /** Chance at the last evaluation and the day of it, as texts of ours; null: nothing measures it. */
  readonly chance: string | null;
  readonly chanceOn: string | null;
}

export interface Risks {
  find(workspace: WorkspaceId, project: ProjectId, item: string): Promise<KeptRisk | null>;
  /** Inserts or replaces. */
  save(risk: KeptRisk): Promise<void>;
}
