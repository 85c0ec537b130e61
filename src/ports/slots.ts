import type { ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { HeldSlot, MeetingSlot } from '#domain/slot.ts';
import type { Instant } from '#domain/time.ts';

/** The weekly meetings of projects. */
export interface Slots {
  /** null: there is none, or it is held no more. */
  find(workspace: WorkspaceId, number: number): Promise<MeetingSlot | null>;
  /** Inserts it under the next number of its workspace. */
  add(slot: Omit<MeetingSlot, 'number'>): Promise<MeetingSlot>;
  /** It is held no more from `at` on, and is nameless; that it was held is kept, since what it asked of people counts for a while. */
  remove(workspace: WorkspaceId, number: number, at: Instant): Promise<void>;
  /** Deletes those that are held no more since before `before`, of all workspaces. */
  purge(before: Instant): Promise<void>;
  /** Those of a workspace that are held or were at `since` or later, in order of number. */
  held(workspace: WorkspaceId, since: Instant): Promise<HeldSlot[]>;
  /** Those that are held, in order of number. */
  of(workspace: WorkspaceId, project: ProjectId): Promise<MeetingSlot[]>;
}
