import { expect, it } from 'vitest';
import { blockerLines, saysNone } from '#domain/blocker-words.ts';
import { readAnswer } from '#domain/answer.ts';
import { readDateRange, readDuration, readWeekdays } from '#domain/time-words.ts';
import { day } from '#test/kit/build.ts';

const LONG = 40_000; // as much as Slack takes in one message

/** Signs that expressions with optional parts like to try in every combination. */
const UNITS = [
  ' ',
  '/',
  '-',
  '- ',
  '1-',
  '[',
  '](',
  '(',
  '#',
  '<',
  'a',
  'a/',
  'https://',
  '*',
  '~',
  'no ',
  'not a ',
  'mon ',
];
const TEXTS = UNITS.flatMap((unit) =>
  ['', 'a', 'no ', '24 Dec '].map((start) => `${start}${unit.repeat(LONG / unit.length)}x`),
);

it.each<[string, (text: string) => unknown]>([
  ['blockerLines', blockerLines],
  ['saysNone', saysNone],
  ['readAnswer', readAnswer],
  ['readDateRange', (text) => readDateRange(text, day('2026-03-10'))],
  ['readDuration', readDuration],
  ['readWeekdays', readWeekdays],
])('%s reads a message of any length in a moment', (_name, read) => {
  // Read letter by letter, all of them take some 50 ms; tried from each letter anew, a single one takes seconds.
  const began = performance.now();
  for (const text of TEXTS) read(text);
  expect(performance.now() - began).toBeLessThan(2_000);
});
