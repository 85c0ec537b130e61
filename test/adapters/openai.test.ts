import { describe, expect, it } from 'vitest';
import { baseOf, openAiWriter, type ModelServer as Server } from '#adapters/openai/writer.ts';
import { mapAsk } from '#prompts/summary.ts';
import { startModelServer, type Asked, type Reply } from '#test/kit/model-server.ts';

const ASK = mapAsk([{ id: 'u1', author: 'P1', date: '2026-03-10', text: 'Wrote the parser' }], 'mark');
const GOOD = { json: { claims: [] } } as const;

async function asked(
  think: (asked: Asked, count: number) => Reply,
  over: Partial<Server> = {},
  apis: readonly Asked['api'][] = ['chat', 'responses'],
) {
  await using server = await startModelServer(think, apis);
  const writer = openAiWriter({
    url: server.url,
    key: 'k',
    models: { map: 'small', verify: 'small', reduce: 'middle' },
    api: 'auto',
    timeoutMs: 300,
    ...over,
  });
  const answer = await writer.write(ASK);
  return { answer, questions: [...server.asked] };
}

describe('a model behind the protocol of OpenAI', () => {
  it('is asked with a strict schema and gives JSON and what it took', async () => {
    const { answer, questions } = await asked(() => GOOD);
    expect(answer).toMatchObject({
      ok: true,
      value: { value: { claims: [] }, usage: { model: 'small', outcome: 'written' } },
    });
    expect(answer.ok && answer.value.usage.input).toBeGreaterThan(100);
    expect(questions.map(({ api, format, task }) => [api, format, task])).toEqual([['chat', 'json_schema', 'claims']]);
    expect(questions[0]?.body).toContain('"strict":true');
  });

  it('is asked by the other API where one is not there, and by the one that was chosen', async () => {
    expect((await asked(() => GOOD, {}, ['responses'])).questions.map(({ api }) => api)).toEqual(['responses']);
    const chosen = await asked(() => GOOD, { api: 'responses' });
    expect([chosen.answer.ok, chosen.questions[0]?.api]).toEqual([true, 'responses']);
    expect((await asked(() => GOOD, { api: 'responses' }, ['chat'])).answer).toMatchObject({
      ok: false,
      error: { is: 'down' },
    });
  });

  it('is asked with less where it knows no schema: an object, then plain text', async () => {
    const { answer, questions } = await asked(({ format }) =>
      format === 'text' ? { text: 'Sure! ```json\n{"claims": [],}\n```' } : { status: 400, message: 'response_format' },
    );
    expect(answer.ok).toBe(true);
    expect(questions.map(({ format }) => format)).toEqual(['json_schema', 'json_object', 'text']);
    expect(questions[2]?.rules).toContain('JSON Schema');
  });

  it('is asked again after 429 and 500, and no more than three times', async () => {
    const busy = { status: 429, retryAfterMs: 1 } as const;
    expect((await asked((_, count) => (count < 3 ? busy : GOOD))).answer.ok).toBe(true);
    const down = await asked(() => ({ status: 500, retryAfterMs: 1 }));
    expect([down.answer, down.questions.length]).toMatchObject([
      { ok: false, error: { is: 'down', about: 'status 500' } },
      3,
    ]);
    expect((await asked(() => busy)).answer).toMatchObject({ ok: false, error: { is: 'busy' } });
  });

  it('is not asked again after a time-out, which may have been paid for, nor after a wrong key', async () => {
    const late = await asked(() => 'hang', { timeoutMs: 60 });
    expect([late.answer, late.questions.length]).toMatchObject([{ ok: false, error: { is: 'late' } }, 1]);
    const denied = await asked(() => ({ status: 401 }));
    expect([denied.answer, denied.questions.length]).toMatchObject([{ ok: false, error: { is: 'down' } }, 1]);
  });

  it('may refuse, be cut, say nothing or babble: each is a fault with a name', async () => {
    const faults: readonly [Reply, string][] = [
      [{ refusal: 'no' }, 'refused'],
      [{ text: '', finish: 'content_filter' }, 'refused'],
      [{ text: 'Let me th', finish: 'length' }, 'cut'],
      [{ text: '' }, 'garbled'],
      [{ text: 'I would rather not' }, 'garbled'],
      ['no JSON', 'garbled'],
    ];
    for (const [reply, is] of faults)
      expect([is, (await asked(() => reply)).answer]).toMatchObject([is, { ok: false, error: { is } }]);
  });

  it('has truncated JSON mended', async () => {
    const { answer } = await asked(() => ({ text: '{"claims": [{"text": "a", "kind": "pro', finish: 'length' }));
    expect(answer).toMatchObject({ ok: true, value: { value: { claims: [{ text: 'a' }] } } });
  });

  it('is found at its base however the address is given', () => {
    expect(baseOf('http://h:1')).toBe('http://h:1/v1');
    expect(baseOf('http://h:1/v1/chat/completions')).toBe('http://h:1/v1');
    expect(baseOf('https://r.openai.azure.com/openai/v1/')).toBe('https://r.openai.azure.com/openai/v1');
  });
});
