import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { hypothesisId } from '#domain/hypothesis.ts';
import { readBody } from './body.ts';
import { answer, answerProblem, jsonIn, type Problem } from './exchange.ts';
import { admit, problemOf, type HttpDeps } from './readings.ts';

/**
 * `POST /api/wandb`: a webhook automation of Weights & Biases whose payload is the one in docs/readings.md. Its access
 * token is a token of the project; where a secret is configured, the signature must be made with it.
 *
 * source: docs.wandb.ai, "Create a webhook automation": the access token travels as a bearer, and `X-Wandb-Signature` is the
 *         HMAC-SHA256 of the payload under the shared secret, in base64. Receivers that run beside W&B also read it in hex, so
 *         both are taken.
 */
export async function postWandb(request: IncomingMessage, response: ServerResponse, deps: HttpDeps): Promise<void> {
  const { machines, clock, log, wandbSecret } = deps;
  const now = clock.now();
  const admitted = await admit(request, deps, now);
  if (!admitted.ok) return answerProblem(response, admitted.error);
  const { token, body } = admitted.value;
  if (wandbSecret !== null && !isSigned(body, request.headers['x-wandb-signature'], wandbSecret))
    return answerProblem(response, UNSIGNED);
  const json = jsonIn(body);
  if (!json.ok) return answerProblem(response, json.error);
  // W&B has no idempotency key: the same payload within the same run is the same event.
  const measured = readBody(plainOf(json.value), `wandb:${createHash('sha256').update(body).digest('hex')}`);
  if (!measured.ok) return answerProblem(response, { ...BAD_PAYLOAD, faults: measured.error });
  const taken = await machines.take(token, measured.value, 'wandb', now);
  if (!taken.ok) return answerProblem(response, problemOf(taken.error));
  const { reading, known } = taken.value;
  log.info('A webhook brought a reading', { bet: reading.hypothesis, reading: reading.number, token: token.id });
  answer(response, 202, { hypothesis: hypothesisId(reading.hypothesis), reading: reading.number, known });
}

const UNSIGNED: Problem = {
  status: 401,
  title: 'Wrong signature',
  detail:
    'X-Wandb-Signature is not the HMAC-SHA256 of the payload. Give the webhook the secret in WANDB_WEBHOOK_SECRET.',
};

const BAD_PAYLOAD: Problem = {
  status: 400,
  title: 'Not a reading',
  detail: 'The payload must be as in docs/readings.md: {"hypothesis": "H12", "value": …, "run": …}.',
};

function isSigned(body: Buffer, signature: unknown, secret: string): boolean {
  if (typeof signature !== 'string') return false;
  const right = createHmac('sha256', secret).update(body).digest();
  const text = signature.trim().replace(/^sha256=/, '');
  const given = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Variables of W&B arrive as text, so numbers may be quoted; what it tells of the run goes into the note. */
function plainOf(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const {
    run,
    metric,
    project,
    entity,
    event_type: event,
    event_author: author,
    ...rest
  } = { ...json } as Record<string, unknown>;
  void author; // a name of a person that nobody needs
  const told = Object.entries({ run, metric, project, entity, event }).filter(([, value]) => typeof value === 'string');
  const note = told
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
    .slice(0, 500);
  return {
    ...rest,
    ...(note === '' || 'note' in rest ? {} : { note }),
    value: numberIn(rest['value']),
    ...('n' in rest ? { n: numberIn(rest['n']) } : {}),
  };
}

function numberIn(value: unknown): unknown {
  if (typeof value !== 'string' || value.trim() === '') return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}
