import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCourierLoop, runJobs, startHeartbeat } from '#adapters/scheduler.ts';
import { epochMs, instant, plusMinutes } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';
import type { Job } from '#ports/doors.ts';
import { aHouse } from '#test/kit/house.ts';
import { logInto, NOW } from './slack/kit.ts';
import type { Line } from './slack/kit.ts';

let lines: Line[];
beforeEach(() => {
  lines = [];
  vi.useFakeTimers({ now: epochMs(NOW) + 500 });
});
afterEach(() => vi.useRealTimers());

const clock = { now: () => instant(Date.now()) };
const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

describe('the heartbeat', () => {
  it('beats once a minute, whatever a beat throws', async () => {
    let beats = 0;
    const heart = startHeartbeat(() => {
      beats += 1;
      return Promise.reject(new Error('a bug'));
    }, logInto(lines));
    await minutes(3);
    await heart.stop();
    await minutes(3);
    expect(beats).toBe(3);
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(3);
  });

  it('never beats twice at once', async () => {
    let running = 0;
    let most = 0;
    const heart = startHeartbeat(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 150_000));
      running -= 1;
    }, logInto(lines));
    await minutes(8);
    await heart.stop();
    expect(most).toBe(1);
  });
});

describe('runJobs', () => {
  it('runs every job in order at one moment, past one that fails', async () => {
    vi.useRealTimers();
    const house = await aHouse();
    const ran: string[] = [];
    const job = (name: string, fails = false): Job => ({
      name,
      run: (_ports, now) => {
        ran.push(`${name} ${now}`);
        return fails ? Promise.reject(new Error('a bug')) : Promise.resolve();
      },
    });
    await runJobs([job('one'), job('two', true), job('three')], house.ports, NOW);
    await house.close();
    expect(ran).toEqual(['one', 'two', 'three'].map((name) => `${name} ${NOW}`));
    expect(house.errors).toHaveLength(1);
  });
});

describe('the courier loop', () => {
  const aLoop = (run: (now: Instant) => Promise<Instant | null>, timed = true) =>
    createCourierLoop({ run }, { clock, log: logInto(lines), timed });

  it('makes one run of kicks that come together, and another of those that come meanwhile', async () => {
    let runs = 0;
    let running = 0;
    let most = 0;
    const loop = aLoop(async () => {
      runs += 1;
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 100));
      running -= 1;
      return null;
    });
    for (let n = 0; n < 5; n += 1) loop.kick();
    await vi.advanceTimersByTimeAsync(50);
    for (let n = 0; n < 5; n += 1) loop.kick();
    await minutes(1);
    expect({ runs, most }).toEqual({ runs: 2, most: 1 });
    await loop.stop();
  });

  it('runs when the courier asked for it', async () => {
    const at: Instant[] = [];
    const loop = aLoop((now) => {
      at.push(now);
      return Promise.resolve(at.length < 3 ? plusMinutes(now, 0.2) : null);
    });
    loop.kick();
    await minutes(5);
    expect(at.map((moment) => epochMs(moment) - epochMs(at[0] ?? NOW))).toEqual([0, 12_000, 24_000]);
    await loop.stop();
  });

  it('leaves the time to others where it is not timed', async () => {
    let runs = 0;
    const loop = aLoop((now) => {
      runs += 1;
      return Promise.resolve(plusMinutes(now, 0.2));
    }, false);
    await loop.flush(NOW);
    await minutes(5);
    expect(runs).toBe(1);
    expect(loop.next()).toBe(plusMinutes(NOW, 0.2));
    await loop.stop();
  });

  it('waits for the heartbeat after a failure instead of trying at once', async () => {
    let runs = 0;
    const loop = aLoop(() => {
      runs += 1;
      return Promise.reject(new Error('the disk is full'));
    });
    loop.kick();
    await minutes(5);
    expect(runs).toBe(1);
    expect(lines).toMatchObject([{ level: 'error' }]);
    await loop.stop();
  });

  it('does nothing once stopped, and stops after what it has begun', async () => {
    const gate = Promise.withResolvers<null>();
    let runs = 0;
    const loop = aLoop(() => {
      runs += 1;
      return gate.promise;
    });
    loop.kick();
    await vi.advanceTimersByTimeAsync(1);
    let stopped = false;
    const stopping = loop.stop().then(() => (stopped = true));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stopped).toBe(false);
    gate.resolve(null);
    await stopping;
    loop.kick();
    await minutes(1);
    expect(runs).toBe(1);
  });
});
