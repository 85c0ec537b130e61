import { randomUUID } from 'node:crypto';

import { asObject } from '#sandbox/present.ts';
import { accuse } from '#sandbox/journal.ts';
import { strike } from '#sandbox/faults.ts';
import type { World } from '#sandbox/world.ts';
import { createChance, pick } from './chance.ts';
import { createConnections, haunt, tell } from './connections.ts';
import type { Connection, Connections } from './connections.ts';
import { ackDeadline } from './deadline.ts';
import { stopwatch } from './parcel.ts';
import type { Carrier, Outcome, Parcel } from './parcel.ts';

/** The Socket Mode half of the delivery: every parcel becomes an envelope on one connection, any one, ghosts included. */
export function createSockets(world: World): { connections: Connections; carry: Carrier } {
  const chance = createChance();
  const connections = createConnections(world, (connection, frame) => takeAck(world, connections, connection, frame));

  const carry: Carrier = (parcel) => {
    const chosen = pick(connections.of(parcel.app.id), chance);
    if (!chosen) return Promise.resolve({ ack: 'lost', tookMs: 0, reason: 'connection_failed' });
    const fault = strike(world, ['drop-socket', 'ghost', 'duplicate'], parcel.what);
    if (fault?.kind === 'ghost') haunt(chosen);
    if (fault?.kind === 'drop-socket') {
      chosen.socket.terminate();
      return Promise.resolve({ ack: 'lost', tookMs: 0, reason: 'connection_failed' });
    }
    const again = fault?.kind === 'duplicate' ? pick(connections.of(parcel.app.id), chance) : undefined;
    return sendOn(world, again ? [chosen, again] : [chosen], parcel);
  };
  return { connections, carry };
}

function sendOn(world: World, ways: readonly Connection[], parcel: Parcel): Promise<Outcome> {
  const envelopeId = randomUUID();
  const frame = envelopeOf(parcel, envelopeId);
  const took = stopwatch();
  return new Promise((resolve) => {
    const settle = (outcome: Omit<Outcome, 'tookMs'>): void => {
      cancel();
      for (const way of ways) way.waiting.delete(envelopeId);
      resolve({ ...outcome, tookMs: took() });
    };
    const reached = ways.some((way) => !way.ghost);
    const cancel = ackDeadline(world.clock, () => settle({ ack: reached ? 'late' : 'lost', reason: 'timeout' }));
    for (const way of ways) {
      way.waiting.set(envelopeId, {
        acked: (response) => settle({ ack: 'ok', response }),
        lost: () => settle({ ack: 'lost', reason: '' }),
      });
      if (!way.ghost) tell(way.socket, frame);
    }
  });
}

/** Source: docs.slack.dev/apis/events-api/using-socket-mode. */
function envelopeOf(parcel: Parcel, envelopeId: string): Record<string, unknown> {
  const base = { envelope_id: envelopeId, payload: parcel.payload, type: parcel.kind };
  if (parcel.kind === 'events_api') {
    const { num, reason } = parcel.retry ?? { num: 0, reason: '' };
    return { ...base, accepts_response_payload: false, retry_attempt: num, retry_reason: reason };
  }
  const answers = ['slash_commands', 'view_submission', 'block_suggestion'];
  return { ...base, accepts_response_payload: answers.includes(parcel.what) };
}

function takeAck(world: World, connections: Connections, connection: Connection, frame: string): void {
  const ack = readAck(frame);
  const appId = connection.app.id;
  if (!ack) {
    accuse(world, { kind: 'refused', what: 'ack', code: 'bad_ack', detail: `${appId} sent no {envelope_id}` });
    return;
  }
  const waiting = connection.waiting.get(ack.envelopeId);
  if (waiting) {
    waiting.acked(ack.payload);
    return;
  }
  if (connections.of(appId).some((other) => other.waiting.has(ack.envelopeId))) {
    const detail = `${ack.envelopeId} was acked on another socket than it came on`;
    accuse(world, { kind: 'refused', what: 'ack', code: 'wrong_socket', detail });
  }
}

function readAck(frame: string): { envelopeId: string; payload: unknown } | null {
  try {
    const read = asObject(JSON.parse(frame));
    const id = read['envelope_id'];
    return typeof id === 'string' && id !== '' ? { envelopeId: id, payload: read['payload'] } : null;
  } catch {
    return null;
  }
}
