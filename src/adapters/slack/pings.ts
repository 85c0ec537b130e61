import { channel } from 'node:diagnostics_channel';

/** Calls `heard` whenever a WebSocket of this process receives a ping. Returns an end to that. */
export function hearPings(heard: () => void): () => void {
  const pings = channel('undici:websocket:ping');
  pings.subscribe(heard);
  return () => pings.unsubscribe(heard);
}
