import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readConfig } from '#config';
import { toLocalDate, type Instant } from '#domain/time.ts';
import { summarise } from '#flows/summary.ts';
import { forget } from '#flows/upkeep.ts';
import { mapAsk } from '#prompts/summary.ts';
import type { Writer, Writers } from '#ports/writer.ts';
import { aMember, aParticipation, aProject, at, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { startModelServer, type ModelServer, type Reply } from '#test/kit/model-server.ts';
import { writersFrom } from '#app/writers.ts';

/** 10 March 2026 is a Tuesday; nobody works in Berlin yet. */
const NOW = at('2026-03-10T02:00Z');
const LEAD = aMember({ id: 'ULEAD', zone: 'Europe/Berlin' });
const ask = (text: string) => mapAsk([{ id: 'u1', author: 'P1', date: '2026-03-10', text }], 'mark');

interface Scene {
  readonly house: House;
  readonly server: ModelServer;
  readonly writers: Writers;
  /** What its bot's environment says. */
  readonly env: Record<string, string>;
  of(now?: Instant): Writer;
}

async function aScene(
  own: Record<string, string> = {},
  think = (): Reply => ({ json: { claims: [] } }),
): Promise<Scene> {
  const house = await aHouse([LEAD], {}, undefined, own['DATABASE_URL']);
  await house.ports.store.participations.save(aParticipation(LEAD.id, { lead: true }));
  const server = await startModelServer(think);
  onTestFinished(async () => {
    await server[Symbol.asyncDispose]();
    await house.close();
  });
  const env = {
    SLACK_BOT_TOKEN: 'xoxb-1-abc',
    SLACK_APP_TOKEN: 'xapp-1-A-abc',
    LLM_URL: server.url,
    LLM_MODEL: 'small',
    LLM_PRICES: 'small=1/5/0.1',
    ...own,
  };
  const config = readConfig(env);
  const writers = config.ok ? writersFrom(config.value, house.ports) : null;
  if (!writers) throw new Error('no model');
  return { house, server, writers, env, of: (now = NOW) => writers.forProject(aProject(), 'digest', now) ?? fail() };
}

const ASKER = fileURLToPath(new URL('asker.ts', import.meta.url));

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-metered-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const fail = (): never => {
  throw new Error('no writer');
};
const sumsOf = ({ house }: Scene) =>
  house.ports.store.costs.sums(WORKSPACE, at('2026-03-01T00:00Z'), at('2026-04-01T00:00Z'));

describe('a metered model', () => {
  it('is booked as the provider counted it, and the same question is asked once', async () => {
    const scene = await aScene();
    const first = await scene.of().write(ask('Wrote the parser'));
    const again = await scene.of(at('2026-03-10T09:00Z')).write(ask('Wrote the parser'));
    expect(scene.server.asked).toHaveLength(1);
    const usage = first.ok ? first.value.usage : fail();
    expect(usage.micros).toBe(usage.input + 5 * usage.output);
    expect(again).toMatchObject({ ok: true, value: { value: { claims: [] }, usage: { input: 0, micros: 0 } } });
    expect(await sumsOf(scene)).toEqual([
      {
        day: '2026-03-10',
        project: 'p1',
        purpose: 'digest',
        model: 'small',
        calls: 1,
        failed: 0,
        kept: 1,
        unpriced: 0,
        input: usage.input,
        cached: 0,
        output: usage.output,
        micros: usage.micros,
      },
    ]);
    await scene.of(at('2026-03-12T09:01Z')).write(ask('Wrote the parser'));
    expect(scene.server.asked).toHaveLength(2);
  });

  it('keeps no answer where somebody was erased, or its project deleted, while it was asked', async () => {
    const acts = [
      ({ house }: Scene) => house.ports.store.members.forget(WORKSPACE, LEAD.id, at('2026-03-10T02:00Z')),
      ({ house }: Scene) => house.ports.store.projects.remove(WORKSPACE, PROJECT, at('2026-03-10T02:01Z')),
    ];
    for (const act of acts) {
      const scene = await aScene();
      const { store } = scene.house.ports;
      await store.projects.save(aProject());
      const asking = scene.of().write(ask('Wrote the parser'));
      await act(scene);
      expect(await asking).toMatchObject({ ok: true });
      await scene.of().write(ask('Wrote the parser'));
      expect(scene.server.asked).toHaveLength(2);
    }
  });

  it('is not there for a project that switched it off, and fences one occasion always alike', async () => {
    const { writers } = await aScene();
    expect(writers.forProject(aProject({ model: false }), 'digest', NOW)).toBeNull();
    expect(writers.markOf('p1:2026-03-10')).toBe(writers.markOf('p1:2026-03-10'));
    expect(writers.markOf('p1:2026-03-10')).not.toBe(writers.markOf('p1:2026-03-11'));
  });

  it('costs an unknown sum where nobody knows its price, and the cap holds all the same', async () => {
    const scene = await aScene({ LLM_MODEL: 'unheard-of', LLM_DAILY_CAP: '0.20' });
    const written = await scene.of().write(ask('Wrote the parser'));
    const { input, output, micros } = written.ok ? written.value.usage : fail();
    expect(micros).toBeNull();
    const { store } = scene.house.ports;
    // As much as the dearest of the table: ten dollars in, fifty out.
    const { settled } = await store.costs.counted(WORKSPACE, aProject().id, at('2026-03-10T00:00Z'));
    expect(settled).toBe(input * 10 + output * 50);
    expect(await sumsOf(scene)).toMatchObject([{ calls: 1, unpriced: 1, micros: 0 }]);
    const more = await Promise.all([1, 2, 3].map((n) => scene.of().write(ask(`Wrote ${n} parsers`))));
    expect(more.map((answer) => (answer.ok ? 'written' : answer.error.is))).toContain('spent');
  });

  it('goes no further than the cap, however many ask at once; the lead hears once, in their hours, and the plain form stands', async () => {
    const scene = await aScene({ LLM_DAILY_CAP: '0.05' });
    const asked = await Promise.all(
      Array.from({ length: 40 }, (_, n) => scene.of().write(ask(`Wrote parser ${n}. ${'x'.repeat(2000)}`))),
    );
    const spent = asked.filter((answer) => !answer.ok && answer.error.is === 'spent');
    expect(spent.length).toBeGreaterThan(0);
    expect(scene.server.asked).toHaveLength(40 - spent.length);
    const [sum] = await sumsOf(scene);
    expect(sum?.micros).toBeLessThanOrEqual(50_000);

    for (let n = 0; (await scene.of().write(ask(`${n}`))).ok; n += 1) expect(n).toBeLessThan(99);
    const updates = [
      {
        id: 'u1',
        author: 'Ana',
        date: toLocalDate('2026-03-10'),
        text: 'Done:\n- Wrote the loader',
        done: '',
        next: '',
        blockers: '',
      },
    ];
    const made = await summarise(updates, [{ name: 'Ana', aliases: [] }], { writer: scene.of(), mark: 'm' });
    expect(made.plain).toBe('spent');
    expect(made.summary.claims.map(({ text }) => text)).toEqual(['Wrote the loader']);
    expect(made.usage).toHaveLength(1);

    await scene.house.live(NOW, at('2026-03-10T12:00Z'));
    const told = scene.house.said.filter(({ message }) => message.kind === 'lead-note');
    expect(told.map(({ to, at: when }) => [to, when])).toEqual([['ULEAD', at('2026-03-10T08:00Z')]]);
    // A new day has room again.
    expect((await scene.of(at('2026-03-11T00:00Z')).write(ask('x'))).ok).toBe(true);
  });

  it('is unknown and counts for its day where the process is killed between booking and answer', async () => {
    let count = 0;
    const scene = await aScene({ LLM_DAILY_CAP: '0.01', DATABASE_URL: `sqlite:${join(aFolder(), 'm.db')}` }, () =>
      count++ === 0 ? 'hang' : { json: { claims: [] } },
    );
    const { store } = scene.house.ports;
    const child = spawn(process.execPath, [ASKER, NOW], { env: { ...process.env, ...scene.env } });
    await vi.waitUntil(() => scene.server.asked.length > 0, { timeout: 20_000 });
    child.kill('SIGKILL');
    await once(child, 'exit');

    const { underWay } = await store.costs.counted(WORKSPACE, aProject().id, at('2026-03-10T00:00Z'));
    expect(underWay).toBeGreaterThan(7500);
    expect(await scene.of(at('2026-03-10T02:59Z')).write(ask('Anew'))).toMatchObject({ error: { is: 'spent' } });
    await forget(scene.house.ports, at('2026-03-10T04:00Z'));
    expect(await scene.of(at('2026-03-10T04:01Z')).write(ask('Anew'))).toMatchObject({ error: { is: 'spent' } });
    expect(await sumsOf(scene)).toMatchObject([{ calls: 1, failed: 1, unpriced: 1, micros: 0 }]);
    expect((await scene.of(at('2026-03-11T00:00Z')).write(ask('Anew'))).ok).toBe(true);
  });

  it('tells nobody of a cap that no question fits in, and never of what is only reserved', async () => {
    const scene = await aScene({ LLM_DAILY_CAP: '0' });
    expect(await scene.of().write(ask('a'))).toMatchObject({ ok: false, error: { is: 'spent' } });
    const cap = { LLM_DAILY_CAP: '0.009' }; // room for one answer at its longest, of which a short one uses little
    const busy = await aScene(cap);
    expect((await busy.of().write(ask('a'))).ok).toBe(true);
    await Promise.all([1, 2, 3].map((n) => busy.of().write(ask(`${n}`))));
    for (const { house } of [scene, busy]) {
      await house.live(NOW, at('2026-03-10T12:00Z'));
      expect(house.said.filter(({ message }) => message.kind === 'lead-note')).toEqual([]);
    }
  });

  it('counts what was reserved where the line broke or the server failed while it may have been writing', async () => {
    const scene = await aScene({}, () => ({ status: 502, retryAfterMs: 1 }));
    expect(await scene.of().write(ask('a'))).toMatchObject({ ok: false, error: { is: 'down' } });
    const turnedAway = await aScene({}, () => ({ status: 503, retryAfterMs: 1 }));
    expect(await turnedAway.of().write(ask('a'))).toMatchObject({ ok: false, error: { is: 'down' } });
    expect(await sumsOf(scene)).toMatchObject([{ failed: 1, unpriced: 1 }]);
    expect(await sumsOf(turnedAway)).toMatchObject([{ failed: 1, unpriced: 0 }]);
  });

  it('keeps no unusable answer, and books what a failure cost as far as it is known', async () => {
    let count = 0;
    const replies: Reply[] = [
      { text: 'no json at all' },
      { status: 400, message: 'no such model' },
      { json: { claims: [] } },
    ];
    const scene = await aScene({ LLM_TIMEOUT_MS: '1000' }, () => replies[Math.min(count++, 2)] ?? fail());
    expect(await scene.of().write(ask('a'))).toMatchObject({ ok: false, error: { is: 'garbled' } });
    const [garbled] = await sumsOf(scene);
    expect(garbled?.micros).toBeGreaterThan(0);
    expect((await scene.of().write(ask('a'))).ok).toBe(true);
    expect(await sumsOf(scene)).toMatchObject([{ calls: 2, failed: 1, kept: 0, unpriced: 0 }]);
  });
});
