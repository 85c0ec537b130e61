import { ok } from '#domain/result.ts';
import type { Ask, Writer } from '#ports/writer.ts';

/** So many write in the team of the bench. */
export const PEOPLE = 40;

/** What it makes of an update: every line, word for word. */
export const instant: Writer = {
  models: { map: 'm', verify: 'm', reduce: 'm' },
  write: (ask) => {
    const usage = {
      task: ask.task,
      model: 'm',
      input: 0,
      cached: 0,
      output: 0,
      latencyMs: 0,
      outcome: 'written',
    } as const;
    return Promise.resolve(
      ok({ value: ask.task === 'verify' ? { verdict: 'supported' } : { claims: linesIn(ask) }, usage }),
    );
  },
};

function linesIn({ material }: Ask): unknown[] {
  return material
    .split('\n')
    .filter((line) => line.startsWith('{"id"'))
    .map((line) => JSON.parse(line) as { id: string; author: string; text: string })
    .flatMap(({ id, author, text }) =>
      text
        .split('\n')
        .map((line) => line.replace(/^- /, ''))
        .filter((line) => line.length > 20)
        .map((line) => ({ text: line, kind: 'progress', people: [author], sources: [id], quote: line })),
    );
}
