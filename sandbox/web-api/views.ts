import { asObject } from '#sandbox/present.ts';
import { checkView, viewRefusal } from '#sandbox/rules/payload.ts';
import { TRIGGER_MS, VIEW_STACK_MAX } from '#sandbox/rules/protocol.ts';
import { addView, externalIdTaken, replaceView, stackOf, viewJson } from '#sandbox/views.ts';
import type { OpenView, Trigger } from '#sandbox/world.ts';
import { isRefusal, refuse, textIf, textOf } from './call.ts';
import type { Call, Handler, Refusal } from './call.ts';
import { refuseWith } from './content.ts';
import { seenUser } from './entities.ts';

/** Source: docs.slack.dev/reference/methods/views.open. */
const open: Handler = (call) => {
  const refused = viewFault(call, 'modal');
  if (refused) return refused;
  const trigger = takeTrigger(call);
  if (isRefusal(trigger)) return trigger;
  if (externalIdTaken(call.world, call.app.id, viewOf(call))) return refuse('duplicate_external_id');
  trigger.used = true;
  return shown(call, addView(call.world, { ...about(call, trigger.userId), kind: 'modal' }));
};

/** Source: docs.slack.dev/reference/methods/views.push. */
const push: Handler = (call) => {
  const refused = viewFault(call, 'modal');
  if (refused) return refused;
  const trigger = takeTrigger(call);
  if (isRefusal(trigger)) return trigger;
  const under = trigger.viewId === undefined ? undefined : call.world.views.get(trigger.viewId);
  if (!under?.open) return refuse('invalid_trigger_id');
  if (externalIdTaken(call.world, call.app.id, viewOf(call))) return refuse('duplicate_external_id');
  const stack = stackOf(call.world, under.rootViewId);
  if (stack.length >= VIEW_STACK_MAX) return refuse('push_limit_reached');
  trigger.used = true;
  const top = stack.at(-1) ?? under;
  return shown(call, addView(call.world, { ...about(call, trigger.userId), kind: 'modal', under: top }));
};

/** Source: docs.slack.dev/reference/methods/views.update. */
const update: Handler = (call) => {
  const { args, world, app } = call;
  const found = foundView(call);
  if (!found?.open || found.appId !== app.id) return refuse('not_found');
  const refused = viewFault(call, found.kind);
  if (refused) return refused;
  const hash = textIf(args, 'hash');
  if (hash !== undefined && hash !== found.hash) return refuse('hash_conflict');
  if (externalIdTaken(world, app.id, viewOf(call), found.id)) return refuse('duplicate_external_id');
  return shown(call, replaceView(world, found, viewOf(call)));
};

function foundView({ args, world }: Call): OpenView | undefined {
  const id = textIf(args, 'view_id');
  const all = [...world.views.values(), ...world.homes.values()];
  if (id !== undefined) return all.find((view) => view.id === id);
  return all.find((view) => view.open && view.view['external_id'] === textOf(args, 'external_id'));
}

/** Source: docs.slack.dev/reference/methods/views.publish. */
const publish: Handler = (call) => {
  const { args, world, app } = call;
  const user = seenUser(call, textOf(args, 'user_id'));
  if (isRefusal(user)) return user;
  if (user.deleted) return refuse('user_not_found');
  if (app.manifest.features?.app_home?.home_tab_enabled !== true) return refuse('not_enabled');
  const refused = viewFault(call, 'home');
  if (refused) return refused;
  const known = world.homes.get(`${app.id}:${user.id}`);
  const hash = textIf(args, 'hash');
  if (hash !== undefined && hash !== known?.hash) return refuse('hash_conflict');
  if (externalIdTaken(world, app.id, viewOf(call), known?.id)) return refuse('duplicate_external_id');
  if (known) return shown(call, replaceView(world, known, viewOf(call)));
  return shown(call, addView(world, { ...about(call, user.id), kind: 'home' }));
};

const viewOf = (call: Call): Record<string, unknown> => asObject(call.args['view']);
const about = (call: Call, userId: string) => ({ app: call.app, userId, view: viewOf(call) });

function shown(call: Call, view: OpenView) {
  return { ok: true as const, view: viewJson(call.world, view) };
}

function viewFault(call: Call, kind: OpenView['kind']): Refusal | null {
  const errors = checkView(call.args['view'], kind);
  const code = viewRefusal(errors);
  return code ? refuseWith(code, errors) : null;
}

/** The trigger, still unused; what uses it up is the view that opens. Source: docs.slack.dev/interactivity/handling-user-interaction. */
function takeTrigger({ args, world, app }: Call): Trigger | Refusal {
  const trigger = world.triggers.get(textOf(args, 'trigger_id') || textOf(args, 'interactivity_pointer'));
  if (!trigger || trigger.appId !== app.id) return refuse('invalid_trigger_id');
  if (trigger.used) return refuse('exchanged_trigger_id');
  return world.clock.now() - trigger.at > TRIGGER_MS ? refuse('expired_trigger_id') : trigger;
}

/** The view methods. */
export const VIEWS: Readonly<Record<string, Handler>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
