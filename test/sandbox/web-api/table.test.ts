import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METHODS } from '#sandbox/rules/methods.ts';
import { aBench } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

const TABLE = '../shared/design/slack-limits.json';

interface MethodFact {
  readonly tier: string | null;
  readonly required: string[];
  readonly scopesBotAnyOf: string[];
}

/** The design's own table of methods where it lies beside the repository; else the project's, which is made after it. */
function facts(): Record<string, MethodFact> {
  if (existsSync(TABLE)) {
    const { methods } = Object(JSON.parse(readFileSync(TABLE, 'utf8')));
    return methods;
  }
  return Object.fromEntries(
    Object.entries(METHODS).map(([name, { tier, required, scopes, token }]) => [
      name,
      { tier: `t${tier}`, required: [...required], scopesBotAnyOf: token === 'bot' ? [...scopes] : [] },
    ]),
  );
}

const table = Object.entries(facts()).filter(([name]) => METHODS[name]?.token === 'bot');
const perMinute: Readonly<Record<string, number>> = { t1: 1, t2: 20, t3: 50, t4: 100 };

let bench: Bench;
beforeAll(async () => {
  bench = await aBench();
});
afterAll(() => bench.sandbox.close());

describe('each method of the table', () => {
  it.each(table.filter(([, { scopesBotAnyOf }]) => scopesBotAnyOf.length > 0))(
    '%s wants one of its scopes',
    async (method, { scopesBotAnyOf }) => {
      await bench.control('POST', `/apps/${bench.app.id}/scopes`, { granted: ['commands'] });
      const { body } = await bench.call(method);
      expect(body).toMatchObject({ error: 'missing_scope', provided: 'commands' });
      for (const scope of String(body['needed']).split(',')) expect(scopesBotAnyOf).toContain(scope);
    },
  );

  it.each(table.filter(([, { required }]) => required.length > 0))('%s wants its arguments', async (method, fact) => {
    await bench.control('POST', `/apps/${bench.app.id}/scopes`, { granted: fact.scopesBotAnyOf });
    const { body } = await bench.call(method);
    expect(body['error']).toBe('invalid_arguments');
    for (const name of fact.required) expect(JSON.stringify(body)).toContain(`[json-pointer:/${name}]`);
  });

  it.each(table.filter(([, { tier }]) => tier !== null && tier in perMinute))(
    '%s has a pace',
    async (method, { tier, required, scopesBotAnyOf }) => {
      await bench.control('POST', `/apps/${bench.app.id}/scopes`, { granted: scopesBotAnyOf });
      const group = (METHODS[method]?.oneOf ?? []).map(([first = '']) => first);
      // `test` keeps auth.revoke from ending the whole suite's token; the others let it pass.
      const args = { ...Object.fromEntries([...required, ...group].map((name) => [name, 'nothing'])), test: true };
      const allowed = perMinute[tier ?? ''] ?? 0;
      const statuses: number[] = [];
      for (let call = 0; call <= allowed && !statuses.includes(429); call += 1) {
        statuses.push((await bench.call(method, args)).status);
      }
      expect(statuses.at(-1)).toBe(429);
      const passed = statuses.length - 1;
      expect(passed).toBeGreaterThan(0);
      expect(passed).toBeLessThanOrEqual(allowed);
    },
  );
});
