import { describe, expect, it } from 'vitest';
import { onlyPlans, samePlan } from '#domain/digest-quiet.ts';
import { words } from '#test/kit/build.ts';

describe('what counts as news', () => {
  it.each(['', 'none', 'n/a', 'Nothing new.', 'no updates', 'Same as yesterday', 'still the same plan', '- ditto'])(
    '%j is none',
    (text) => expect(onlyPlans(words({ done: text, blockers: text, evidence: text }))).toBe(true),
  );
  it.each([
    'Nothing works',
    'no GPU',
    'same crash as yesterday',
    'changed the loader',
    '0.83',
    '👀',
    'none\nf1 is 0.8',
  ])('%j is some', (text) => expect(onlyPlans(words({ done: text }))).toBe(false));
  it('a plan is none where it is the one of last time, whatever its marks', () => {
    expect(samePlan('- Train the *tagger*\n- batch 14', 'train the tagger; batch 14')).toBe(true);
    expect(samePlan('Train the tagger, batch 15', 'Train the tagger, batch 14')).toBe(false);
    expect(samePlan('x = -5', 'x = 5')).toBe(false);
    expect(samePlan('Train the tagger', '')).toBe(false);
  });
  it('what was said to a question of the project’s own is news', () =>
    expect(onlyPlans(words({ asked: [{ question: 'GPU hours?', kind: 'number', text: '3' } as never] }))).toBe(false));
});
