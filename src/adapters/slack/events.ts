import { z } from 'zod';
import type { ChannelId, UserId } from '#domain/ids.ts';
import type { Happening } from '#ports/doors.ts';
import { typedText } from './text.ts';

/** The Slack events listened to, as the manifest spells them. */
export const EVENTS = [
  'app_home_opened',
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'channel_id_changed',
  'channel_left',
  'channel_rename',
  'channel_unarchive',
  'group_archive',
  'group_deleted',
  'group_left',
  'group_rename',
  'group_unarchive',
  'member_joined_channel',
  'member_left_channel',
  'message.im',
  'team_join',
  'tokens_revoked',
  'user_change',
] as const;

/** As many as Slack takes in one message, and what is shown of each. */
const FILES_MAX = 10;
const FILE_NAME_MAX = 80;
const FILE_LINK_MAX = 1000;

const user = z.string().transform((id) => id as UserId);
const channel = z.string().transform((id) => id as ChannelId);
const aboutChannel = z.object({ channel });
const aboutPerson = z.object({ user: z.object({ id: user }) });
const here = z.object({ channel, user, inviter: user.optional() });
const renamed = z.object({ channel: z.object({ id: channel, name: z.string() }) });
const moved = z.object({ old_channel_id: channel, new_channel_id: channel });
const revoked = z.object({ tokens: z.object({ bot: z.array(z.string()).optional() }) });
const message = z.object({
  channel,
  user,
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().default(''),
  /** Of each only where it stands in Slack; its content is never fetched. */
  files: z.array(z.unknown()).optional(),
  channel_type: z.literal('im'),
  bot_id: z.undefined().optional(),
  hidden: z.literal(false).optional(),
  /** Only what is new text of a person; edits, deletions and Slack's own remarks are not. */
  subtype: z.enum(['file_share', 'thread_broadcast', 'me_message']).optional(),
});

/** A person's new words in place of old ones; Slack also says so of links that it has looked up, without `edited`. */
const edited = z
  .object({
    channel,
    channel_type: z.literal('im'),
    subtype: z.literal('message_changed'),
    message: z.object({
      user,
      ts: z.string(),
      text: z.string(),
      bot_id: z.undefined().optional(),
      edited: z.looseObject({ ts: z.string().default('') }),
    }),
    previous_message: z.looseObject({ text: z.string() }),
  })
  .refine((event) => event.message.text !== event.previous_message.text);
const file = z.object({ permalink: z.url({ protocol: /^https$/ }).max(FILE_LINK_MAX), title: z.string().optional() });

/** Files as lines of a name and where they stand; those of which Slack does not tell that are left out. */
function linksOf(files: readonly unknown[]): string[] {
  return files.slice(0, FILES_MAX).flatMap((one) => {
    const read = file.safeParse(one);
    if (!read.success) return [];
    const { title = '', permalink } = read.data;
    const name = title
      .replace(/[\s:]+/g, ' ')
      .trim()
      .slice(0, FILE_NAME_MAX);
    return [name === '' ? permalink : `${name} – ${permalink}`];
  });
}

const filesOnly = z.object({
  user,
  ts: z.string(),
  text: z.literal('').optional(),
  channel_type: z.literal('im'),
  subtype: z.literal('file_share'),
  bot_id: z.undefined().optional(),
});

/** How the `event` of each type is read; null: it says nothing to us. */
type Reader = (event: unknown, botUser: UserId) => Happening | null;

const reader =
  <T>(schema: z.ZodType<T>, say: (event: T, botUser: UserId) => Happening | null): Reader =>
  (event, botUser) => {
    const read = schema.safeParse(event);
    return read.success ? say(read.data, botUser) : null;
  };

const closed = reader(aboutChannel, (event) => ({ kind: 'channel-closed', channel: event.channel }));
const opened = reader(aboutChannel, (event) => ({ kind: 'channel-opened', channel: event.channel }));
const selfLeft = reader(aboutChannel, (event, botUser) => ({
  kind: 'left',
  channel: event.channel,
  user: botUser,
  self: true,
}));
const renaming = reader(renamed, ({ channel: { id, name } }) => ({ kind: 'channel-renamed', channel: id, name }));
const personChanged = reader(aboutPerson, (event, botUser) =>
  event.user.id === botUser ? null : { kind: 'profile-changed', user: event.user.id },
);

const said = reader(message, (event, botUser) => {
  const links = linksOf(event.files ?? []);
  const text = [typedText(event.text), ...links].filter((line) => line !== '').join('\n');
  if (event.user === botUser || text === '') return null;
  return {
    kind: 'said',
    user: event.user,
    channel: event.channel,
    ts: event.ts,
    thread: event.thread_ts ?? null,
    text,
    ...(links.length > 0 ? { files: links.length } : {}),
  };
});
const changed = reader(edited, ({ channel: place, message: now, previous_message: was }, botUser) =>
  now.user === botUser
    ? null
    : {
        kind: 'reworded',
        user: now.user,
        channel: place,
        ts: now.ts,
        edit: now.edited.ts,
        before: typedText(was.text),
        text: typedText(now.text),
      },
);
const sent = reader(filesOnly, (event, botUser) =>
  event.user === botUser ? null : { kind: 'unreadable', user: event.user, ts: event.ts },
);

const READERS: Readonly<Record<string, Reader>> = {
  // Slack sends it for the direct message too, which is the other tab of the same place.
  app_home_opened: reader(z.object({ user, tab: z.string().optional() }), (event) =>
    event.tab === 'messages' ? null : { kind: 'home-opened', user: event.user },
  ),
  app_uninstalled: () => ({ kind: 'uninstalled' }),
  channel_archive: closed,
  channel_deleted: closed,
  channel_id_changed: reader(moved, (event) => ({
    kind: 'channel-moved',
    from: event.old_channel_id,
    to: event.new_channel_id,
  })),
  channel_left: selfLeft,
  channel_rename: renaming,
  channel_unarchive: opened,
  group_archive: closed,
  group_deleted: closed,
  group_left: selfLeft,
  group_rename: renaming,
  group_unarchive: opened,
  member_joined_channel: reader(here, (event, botUser) => ({
    kind: 'joined',
    channel: event.channel,
    user: event.user,
    inviter: event.inviter ?? null,
    self: event.user === botUser,
  })),
  member_left_channel: reader(here, (event, botUser) => ({
    kind: 'left',
    channel: event.channel,
    user: event.user,
    self: event.user === botUser,
  })),
  message: (event, botUser) => said(event, botUser) ?? changed(event, botUser) ?? sent(event, botUser),
  team_join: personChanged,
  tokens_revoked: reader(revoked, ({ tokens }) => ((tokens.bot ?? []).length > 0 ? { kind: 'uninstalled' } : null)),
  user_change: personChanged,
};

const envelope = z.object({ event: z.looseObject({ type: z.string() }) });

/** What the body of an `event_callback` tells; null: nothing that matters here, such as a bot's own words or an edit. */
export function translate(body: unknown, botUser: UserId): Happening | null {
  const read = envelope.safeParse(body);
  if (!read.success) return null;
  return READERS[read.data.event.type]?.(read.data.event, botUser) ?? null;
}
