import { afterEach, describe, expect, it } from 'vitest';
import { createClock } from '#sandbox/clock.ts';
import type { Clock } from '#sandbox/clock.ts';

const opened: Clock[] = [];
const aClock = (...args: Parameters<typeof createClock>): Clock => {
  const clock = createClock(...args);
  opened.push(clock);
  return clock;
};
afterEach(() => {
  for (const clock of opened.splice(0)) clock.close();
});

describe('a clock', () => {
  it('runs at the speed it is given, from the moment it is given', () => {
    let real = 500;
    const clock = aClock(1000, 60, () => real);
    real += 100;
    expect(clock.now()).toBe(7000);
    clock.setSpeed(0);
    real += 100;
    expect(clock.now()).toBe(7000);
    clock.setSpeed(1);
    real += 100;
    expect(clock.now()).toBe(7100);
    expect(clock.speed).toBe(1);
  });

  it('runs tasks in order of their times, and at one time in order of asking', async () => {
    const clock = aClock(0, 0);
    const seen: string[] = [];
    clock.at(20, () => seen.push(`c ${clock.now()}`));
    clock.at(10, () => seen.push(`a ${clock.now()}`));
    clock.at(10, () => seen.push(`b ${clock.now()}`));
    clock.at(31, () => seen.push('d'));
    expect(clock.next()).toBe(10);
    await clock.moveTo(30);
    expect([seen, clock.now(), clock.next()]).toEqual([['a 10', 'b 10', 'c 20'], 30, 31]);
  });

  it('runs what a task asks for on the way', async () => {
    const clock = aClock(0, 0);
    const seen: number[] = [];
    const again = (): void => {
      seen.push(clock.now());
      clock.at(clock.now() + 10, again);
    };
    clock.at(10, again);
    await clock.moveTo(35);
    expect(seen).toEqual([10, 20, 30]);
  });

  it('runs what is due already at once, though never synchronously', async () => {
    for (const speed of [0, 1]) {
      const clock = aClock(100, speed);
      let ran = false;
      const done = new Promise<void>((resolve) => {
        clock.at(50, () => {
          ran = true;
          resolve();
        });
      });
      expect(ran).toBe(false);
      await done;
      expect(ran).toBe(true);
    }
  });

  it('runs nothing that was called off', async () => {
    const clock = aClock(0, 0);
    const seen: string[] = [];
    const cancel = clock.at(10, () => seen.push('cancelled'));
    const cancelNow = clock.at(0, () => seen.push('cancelled at once'));
    cancel();
    cancelNow();
    await clock.moveTo(20);
    expect([seen, clock.next()]).toEqual([[], null]);
  });

  it('reaches a task by itself when it runs', async () => {
    const clock = aClock(0, 1000);
    const at = await new Promise<number>((resolve) => {
      clock.at(20_000, () => resolve(clock.now()));
    });
    expect(at).toBeGreaterThanOrEqual(20_000);
  });

  it('goes forward only', async () => {
    const clock = aClock(100, 0);
    await expect(clock.moveTo(99)).rejects.toThrow(RangeError);
    expect(clock.now()).toBe(100);
  });

  it('tells who listens about each move and each change of speed', async () => {
    const clock = aClock(0, 0);
    const seen: string[] = [];
    const stop = clock.onChange(() => seen.push(`${clock.now()} at ${clock.speed}`));
    await clock.moveTo(5);
    clock.setSpeed(0.5);
    stop();
    await clock.moveTo(1_000_000);
    expect(seen).toEqual(['5 at 0', '5 at 0.5']);
  });

  it('forgets everything when it is closed', async () => {
    const clock = aClock(0, 0);
    let ran = false;
    clock.at(10, () => {
      ran = true;
    });
    clock.close();
    clock.at(10, () => {
      ran = true;
    });
    await clock.moveTo(20);
    expect([ran, clock.next()]).toEqual([false, null]);
  });
});
