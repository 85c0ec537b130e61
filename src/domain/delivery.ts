import type { ChannelId, DeliveryKey, MessageRef, UserId, WorkspaceId } from './ids.ts';
import type { Message } from './message.ts';
import type { Instant } from './time.ts';

/** Where something is said. `thread`, `edit` and `pin` name the delivery they hang on and wait until it is sent. */
export type Address =
  | { readonly to: 'person'; readonly user: UserId }
  | { readonly to: 'channel'; readonly channel: ChannelId }
  /** `broadcast`: also shown in the channel itself. */
  | { readonly to: 'thread'; readonly channel: ChannelId; readonly of: DeliveryKey; readonly broadcast: boolean }
  | { readonly to: 'edit'; readonly of: DeliveryKey }
  /** Says nothing: what `of` says is pinned in its channel, or no longer. */
  | { readonly to: 'pin'; readonly of: DeliveryKey; readonly pinned: boolean };

/** Something to say once: written together with the decision to say it, sent by the courier. */
export interface Outgoing {
  readonly workspace: WorkspaceId;
  readonly key: DeliveryKey;
  /** What this is about; everything about one subject can be taken back or edited together. */
  readonly subject: string;
  readonly address: Address;
  readonly message: Message;
  /** Lower goes first: 0 answers somebody who is waiting, 5 was asked for by nobody. */
  readonly priority: number;
  readonly notBefore: Instant;
  /** After this it is no longer true and is dropped unsent. */
  readonly notAfter: Instant;
}

/**
 * `waiting`; `sending` claimed, outcome unknown; `sent`; `dropped` no longer true or taken back;
 * `failed` Slack refused it for good.
 */
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'dropped' | 'failed';

/** A delivery as the courier takes it. */
export interface Delivery extends Outgoing {
  readonly state: DeliveryState;
  readonly tries: number;
  readonly claimedAt: Instant | null;
  /** Where it stands in Slack, once sent. */
  readonly ref: MessageRef | null;
  /** Where the delivery it hangs on stands; null where it hangs on none. */
  readonly anchor: MessageRef | null;
}
