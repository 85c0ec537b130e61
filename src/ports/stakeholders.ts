import type { ChannelId, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { StakeholderPlan } from '#domain/stakeholder.ts';

/** Who reads which project's week in plain words. */
export interface Stakeholders {
  /** null: nothing was ever chosen. */
  find(workspace: WorkspaceId, project: ProjectId): Promise<StakeholderPlan | null>;
  /** Inserts or replaces, readers and words included. */
  save(plan: StakeholderPlan): Promise<void>;
  /** Projects whose week somebody reads privately, in order of id. */
  readBy(workspace: WorkspaceId, user: UserId): Promise<ProjectId[]>;
  /** Where one channel reads a week, the other does from now on, since Slack gave the channel a new id. */
  moveChannel(workspace: WorkspaceId, from: ChannelId, to: ChannelId): Promise<void>;
}
