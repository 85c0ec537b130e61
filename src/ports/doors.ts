import type { ShownForm } from '#domain/form.ts';
import type { ChannelId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from './index.ts';

/** Who did what, where and when; everything an Action may know of the door it came through. */
export interface Call {
  readonly workspace: WorkspaceId;
  readonly who: UserId;
  /** Where it was typed or pressed; null: App Home, or a modal opened from nowhere. */
  readonly channel: ChannelId | null;
  readonly now: Instant;
}

/**
 * What the person gets at once. `say`: a private reply. `show`: a modal. `silent`: what they pressed changes by itself.
 * `faults`: for a form only, sentences under the fields (by block id), the form stays open with what was typed.
 */
export type Reply =
  | { readonly kind: 'say'; readonly message: Message }
  | { readonly kind: 'show'; readonly form: ShownForm }
  | { readonly kind: 'silent' }
  | { readonly kind: 'faults'; readonly faults: Readonly<Record<string, string>> };

/** Does one thing a person asked for. It touches the store only, so it is done within the 3 seconds; Slack only to learn who a stranger is. */
export type Action = (ports: Ports, call: Call) => Promise<Reply>;

/**
 * An Action and whether it changes anything. What changes something is done before it is acknowledged, so that nothing
 * Slack showed as sent is lost; what only reads is acknowledged first.
 */
export interface Deed {
  readonly changes: boolean;
  readonly run: Action;
}

/** A slash command. `read` is pure and quick; its error is the private answer to a text it cannot read. */
export interface Command {
  readonly name: `/${string}`;
  readonly usage: string;
  /** Words after which people and channels are meant, not only named: they come as `<@U1|ana>` and `<#C1|team>` there. */
  readonly means?: RegExp;
  read(text: string, now: Instant): Result<Deed, Message>;
}

/** A button or menu in a message. `value` is what the view put into it. */
export interface Button {
  readonly id: string;
  read(value: string): Result<Deed, Message>;
}

/** A message that somebody chose a shortcut on; `text` is empty where it has none. */
export interface MarkedMessage {
  readonly channel: ChannelId;
  readonly ts: string;
  readonly text: string;
}

/** Something to do with any message, from its menu. */
export interface Shortcut {
  readonly id: string;
  read(message: MarkedMessage): Result<Deed, Message>;
}

/** A submitted modal. `values` by block id, null where left empty, lists where several may be chosen; `meta` is what the view put in. */
export interface Form {
  readonly id: string;
  read(values: FormValues, meta: string): Result<Deed, Readonly<Record<string, string>>>;
  /** A button inside it was pressed; `show` draws it anew with what was typed. Absent: it has none. */
  press?(button: string, values: FormValues, meta: string): Deed;
}

/** One thing to choose, as shown and as it comes back. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** What a field offers while somebody types into it; `id` is the field's block id. It is asked at every letter, so it is pure and quick. */
export interface Choices {
  readonly id: string;
  /** At most 100, likeliest first. */
  find(typed: string, now: Instant): readonly Choice[];
}

export type FormValues = Readonly<Record<string, string | readonly string[] | null>>;

/** Something that happened in the workspace. */
export type Happening =
  | {
      readonly kind: 'joined';
      readonly channel: ChannelId;
      readonly user: UserId;
      readonly inviter: UserId | null;
      readonly self: boolean;
    }
  | { readonly kind: 'left'; readonly channel: ChannelId; readonly user: UserId; readonly self: boolean }
  | { readonly kind: 'channel-closed'; readonly channel: ChannelId }
  | { readonly kind: 'channel-opened'; readonly channel: ChannelId }
  | { readonly kind: 'channel-renamed'; readonly channel: ChannelId; readonly name: string }
  | { readonly kind: 'channel-moved'; readonly from: ChannelId; readonly to: ChannelId }
  | {
      readonly kind: 'said';
      readonly user: UserId;
      readonly channel: ChannelId;
      readonly ts: string;
      /** The ts of the message it replies to in its thread; null: it stands for itself. */
      readonly thread: string | null;
      readonly text: string;
      /** How many files came with it, whose links are the last lines of the text; absent: none. */
      readonly files?: number;
    }
  | {
      /** Files without a word in the direct message, which cannot be taken for an answer. */
      readonly kind: 'unreadable';
      readonly user: UserId;
      readonly ts: string;
    }
  | {
      /** Other words in place of what was said in the direct message at `ts`; `edit` tells one change from the next. */
      readonly kind: 'reworded';
      readonly user: UserId;
      readonly channel: ChannelId;
      readonly ts: string;
      readonly edit: string;
      readonly before: string;
      readonly text: string;
    }
  | { readonly kind: 'profile-changed'; readonly user: UserId }
  | { readonly kind: 'home-opened'; readonly user: UserId }
  | { readonly kind: 'uninstalled' };

/** Listens to one kind of happening. Stored before it is acknowledged, so it runs at least once; running it twice changes nothing more. */
export interface Listener<K extends Happening['kind'] = Happening['kind']> {
  readonly kind: K;
  hear(ports: Ports, workspace: WorkspaceId, happening: Extract<Happening, { kind: K }>, now: Instant): Promise<void>;
}

/** What the heartbeat runs every minute; the store and pure functions say what is due. */
export interface Job {
  readonly name: string;
  run(ports: Ports, now: Instant): Promise<void>;
}
