import { describe, expect, it } from 'vitest';
import type { Bender } from '#domain/fairness.ts';
import { fairerSlot } from '#domain/slot-move.ts';
import type { Zone } from '#domain/time.ts';
import { at } from '#test/kit/build.ts';

const HOUR = 3_600_000;
const ZERO = Date.parse(at('2026-05-05T00:00Z'));
const span = (from: number, to: number) => ({ from: ZERO + from * HOUR, to: ZERO + to * HOUR });
const bender = (zone: string, from: number, to: number, burden = 0): Bender => ({
  zone: zone as Zone,
  hours: [span(from, to)],
  never: [span(-12, 5), span(21, 36)],
  burden,
});
const berlin = (burden = 0) => bender('Europe/Berlin', 7, 16, burden);
/** Begins when Berlin ends. */
const west = (burden = 0) => bender('America/Los_Angeles', 16, 21, burden);
const hourOf = (slot: ReturnType<typeof fairerSlot>) => slot && (slot.from - ZERO) / HOUR;
const DAY = span(0, 24);

describe('a weekly meeting', () => {
  it('moves to where it asks less of people, for a quarter of an hour and for no less', () => {
    const people = [berlin(), bender('Europe/London', 8, 17)];
    expect(hourOf(fairerSlot(span(15.75, 16.75), people, DAY, 0))).toBe(8);
    expect(hourOf(fairerSlot(span(15.5, 16.5), people, DAY, 0))).toBe(8);
    const cramped = [berlin(), bender('Europe/London', 15.2, 16.2)];
    // Twelve minutes are Berlin's; a quarter earlier they would be London's.
    expect(fairerSlot(span(15.2, 16.2), cramped, DAY, 9)).toBeNull();
  });

  it('stays where nobody is outside their hours, and where it is the fairest already', () => {
    expect(fairerSlot(span(10, 11), [berlin(), berlin()], DAY, 9)).toBeNull();
    expect(fairerSlot(span(15.5, 16.5), [berlin(), west()], DAY, 9)).toBeNull();
  });

  it('passes from whoever has borne it to the others after four meetings, and not before', () => {
    // At 16 it asks an hour of Berlin, and 240 are borne by Berlin alone.
    const people = [berlin(240), west()];
    expect(fairerSlot(span(16, 17), people, DAY, 3)).toBeNull();
    expect(hourOf(fairerSlot(span(16, 17), people, DAY, 4))).toBe(15);
    // Moved, it stays until the other has borne as much.
    expect(fairerSlot(span(15, 16), [berlin(220), west(60)], DAY, 9)).toBeNull();
    expect(hourOf(fairerSlot(span(15, 16), [berlin(100), west(300)], DAY, 9))).toBe(16);
  });

  it('never moves into anybody’s nights', () => {
    const apart = [berlin(0), bender('Asia/Tokyo', 0, 4)];
    expect(fairerSlot(span(16, 17), apart, span(0, 5), 9)).toBeNull();
  });
});
