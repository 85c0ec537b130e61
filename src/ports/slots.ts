import type { ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { MeetingSlot } from '#domain/slot.ts';

/** The weekly meetings of projects. */
export interface Slots {
  find(workspace: WorkspaceId, number: number): Promise<MeetingSlot | null>;
  /** Inserts it under the next number of its workspace. */
  add(slot: Omit<MeetingSlot, 'number'>): Promise<MeetingSlot>;
  remove(workspace: WorkspaceId, number: number): Promise<void>;
  /** In order of number. */
  of(workspace: WorkspaceId, project: ProjectId): Promise<MeetingSlot[]>;
}
