import { z } from 'zod';
import type { WorkspaceId } from '#domain/ids.ts';

const callback = z.object({
  event_id: z.string().min(1),
  team_id: z.string().optional(),
  /** In a shared channel `team_id` may be the other organisation's; the first authorization is ours. Source: slack.md E8. */
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).optional(),
  event: z.looseObject({ type: z.string() }),
});

/** An event as the inbox keeps it: whose, its id that stays the same when it is sent again, and its type. */
export interface ReceivedEvent {
  readonly workspace: WorkspaceId;
  readonly id: string;
  readonly kind: string;
}

/** What stands around an event; null: it is none that can be kept. */
export function readEvent(body: unknown): ReceivedEvent | null {
  const read = callback.safeParse(body);
  if (!read.success) return null;
  const team = read.data.authorizations?.[0]?.team_id ?? read.data.team_id;
  return team ? { workspace: team as WorkspaceId, id: read.data.event_id, kind: read.data.event.type } : null;
}
