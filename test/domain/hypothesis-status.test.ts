import { describe, expect, it } from 'vitest';
import { dataDiffers, readStatus, statedBy } from '#domain/hypothesis-status.ts';
import type { UserId } from '#domain/ids.ts';
import { at, WORKSPACE } from '#test/kit/build.ts';

describe('readStatus', () => {
  it.each([
    ['on track', 'on-track', ''],
    ['At-risk: the labels are late', 'at-risk', 'the labels are late'],
    ['off track – no   GPUs', 'off-track', 'no GPUs'],
    ['Yellow, waiting', 'at-risk', 'waiting'],
    ['red', 'off-track', ''],
  ] as const)('reads %j', (text, status, words) => {
    expect(readStatus(text)).toEqual({ status, text: words });
  });

  it.each(['', 'ontology work', 'redo the labels', '0.83 n=200', 'risk'])('leaves %j alone', (text) => {
    expect(readStatus(text)).toBeNull();
  });
});

describe('what the data says otherwise', () => {
  it.each([
    ['on-track', 0.29, 0, true],
    ['on-track', 0.3, 1, false],
    ['on-track', null, 2, true],
    ['at-risk', 0.7, 0, true],
    ['off-track', 0.9, 1, false],
    ['off-track', 0.4, 0, false],
  ] as const)('%s with %s and %i failing: %s', (status, chance, failing, differs) => {
    expect(dataDiffers(status, { chance, failing })).toBe(differs);
  });

  it('rests on the newest word of who owns it now', () => {
    const said = (by: string, status: 'on-track' | 'at-risk', when: string) =>
      ({
        workspace: WORKSPACE,
        number: 1,
        at: at(when),
        by: by as UserId,
        what: { is: 'stated', status, text: '' },
      }) as const;
    const history = [said('U1', 'on-track', '2026-03-09T08:00Z'), said('U2', 'at-risk', '2026-03-10T08:00Z')];
    expect(statedBy('U1' as UserId, history)?.status).toBe('on-track');
    expect(statedBy('U3' as UserId, history)).toBeNull();
  });
});
