import { sql, type RawBuilder } from 'kysely';
import type { WorkspaceId } from '#domain/ids.ts';

/** The number after a workspace's highest in a table, as part of the statement that inserts it. */
export const nextNumber = (
  table: 'ask' | 'blocker' | 'deadline' | 'handover' | 'hypothesis' | 'slot',
  workspace: WorkspaceId,
): RawBuilder<number> =>
  sql<number>`(select coalesce(max(number), 0) + 1 from ${sql.table(table)} where workspace_id = ${workspace})`;

/** The place after the last of what is noted about something numbered, as part of the statement that inserts it. */
export const nextPlace = (
  table: 'blocker_update' | 'hypothesis_event',
  { workspace, number }: { readonly workspace: WorkspaceId; readonly number: number },
): RawBuilder<number> =>
  sql<number>`(select coalesce(max(seq), 0) + 1 from ${sql.table(table)} where workspace_id = ${workspace} and number = ${number})`;
