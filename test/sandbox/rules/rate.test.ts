import { createClock } from '#sandbox/clock.ts';
import { RATE_TIERS, TIER_BURST } from '#sandbox/rules/limits/rate.ts';
import { METHODS } from '#sandbox/rules/methods.ts';
import { createRates } from '#sandbox/rules/rate.ts';
import type { Settings } from '#sandbox/world.ts';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';

const START = Date.UTC(2026, 2, 9);

function atRest(changed: Partial<Settings> = {}) {
  const clock = createClock(START, 0);
  const rates = createRates(clock, {
    historyLimits: 'internal',
    postsPerMinute: 300,
    socketLifetime: 0,
    unknownBlocks: [],
    ...changed,
  });
  return { clock, rates };
}

/** Calls until the first refusal, and what that said. */
function drain(take: () => ReturnType<ReturnType<typeof createRates>['take']>): { passed: number; retryAfter: number } {
  for (let passed = 0; passed < 10_000; passed += 1) {
    const taken = take();
    if (!taken.ok) return { passed, retryAfter: taken.retryAfter };
  }
  throw new Error('never refused');
}

describe('the tier of a method', () => {
  const byTier = [
    ['users.list', 2],
    ['chat.update', 3],
    ['views.open', 4],
    ['chat.postEphemeral', 4],
  ] as const;

  it.each(byTier)('gives %s (tier %i) its burst at once, then its pace', async (method, tier) => {
    const { clock, rates } = atRest();
    const take = () => rates.take('A1', 'T1', method);
    const { passed, retryAfter } = drain(take);
    expect(passed).toBe(TIER_BURST[tier]);
    expect(retryAfter).toBe(Math.max(1, Math.ceil(60 / RATE_TIERS[tier])));
    await clock.moveTo(START + retryAfter * 1000);
    expect(take()).toEqual({ ok: true });
  });

  it.each(byTier)('lets %s (tier %i) through for ever at its own pace', async (method, tier) => {
    const { clock, rates } = atRest();
    const every = 60_000 / RATE_TIERS[tier];
    for (let call = 0; call < 200; call += 1) {
      await clock.moveTo(START + Math.ceil(call * every));
      expect(rates.take('A1', 'T1', method)).toEqual({ ok: true });
    }
  });

  it('is counted for each app, workspace and method alone', () => {
    const { rates } = atRest();
    drain(() => rates.take('A1', 'T1', 'users.list'));
    expect(rates.take('A1', 'T1', 'users.list').ok).toBe(false);
    expect(rates.take('A2', 'T1', 'users.list').ok).toBe(true);
    expect(rates.take('A1', 'T2', 'users.list').ok).toBe(true);
    expect(rates.take('A1', 'T1', 'conversations.list').ok).toBe(true);
  });

  it('does not count a call that was refused', async () => {
    const { clock, rates } = atRest();
    const take = () => rates.take('A1', 'T1', 'users.list');
    drain(take);
    for (let again = 0; again < 50; again += 1) take();
    await clock.moveTo(START + 3000);
    expect(take()).toEqual({ ok: true });
  });

  it('does not limit a method without a published tier', () => {
    const { rates } = atRest();
    const calls = Array.from({ length: 1000 }, () => rates.take('A1', 'T1', 'auth.test').ok);
    expect(METHODS['auth.test']?.tier).toBe('special');
    expect(calls.every(Boolean)).toBe(true);
  });
});

