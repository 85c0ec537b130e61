import { z } from 'zod';
import type { ChannelId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Ack } from './ack.ts';
import { actAt } from './act.ts';
import type { DoorTools } from './doors.ts';

const pressed = z.object({
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).optional(),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  view: z.object({ type: z.string() }).nullish(),
});

/** What a button, a menu or a picker holds; a button without a value holds nothing. */
const element = z.object({
  action_id: z.string(),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** Answers buttons and menus in messages; one that nobody knows (a link, an old message) is only acknowledged. */
export function buttonDoor(tools: DoorTools): (body: unknown, action: unknown, ack: Ack<never>) => Promise<void> {
  const byId = new Map(tools.buttons.map((button) => [button.id, button]));
  return async (body, action, ack) => {
    const now = tools.clock.now();
    const where = pressed.safeParse(body);
    const what = element.safeParse(action);
    const button = what.success ? byId.get(what.data.action_id) : undefined;
    if (!where.success || !what.success || !button) return ack.once();
    const { user, team, channel, trigger_id, response_url, view } = where.data;
    const visit = {
      workspace: (team?.id ?? user.team_id ?? '') as WorkspaceId,
      who: user.id as UserId,
      channel: (channel?.id ?? null) as ChannelId | null,
      now,
      trigger: trigger_id ?? null,
      responseUrl: response_url ?? null,
      again: 'press the button again',
      home: view?.type === 'home' && trigger_id !== undefined,
    };
    await actAt(tools, button.id, visit, ack, () =>
      button.read(what.data.selected_option?.value ?? what.data.value ?? ''),
    );
  };
}
