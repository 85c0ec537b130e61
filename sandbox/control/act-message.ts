import { z } from 'zod';
import { attach } from '#sandbox/files.ts';
import { edit, findMessage, openIm, post, remove } from '#sandbox/messages.ts';
import type { Channel, InstalledApp, Message, User, World } from '#sandbox/world.ts';
import { appOf } from './lookup.ts';
import { badRequest, notFound, readBody } from './route.ts';
import { personOf, placeOf, worstOf } from './act-stage.ts';
import type { ActResult, Stage } from './act-stage.ts';
import { typed } from './act-typing.ts';

const messageSchema = z.strictObject({
  user: z.string(),
  channel: z.string().optional(),
  /** Instead of a channel: the direct conversation with this app's bot. */
  app: z.string().optional(),
  text: z.string(),
  threadTs: z.string().optional(),
  /** Dragged into it: `text` may then be empty. */
  files: z.array(z.strictObject({ name: z.string().min(1), content: z.string().min(1) })).optional(),
});
const editSchema = z.strictObject({ user: z.string(), channel: z.string(), ts: z.string(), text: z.string() });
const deleteSchema = editSchema.omit({ text: true });

/** What somebody asked to say. */
export type MessageAct = z.input<typeof messageSchema>;
/** What somebody asked to change. */
export type EditAct = z.input<typeof editSchema>;
/** What somebody asked to take back. */
export type DeleteAct = z.input<typeof deleteSchema>;

/** A message that somebody wrote, and the fate of its events. */
export type MessageResult = ActResult & { ts: string; channel: string };

/** Writes a message as that person. */
export async function say({ world, delivery }: Stage, body: unknown): Promise<MessageResult> {
  const { user: ref, channel: where, app, text, threadTs, files = [] } = readBody(messageSchema, body);
  const user = personOf(world, ref);
  if (text.trim() === '' && files.length === 0) return badRequest('text: there is nothing to send');
  const channel = where === undefined ? directWith(world, user, appOf(world, app)) : placeOf(world, user, where);
  refuseClosed(world, user, channel);
  if (threadTs !== undefined && !findMessage(world, channel.id, threadTs)) {
    return notFound(`threadTs: there is no message ${threadTs}`);
  }
  const attached = files.map((file) => attach(world, { user, channel, ...file }).id);
  // Source: docs.slack.dev/reference/events/message/file_share
  const shared = attached.length > 0 ? { files: attached, subtype: 'file_share' } : {};
  const draft = { channel, user: user.id, text: typed(world, text, 'ids'), threadTs, ...shared };
  const { result: message, outcomes } = delivery.during(() => post(world, delivery, draft));
  return { ...worstOf(await outcomes), ts: message.ts, channel: channel.id };
}

/** Edits a message of that person. */
export async function editMessage({ world, delivery }: Stage, body: unknown): Promise<MessageResult> {
  const { text, ...rest } = readBody(editSchema, body);
  const { message, channel } = ownMessage(world, rest);
  const change = { text: typed(world, text, 'ids') };
  const { outcomes } = delivery.during(() => edit(world, delivery, message, change));
  return { ...worstOf(await outcomes), ts: message.ts, channel: channel.id };
}

/** Deletes a message of that person. */
export async function deleteMessage({ world, delivery }: Stage, body: unknown): Promise<MessageResult> {
  const { message, channel } = ownMessage(world, readBody(deleteSchema, body));
  const { outcomes } = delivery.during(() => remove(world, delivery, message));
  return { ...worstOf(await outcomes), ts: message.ts, channel: channel.id };
}

/** The direct conversation of the person with the app's bot, opened where there was none. */
export function directWith(world: World, user: User, app: InstalledApp): Channel {
  return openIm(world, app.botUserId, user.id);
}

function refuseClosed(world: World, user: User, channel: Channel): void {
  if (channel.isReadOnly && !user.isAdmin) badRequest(`channel: only admins may post in #${channel.name}`);
  if (channel.kind !== 'im') return;
  const app = [...world.apps.values()].find(({ botUserId }) => channel.members.includes(botUserId));
  if (!app) return;
  const home = app.manifest.features?.app_home;
  if (home?.messages_tab_enabled !== true || home.messages_tab_read_only_enabled === true) {
    badRequest(
      'Sending messages to this app has been turned off (features.app_home: messages_tab_enabled must be true and messages_tab_read_only_enabled false)',
    );
  }
}

function ownMessage(
  world: World,
  wanted: { user: string; channel: string; ts: string },
): { message: Message; channel: Channel } {
  const user = personOf(world, wanted.user);
  const channel = placeOf(world, user, wanted.channel);
  const message = findMessage(world, channel.id, wanted.ts);
  if (!message) return notFound(`ts: there is no message ${wanted.ts} in ${wanted.channel}`);
  if (message.user !== user.id) return badRequest(`ts: ${user.name} did not write ${wanted.ts}`);
  return { message, channel };
}
