import { z } from 'zod';
import { answerCommand, expectEmpty } from '#sandbox/delivery/acks.ts';
import { commandPayload, shortcutPayload } from '#sandbox/delivery/payloads.ts';
import { giveResponseUrl } from '#sandbox/delivery/response-url.ts';
import { findMessage } from '#sandbox/messages.ts';
import type { InstalledApp, World } from '#sandbox/world.ts';
import { badRequest, notFound, readBody } from './route.ts';
import { nearestOf } from './act-nearest.ts';
import { personOf, placeOf, reachable, resultOf, sendFor } from './act-stage.ts';
import type { ActResult, Stage } from './act-stage.ts';
import { typed } from './act-typing.ts';

const commandSchema = z.strictObject({
  user: z.string(),
  channel: z.string(),
  /** With its slash. */
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  threadTs: z.string().optional(),
});
const shortcutSchema = z.strictObject({
  user: z.string(),
  callbackId: z.string(),
  channel: z.string().optional(),
  messageTs: z.string().optional(),
});

/** A slash command that somebody types. */
export type CommandAct = z.input<typeof commandSchema>;
/** A shortcut that somebody chooses; with `channel` and `messageTs` one on that message. */
export type ShortcutAct = z.input<typeof shortcutSchema>;

/** Types a slash command as that person. Source: docs.slack.dev/interactivity/implementing-slash-commands. */
export async function typeCommand(stage: Stage, body: unknown): Promise<ActResult> {
  const { world, delivery } = stage;
  const { user: ref, channel: where, command, text, threadTs } = readBody(commandSchema, body);
  const user = personOf(world, ref);
  if (threadTs !== undefined) return badRequest(`threadTs: ${command} is not supported in threads. Sorry!`);
  const channel = placeOf(world, user, where);
  if (user.isStranger) return badRequest(`user: commands are not shared with people of other organisations`);
  const { app, escapes } = ownerOf(world, command);
  const place = { channel: channel.id, userId: user.id };
  const responseUrl = giveResponseUrl(world, { appId: app.id, ...place });
  const written = typed(world, text, escapes ? 'names' : 'none');
  const payload = commandPayload(world, app, user, { channel, command, text: written, responseUrl });
  const parcel = { app, kind: 'slash_commands', what: 'slash_commands', payload } as const;
  const outcome = await sendFor(stage, user, parcel, channel);
  if (outcome.ack !== 'ok') return resultOf(outcome);
  return resultOf(outcome, answerCommand(world, delivery, app, place, outcome.response));
}

/** The app whose command that is: of several the one installed last. errors: 400 that names the nearest command. */
function ownerOf(world: World, command: string): { app: InstalledApp; escapes: boolean } {
  const known = [...world.apps.values()]
    .filter(({ state, scopes }) => state === 'installed' && scopes.includes('commands'))
    .flatMap((app) => (app.manifest.features?.slash_commands ?? []).map((each) => ({ app, each })));
  const found = known.findLast(({ each }) => each.command === command);
  if (found) return { app: found.app, escapes: found.each.should_escape === true };
  const names = known.map(({ each }) => each.command);
  if (names.length === 0) return badRequest(`command: ${command} is not a valid command, and no app has any`);
  return badRequest(`command: ${command} is not a valid command; the nearest is ${nearestOf(command, names)}`);
}

/** Chooses a shortcut as that person. */
export async function chooseShortcut(stage: Stage, body: unknown): Promise<ActResult> {
  const { world } = stage;
  const { user: ref, callbackId, channel: where, messageTs } = readBody(shortcutSchema, body);
  const user = personOf(world, ref);
  const app = reachable(shortcutOwner(world, callbackId, messageTs === undefined ? 'global' : 'message'));
  const channel = where === undefined ? undefined : placeOf(world, user, where);
  if (messageTs === undefined || !channel) {
    if (messageTs !== undefined) return badRequest('channel: say in which channel the message is');
    const payload = shortcutPayload(world, app, user, { callbackId });
    const outcome = await sendFor(stage, user, { app, kind: 'interactive', what: 'shortcut', payload }, channel);
    return resultOf(outcome, expectEmpty(world, 'shortcut', outcome.response));
  }
  const message = findMessage(world, channel.id, messageTs);
  if (!message || message.ephemeralTo !== undefined) return notFound(`messageTs: there is no message ${messageTs}`);
  const responseUrl = giveResponseUrl(world, { appId: app.id, userId: user.id, channel: channel.id });
  const payload = shortcutPayload(world, app, user, { callbackId, message, channel, responseUrl });
  const outcome = await sendFor(stage, user, { app, kind: 'interactive', what: 'message_action', payload }, channel);
  return resultOf(outcome, expectEmpty(world, 'message_action', outcome.response));
}

function shortcutOwner(world: World, callbackId: string, type: 'message' | 'global'): InstalledApp {
  const known = [...world.apps.values()].flatMap((app) =>
    (app.manifest.features?.shortcuts ?? []).map((each) => ({ app, each })),
  );
  const found = known.findLast(({ each }) => each.callback_id === callbackId && each.type === type);
  if (found) return found.app;
  const names = known.map(({ each }) => `${each.callback_id} (${each.type})`).join(', ') || 'none';
  return badRequest(`callbackId: there is no ${type} shortcut ${callbackId}; there are ${names}`);
}
