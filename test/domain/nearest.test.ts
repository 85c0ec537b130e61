import { describe, expect, it } from 'vitest';
import { nearest } from '#domain/nearest.ts';

const VERBS = ['skip', 'snooze', 'status', 'away', 'back', 'preview', 'help'];

describe('nearest', () => {
  it.each([
    ['snoze', 'snooze'],
    ['SKIP', 'skip'],
    ['stauts', 'status'],
    ['pre', 'preview'],
    ['awya', 'away'],
    ['hlep', 'help'],
  ])('takes "%s" for %s', (word, meant) => expect(nearest(word, VERBS)).toBe(meant));

  it.each(['', ' ', 'x', 'lunch', 'constructor', 'status'.repeat(2_000)])('takes "%.12s" for nothing known', (word) => {
    expect(nearest(word, VERBS)).toBeNull();
  });
});
