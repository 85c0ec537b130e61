import type { ShownForm } from '#domain/form.ts';
import type { Home } from '#domain/home.ts';
import type { ChannelId, DeliveryKey, MessageRef, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Profile } from '#domain/member.ts';
import type { Message } from '#domain/message.ts';
import type { Status } from '#domain/status.ts';
import type { Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';

/**
 * Why the chat did not do it.
 *
 * `busy`: not done; ask again after `seconds`. `unreachable`: nobody knows whether it was done. `refused`: not done, and
 * asking again does not help; `code` is Slack's.
 */
export type ChatFailure =
  | { readonly kind: 'busy'; readonly seconds: number }
  | { readonly kind: 'unreachable'; readonly why: string }
  | { readonly kind: 'refused'; readonly code: string };

/** Where a new message goes: a person's DM, a channel, or a thread in it. */
export type Place =
  | { readonly to: 'person'; readonly user: UserId }
  | { readonly to: 'channel'; readonly channel: ChannelId }
  | { readonly to: 'thread'; readonly parent: MessageRef; readonly broadcast: boolean };

/** A file made of text. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** What the courier needs of a chat. One call is one attempt: nothing below retries. */
export interface Post {
  /** Says it once; `key` travels with it unseen, so that `find` knows it again. */
  post(
    workspace: WorkspaceId,
    place: Place,
    message: Message,
    key: DeliveryKey,
  ): Promise<Result<MessageRef, ChatFailure>>;
  /** Replaces what stands there; doing it twice is doing it once. */
  update(workspace: WorkspaceId, ref: MessageRef, message: Message): Promise<Result<MessageRef, ChatFailure>>;
  /** Pins it in its channel, or takes the pin away; twice is once. Where the chat lets nobody pin, nothing happens, and that is well. */
  pin(workspace: WorkspaceId, ref: MessageRef, pinned: boolean): Promise<Result<MessageRef, ChatFailure>>;
  /**
   * The message that an earlier `post` with `key` made since `since`; null: there is none.
   * errors: `refused` with `missing_scope` where the chat lets nobody look.
   */
  find(
    workspace: WorkspaceId,
    place: Place,
    key: DeliveryKey,
    since: Instant,
  ): Promise<Result<MessageRef | null, ChatFailure>>;
}

/** A modal that somebody has open. */
export interface OpenForm {
  readonly id: string;
  /** Which of its drawings the person saw: a newer one is not drawn over. */
  readonly hash: string;
}

/** What flows and doors ask of a chat directly, outside the courier: looking things up, and what a person waits for. */
export interface Chat {
  /** Opens a modal; the trigger lives 3 seconds from the person's click and serves once. */
  show(workspace: WorkspaceId, trigger: string, form: ShownForm): Promise<Result<void, ChatFailure>>;
  /** Draws a modal anew in the place of one that is open; what was typed in fields that stay, stays. */
  redraw(workspace: WorkspaceId, open: OpenForm, form: ShownForm): Promise<Result<void, ChatFailure>>;
  /** Makes that the person's Home; what stands there already is not sent again. */
  publishHome(workspace: WorkspaceId, user: UserId, home: Home): Promise<Result<void, ChatFailure>>;
  /** Whether a Home was published to them since the start, so that they may be looking at it. */
  homeStands(workspace: WorkspaceId, user: UserId): boolean;
  /** Hands files to one person privately, with a sentence of ours about them. errors: `missing_scope` where files are not allowed. */
  sendFiles(
    workspace: WorkspaceId,
    user: UserId,
    files: readonly TextFile[],
    comment: string,
  ): Promise<Result<void, ChatFailure>>;
  profile(workspace: WorkspaceId, user: UserId): Promise<Result<Profile, ChatFailure>>;
  /** What the person shows beside their name. errors: `missing_scope` where an administrator has declined that we see it. */
  status(workspace: WorkspaceId, user: UserId): Promise<Result<Status, ChatFailure>>;
  /** Ids of everybody in a channel, bots included. */
  membersOf(workspace: WorkspaceId, channel: ChannelId): Promise<Result<readonly UserId[], ChatFailure>>;
  channelName(workspace: WorkspaceId, channel: ChannelId): Promise<Result<string, ChatFailure>>;
}
