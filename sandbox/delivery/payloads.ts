import { present } from '#sandbox/present.ts';
import { messageJson } from '#sandbox/shapes.ts';
import { viewJson } from '#sandbox/views.ts';
import type { Channel, InstalledApp, Message, OpenView, User, World } from '#sandbox/world.ts';
import type { Json, Placed, Values } from './elements.ts';
import { fieldOf } from './elements.ts';

/** Where somebody presses or types: a message in its channel, or a view. */
export type Surface = { kind: 'message'; message: Message; channel: Channel } | { kind: 'view'; view: OpenView };

/** A fresh trigger of this person for this app. Source: docs.slack.dev/interactivity/handling-user-interaction. */
function giveTrigger(world: World, app: InstalledApp, user: User, viewId?: string): string {
  const at = world.clock.now();
  const id = `${at}.${world.team.id}.${world.nextId('').toLowerCase()}`;
  world.triggers.set(id, { id, appId: app.id, userId: user.id, at, used: false, ...present({ viewId }) });
  return id;
}

/** A channel's name as payloads carry it: no names of private conversations. */
function nameFor(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

/** What every interaction says about itself. */
function basics(world: World, app: InstalledApp, user: User, type: string): Json {
  return {
    type,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: app.id,
    token: `verification-${app.id}`,
    team: { id: world.team.id, domain: world.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Source: docs.slack.dev/interactivity/implementing-slash-commands. */
export function commandPayload(
  world: World,
  app: InstalledApp,
  user: User,
  command: { channel: Channel; command: string; text: string; responseUrl: string },
): Json {
  return {
    token: `verification-${app.id}`,
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: command.channel.id,
    channel_name: nameFor(command.channel),
    user_id: user.id,
    user_name: user.name,
    command: command.command,
    text: command.text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: command.responseUrl,
    trigger_id: giveTrigger(world, app, user),
  };
}

/** The view as payloads carry it, with everything that is in its elements. */
function viewWithState(world: World, view: OpenView, values: Values): Json {
  return { ...viewJson(world, view), state: { values } };
}

/** Container, and what is in it. An ephemeral message is not sent along: the app has to remember it. */
function placeOf(world: World, surface: Surface, values: Values): Json {
  if (surface.kind === 'view') {
    const { view } = surface;
    return { container: { type: 'view', view_id: view.id }, view: viewWithState(world, view, values) };
  }
  const { message, channel } = surface;
  const isEphemeral = message.ephemeralTo !== undefined;
  const container = present({
    type: 'message',
    message_ts: message.ts,
    channel_id: channel.id,
    is_ephemeral: isEphemeral,
    thread_ts: message.threadTs,
  });
  const shown = isEphemeral ? {} : { message: messageJson(world, message) };
  return { container, channel: { id: channel.id, name: nameFor(channel) }, ...shown };
}

/** Source: docs.slack.dev/reference/interaction-payloads/block_actions-payload. */
export function blockActionsPayload(
  world: World,
  app: InstalledApp,
  user: User,
  press: { surface: Surface; placed: Placed; value: Json; values: Values; responseUrl?: string },
): Json {
  const { surface, placed, value, values } = press;
  const isMessage = surface.kind === 'message';
  return {
    ...basics(world, app, user, 'block_actions'),
    ...placeOf(world, surface, values),
    trigger_id: giveTrigger(world, app, user, isMessage ? undefined : surface.view.id),
    ...(isMessage ? { state: { values } } : {}),
    ...present({ response_url: press.responseUrl }),
    actions: [actionOf(world, placed, value)],
  };
}

/** Fields of an element that its action repeats, besides its value. */
const REPEATED = ['text', 'style', 'url', 'placeholder', 'initial_option', 'initial_options', 'initial_date', 'icon'];

function actionOf(world: World, { element, actionId, blockId, type }: Placed, value: Json): Json {
  const repeated = Object.fromEntries(REPEATED.filter((key) => key in element).map((key) => [key, element[key]]));
  const held = fieldOf(type) === undefined ? {} : value;
  const own = type === 'button' || type === 'icon_button' ? present({ value: element['value'] }) : value;
  return { ...repeated, ...held, ...own, type, action_id: actionId, block_id: blockId, action_ts: world.nextTs() };
}

/** Source: docs.slack.dev/reference/interaction-payloads/view-interactions-payload. */
export function submissionPayload(
  world: World,
  app: InstalledApp,
  user: User,
  submission: { view: OpenView; values: Values; responseUrls: Json[] },
): Json {
  return {
    ...basics(world, app, user, 'view_submission'),
    trigger_id: giveTrigger(world, app, user, submission.view.id),
    view: viewWithState(world, submission.view, submission.values),
    response_urls: submission.responseUrls,
  };
}

/** Source: docs.slack.dev/reference/interaction-payloads/view-interactions-payload. */
export function closedPayload(
  world: World,
  app: InstalledApp,
  user: User,
  closed: { view: OpenView; values: Values; isCleared: boolean },
): Json {
  const view = viewWithState(world, closed.view, closed.values);
  return { ...basics(world, app, user, 'view_closed'), view, is_cleared: closed.isCleared };
}

/** A global shortcut, or with a message one on that message. Source: docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload. */
export function shortcutPayload(
  world: World,
  app: InstalledApp,
  user: User,
  shortcut: { callbackId: string; message?: Message; channel?: Channel; responseUrl?: string },
): Json {
  const { message, channel, callbackId } = shortcut;
  const onMessage = message && channel;
  const place = onMessage
    ? {
        message_ts: message.ts,
        channel: { id: channel.id, name: nameFor(channel) },
        message: messageJson(world, message),
        response_url: shortcut.responseUrl,
      }
    : {};
  return {
    ...basics(world, app, user, onMessage ? 'message_action' : 'shortcut'),
    action_ts: world.nextTs(),
    callback_id: callbackId,
    trigger_id: giveTrigger(world, app, user),
    ...place,
  };
}

/** Source: docs.slack.dev/reference/interaction-payloads/block_suggestion-payload. */
export function suggestionPayload(
  world: World,
  app: InstalledApp,
  user: User,
  asked: { surface: Surface; placed: Placed; values: Values; typed: string },
): Json {
  return {
    ...basics(world, app, user, 'block_suggestion'),
    ...placeOf(world, asked.surface, asked.values),
    action_id: asked.placed.actionId,
    block_id: asked.placed.blockId,
    value: asked.typed,
  };
}
