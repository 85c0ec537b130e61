import { strike } from '#sandbox/faults.ts';
import { accuse, record } from '#sandbox/journal.ts';
import { refuse } from './call.ts';
import type { Reply } from './call.ts';
import { decode } from './body.ts';
import type { RawRequest } from './body.ts';
import { answer, limited } from './pipeline.ts';
import type { Answer, Desk } from './pipeline.ts';

/** What goes back over HTTP; `lost`: the connection is cut instead, after the effect. `delayMs` of the sandbox's clock pass before it. */
export interface Outcome {
  readonly answer: Answer;
  readonly lost: boolean;
  readonly delayMs: number;
}

/** Retry-After of a 429 on request, where the fault names none. units: seconds */
const FAULT_RETRY_AFTER = 1;
/** The delay on request, where the fault names none. units: ms */
const FAULT_DELAY_MS = 1000;

/** Answers one HTTP request to `/api/{method}`, writes it into the log, and lets the faults on request strike. */
export async function callMethod(desk: Desk, method: string, raw: RawRequest): Promise<Outcome> {
  const { world } = desk;
  const decoded = await decode(raw);
  const struck = strike(world, ['429', '500'], method);
  const slow = strike(world, 'delay', method);
  const delayMs = slow ? (slow.amount ?? FAULT_DELAY_MS) : 0;
  const args = decoded.ok ? decoded.args : {};
  if (struck) {
    const given = struck.kind === '429' ? limited(struck.amount ?? FAULT_RETRY_AFTER, '') : broken();
    record(world, { ...line(method, args), appId: '', verdict: `fault:${struck.kind}` });
    return { answer: given, lost: false, delayMs };
  }
  const given = decoded.ok
    ? answer(desk, { method, args: decoded.args, token: decoded.token })
    : { status: 200, headers: {}, body: refuse(decoded.error), appId: '' };
  const lost = strike(world, 'lost-response', method) !== null;
  writeDown(desk, method, args, given, lost);
  return { answer: given, lost, delayMs };
}

function writeDown(desk: Desk, method: string, args: Record<string, unknown>, given: Answer, lost: boolean): void {
  const { world } = desk;
  const verdict = given.status === 429 ? '429' : verdictOf(given.body);
  const settled = lost ? `fault:lost-response (${verdict})` : verdict;
  record(world, { ...line(method, args), appId: given.appId, verdict: settled, response: given.body });
  if (given.body.ok) return;
  const detail = detailOf(given.body);
  accuse(world, { kind: 'refused', what: method, code: verdictOf(given.body), detail });
}

const line = (method: string, args: Record<string, unknown>) => ({ direction: 'call' as const, what: method, args });

function verdictOf(body: Reply): string {
  return body.ok ? 'ok' : body.error;
}

/** What a reader of the violations needs beyond the code. */
function detailOf(body: Reply): string {
  const { ok: _ok, error: _error, ...rest } = body;
  const detail = JSON.stringify(rest);
  return detail === '{}' ? '' : detail.slice(0, 2000);
}

function broken(): Answer {
  return { status: 500, headers: {}, body: refuse('internal_error'), appId: '' };
}
