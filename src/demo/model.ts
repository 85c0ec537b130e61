import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Script } from './scene/writer.ts';

/** As it is called wherever the bot says who worded something. */
const NAME = 'scripted-stand-in';
/** Made up, so that there is something in the books. units: US dollars per million tokens, in and out */
const PRICE = '0.20/1';
/** About what a token is in English. units: characters */
const TOKEN = 4;

/** A server on loopback that speaks OpenAI's chat protocol and answers by a script; no language model is behind it. */
export interface StandIn {
  /** Variables that lead the bot to it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const Body = z.looseObject({
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })),
  response_format: z.looseObject({ json_schema: z.looseObject({ name: z.string() }) }),
});

/** Starts one on a free port. */
export async function startStandIn(script: Script): Promise<StandIn> {
  const server = createServer((request, response) => {
    void reply(request, response, script).catch((error: unknown) =>
      send(response, 400, { error: { message: error instanceof Error ? error.message : 'not understood' } }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in for a model has no port');
  return {
    env: {
      LLM_URL: `http://127.0.0.1:${address.port}/v1`,
      LLM_MODEL: NAME,
      LLM_API: 'chat',
      LLM_PRICES: `${NAME}=${PRICE}`,
    },
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function reply(request: IncomingMessage, response: ServerResponse, script: Script): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const asked = Buffer.concat(parts).toString('utf8');
  const { messages, response_format: format } = Body.parse(JSON.parse(asked));
  const material = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const content = JSON.stringify(script({ schema: format.json_schema.name, material }));
  const tokens = (text: string): number => Math.ceil(text.length / TOKEN);
  const [input, output] = [tokens(asked), tokens(content)];
  send(response, 200, {
    id: NAME,
    object: 'chat.completion',
    model: NAME,
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, refusal: null } }],
    usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
