import { strike } from '#sandbox/faults.ts';
import { accuse, record, settle } from '#sandbox/journal.ts';
import { present } from '#sandbox/present.ts';
import type { World } from '#sandbox/world.ts';
import { usesSockets } from './parcel.ts';
import type { Carrier, Outcome, Parcel } from './parcel.ts';

/** A reordered delivery waits for the next one to overtake it, at most this long. units: real ms */
const OVERTAKEN_MS = 300;

/** Sends parcels on their way, through the faults that wait for them, and writes down what became of each. */
export interface Dispatch {
  send: Carrier;
  unacked(): number;
}

/** The dispatch of a world; `sockets` and `requests` are the two ways to an app. */
export function createDispatch(world: World, sockets: Carrier, requests: Carrier): Dispatch {
  let flying = 0;
  const overtaken = new Set<() => void>();

  const leave = async (parcel: Parcel): Promise<Outcome> => {
    const sent = usesSockets(parcel.app) ? sockets(parcel) : requests(parcel);
    for (const release of overtaken) release();
    return await sent;
  };
  const held = (): Promise<void> =>
    new Promise((resolve) => {
      const release = (): void => {
        overtaken.delete(release);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(release, OVERTAKEN_MS);
      overtaken.add(release);
    });

  const send = async (parcel: Parcel): Promise<Outcome> => {
    const { app, what, payload } = parcel;
    const entry = record(world, { direction: 'delivery', what, appId: app.id, args: payload, verdict: 'sent' });
    flying += 1;
    const fault = strike(world, ['delay', 'reorder'], what);
    if (fault?.kind === 'delay') await passing(world, fault.amount ?? 1000);
    if (fault?.kind === 'reorder') await held();
    const outcome = await leave(parcel);
    flying -= 1;
    const { ack, tookMs, response } = outcome;
    settle(world, entry, { verdict: ack === 'ok' ? 'acked' : ack, tookMs, ...present({ response }) });
    blame(world, parcel, outcome);
    return outcome;
  };
  return { send, unacked: () => flying };
}

function passing(world: World, ms: number): Promise<void> {
  return new Promise((resolve) => {
    world.clock.at(world.clock.now() + ms, resolve);
  });
}

function blame(world: World, parcel: Parcel, outcome: Outcome): void {
  const isError = outcome.reason === 'http_error' || outcome.reason === 'too_many_redirects';
  if (outcome.ack === 'ok' || (outcome.ack === 'lost' && !isError)) return;
  const code = outcome.reason ?? outcome.ack;
  const detail = `${parcel.app.id} did not acknowledge ${parcel.what} in time, or answered it with an error`;
  accuse(world, { kind: 'late-ack', what: parcel.what, code, detail });
}
