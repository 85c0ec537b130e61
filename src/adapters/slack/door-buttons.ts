import { z } from 'zod';
import type { ChannelId, UserId, WorkspaceId } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import type { Ack } from './ack.ts';
import { actAt } from './act.ts';
import type { DoorTools } from './doors.ts';
import { formValues, stateSchema } from './form-values.ts';

const pressed = z.object({
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).optional(),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  view: z
    .object({
      type: z.string(),
      id: z.string().default(''),
      hash: z.string().default(''),
      callback_id: z.string().default(''),
      private_metadata: z.string().default(''),
      state: stateSchema.default({ values: {} }),
    })
    .nullish(),
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
  const forms = new Map(tools.forms.map((form) => [form.id, form]));
  return async (body, action, ack) => {
    const now = tools.clock.now();
    const where = pressed.safeParse(body);
    const what = element.safeParse(action);
    const button = what.success ? byId.get(what.data.action_id) : undefined;
    if (!where.success || !what.success) return ack.once();
    const { user, team, channel, trigger_id, response_url, view } = where.data;
    const form = view?.type === 'modal' ? forms.get(view.callback_id) : undefined;
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
    if (view && form?.press) {
      const deed = form.press(what.data.action_id, formValues(view.state, []), view.private_metadata);
      return actAt(tools, form.id, { ...visit, open: { id: view.id, hash: view.hash } }, ack, () => ok(deed));
    }
    if (!button) return ack.once();
    await actAt(tools, button.id, visit, ack, () =>
      button.read(what.data.selected_option?.value ?? what.data.value ?? ''),
    );
  };
}
