import { setTimeout as wait } from 'node:timers/promises';
import type { WriterFault } from '#ports/writer.ts';
import type { Ways } from './bodies.ts';

/** units: milliseconds */
const LONGEST_WAIT = 8_000;
const FIRST_WAIT = 250;

interface Known {
  readonly is: WriterFault['is'];
  readonly about: string;
  /** It may be asked again: the server turned it away or never heard it. */
  readonly again: boolean;
  /** The server, or one before it, may have been writing when it broke off. */
  readonly mayBePaid?: boolean;
}

/** What went wrong, by the library's own signs. It is asked by name, for the library is loaded late. */
export function faultOf(error: unknown): Known {
  const name = error instanceof Error ? error.constructor.name : 'unknown';
  const { status, code } = signsOf(error);
  if (name === 'APIConnectionTimeoutError' || name === 'APIUserAbortError' || name === 'AbortError') {
    return { is: 'late', about: name, again: false }; // it may have been written, and paid for
  }
  // A line that breaks is not told from one that never stood, but by what the system says of the latter.
  if (name === 'APIConnectionError') return { is: 'down', about: name, again: true, mayBePaid: !neverHeard(error) };
  if (status === 429) {
    const spent = code === 'insufficient_quota' || code === 'billing_hard_limit_reached';
    return { is: spent ? 'down' : 'busy', about: `status 429${spent ? ` ${code}` : ''}`, again: !spent };
  }
  // 502 and 504 are a gateway's, whose server may write on; 500 may come in the middle of it.
  if (status !== null && status >= 500)
    return {
      is: 'down',
      about: `status ${status}`,
      again: status !== 501,
      mayBePaid: status !== 501 && status !== 503,
    };
  if (status !== null) return { is: 'down', about: `status ${status}`, again: false };
  return { is: 'garbled', about: name, again: false }; // an answer that is no JSON of the protocol
}

const NEVER_HEARD = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

function neverHeard(error: unknown): boolean {
  for (let inner: unknown = error, deep = 0; inner instanceof Error && deep < 5; inner = inner.cause, deep += 1)
    if ('code' in inner && typeof inner.code === 'string' && NEVER_HEARD.test(inner.code)) return true;
  return false;
}

/** Whether a refusal teaches another way to ask; `ways` is changed. */
export function learn(ways: Ways, error: unknown): boolean {
  const { status, text } = signsOf(error);
  if (!ways.fixed && (status === 404 || status === 405 || status === 501) && !/model/i.test(text)) {
    const other = ways.api === 'chat' ? 'responses' : 'chat';
    if (tried.get(ways)?.has(other)) return false;
    tried.set(ways, new Set([...(tried.get(ways) ?? []), ways.api]));
    ways.api = other;
    return true;
  }
  if (status !== 400 && status !== 422) return false;
  if (/max_(?:completion_|output_)?tokens/i.test(text) && ways.limit !== 'none') {
    ways.limit = ways.limit === 'max_tokens' ? 'max_completion_tokens' : 'none';
    return true;
  }
  if (ways.format === 'text') return false;
  ways.format = ways.format === 'schema' ? 'object' : 'text';
  return true;
}

const tried = new WeakMap<Ways, Set<Ways['api']>>();

/** Waits as long as the server asks, within reason, else longer each time. */
export async function waitFor(error: unknown, tries: number, signal?: AbortSignal): Promise<void> {
  const asked = Number(headerOf(error, 'retry-after-ms')) || Number(headerOf(error, 'retry-after')) * 1000;
  const ms = Math.min(LONGEST_WAIT, asked > 0 ? asked : FIRST_WAIT * 4 ** (tries - 1));
  await wait(ms, undefined, signal ? { signal } : {}).catch(() => undefined); // an abort ends the wait, the next try sees it
}

function signsOf(error: unknown): { readonly status: number | null; readonly code: string; readonly text: string } {
  if (typeof error !== 'object' || error === null) return { status: null, code: '', text: '' };
  const status = 'status' in error && typeof error.status === 'number' ? error.status : null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { status, code, text: error instanceof Error ? error.message : '' };
}

function headerOf(error: unknown, name: string): string {
  const headers = typeof error === 'object' && error !== null && 'headers' in error ? error.headers : null;
  return headers instanceof Headers ? (headers.get(name) ?? '') : '';
}
