import { createHmac } from 'node:crypto';

import { strike } from '#sandbox/faults.ts';
import type { InstalledApp, World } from '#sandbox/world.ts';
import { ackDeadline } from './deadline.ts';
import { stopwatch } from './parcel.ts';
import type { Carrier, Outcome, Parcel } from './parcel.ts';

/** Slack follows this many redirects. Source: docs.slack.dev/apis/events-api. */
const REDIRECTS_MAX = 2;

type Answer = Omit<Outcome, 'tookMs'>;

/** The HTTP half of the delivery: every parcel becomes a signed POST to the app's request URL. */
export function createRequests(world: World): Carrier {
  return async (parcel) => {
    const fault = strike(world, ['drop-socket', 'duplicate'], parcel.what);
    if (fault?.kind === 'drop-socket') return { ack: 'lost', tookMs: 0, reason: 'connection_failed' };
    const first = request(world, parcel);
    if (fault?.kind === 'duplicate') await request(world, parcel);
    return await first;
  };
}

/** True where the app's request URL answers `url_verification` with the challenge, as Slack asks before it saves one. */
export async function verifiesUrl(world: World, app: InstalledApp): Promise<boolean> {
  const challenge = world.nextId('challenge');
  const payload = { token: `verification-${app.id}`, challenge, type: 'url_verification' };
  const { ack, response } = await request(world, { app, kind: 'events_api', what: 'url_verification', payload });
  if (ack !== 'ok') return false;
  return response === challenge || JSON.stringify(response) === JSON.stringify({ challenge });
}

async function request(world: World, parcel: Parcel): Promise<Outcome> {
  const url = parcel.app.requestUrl;
  const took = stopwatch();
  if (url === undefined) return { ack: 'lost', tookMs: 0, reason: 'connection_failed' };
  const abort = new AbortController();
  const cancel = ackDeadline(world.clock, () => abort.abort());
  const answer = await post(world, parcel, url, abort.signal, REDIRECTS_MAX);
  cancel();
  return { ...answer, tookMs: took() };
}

async function post(
  world: World,
  parcel: Parcel,
  url: string,
  signal: AbortSignal,
  redirects: number,
): Promise<Answer> {
  const { body, type } = bodyOf(parcel);
  const headers = { ...signed(world, parcel.app, body), ...retryHeaders(parcel), 'content-type': type };
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    const next = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && next !== null) {
      await response.body?.cancel();
      if (redirects === 0) return { ack: 'lost', reason: 'too_many_redirects' };
      return await post(world, parcel, new URL(next, url).href, signal, redirects - 1);
    }
    const read = readBody(await response.text());
    const noRetry = response.headers.get('x-slack-no-retry') === '1';
    return response.ok ? { ack: 'ok', response: read, noRetry } : { ack: 'lost', reason: 'http_error', noRetry };
  } catch {
    return signal.aborted ? { ack: 'late', reason: 'http_timeout' } : { ack: 'lost', reason: 'connection_failed' };
  }
}

/** Source: docs.slack.dev/authentication/verifying-requests-from-slack. */
function signed(world: World, app: InstalledApp, body: string): Record<string, string> {
  const stamp = Math.floor(world.clock.now() / 1000);
  const hash = createHmac('sha256', app.signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(stamp), 'x-slack-signature': `v0=${hash}` };
}

function retryHeaders({ retry }: Parcel): Record<string, string> {
  return retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {};
}

function bodyOf({ kind, payload }: Parcel): { body: string; type: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : strings(payload);
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
}

const strings = (payload: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));

function readBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
