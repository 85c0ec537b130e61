import type OpenAI from 'openai';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Ask, Usage, Writer, WriterFault, Written } from '#ports/writer.ts';
import { jsonIn, readChat, readResponse, type Reply } from './answer.ts';
import { bodyOf, type Ways } from './bodies.ts';
import { faultOf, learn, waitFor } from './failures.ts';

/** Where a model is and how it is spoken to. */
export interface ModelServer {
  /** Base of an API that speaks OpenAI's protocol, such as `https://api.openai.com/v1` or `http://localhost:11434/v1`. */
  readonly url: string;
  /** null: the server wants none. */
  readonly key: string | null;
  readonly models: Writer['models'];
  /** `auto`: responses at OpenAI and Azure, chat completions everywhere else, and the other where one is not offered. */
  readonly api: 'auto' | 'responses' | 'chat';
  /** For one try. units: milliseconds */
  readonly timeoutMs: number;
}

/** A call that failed before the server began to answer, or that it turned away, may be made again. */
const MOST_TRIES = 3;

/** A model behind OpenAI's protocol. The library is loaded with the first question, so that no key costs no start. */
export function openAiWriter(server: ModelServer): Writer {
  const url = baseOf(server.url);
  const ways = firstWays(server.api, url);
  let client: OpenAI | null = null;
  const connected = async (): Promise<OpenAI> => {
    if (client) return client;
    const { default: Client } = await import('openai');
    client = new Client({
      baseURL: url,
      apiKey: server.key ?? 'none',
      organization: null,
      project: null,
      timeout: server.timeoutMs,
      maxRetries: 0, // it would also retry time-outs, which may have been paid for
      logLevel: 'off', // its debug level prints what people wrote
    });
    return client;
  };
  return { models: server.models, write: async (ask, signal) => write(await connected(), ask, server, ways, signal) };
}

/** A model's base address from however it was given. */
export function baseOf(url: string): string {
  const bare = url
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/(?:chat\/completions|responses|completions)$/, '');
  const { pathname } = new URL(bare);
  return pathname === '/' || pathname === '' ? `${bare}/v1` : bare;
}

function firstWays(api: ModelServer['api'], url: string): Ways {
  const { hostname } = new URL(url);
  const offered = hostname === 'api.openai.com' || hostname.endsWith('.openai.azure.com');
  return {
    api: api === 'auto' ? (offered ? 'responses' : 'chat') : api,
    fixed: api !== 'auto',
    format: 'schema',
    limit: offered ? 'max_completion_tokens' : 'max_tokens',
  };
}

async function write(
  client: OpenAI,
  ask: Ask,
  server: ModelServer,
  ways: Ways,
  signal?: AbortSignal,
): Promise<Result<Written, WriterFault>> {
  const started = performance.now();
  const model = server.models[ask.task];
  const usage = (outcome: Usage['outcome'], reply?: Reply): Usage => ({
    task: ask.task,
    model,
    input: reply?.input ?? 0,
    cached: reply?.cached ?? 0,
    output: reply?.output ?? 0,
    latencyMs: Math.round(performance.now() - started),
    outcome,
    spoken: { api: ways.api, json: ways.format },
  });
  let mayBePaid = false;
  const fault = (is: WriterFault['is'], about: string, reply?: Reply) =>
    refuse({ is, about, usage: usage(is, reply), mayBePaid });
  for (let tries = 1, lessons = 0; ;) {
    try {
      return await readReply(await once(client, ask, model, ways, signal), usage, fault);
    } catch (error) {
      const known = faultOf(error);
      mayBePaid ||= known.mayBePaid === true;
      if (lessons < 4 && learn(ways, error)) {
        lessons += 1; // the same question in another way is no second try
        continue;
      }
      if (!known.again || tries >= MOST_TRIES || signal?.aborted) return fault(known.is, known.about);
      await waitFor(error, tries, signal);
      tries += 1;
    }
  }
}

type Fault = (is: WriterFault['is'], about: string, reply?: Reply) => Result<never, WriterFault>;

async function readReply(
  reply: Reply,
  usage: (outcome: Usage['outcome'], reply?: Reply) => Usage,
  fault: Fault,
): Promise<Result<Written, WriterFault>> {
  if (reply.refused) return fault('refused', 'refusal', reply);
  const value = await jsonIn(reply.text);
  if (value !== undefined) return ok({ value, usage: usage('written', reply) });
  if (reply.cut) return fault('cut', 'length', reply);
  return fault('garbled', reply.text.trim() === '' ? 'empty' : 'no JSON', reply);
}

async function once(client: OpenAI, ask: Ask, model: string, ways: Ways, signal?: AbortSignal): Promise<Reply> {
  const options = signal ? { signal } : {};
  const body = bodyOf(ask, model, ways);
  if (body.api === 'chat') return readChat(await client.chat.completions.create(body.body, options));
  return readResponse(await client.responses.create(body.body, options));
}
