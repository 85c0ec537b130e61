import type { IncomingMessage, ServerResponse } from 'node:http';
import { hypothesisId } from '#domain/hypothesis.ts';
import type { MeasuredRefusal } from '#domain/measured.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { epochMs, type Instant } from '#domain/time.ts';
import type { Token } from '#domain/token.ts';
import type { Clock } from '#ports/clock.ts';
import type { Log } from '#ports/log.ts';
import type { Machines } from '#ports/machines.ts';
import { readBody } from './body.ts';
import { answer, answerProblem, bearerOf, bodyOf, jsonIn, type Problem } from './exchange.ts';
import type { RateLimit } from './limit.ts';

/** What a handler of requests needs. */
export interface HttpDeps {
  readonly machines: Machines;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly limit: RateLimit;
  /** The secret with which Weights & Biases signs what it sends; null: it signs nothing. */
  readonly wandbSecret: string | null;
}

/** Printable ASCII. source: draft-ietf-httpapi-idempotency-key-header, which is a string of visible characters */
const KEY = /^[\u0021-\u007e]{1,200}$/;

/** `POST /api/readings`: 202 once the reading is stored, or a problem that says what to change. */
export async function postReading(request: IncomingMessage, response: ServerResponse, deps: HttpDeps): Promise<void> {
  const { machines, clock, log } = deps;
  const now = clock.now();
  const admitted = await admit(request, deps, now);
  if (!admitted.ok) return answerProblem(response, admitted.error);
  const { token, body } = admitted.value;
  const key = request.headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !KEY.test(key))) return answerProblem(response, BAD_KEY);
  const json = jsonIn(body);
  if (!json.ok) return answerProblem(response, json.error);
  const measured = readBody(json.value, typeof key === 'string' ? `key:${key}` : `new:${deps.newId()}`);
  if (!measured.ok) return answerProblem(response, { ...NOT_A_READING, faults: measured.error });
  const taken = await machines.take(token, measured.value, 'api', now);
  if (!taken.ok) return answerProblem(response, problemOf(taken.error));
  const { reading, known } = taken.value;
  log.info('A reading came in', { bet: reading.hypothesis, reading: reading.number, token: token.id, known });
  answer(response, 202, { hypothesis: hypothesisId(reading.hypothesis), reading: reading.number, known });
}

/** Whose machine sends what: a project's token, within its rate, and a body of bearable size. */
export async function admit(
  request: IncomingMessage,
  { machines, limit }: HttpDeps,
  now: Instant,
): Promise<Result<{ readonly token: Token; readonly body: Buffer }, Problem>> {
  const secret = bearerOf(request);
  const token = secret === null ? null : await machines.holderOf(secret, now);
  if (!token) return refuse(UNKNOWN_TOKEN);
  const wait = limit(token.id, epochMs(now));
  if (wait > 0) return refuse(tooMany(wait));
  const body = await bodyOf(request);
  return body === null ? refuse(TOO_LARGE) : ok({ token, body });
}

const UNKNOWN_TOKEN: Problem = {
  status: 401,
  title: 'No good token',
  detail: 'Send "Authorization: Bearer mrd_…". A lead makes a token in Slack: /project tokens.',
};

const TOO_LARGE: Problem = {
  status: 413,
  title: 'Too large',
  detail: 'A reading is at most 64 KiB of JSON. Send one reading at a time.',
};

const BAD_KEY: Problem = {
  status: 400,
  title: 'Not an idempotency key',
  detail: 'Idempotency-Key is 1 to 200 printable characters without spaces, such as the id of the run.',
};

const NOT_A_READING: Problem = {
  status: 400,
  title: 'Not a reading',
  detail: 'A reading is {"hypothesis": "H12", "value": 0.83, "n": 200}; "faults" names what differs.',
};

const tooMany = (seconds: number): Problem => ({
  status: 429,
  title: 'Too many readings',
  detail: `Wait ${seconds} s. A token may send 60 readings a minute: send the best of an epoch, not each step.`,
  retryAfter: seconds,
});

/** The problem that a refusal is to whoever sent the reading. */
export function problemOf(refusal: MeasuredRefusal): Problem {
  switch (refusal.kind) {
    case 'no-bet':
      return { status: 404, title: 'No such bet', detail: 'This token’s project has no bet of that number.' };
    case 'not-started':
      return {
        status: 409,
        title: 'Not started',
        detail: 'The bet is a draft. Start it in Slack, then send readings.',
      };
    case 'ended':
      return { status: 409, title: 'Ended', detail: 'The bet is decided and takes no more readings.' };
    case 'other':
      return {
        status: 409,
        title: 'Key used before',
        detail: 'This idempotency key came with another reading before. Use a new key for a new reading.',
      };
    case 'at':
    case 'value':
    default:
      return { ...NOT_A_READING, faults: [{ field: refusal.kind, detail: refusal.why }] };
  }
}
