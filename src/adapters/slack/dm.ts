import type { ChannelId, UserId, WorkspaceId } from '#domain/ids.ts';

/**
 * Which conversation is the direct message with a person. Slack tells it with every message that we post or hear there and
 * in no other way: `conversations.open` and the lists of conversations need scopes that Meridian does not ask for.
 */
export interface DirectMessages {
  learn(workspace: WorkspaceId, user: UserId, channel: ChannelId): void;
  /** null: nobody has heard of one. */
  with(workspace: WorkspaceId, user: UserId): Promise<ChannelId | null>;
}

/** Remembered before the oldest is forgotten; forgetting costs one look into the store. */
const REMEMBERED = 10_000;

/**
 * Direct messages as learned in this process.
 *
 * stored: what an earlier process wrote down, such as where a person's introduction went.
 */
export function createDirectMessages(
  stored: (workspace: WorkspaceId, user: UserId) => Promise<ChannelId | null>,
): DirectMessages {
  const known = new Map<string, ChannelId>();
  return {
    learn(workspace, user, channel) {
      if (!channel.startsWith('D')) return;
      known.set(`${workspace} ${user}`, channel);
      const [oldest] = known.keys();
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    },
    with: async (workspace, user) => known.get(`${workspace} ${user}`) ?? (await stored(workspace, user)),
  };
}
