import { expect, it } from 'vitest';
import { movedLines } from '#views/hypothesis-moved.ts';

const post = (field: string, day: number) => ({ field, from: `a${day}`, to: `b${day}`, day });

it('shows every move of the target and the metric, however much else was moved since', () => {
  const moved = [
    post('target', 1),
    post('metric', 2),
    ...['box', 'killRule', 'baseline', 'box', 'evaluation', 'guardrails'].map((field, at) => post(field, at + 3)),
  ];
  expect(movedLines({ moved }).map(([name, words]) => `${name}: ${words}`)).toEqual([
    'Goal post moved: target from a1 to b1 on day 1',
    'Goal post moved: metric from a2 to b2 on day 2',
    'Goal post moved: evaluation set from a7 to b7 on day 7',
    'Goal post moved: guardrails from a8 to b8 on day 8',
    'Moved before: time-box, kill rule and baseline',
  ]);
  const often = Array.from({ length: 30 }, (_, at) => post('target', at));
  expect(movedLines({ moved: often })).toHaveLength(13);
});
