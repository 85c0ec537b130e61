import { z } from 'zod';
import type { Message } from '#domain/message.ts';
import type { Log } from '#ports/log.ts';
import { render } from '#views/index.ts';
import type { Painter } from './painter.ts';
import { UNTAKEN } from './post.ts';

/** Says something to one person through the address that came with what they did. false: it did not arrive. */
export type Respond = (message: Message) => Promise<boolean>;

/** Slack takes five within 30 minutes. */
const MOST_USES = 5;
const TIMEOUT_MS = 5_000;
const refusal = z.object({ ok: z.literal(false), error: z.string() });

/**
 * A private voice over `url`, a response_url: nobody else sees it, and what was pressed stays as it is. One call is one use;
 * a use without an answer, or that Slack could not take, is tried once more: said twice in private harms nobody.
 */
export function respondTo(url: string, log: Log, painter: Painter | null = null): Respond {
  let uses = 0;
  return async (message) => {
    const { text, blocks } = render(message);
    const choices = painter ? [...(await painter.private(message, blocks))] : [blocks];
    for (let tries = 0; tries < 2 && uses < MOST_USES; tries += 1) {
      uses += 1;
      const body = { response_type: 'ephemeral', replace_original: false, text, blocks: choices[0] };
      const ended = await posted(url, JSON.stringify(body));
      if (ended === 'done') return true;
      if (UNTAKEN.has(ended.why) && choices.length > 1) {
        choices.shift();
        tries -= 1;
        continue;
      }
      log.warn('A private reply did not arrive', { why: ended.why, again: ended.again && tries === 0 });
      if (!ended.again) return false;
    }
    return false;
  };
}

/** The code of a refusal, which Slack writes as JSON or bare; null: it holds none. */
function codeIn(said: string): string | null {
  if (/^[a-z_]{3,60}$/.test(said.trim())) return said.trim();
  if (!said.startsWith('{')) return null;
  const refused = refusal.safeParse(JSON.parse(said));
  return refused.success ? refused.data.error : null;
}

async function posted(url: string, body: string): Promise<'done' | { readonly why: string; readonly again: boolean }> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const said = await answer.text();
    if (answer.status >= 500 || answer.status === 429) return { why: `http_${answer.status}`, again: true };
    const code = codeIn(said);
    if (!answer.ok) return { why: code ?? `http_${answer.status}`, again: false };
    return code !== null && said.startsWith('{') ? { why: code, again: false } : 'done';
  } catch (error) {
    return { why: error instanceof Error ? error.name : 'unknown', again: true };
  }
}
