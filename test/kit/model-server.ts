import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A question as the server got it, of either API. */
export interface Asked {
  readonly api: 'chat' | 'responses';
  readonly model: string;
  readonly rules: string;
  readonly material: string;
  /** `json_schema`, `json_object`, or `text`. */
  readonly format: string;
  /** The name of the schema that is asked for; without one it is looked for in the rules. */
  readonly task: 'claims' | 'verdict' | 'summary';
  readonly body: string;
}

/** What the server does with a question. */
export type Reply =
  | { readonly json: unknown }
  | { readonly text: string; readonly finish?: 'length' | 'content_filter' }
  | { readonly refusal: string }
  | { readonly status: number; readonly message?: string; readonly retryAfterMs?: number }
  | 'hang'
  | 'hang up'
  | 'no JSON';

/** A server on loopback that speaks OpenAI's protocol and thinks as it is told. */
export interface ModelServer extends AsyncDisposable {
  readonly url: string;
  /** Everything it was asked, oldest first. */
  readonly asked: readonly Asked[];
}

/** Starts one. `apis`: what it offers; the others are 404. */
export async function startModelServer(
  think: (asked: Asked, count: number) => Reply,
  apis: readonly Asked['api'][] = ['chat', 'responses'],
): Promise<ModelServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const api = request.url?.endsWith('/responses') ? 'responses' : 'chat';
      if (!apis.includes(api)) return send(response, 404, { error: { message: 'no such path' } });
      const question = read(api, body);
      asked.push(question);
      answer(response, question, think(question, asked.length));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

interface Body {
  readonly model: string;
  readonly messages?: readonly { readonly content: string }[];
  readonly instructions?: string;
  readonly input?: string;
  readonly response_format?: { readonly type: string; readonly json_schema?: { readonly name: string } };
  readonly text?: { readonly format: { readonly type: string; readonly name?: string } };
}

function read(api: Asked['api'], text: string): Asked {
  const body = JSON.parse(text) as Body;
  const rules = body.instructions ?? body.messages?.[0]?.content ?? '';
  const name = body.response_format?.json_schema?.name ?? body.text?.format.name;
  const guessed = rules.includes('"verdict"') ? 'verdict' : rules.includes('"headline"') ? 'summary' : 'claims';
  return {
    api,
    model: body.model,
    rules,
    material: body.input ?? body.messages?.[1]?.content ?? '',
    format: body.response_format?.type ?? body.text?.format.type ?? 'text',
    task: name === 'verdict' || name === 'summary' || name === 'claims' ? name : guessed,
    body: text,
  };
}

function answer(response: ServerResponse, asked: Asked, reply: Reply): void {
  if (reply === 'hang') return;
  if (reply === 'hang up') return void response.destroy();
  if (reply === 'no JSON')
    return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>hello</html>');
  if ('status' in reply) {
    if (reply.retryAfterMs !== undefined) response.setHeader('retry-after-ms', String(reply.retryAfterMs));
    return send(response, reply.status, { error: { message: reply.message ?? `status ${reply.status}` } });
  }
  const refusal = 'refusal' in reply ? reply.refusal : null;
  const text = 'json' in reply ? JSON.stringify(reply.json) : 'text' in reply ? reply.text : '';
  const finish = 'finish' in reply ? (reply.finish ?? 'stop') : 'stop';
  const [input, output] = [Math.ceil(asked.body.length / 4), Math.ceil(text.length / 4)];
  if (asked.api === 'chat') {
    return send(response, 200, {
      id: 'c',
      object: 'chat.completion',
      model: asked.model,
      choices: [
        {
          index: 0,
          finish_reason: finish,
          message: { role: 'assistant', content: refusal === null ? text : null, refusal },
        },
      ],
      usage: {
        prompt_tokens: input,
        completion_tokens: output,
        total_tokens: input + output,
        prompt_tokens_details: { cached_tokens: 0 },
      },
    });
  }
  const part = refusal === null ? { type: 'output_text', text, annotations: [] } : { type: 'refusal', refusal };
  send(response, 200, {
    id: 'r',
    object: 'response',
    model: asked.model,
    status: finish === 'length' ? 'incomplete' : 'completed',
    incomplete_details: finish === 'length' ? { reason: 'max_output_tokens' } : null,
    output: [{ type: 'message', id: 'm', role: 'assistant', status: 'completed', content: [part] }],
    usage: { input_tokens: input, output_tokens: output, input_tokens_details: { cached_tokens: 0 } },
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
