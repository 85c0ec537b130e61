import type { DeliveryKey, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Nudge, NudgeRule } from '#domain/nudge.ts';
import type { Tier } from '#domain/risk.ts';
import type { Rung } from '#domain/risk-ladder.ts';
import type { Instant } from '#domain/time.ts';
import type { LookAt } from '#ports/nudges.ts';
import type { Flag } from './values.ts';

/** The tables of unasked messages. */
export interface NudgeTables {
  nudge: NudgeRow;
  snooze: SnoozeRow;
  look: LookRow;
  risk: RiskRow;
}

export interface NudgeRow {
  workspace_id: WorkspaceId;
  key: DeliveryKey;
  project_id: ProjectId;
  user_id: UserId;
  rule: NudgeRule;
  item: string;
  at: Instant;
  outcome: Nudge['outcome'];
}

interface SnoozeRow {
  workspace_id: WorkspaceId;
  user_id: UserId;
  item: string;
  until: Instant;
  on_reading: Flag;
}

interface LookRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  what: LookAt;
  next_due_at: Instant;
}

export interface RiskRow {
  workspace_id: WorkspaceId;
  project_id: ProjectId;
  item: string;
  tier: Tier;
  streak: number;
  told: string;
  chance: string | null;
  chance_on: string | null;
  rung: Rung | null;
  rung_at: Instant | null;
}