describe('posting', () => {
  it('takes three at once into a channel, then one a second', async () => {
    const { clock, rates } = atRest();
    const take = () => rates.take('A1', 'T1', 'chat.postMessage', 'C1');
    expect(drain(take)).toEqual({ passed: 3, retryAfter: 1 });
    for (let second = 1; second <= 100; second += 1) {
      await clock.moveTo(START + second * 1000);
      expect([take().ok, take().ok]).toEqual([true, false]);
    }
  });

  it('counts each channel alone', () => {
    const { rates } = atRest();
    drain(() => rates.take('A1', 'T1', 'chat.postMessage', 'C1'));
    expect(rates.take('A1', 'T1', 'chat.postMessage', 'C2')).toEqual({ ok: true });
  });

  it('takes postsPerMinute in a workspace, with a tenth of it at once', async () => {
    const { clock, rates } = atRest({ postsPerMinute: 300 });
    let channel = 0;
    const take = () => rates.take('A1', 'T1', 'chat.postMessage', `C${(channel += 1)}`);
    expect(drain(take)).toEqual({ passed: 30, retryAfter: 1 });
    let inMinute = 0;
    for (let tick = 1; tick <= 600; tick += 1) {
      await clock.moveTo(START + tick * 100);
      while (take().ok) inMinute += 1;
    }
    expect(inMinute).toBe(300);
  });

  it('lets a channel that waits not spend what the workspace has', async () => {
    const { clock, rates } = atRest({ postsPerMinute: 60 });
    for (let call = 0; call < 100; call += 1) rates.take('A1', 'T1', 'chat.postMessage', 'C1');
    expect(drain(() => rates.take('A1', 'T1', 'chat.postMessage', 'C2')).passed).toBe(3);
    await clock.moveTo(START + 1000);
    expect(rates.take('A1', 'T1', 'chat.postMessage', 'C3')).toEqual({ ok: true });
  });

  it('tells the longer of two waits', () => {
    const { rates } = atRest({ postsPerMinute: 2 });
    expect(drain(() => rates.take('A1', 'T1', 'chat.postMessage', 'C1'))).toEqual({ passed: 1, retryAfter: 30 });
  });

  it('takes one post a second at a response_url', async () => {
    const { clock, rates } = atRest();
    const take = () => rates.take('A1', 'T1', 'response_url', 'R1');
    expect(drain(take)).toEqual({ passed: 3, retryAfter: 1 });
    await clock.moveTo(START + 1000);
    expect([take().ok, take().ok]).toEqual([true, false]);
  });
});

describe('history', () => {
  it.each(['conversations.history', 'conversations.replies'])(
    'gives %s one call a minute to an app sold outside the Marketplace',
    async (method) => {
      const { clock, rates } = atRest({ historyLimits: 'commercial' });
      const take = () => rates.take('A1', 'T1', method);
      expect(drain(take)).toEqual({ passed: 1, retryAfter: 60 });
      await clock.moveTo(START + 59_999);
      expect(take()).toEqual({ ok: false, retryAfter: 1 });
      await clock.moveTo(START + 60_000);
      expect(take()).toEqual({ ok: true });
    },
  );

  it('stays at tier 3 for an internal app', () => {
    const { rates } = atRest();
    expect(drain(() => rates.take('A1', 'T1', 'conversations.history')).passed).toBe(TIER_BURST[3]);
  });
});

describe('Retry-After', () => {
  const method = fc.constantFrom(
    'users.list',
    'chat.update',
    'views.open',
    'chat.postMessage',
    'conversations.history',
  );
  const step = fc.tuple(method, fc.nat(20_000));

  test.prop([fc.array(step, { maxLength: 60 })], { numRuns: 40 })(
    'is a whole number of seconds, at least 1, after which the call goes through',
    async (steps) => {
      const { clock, rates } = atRest();
      for (const [name, later] of steps) {
        await clock.moveTo(clock.now() + later);
        for (let burst = 0; burst < 5; burst += 1) {
          const taken = rates.take('A1', 'T1', name, 'C1');
          if (taken.ok) continue;
          expect(Number.isInteger(taken.retryAfter) && taken.retryAfter >= 1).toBe(true);
          await clock.moveTo(clock.now() + taken.retryAfter * 1000);
          expect(rates.take('A1', 'T1', name, 'C1')).toEqual({ ok: true });
        }
      }
    },
  );
});
