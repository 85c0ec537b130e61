import { describe, expect, it } from 'vitest';
import { systemClock } from '#adapters/clock.ts';
import { newId } from '#adapters/ids.ts';

describe('newId', () => {
  it('is sixteen letters and digits, different each time', () => {
    const ids = Array.from({ length: 2_000 }, newId);
    expect(ids.filter((id) => !/^[0-9a-hjkmnp-tv-z]{16}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('uses every letter about equally often', () => {
    const counts = new Map<string, number>();
    for (const letter of Array.from({ length: 2_000 }, newId).join(''))
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(32);
    expect(Math.min(...counts.values())).toBeGreaterThan(750); // 1000 expected, standard deviation 31
  });
});

describe('systemClock', () => {
  it('tells the machine’s time', () => {
    const before = Date.now();
    const told = Date.parse(systemClock.now());
    expect(told).toBeGreaterThanOrEqual(before);
    expect(told).toBeLessThanOrEqual(Date.now());
  });
});
