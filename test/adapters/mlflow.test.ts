import { createServer, type IncomingMessage } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMlflow, TAG } from '#adapters/mlflow.ts';
import type { HypothesisState } from '#domain/hypothesis.ts';
import type { LocalDate } from '#domain/time.ts';
import { pollTracker } from '#flows/poll.ts';
import { aHypothesis, aMember, at, someTerms, WORKSPACE } from '#test/kit/build.ts';
import { aHouse } from '#test/kit/house.ts';

/** A run as the server keeps it. */
interface Kept {
  readonly id: string;
  readonly experiment: string;
  readonly status: 'FINISHED' | 'RUNNING';
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, readonly { value: number | string; timestamp: number; step: number }[]>>;
}

/** An MLflow server on loopback, as far as it is asked: pages of two, filters by tag and status. */
async function aServer(runs: Kept[]) {
  const asked: string[] = [];
  const state = { status: 200, body: null as string | null };
  const server = createServer((request, response) => {
    void answer(request).then((said) => {
      response.writeHead(said === null ? 404 : state.status, { 'Content-Type': 'application/json' });
      response.end(state.body ?? JSON.stringify(said ?? { error_code: 'ENDPOINT_NOT_FOUND' }));
    });
  });
  const answer = async (request: IncomingMessage): Promise<object | null> => {
    const url = new URL(request.url ?? '', 'http://localhost');
    asked.push(`${request.method} ${url.pathname} ${request.headers.authorization ?? ''}`);
    let text = '';
    for await (const part of request) text += String(part);
    const body: Record<string, unknown> = text === '' ? {} : JSON.parse(text);
    const page = <T>(all: readonly T[], token: unknown): { part: T[]; next_page_token?: string } => {
      const from = Number(token ?? 0);
      const more = from + 2 < all.length ? { next_page_token: String(from + 2) } : {};
      return { part: all.slice(from, from + 2), ...more };
    };
    switch (`${request.method} ${url.pathname}`) {
      case 'POST /api/2.0/mlflow/experiments/search': {
        const { part, ...more } = page(['0', '1', '7'], body['page_token']);
        return { experiments: part.map((experiment_id) => ({ experiment_id, name: experiment_id })), ...more };
      }
      case 'POST /api/2.0/mlflow/runs/search': {
        const [, bet] =
          /^tags\."meridian\.hypothesis" = '(H\d+)' and attributes\.status = 'FINISHED'$/.exec(
            String(body['filter']),
          ) ?? [];
        const ids = Array.isArray(body['experiment_ids']) ? body['experiment_ids'] : [];
        const found = runs.filter(
          (run) => ids.includes(run.experiment) && run.tags[TAG] === bet && run.status === 'FINISHED',
        );
        const { part, ...more } = page(found, body['page_token']);
        const told = part.map(({ id, tags, metrics }) => ({
          info: { run_id: id, status: 'FINISHED' },
          data: {
            metrics: Object.entries(metrics).map(([key, points]) => ({ key, ...points.at(-1) })),
            tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
          },
        }));
        return { runs: told, ...more };
      }
      case 'GET /api/2.0/mlflow/metrics/get-history': {
        const run = runs.find(({ id }) => id === url.searchParams.get('run_id'));
        const points = run?.metrics[url.searchParams.get('metric_key') ?? ''] ?? [];
        const { part, ...more } = page(points, url.searchParams.get('page_token') ?? undefined);
        return { metrics: part.map((point) => ({ key: url.searchParams.get('metric_key'), ...point })), ...more };
      }
      default:
        return null;
    }
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { base: `http://127.0.0.1:${port}/`, asked, state, server };
}

const T0 = Date.parse('2026-03-10T06:00Z');
const aRun = (id: string, values: readonly (number | string)[], own: Partial<Kept> = {}): Kept => ({
  id,
  experiment: '1',
  status: 'FINISHED',
  tags: { [TAG]: 'H1', 'meridian.n': '200' },
  metrics: { f1: values.map((value, step) => ({ value, step, timestamp: T0 + step * 1000 })) },
  ...own,
});

describe('the tracker over MLflow', () => {
  it('tells the last value of each finished run of the bet, over all pages', async () => {
    const { base, asked } = await aServer([
      aRun('a', [0.7, 0.8, 0.81]),
      aRun('b', [0.83], { experiment: '7', tags: { [TAG]: 'H1' } }),
      aRun('c', [0.9], { status: 'RUNNING' }),
      aRun('d', [0.9], { tags: { [TAG]: 'H2' } }),
      aRun('e', [0.84, 'NaN']),
      aRun('f', [], { metrics: { loss: [{ value: 2, step: 0, timestamp: T0 }] } }),
    ]);
    const runs = await createMlflow(base, 'secret').runsOf('H1', 'f1', new Set());
    expect(runs).toEqual({
      ok: true,
      value: [
        { run: 'a', value: 0.81, at: '2026-03-10T06:00:02.000Z', n: 200 },
        { run: 'b', value: 0.83, at: '2026-03-10T06:00:00.000Z', n: null },
        { run: 'e', value: 0.84, at: '2026-03-10T06:00:00.000Z', n: 200 },
      ],
    });
    expect(asked.every((line) => line.endsWith('Bearer secret'))).toBe(true);
  });

  it.each([
    [503, null, 'unreachable', 'http_503'],
    [401, null, 'refused', 'http_401'],
    [200, 'not JSON', 'refused', 'no_json'],
    [200, '{"experiments": 5}', 'refused', 'misshapen'],
  ])('says why it could not: %i %s', async (status, body, kind, why) => {
    const { base, state } = await aServer([]);
    Object.assign(state, { status, body });
    expect(await createMlflow(base, null).runsOf('H1', 'f1', new Set())).toEqual({ ok: false, error: { kind, why } });
  });

  it('is unreachable where nobody listens', async () => {
    const { base, server } = await aServer([]);
    await new Promise((resolve) => server.close(resolve));
    expect(await createMlflow(base, null).runsOf('H1', 'f1', new Set())).toMatchObject({
      error: { kind: 'unreachable' },
    });
  });
});

describe('polling', () => {
  const run = {
    startedAt: at('2026-03-09T08:00Z'),
    startOn: '2026-03-09' as LocalDate,
    endOn: '2026-03-20' as LocalDate,
    firstTarget: 0.85,
  };
  const RUNNING: HypothesisState = { is: 'running', run };

  async function aPolledBet(runs: Kept[]) {
    const mlflow = await aServer(runs);
    const house = await aHouse([aMember()]);
    onTestFinished(() => house.close());
    const terms = someTerms({ source: 'mlflow' });
    const { number: _none, ...bet } = aHypothesis({ terms: { ...terms, metric: { ...terms.metric, name: 'f1' } } });
    const made = await house.ports.store.hypotheses.create(bet);
    await house.ports.store.hypotheses.save({ ...made, state: RUNNING }, null);
    const ports = { ...house.ports, tracker: createMlflow(mlflow.base, null) };
    return { ...mlflow, ports, store: ports.store, bet: { ...made, state: RUNNING } };
  }

  it('logs each run once, and asks again a quarter of an hour later', async () => {
    const runs = [aRun('a', [0.8])];
    const { ports, store, asked } = await aPolledBet(runs);
    await pollTracker(ports, at('2026-03-10T09:00Z'));
    expect(await store.readings.of(WORKSPACE, 1)).toMatchObject([
      { value: 0.8, n: 200, from: 'mlflow', sourceId: 'mlflow:a' },
    ]);
    const calls = asked.length;
    runs.push(aRun('b', [0.82]));
    await pollTracker(ports, at('2026-03-10T09:14Z'));
    expect(asked).toHaveLength(calls);
    await pollTracker(ports, at('2026-03-10T09:15Z'));
    expect((await store.readings.of(WORKSPACE, 1)).map(({ value }) => value)).toEqual([0.8, 0.82]);
  });

  it('backs off while the server is broken, says since when, and forgets it once it answers', async () => {
    const { ports, store, state, asked } = await aPolledBet([aRun('a', [0.8])]);
    state.status = 503;
    await pollTracker(ports, at('2026-03-10T09:00Z'));
    expect(await store.polls.find(WORKSPACE, 1)).toMatchObject({
      fails: 1,
      brokenSince: at('2026-03-10T09:00Z'),
      why: 'unreachable',
    });
    await pollTracker(ports, at('2026-03-10T09:15Z'));
    const calls = asked.length;
    await pollTracker(ports, at('2026-03-10T09:30Z'));
    expect(asked, 'twice as long the second time').toHaveLength(calls);
    state.status = 200;
    await pollTracker(ports, at('2026-03-10T09:45Z'));
    expect(await store.polls.find(WORKSPACE, 1)).toMatchObject({ fails: 0, brokenSince: null, why: null });
    expect(await store.readings.of(WORKSPACE, 1)).toHaveLength(1);
  });

  it('goes on behind a run that is wrong, and does not ask again for those it knows', async () => {
    const odd = { metrics: { f1: [{ value: 0.7, step: 0, timestamp: 9e15 }] } };
    const { ports, store, asked } = await aPolledBet([
      aRun('percent', [83]),
      aRun('moment', [], odd),
      aRun('b', [0.81]),
      aRun('c', [0.84]),
    ]);
    await pollTracker(ports, at('2026-03-10T09:00Z'));
    expect((await store.readings.of(WORKSPACE, 1)).map(({ value }) => value)).toEqual([0.81, 0.84]);
    expect(await store.polls.find(WORKSPACE, 1)).toMatchObject({ why: 'value_out_of_range' });
    const calls = asked.filter((line) => line.includes('get-history')).length;
    await pollTracker(ports, at('2026-03-10T12:00Z'));
    expect(asked.filter((line) => line.includes('get-history')).length - calls).toBe(2);
  });

  it('holds up no other where one throws', async () => {
    const { ports, store } = await aPolledBet([]);
    const errors: string[] = [];
    const log = { ...ports.log, error: (sentence: string) => void errors.push(sentence) };
    const broken = { runsOf: () => Promise.reject(new Error('a bug')) };
    await pollTracker({ ...ports, log, tracker: broken }, at('2026-03-10T09:00Z'));
    expect(await store.polls.find(WORKSPACE, 1)).toMatchObject({ fails: 1, why: 'failed' });
    expect(errors).toEqual(['A poll failed']);
  });

  it('goes on for what was shipped and is watched', async () => {
    const { store, bet } = await aPolledBet([]);
    const end = {
      outcome: 'ship',
      by: null,
      at: at('2026-03-12T09:00Z'),
      reason: '',
      advice: 'ship',
      approver: null,
      next: null,
      hit: true,
      learned: null,
    } as const;
    const decided = { ...bet, state: { is: 'decided', run, end } } as const;
    await store.hypotheses.save({ ...decided, watch: { threshold: 0.8, everyDays: 7 } }, null);
    expect(await store.polls.find(WORKSPACE, 1)).not.toBeNull();
    await store.hypotheses.save(decided, null);
    expect(await store.polls.find(WORKSPACE, 1)).toBeNull();
  });

  it('ends with the bet', async () => {
    const { store, bet } = await aPolledBet([]);
    await store.hypotheses.save({ ...bet, terms: someTerms({ source: 'people' }) }, null);
    expect(await store.polls.find(WORKSPACE, 1)).toBeNull();
    expect(await store.polls.due(at('2027-01-01T00:00Z'), 10)).toEqual([]);
  });
});
