import type { Delivery } from '#domain/delivery.ts';
import type { Place } from '#ports/chat.ts';
import type { PacedCall } from './pace.ts';

/** Where a delivery posts; null: it is an edit or a pin, or the message it hangs on is not there. */
export function placeOf({ address, anchor }: Delivery): Place | null {
  switch (address.to) {
    case 'person':
      return { to: 'person', user: address.user };
    case 'channel':
      return { to: 'channel', channel: address.channel };
    case 'thread':
      return anchor && { to: 'thread', parent: anchor, broadcast: address.broadcast };
    case 'edit':
    case 'pin':
      return null;
  }
}

/** The call that sends a delivery, as far as Slack limits it. */
export function callOf({ workspace, address }: Delivery): PacedCall {
  if (address.to === 'edit') return { workspace, method: 'chat.update', channel: null };
  if (address.to === 'pin') return { workspace, method: address.pinned ? 'pins.add' : 'pins.remove', channel: null };
  return { workspace, method: 'chat.postMessage', channel: address.to === 'person' ? address.user : address.channel };
}
