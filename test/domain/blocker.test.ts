import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acknowledged,
  ageOf,
  blockerId,
  closed,
  confirmed,
  detailed,
  isOpen,
  readBlockerId,
  reworded,
  stillThere,
  updated,
  type Blocker,
  type Changed,
} from '#domain/blocker.ts';
import { kindOf } from '#domain/blocker-kind.ts';
import type { UserId } from '#domain/ids.ts';
import { aBlocker, aMember, anAbsence, at, day } from '#test/kit/build.ts';

const OWNER = 'U0001' as UserId;
const HELPER = 'U0002' as UserId;
const now = at('2026-03-11T09:00Z');

describe('a blocker', () => {
  it('is acknowledged by whoever sees to it, once each', () => {
    const seen = acknowledged(aBlocker(), HELPER, now);
    expect(seen).toMatchObject({ blocker: { state: { is: 'acknowledged', by: HELPER, at: now } } });
    expect(seen && acknowledged(seen.blocker, HELPER, now)).toBeNull();
  });

  it('counts as acknowledged when somebody else tells how it goes, not when its owner does', () => {
    expect(updated(aBlocker(), HELPER, 'on it', now)?.blocker.state.is).toBe('acknowledged');
    expect(updated(aBlocker(), OWNER, 'still waiting', now)?.blocker.state.is).toBe('open');
  });

  it('is put in other words without losing who saw it, and what was doubted is judged anew', () => {
    const seen = aBlocker({ state: { is: 'acknowledged', by: HELPER, at: now } });
    expect(reworded(seen, 'No labels at all', null, now)?.blocker).toMatchObject({ state: { is: 'acknowledged' } });
    const asked = aBlocker({ state: { is: 'asked', doubt: 'link' } });
    expect(reworded(asked, 'x is broken', null, now)?.blocker.state).toEqual({ is: 'open' });
    expect(reworded(asked, 'please review', 'review', now)?.blocker.state).toEqual({ is: 'asked', doubt: 'review' });
    expect(reworded(asked, asked.text, null, now)).toBeNull();
  });

  it('has to be told to a new helper', () => {
    const told = aBlocker({ helper: HELPER, toldAt: now });
    expect(detailed(told, { kind: 'access', helper: HELPER }, OWNER, now)?.blocker.toldAt).toBe(now);
    expect(detailed(told, { kind: 'data', helper: 'U3' as UserId }, OWNER, now)?.blocker.toldAt).toBeNull();
    expect(detailed(told, { kind: 'data', helper: HELPER }, OWNER, now)).toBeNull();
  });

  it('never leaves its end, whatever is done in whatever order, and each change is one line of history', () => {
    const acts: ((blocker: Blocker) => Changed | null)[] = [
      (b) => acknowledged(b, HELPER, now),
      (b) => updated(b, HELPER, 'x', now),
      (b) => confirmed(b, OWNER, now),
      (b) => closed(b, 'resolved', HELPER, now),
      (b) => stillThere(b, now),
    ];
    const start = fc.constantFrom<Blocker['state']>({ is: 'open' }, { is: 'asked', doubt: 'review' });
    fc.assert(
      fc.property(start, fc.array(fc.constantFrom(...acts)), (state, done) => {
        let blocker = aBlocker({ state });
        for (const act of done) {
          const change = act(blocker);
          if (blocker.state.is === 'closed') expect(change).toBeNull();
          if (blocker.state.is === 'asked' && change) expect(['confirmed', 'resolved']).toContain(change.update.what);
          blocker = change?.blocker ?? blocker;
        }
        expect(isOpen(blocker)).toBe(blocker.state.is === 'open' || blocker.state.is === 'acknowledged');
      }),
    );
  });

  it('ages in the working days of its owner: not over a weekend, not on leave', () => {
    const friday = aBlocker({ raisedOn: day('2026-03-06') });
    const age = (moment: string, absences = [] as ReturnType<typeof anAbsence>[]) =>
      ageOf(friday, aMember(), absences, at(moment));
    expect(age('2026-03-06T23:30Z')).toBe(0); // Saturday in Berlin already
    expect(age('2026-03-08T12:00Z')).toBe(0);
    expect(age('2026-03-09T07:59Z')).toBe(0); // Monday has not begun for them
    expect(age('2026-03-09T08:00Z')).toBe(1);
    expect(age('2026-03-12T09:00Z', [anAbsence('2026-03-10', '2026-03-11')])).toBe(2);
    expect(ageOf(friday, aMember({ zone: 'Pacific/Honolulu' }), [], at('2026-03-09T05:00Z'))).toBe(0);
  });
});

describe('ids of blockers', () => {
  it.each([
    ['B12', 12],
    [' b7 ', 7],
    ['12', 12],
    ['B', null],
    ['12x', null],
    ['B1234567890', null],
  ])('reads %j', (text, number) => {
    expect(readBlockerId(text)).toBe(number);
  });
  it('are read as they are written', () => {
    expect(readBlockerId(blockerId(31))).toBe(31);
  });
});

describe('kindOf', () => {
  it.each([
    ['no free GPUs until Thursday', 'compute'],
    ['quota of the cluster is used up', 'compute'],
    ['Waiting for labels from the data team', 'data'],
    ['no access to the eval set', 'access'],
    ['need a review of #12', 'review'],
    ['we need a decision on the metric', 'decision'],
    ['the loss explodes', 'other'],
    ['https://example.com/data/labels', 'other'],
  ])('takes %j for %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });
});
