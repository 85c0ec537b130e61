import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench, START } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.sandbox.close());

const move = (body: unknown) => bench.control('POST', '/clock', body);
const error = async (body: unknown) => {
  const answer = await move(body);
  return [answer.status, answer.body['error']];
};

describe('/_control/clock', () => {
  it('shows the time, the speed and what waits next', async () => {
    const channel = bench.channel('general').id;
    const post_at = Date.parse(START) / 1000 + 90;
    await bench.call('chat.scheduleMessage', { channel, text: 'x', post_at });
    expect((await bench.control('GET', '/clock')).body).toEqual({
      now: Date.parse(START),
      iso: START,
      speed: 0,
      next: '2026-03-09T08:01:30.000Z',
      wakes: {},
    });
  });

  it('knows what apps say of their own next moment', async () => {
    const wake = (app: string, at: string | null) => bench.control('POST', '/clock/wake', { app, at });
    expect((await wake('Tester', '2026-03-09T10:30:00+01:00')).body).toMatchObject({
      next: '2026-03-09T09:30:00.000Z',
      wakes: { Tester: '2026-03-09T09:30:00.000Z' },
    });
    expect((await wake('Other', '2026-03-09T09:00:00Z')).body['next']).toBe('2026-03-09T09:00:00.000Z');
    await wake('Other', null);
    expect((await wake('Tester', null)).body).toMatchObject({ next: null, wakes: {} });
    expect((await wake('Tester', 'soon')).status).toBe(400);
  });

  it('is advanced by milliseconds or by words, and runs what falls due', async () => {
    expect((await move({ advance: 1500 })).body['iso']).toBe('2026-03-09T08:00:01.500Z');
    expect((await move({ advance: '1d2h30m' })).body['iso']).toBe('2026-03-10T10:30:01.500Z');
    const channel = bench.channel('general').id;
    const post_at = bench.sandbox.world.clock.now() / 1000 + 59.5;
    expect(await bench.verdict('chat.scheduleMessage', { channel, text: 'x', post_at })).toBe('ok');
    await move({ advance: '15m' });
    expect(bench.sandbox.world.messages.get(channel)).toHaveLength(1);
  });

  it('is set to an instant of any offset, and given a speed', async () => {
    expect((await move({ set: '2026-03-29T03:00:00+02:00' })).body['iso']).toBe('2026-03-29T01:00:00.000Z');
    expect((await move({ speed: 0.001 })).body['speed']).toBe(0.001);
  });

  it('says what is wrong', async () => {
    expect(await error({ set: '2020-01-01T00:00:00Z' })).toEqual([400, expect.stringContaining('forward only')]);
    expect(await error({ advance: 'soon' })).toEqual([400, expect.stringContaining('soon is no duration')]);
    expect(await error({ advance: 1, set: START })).toEqual([400, expect.stringContaining('exclude')]);
    expect(await error({ set: 'noon' })).toEqual([400, expect.stringContaining('set: ')]);
    expect(await error({})).toEqual([400, expect.stringContaining('one of set, advance and speed')]);
    expect(await error({ advance: -1, speed: -1, leap: 1 })).toEqual([
      400,
      expect.stringMatching(/advance: .*speed: .*leap/),
    ]);
  });
});
