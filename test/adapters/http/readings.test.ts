import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startReadingsServer } from '#adapters/http/server.ts';
import type { Hypothesis, HypothesisState } from '#domain/hypothesis.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import { machinesOf } from '#flows/machine-reading.ts';
import { aHypothesis, aMember, at, PROJECT, someTerms, WORKSPACE } from '#test/kit/build.ts';
import { aHouse } from '#test/kit/house.ts';

const run = {
  startedAt: at('2026-03-09T08:00Z'),
  startOn: '2026-03-09' as LocalDate,
  endOn: '2026-03-20' as LocalDate,
  firstTarget: 0.85,
};
const RUNNING: HypothesisState = { is: 'running', run };
const SECRET = 'mrd_0123456789abcdef';

async function aServer({ states = [RUNNING] as readonly HypothesisState[], wandbSecret = null as string | null } = {}) {
  const house = await aHouse([aMember()]);
  const { store } = house.ports;
  const bets: Hypothesis[] = [];
  for (const state of states) {
    const { number: _, ...bet } = aHypothesis({ state, terms: someTerms() });
    bets.push(await store.hypotheses.create(bet));
  }
  const token = {
    workspace: WORKSPACE,
    id: 'tok1',
    project: PROJECT,
    name: 'trainer',
    hint: 'cdef',
    createdBy: aMember().id,
    createdAt: at('2026-03-09T08:00Z'),
    revokedAt: null,
    usedAt: null,
  };
  await store.tokens.insert(token, SECRET);
  const time = { now: at('2026-03-10T09:00Z') };
  const server = await startReadingsServer(
    { host: '127.0.0.1', port: 0 },
    {
      machines: machinesOf(house.ports, WORKSPACE),
      clock: { now: (): Instant => time.now },
      log: house.ports.log,
      newId: house.ports.newId,
      wandbSecret,
    },
  );
  onTestFinished(async () => {
    await server.stop();
    await house.close();
  });
  const base = `http://127.0.0.1:${server.port}`;
  const post = async (body: unknown, headers: Record<string, string> = {}, path = '/api/readings') => {
    const answer = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${SECRET}`, 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const said: Record<string, unknown> = JSON.parse(await answer.text());
    return { status: answer.status, type: answer.headers.get('content-type'), headers: answer.headers, said };
  };
  return { house, store, post, base, time, bets };
}

describe('POST /api/readings', () => {
  it('stores a reading before it answers 202, and makes its bet due', async () => {
    const { post, store, time } = await aServer();
    await store.hypotheses.plan(WORKSPACE, 1, null);
    const { status, said } = await post({ hypothesis: 'H1', value: 0.83, n: 200, note: 'epoch 3' });
    expect([status, said]).toEqual([202, { hypothesis: 'H1', reading: 1, known: false }]);
    const [reading] = await store.readings.of(WORKSPACE, 1);
    expect(reading).toMatchObject({ value: 0.83, n: 200, by: null, from: 'api', note: 'epoch 3', at: time.now });
    expect(await store.hypotheses.due(time.now, 10)).toHaveLength(1);
  });

  it('takes everything a reading may tell', async () => {
    const { post, store } = await aServer();
    const counts = { truePositives: 90, falsePositives: 18, falseNegatives: 14 };
    const more = { counts, evaluation: 'v2', confirms: true, guardrails: { latency: 120 }, runs: [0.83, 0.84] };
    await post({ hypothesis: 1, value: 0.835, at: '2026-03-10T09:30:00+02:00', ...more });
    expect(await store.readings.of(WORKSPACE, 1)).toMatchObject([{ ...more, at: '2026-03-10T07:30:00.000Z' }]);
  });

  it('takes a key once: again it changes nothing, with another reading it is refused', async () => {
    const { post, store, time } = await aServer();
    const key = { 'Idempotency-Key': 'run-7/step-100' };
    const first = await post({ hypothesis: 'H1', value: 0.8 }, key);
    time.now = at('2026-03-10T09:05Z');
    const again = await post({ hypothesis: 'H1', value: 0.8 }, key);
    const other = await post({ hypothesis: 'H1', value: 0.9 }, key);
    expect([first.status, again.status, other.status]).toEqual([202, 202, 409]);
    expect(again.said).toEqual({ hypothesis: 'H1', reading: 1, known: true });
    expect(await store.readings.of(WORKSPACE, 1)).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'value=0.8', 'The body is not JSON'],
    ['NaN', '{"hypothesis":"H1","value":NaN}', 'NaN and Infinity'],
    ['more than a number holds', '{"hypothesis":"H1","value":1e309}', '"value"'],
    ['a value in quotes', { hypothesis: 'H1', value: '0,83' }, 'such as 0.83'],
    ['no value', { hypothesis: 'H1' }, '"value"'],
    ['no name', { value: 1 }, '"hypothesis"'],
    ['an odd name', { hypothesis: 'bet one', value: 1 }, 'such as \\"H12\\"'],
    ['n of none', { hypothesis: 'H1', value: 0.8, n: 0 }, 'above 0'],
    ['half an n', { hypothesis: 'H1', value: 0.8, n: 1.5 }, 'whole'],
    ['a field that is none', { hypothesis: 'H1', value: 0.8, N: 5 }, 'is no field'],
    ['a share in per cent', { hypothesis: 'H1', value: 85 }, '85 % is 0.85'],
    ['runs that are no such share', { hypothesis: 'H1', value: 0.81, runs: [81, 82] }, 'a run cannot be 81'],
    ['runs with another mean', { hypothesis: 'H1', value: 0.6, runs: [0.81, 0.82] }, 'The mean of the runs is 0.815'],
    ['the future', { hypothesis: 'H1', value: 0.8, at: '2027-01-01T00:00:00Z' }, 'future'],
    ['a year that is none', { hypothesis: 'H1', value: 0.8, at: '0000-01-01T00:00:00+12:00' }, '0 to 9999'],
    ['no moment', { hypothesis: 'H1', value: 0.8, at: 'yesterday' }, '2026-11-24T09:30:00Z'],
    ['a list', [1, 2], 'object'],
    ['null', 'null', 'object'],
  ])('says what is wrong with %s', async (_what, body, told) => {
    const { post, store } = await aServer();
    const { status, type, said } = await post(body);
    expect([status, type]).toEqual([400, 'application/problem+json']);
    expect(said).toMatchObject({ status: 400, title: expect.any(String), detail: expect.any(String) });
    expect(JSON.stringify(said)).toContain(told);
    expect(await store.readings.of(WORKSPACE, 1)).toEqual([]);
  });

  it('knows nobody without a good token', async () => {
    const { post, store, time } = await aServer();
    const reading = { hypothesis: 'H1', value: 0.8 };
    for (const Authorization of ['', 'Bearer mrd_wrong', `Basic ${SECRET}`, `Bearer ${SECRET} x`]) {
      const { status, headers } = await post(reading, { Authorization });
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
    await store.tokens.revoke(WORKSPACE, PROJECT, 'tok1', time.now);
    expect((await post(reading)).status).toBe(401);
  });

  it('sees only bets of its own project, and only while they take readings', async () => {
    const end = {
      outcome: 'stop',
      by: aMember().id,
      at: at('2026-03-10T08:00Z'),
      reason: 'r',
      advice: 'stop',
      approver: null,
      next: null,
      hit: false,
      learned: null,
    } as const;
    const { post, store } = await aServer({ states: [{ is: 'draft' }, { is: 'decided', run, end }] });
    const { number: _, ...elsewhere } = aHypothesis({ project: 'other' as ProjectId, state: RUNNING });
    await store.hypotheses.create(elsewhere);
    const statuses = [];
    for (const hypothesis of ['H1', 'H2', 'H3', 'H4']) statuses.push((await post({ hypothesis, value: 0.8 })).status);
    expect(statuses).toEqual([409, 409, 404, 404]);
  });

  it('refuses what is too large, also when its length is not told', async () => {
    const { post, base } = await aServer();
    const long = { hypothesis: 'H1', value: 0.8, note: 'x'.repeat(70_000) };
    expect((await post(long)).status).toBe(413);
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${base}/api/readings`, { method: 'POST', headers: { Authorization: `Bearer ${SECRET}` } });
      sent.on('response', (answer) => resolve(answer.statusCode)).on('error', reject);
      for (let part = 0; part < 70; part += 1) sent.write('x'.repeat(1000));
      sent.end();
    });
    expect(status).toBe(413);
  });

  it('lets 60 through at once, says how long to wait, and then one a second', async () => {
    const { post, time } = await aServer();
    const one = (value: number) => post({ hypothesis: 'H1', value: value / 1000 });
    for (let sent = 0; sent < 60; sent += 1) expect((await one(sent)).status).toBe(202);
    const held = await one(60);
    expect([held.status, held.headers.get('retry-after')]).toEqual([429, '1']);
    time.now = at('2026-03-10T09:00:01Z');
    expect([(await one(61)).status, (await one(62)).status]).toEqual([202, 429]);
  });

  it('says where things are to whoever asks for something else', async () => {
    const { base } = await aServer();
    const get = await fetch(`${base}/api/readings`);
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(`${base}/__proto__`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${base}/`)).headers.get('content-type')).toBe('application/problem+json');
  });

  it('notes the use of a token', async () => {
    const { post, store, time } = await aServer();
    await post({ hypothesis: 'H1', value: 0.8 });
    expect(await store.tokens.of(WORKSPACE, PROJECT)).toMatchObject([{ usedAt: time.now, hint: 'cdef' }]);
  });
});

describe('POST /api/wandb', () => {
  const PAYLOAD = JSON.stringify({ hypothesis: 'H1', value: '0.871', metric: 'eval/f1', run: 'amber-sun-7' });
  const signed = (body: string, secret = 'shared-secret', as: 'base64' | 'hex' = 'base64') => ({
    'X-Wandb-Signature': createHmac('sha256', secret).update(body).digest(as),
  });

  it('takes a payload that is signed with the shared secret, once', async () => {
    const { post, store } = await aServer({ wandbSecret: 'shared-secret' });
    expect((await post(PAYLOAD, signed(PAYLOAD), '/api/wandb')).status).toBe(202);
    const hex = signed(PAYLOAD, 'shared-secret', 'hex');
    expect((await post(PAYLOAD, hex, '/api/wandb')).said).toMatchObject({ known: true });
    expect(await store.readings.of(WORKSPACE, 1)).toMatchObject([
      { value: 0.871, from: 'wandb', note: 'run amber-sun-7, metric eval/f1' },
    ]);
  });

  it.each([
    ['no signature', {}],
    ['a signature by another secret', signed(PAYLOAD, 'other-secret')],
    ['a signature of another payload', signed(`${PAYLOAD} `)],
    ['no signature at all in it', { 'X-Wandb-Signature': 'zz' }],
  ])('refuses %s', async (_what, headers) => {
    const { post, store } = await aServer({ wandbSecret: 'shared-secret' });
    expect((await post(PAYLOAD, headers, '/api/wandb')).status).toBe(401);
    expect(await store.readings.of(WORKSPACE, 1)).toEqual([]);
  });

  it('needs the token of a project all the same', async () => {
    const { post } = await aServer({ wandbSecret: 'shared-secret' });
    expect((await post(PAYLOAD, { ...signed(PAYLOAD), Authorization: '' }, '/api/wandb')).status).toBe(401);
  });

  it('says what a variable that was not filled in does', async () => {
    const { post } = await aServer();
    const { status, said } = await post({ hypothesis: 'H1', value: '${metric.value}' }, {}, '/api/wandb');
    expect(status).toBe(400);
    expect(JSON.stringify(said)).toContain('such as 0.83');
  });
});
