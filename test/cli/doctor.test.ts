import { describe, expect, it, onTestFinished } from 'vitest';
import { tzRelease } from '#domain/time.ts';
import { meridian } from '#test/kit/meridian.ts';
import { startModelServer } from '#test/kit/model-server.ts';

describe('meridian doctor', () => {
  it('names the tz release in use, the zones that it has wrong, and every setting that is missing', async () => {
    const { code, out } = await meridian(['doctor']);
    expect(code).toBe(1);
    expect(out).toContain(`tz database ${tzRelease()} of the runtime`);
    expect(out).toContain('SLACK_BOT_TOKEN');
    if (tzRelease() === '2026c') expect(out).toContain('America/Inuvik: the runtime says UTC-7');
  });

  it('asks the model, and tells no key', async () => {
    const server = await startModelServer(() => ({ json: { here: true } }));
    onTestFinished(() => server[Symbol.asyncDispose]());
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-1-abc',
      SLACK_APP_TOKEN: 'xapp-1-A-abc',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      DATABASE_URL: 'sqlite::memory:',
      LLM_URL: server.url,
      LLM_KEY: 'hemlock-key',
      LLM_MODEL: 'gpt-6-luna',
    };
    const { code, out, err } = await meridian(['doctor'], { env });
    expect(code).toBe(1); // nobody is where Slack should be
    expect(out).toMatch(
      /gpt-6-luna answers after \d+ ms by chat completions, JSON by a strict schema, for under \$0\.0001/,
    );
    expect(out).toContain('A project may cost $1.00 a day (UTC)');
    expect(out + err).not.toContain('hemlock');
    expect(server.asked).toHaveLength(1);
  });
});
