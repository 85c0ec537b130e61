import { z } from 'zod';
import type { ChannelId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Ack } from './ack.ts';
import { actAt } from './act.ts';
import type { DoorTools } from './doors.ts';
import { typedText } from './text.ts';

/** A message that somebody chose one of our shortcuts on. A message of blocks alone has no text. */
const marked = z.object({
  type: z.literal('message_action'),
  callback_id: z.string(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }),
  message: z.object({ ts: z.string(), text: z.string().nullish() }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
});

/** Answers shortcuts on messages; one that nobody knows is only acknowledged. */
export function shortcutDoor(tools: DoorTools): (body: unknown, ack: Ack<never>) => Promise<void> {
  const byId = new Map(tools.shortcuts.map((shortcut) => [shortcut.id, shortcut]));
  return async (body, ack) => {
    const now = tools.clock.now();
    const read = marked.safeParse(body);
    const shortcut = read.success ? byId.get(read.data.callback_id) : undefined;
    if (!read.success || !shortcut) return ack.once();
    const { user, team, channel, message, trigger_id, response_url } = read.data;
    const visit = {
      workspace: (team?.id ?? user.team_id ?? '') as WorkspaceId,
      who: user.id as UserId,
      channel: channel.id as ChannelId,
      now,
      trigger: trigger_id,
      responseUrl: response_url ?? null,
      again: 'choose the shortcut again',
    };
    const what = { channel: visit.channel, ts: message.ts, text: typedText(message.text ?? '') };
    await actAt(tools, shortcut.id, visit, ack, () => shortcut.read(what));
  };
}
