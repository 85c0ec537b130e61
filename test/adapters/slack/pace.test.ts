import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace } from '#adapters/slack/pace.ts';
import type { PacedCall } from '#adapters/slack/pace.ts';
import { epochMs, instant } from '#domain/time.ts';
import { at, WORKSPACE } from '#test/kit/build.ts';

const START = epochMs(at('2026-03-09T09:00Z'));
const post = (channel: string | null, workspace = WORKSPACE): PacedCall => ({
  workspace,
  method: 'chat.postMessage',
  channel,
});

/** Sends `count` as early as the pace allows; `lateness` is how much later than allowed the n-th look is, in ms. */
function drain(perMinute: number, count: number, lateness: (n: number) => number): number[] {
  const pace = createPace(perMinute);
  const sent: number[] = [];
  let now = START;
  for (let n = 0; sent.length < count; n += 1) {
    const free = pace.take(instant(now), post(`U${sent.length}`));
    if (free === null) sent.push(now);
    else now = epochMs(free) + lateness(n);
  }
  return sent;
}

/** The most of `times` that lie in one minute, wherever it begins. */
function busiestMinute(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 60_000).length));
}

describe('the pace', () => {
  it('lets no minute see more posts than the limit', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 50, maxLength: 400 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), looks, (perMinute, gaps) => {
        const pace = createPace(perMinute);
        const sent: number[] = [];
        let now = START;
        for (const [n, gap] of gaps.entries()) {
          now += gap;
          for (let i = 0; i < 5; i += 1) if (pace.take(instant(now), post(`U${n}-${i}`)) === null) sent.push(now);
        }
        return sent.length === 0 || busiestMinute(sent) <= perMinute;
      }),
      { numRuns: 40 },
    );
  });

  it('wastes less than a twentieth of the limit while there is something to send, even when looked at late', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 600 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1 }),
        (perMinute, late) => {
          const sent = drain(perMinute, perMinute * 3, (n) => late[n % late.length] ?? 0);
          const minutes = ((sent.at(-1) ?? 0) - START) / 60_000;
          return sent.length >= perMinute * minutes * 0.95;
        },
      ),
      { numRuns: 20 },
    );
  });

  it('sends to 1,000 people in at most 1.1 times what 300 a minute need', () => {
    const sent = drain(300, 1_000, () => 2);
    // The fastest that a limit of 300 a minute allows with a tenth at once, as the local Slack has it: 30, then 5 a second.
    const fastest = ((1_000 - 30) / 5) * 1_000;
    expect((sent.at(-1) ?? 0) - START).toBeLessThan(fastest * 1.1);
    expect(busiestMinute(sent)).toBeLessThanOrEqual(300);
  });

  it('posts into one channel once a second', () => {
    const pace = createPace();
    const now = instant(START);
    expect(pace.take(now, post('C1'))).toBeNull();
    expect(pace.take(now, post('C1'))).toBe(instant(START + 1_000));
    expect(pace.take(now, post('C2'))).toBeNull();
    expect(pace.take(instant(START + 999), post('C1'))).toBe(instant(START + 1_000));
    expect(pace.take(instant(START + 1_000), post('C1'))).toBeNull();
  });

  it('counts workspaces and methods apart', () => {
    const pace = createPace(1);
    const other = 'T0002' as typeof WORKSPACE;
    const now = instant(START);
    expect(pace.take(now, post(null))).toBeNull();
    expect(pace.take(now, post(null))).toBe(instant(START + 60_000));
    expect(pace.take(now, post(null, other))).toBeNull();
    expect(pace.take(now, { ...post(null), method: 'chat.update' })).toBeNull();
  });

  it('stops one method of one workspace for as long as Slack asks', () => {
    const pace = createPace();
    const now = instant(START);
    pace.pause(WORKSPACE, 'chat.postMessage', instant(START + 30_000));
    expect(pace.take(now, post('C1'))).toBe(instant(START + 30_000));
    expect(pace.take(now, { ...post(null), method: 'chat.update' })).toBeNull();
    expect(pace.take(instant(START + 30_000), post('C1'))).toBeNull();
  });
});
