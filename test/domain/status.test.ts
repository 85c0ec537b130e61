import { describe, expect, it } from 'vitest';
import { DEFAULT_SHIFTS } from '#domain/shift.ts';
import { daysAway, saysAway } from '#domain/status.ts';
import { toZone } from '#domain/time.ts';
import { at } from '#test/kit/build.ts';

const BERLIN = toZone('Europe/Berlin');
const NOW = at('2026-03-10T10:00Z'); // Tuesday, 11:00 in Berlin
const show = (text: string, emoji = '', expires: string | null = null) => ({
  text,
  emoji,
  expiresAt: expires === null ? null : at(expires),
});

describe('a status', () => {
  it.each([
    show('Vacationing', 'palm_tree'),
    show('', 'palm_tree'),
    show('Out sick', 'face_with_thermometer'),
    show('Out of office', 'spiral_calendar_pad'),
    show('OOO, back on Monday'),
    show('Urlaub'),
  ])('says that somebody is away: $text $emoji', (status) => expect(saysAway(status)).toBe(true));

  it.each([
    show(''),
    show('In a meeting', 'spiral_calendar_pad'),
    show('Commuting', 'bus'),
    show('Working remotely', 'house_with_garden'),
    show('Working from the beach', 'palm_tree'),
    show('Illustrating the paper'),
  ])('does not say so: $text $emoji', (status) => expect(saysAway(status)).toBe(false));

  it('is leave up to the last day whose work is over when it expires', () => {
    const days = (expires: string | null) =>
      daysAway(show('Out sick', '', expires), { shifts: DEFAULT_SHIFTS }, BERLIN, NOW);
    expect(days('2026-03-10T22:59:59Z')).toEqual({ from: '2026-03-10', to: '2026-03-10' });
    expect(days('2026-03-10T17:00Z')).toEqual({ from: '2026-03-10', to: '2026-03-10' });
    expect(days('2026-03-10T11:00Z')).toBeNull();
    expect(days('2026-03-13T08:00Z')).toEqual({ from: '2026-03-10', to: '2026-03-12' });
    expect(days('2026-03-13T23:00Z')).toEqual({ from: '2026-03-10', to: '2026-03-13' });
    expect(days('2026-03-16T08:00Z')).toEqual({ from: '2026-03-10', to: '2026-03-15' });
    expect(days(null)).toEqual({ from: '2026-03-10', to: '2026-03-16' });
    expect(daysAway(show('Lunch', '', null), { shifts: DEFAULT_SHIFTS }, BERLIN, NOW)).toBeNull();
  });
});
