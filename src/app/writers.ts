import { createHmac } from 'node:crypto';
import { openAiWriter } from '#adapters/openai/writer.ts';
import type { Config } from '#config';
import type { Writers } from '#ports/writer.ts';

/** The language model that the configuration names; null: none. */
export function writersFrom({ writer: server, slack }: Config): Writers | null {
  if (server === null) return null;
  const writer = openAiWriter(server);
  return {
    forProject: () => writer,
    // The bot's token is a secret that every installation has
    markOf: (occasion) => createHmac('sha256', slack.botToken).update(`mark:${occasion}`).digest('hex').slice(0, 20),
  };
}
