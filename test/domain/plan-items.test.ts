import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planItems, withCarried } from '#domain/plan-items.ts';
import { words } from '#test/kit/build.ts';

describe('the items of a plan', () => {
  it('are the lines of a list, and none of anything else', () => {
    expect(planItems('- sweep\n* write up\n\n 3. rerun')).toEqual(['sweep', 'write up', 'rerun']);
    for (const plan of ['', 'sweep', '- one alone', '- a\nand b', '-\n- b', '- x\n'.repeat(11)])
      expect(planItems(plan)).toEqual([]);
  });

  it('that are ticked are done and counted, the others are carried over, and what was typed stays', () => {
    const items = ['sweep', 'write up', 'rerun'];
    expect(withCarried(words({ done: 'Also this', plan: 'rerun, twice' }), items, [0, 1])).toMatchObject({
      done: '2 of 3 planned done:\n- sweep\n- write up\nAlso this',
      plan: 'rerun, twice',
    });
    expect(withCarried(words(), items, [])).toMatchObject({ done: '', plan: '- sweep\n- write up\n- rerun' });
    expect(withCarried(words({ plan: 'x' }), [], [0])).toEqual(words({ plan: 'x' }));
  });

  it('are all said, once each, whatever is ticked', () => {
    const some = fc.array(fc.constantFrom('a1', 'b2', 'c3', 'd4'), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('a1', 'b2', 'c3', 'd4'), { minLength: 2 }), some, (items, ticks) => {
        const ticked = items.flatMap((item, place) => (ticks.includes(item) ? [place] : []));
        const { done, plan } = withCarried(words(), items, ticked);
        const said = [...done.split('\n').slice(1), ...plan.split('\n')].filter((line) => line !== '');
        expect(said.toSorted()).toEqual(items.map((item) => `- ${item}`).toSorted());
      }),
    );
  });
});
