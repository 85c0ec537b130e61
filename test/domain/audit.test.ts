import { describe, expect, it } from 'vitest';
import { difference, settingsFacts } from '#domain/audit.ts';
import { aProject, time } from '#test/kit/build.ts';

describe('difference', () => {
  it('keeps only what differs, as it was and as it is', () => {
    const before = settingsFacts(aProject());
    const after = settingsFacts(aProject({ standupAt: time('10:00'), days: [1], name: 'Secret plans' }));
    expect(difference(before, after)).toEqual({
      before: { standupAt: '09:30', days: [1, 2, 3, 4, 5] },
      after: { standupAt: '10:00', days: [1] },
    });
  });

  it('tells what was added and what was taken away', () => {
    expect(difference({ gone: 1, same: 'x' }, { same: 'x', come: null })).toEqual({
      before: { gone: 1 },
      after: { come: null },
    });
  });
});

describe('settingsFacts', () => {
  it('holds no name: names are what people wrote', () => {
    expect(JSON.stringify(settingsFacts(aProject({ name: 'Secret plans' })))).not.toContain('Secret');
  });
});
