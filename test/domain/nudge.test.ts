import { describe, expect, it } from 'vitest';
import type { DeliveryKey, UserId } from '#domain/ids.ts';
import { heldBack, isMuted, snoozedUntil, wilson, type Nudge } from '#domain/nudge.ts';
import { aMember, anAbsence, at, PROJECT, time, WORKSPACE } from '#test/kit/build.ts';

const USER = 'U0001' as UserId;
const TUESDAY = at('2026-03-10T10:00Z'); // 11:00 in Berlin
const person = { member: aMember(), absences: [] };
const sent = (when: string, own: Partial<Nudge> = {}): Nudge => ({
  workspace: WORKSPACE,
  key: when as DeliveryKey,
  project: PROJECT,
  user: USER,
  rule: 'overlap',
  item: 'B1',
  at: at(when),
  outcome: null,
  ...own,
});
const nothing = { before: [], snoozes: [], muted: [] } as const;
const about = { rule: 'overlap', item: 'B9' } as const;

describe('heldBack', () => {
  it.each([
    ['in their hours', TUESDAY, null],
    ['before them', at('2026-03-10T07:59Z'), 'out-of-hours'],
    ['at the weekend', at('2026-03-14T10:00Z'), 'out-of-hours'],
  ])('%s', (_, now, expected) => {
    expect(heldBack(about, person, nothing, now)).toBe(expected);
  });

  it('respects leave and quiet hours, of urgent ones too', () => {
    const urgent = { ...about, urgent: true };
    const away = { ...person, absences: [anAbsence('2026-03-10', '2026-03-10')] };
    const quiet = { ...person, member: aMember({ quiet: [{ from: time('10:30'), to: time('11:30') }] }) };
    expect(heldBack(urgent, away, nothing, TUESDAY)).toBe('out-of-hours');
    expect(heldBack(urgent, quiet, nothing, TUESDAY)).toBe('out-of-hours');
  });

  it('sends one about an item in three working days, over a weekend', () => {
    const before = [sent('2026-03-06T10:00Z', { item: 'B9' })]; // Friday
    expect(heldBack(about, person, { ...nothing, before }, TUESDAY)).toBe('item-cap');
    expect(heldBack(about, person, { ...nothing, before }, at('2026-03-11T10:00Z'))).toBeNull();
  });

  it('sends two a day, on their own calendar; the reminder of a standup is none of them', () => {
    const before = [sent('2026-03-10T08:30Z'), sent('2026-03-10T09:00Z', { item: 'B2' })];
    expect(heldBack(about, person, { ...nothing, before }, TUESDAY)).toBe('day-cap');
    expect(heldBack({ ...about, urgent: true }, person, { ...nothing, before }, TUESDAY)).toBeNull();
    const reminded = [sent('2026-03-10T08:30Z', { rule: 'reminder' }), sent('2026-03-10T09:00Z', { item: 'B2' })];
    expect(heldBack(about, person, { ...nothing, before: reminded }, TUESDAY)).toBeNull();
  });

  it('sends three a week', () => {
    const before = ['04T10', '05T10', '09T10'].map((when, n) => sent(`2026-03-${when}:00Z`, { item: `B${n + 20}` }));
    expect(heldBack(about, person, { ...nothing, before }, TUESDAY)).toBe('week-cap');
    expect(heldBack(about, person, { ...nothing, before }, at('2026-03-11T10:30Z'))).toBeNull();
  });

  it('keeps still about what they snoozed, and where a rule annoys', () => {
    const snoozes = [
      { workspace: WORKSPACE, user: USER, item: 'B9', until: at('2026-03-11T00:00Z'), onReading: false },
    ];
    expect(heldBack(about, person, { ...nothing, snoozes }, TUESDAY)).toBe('snoozed');
    expect(heldBack(about, person, { ...nothing, muted: ['overlap'] }, TUESDAY)).toBe('muted');
    expect(heldBack(about, person, { ...nothing, muted: ['risk'] }, TUESDAY)).toBeNull();
  });
});

describe('snoozedUntil', () => {
  it('counts their working days', () => {
    expect(snoozedUntil(person, 1, at('2026-03-13T10:00Z'))).toBe('2026-03-15T23:00:00.000Z');
  });
});

describe('isMuted', () => {
  it.each([
    [19, 19, false],
    [20, 2, false],
    [20, 5, true],
    [200, 20, false],
    [200, 32, true],
  ])('of %i shown with %i not useful is %s', (shown, notUseful, expected) => {
    expect(isMuted({ rule: 'risk', shown, asked: shown, acted: 0, notUseful })).toBe(expected);
  });

  it('rests on ranges as published', () => {
    const [low, high] = wilson(10, 20);
    expect([low, high].map((one) => one.toFixed(4))).toEqual(['0.2993', '0.7007']);
    expect(wilson(0, 0)).toEqual([0, 1]);
  });
});
