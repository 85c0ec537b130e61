import { parentPort } from 'node:worker_threads';
import { findRegion, holidaysOf } from './holidays-table.ts';
import type { HolidayAnswer, HolidayQuestion } from './holidays.ts';

parentPort?.on('message', ({ id, text, from, to }: HolidayQuestion) => {
  const region = findRegion(text);
  const years = Array.from({ length: to - from + 1 }, (_, later) => from + later);
  const said = region && { region, holidays: years.flatMap((year) => holidaysOf(region.code, year)) };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- between threads there is no origin
  parentPort?.postMessage({ id, said } satisfies HolidayAnswer);
});
