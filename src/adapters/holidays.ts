import { Worker } from 'node:worker_threads';
import type { Holidays } from '#ports/holidays.ts';

/** What the worker is asked: all years from `from` to `to`. */
export interface HolidayQuestion {
  readonly id: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What it answers to the question of that id. */
export interface HolidayAnswer {
  readonly id: number;
  readonly said: Awaited<ReturnType<Holidays['of']>>;
}

interface Asked {
  resolve(said: HolidayAnswer['said']): void;
  reject(error: Error): void;
}

/** Whoever looks at a form names another region within a minute or so; reading the books anew would take too long for a form. */
const IDLE_MS = 120_000;
/** Answers kept: two dozen days each. */
const KEPT = 100;

/**
 * Holidays by date-holidays, whose tables take tens of megabytes: a thread of its own reads them when they are wanted and gives
 * the memory back when nobody has asked for two minutes. What it said is kept.
 */
export function createHolidays(): Holidays {
  const answers = new Map<string, Promise<HolidayAnswer['said']>>();
  const ask = createThread();
  const answerTo = (text: string, from: number, to: number): Promise<HolidayAnswer['said']> => {
    const key = JSON.stringify([text, from, to]);
    const known = answers.get(key);
    if (known) return known;
    const asked = ask({ text, from, to });
    asked.catch(() => answers.delete(key));
    if (answers.size >= KEPT) answers.clear();
    answers.set(key, asked);
    return asked;
  };
  return {
    async of(text, from, to) {
      const said = await answerTo(text, Number(from.slice(0, 4)), Number(to.slice(0, 4)));
      return said && { ...said, holidays: said.holidays.filter(({ date }) => from <= date && date <= to) };
    },
  };
}

/** Asks a thread that is there while it is needed, and holds no process up. */
function createThread(): (question: Omit<HolidayQuestion, 'id'>) => Promise<HolidayAnswer['said']> {
  const open = new Map<number, Asked>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let ids = 0;

  const start = (): Worker => {
    const started = new Worker(new URL('./holidays-worker.ts', import.meta.url));
    const gone = (error: Error): void => {
      if (worker !== started) return;
      worker = null;
      for (const asked of open.values()) asked.reject(error);
      open.clear();
    };
    started.on('message', ({ id, said }: HolidayAnswer) => {
      open.get(id)?.resolve(said);
      open.delete(id);
      if (open.size === 0) rest(started);
    });
    started.once('error', gone);
    started.once('exit', () => gone(new Error('the holidays went without an answer')));
    return started;
  };
  const rest = (resting: Worker): void => {
    resting.unref();
    idle = setTimeout(() => {
      worker = null;
      void resting.terminate();
    }, IDLE_MS).unref();
  };

  return (question) =>
    new Promise((resolve, reject) => {
      clearTimeout(idle);
      worker ??= start();
      worker.ref();
      ids += 1;
      open.set(ids, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- between threads there is no origin
      worker.postMessage({ id: ids, ...question } satisfies HolidayQuestion);
    });
}
