import type { Address, Delivery, Outgoing } from '#domain/delivery.ts';
import type { ChannelId, MessageRef } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Instant } from '#domain/time.ts';
import type { DeliveryRow } from './schema.ts';
import { fromJson, present, toFlag, toJson, wordless } from './values.ts';

/** A delivery with where the one it hangs on stands. */
export interface AnchoredRow extends DeliveryRow {
  readonly anchor_channel: ChannelId | null;
  readonly anchor_ts: string | null;
}

/** The row of something newly said; its place in the order of writing is the table's to give. */
export function toRow(outgoing: Outgoing, at: Instant): Omit<DeliveryRow, 'seq'> {
  return {
    workspace_id: outgoing.workspace,
    key: outgoing.key,
    subject: outgoing.subject,
    state: 'waiting',
    priority: outgoing.priority,
    not_before: outgoing.notBefore,
    not_after: outgoing.notAfter,
    due_at: outgoing.notBefore,
    ...addressColumns(outgoing.address),
    kind: outgoing.message.kind,
    message: toJson(outgoing.message),
    tries: 0,
    written_at: at,
    claimed_at: null,
    settled_at: null,
    ref_channel: null,
    ref_ts: null,
    why: null,
  };
}

/** What a delivery says; where its words were forgotten, that there are none. */
export function messageOf({ kind, message }: Pick<DeliveryRow, 'kind' | 'message'>): Message {
  return fromJson(message === '' ? wordless(kind) : message);
}

export function fromRow(row: AnchoredRow): Delivery {
  return {
    workspace: row.workspace_id,
    key: row.key,
    subject: row.subject,
    address: addressOf(row),
    message: messageOf(row),
    priority: row.priority,
    notBefore: row.not_before,
    notAfter: row.not_after,
    state: row.state,
    tries: row.tries,
    claimedAt: row.claimed_at,
    ref: refOf(row.ref_channel, row.ref_ts),
    anchor: refOf(row.anchor_channel, row.anchor_ts),
  };
}

type AddressColumns = Pick<DeliveryRow, 'to_kind' | 'channel_id' | 'user_id' | 'broadcast' | 'depends_on'>;

function addressColumns(address: Address): AddressColumns {
  const none = { to_kind: address.to, channel_id: null, user_id: null, broadcast: 0, depends_on: null } as const;
  if (address.to === 'person') return { ...none, user_id: address.user };
  if (address.to === 'channel') return { ...none, channel_id: address.channel };
  if (address.to === 'edit') return { ...none, depends_on: address.of };
  if (address.to === 'pin') return { ...none, depends_on: address.of, broadcast: toFlag(address.pinned) };
  const { channel, of, broadcast } = address;
  return { ...none, channel_id: channel, broadcast: toFlag(broadcast), depends_on: of };
}

function addressOf(row: AddressColumns): Address {
  const user = () => present(row.user_id, 'user_id');
  const channel = () => present(row.channel_id, 'channel_id');
  const of = () => present(row.depends_on, 'depends_on');
  if (row.to_kind === 'person') return { to: 'person', user: user() };
  if (row.to_kind === 'channel') return { to: 'channel', channel: channel() };
  if (row.to_kind === 'edit') return { to: 'edit', of: of() };
  if (row.to_kind === 'pin') return { to: 'pin', of: of(), pinned: row.broadcast === 1 };
  return { to: 'thread', channel: channel(), of: of(), broadcast: row.broadcast === 1 };
}

function refOf(channel: ChannelId | null, ts: string | null): MessageRef | null {
  return channel === null || ts === null ? null : { channel, ts };
}
