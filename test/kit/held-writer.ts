import type { Instant, LocalDate } from '#domain/time.ts';
import { ok } from '#domain/result.ts';
import type { Ask, Usage, Writer, Writers } from '#ports/writer.ts';

/** A model that makes a claim of every line, and of a line with `wrong` in it one that says more than was written. */
export function heldWriter(wrong: string, instead: string): Writers {
  const usage = ({ task }: Ask): Usage => ({
    task,
    model: 'small',
    input: 100,
    cached: 0,
    output: 20,
    latencyMs: 1,
    micros: 7,
    outcome: 'written',
  });
  const writer: Writer = {
    models: { map: 'small', verify: 'small', reduce: 'small' },
    write(ask) {
      const value =
        ask.task === 'map'
          ? { claims: claimsIn(ask.material, (line) => line.replace(wrong, instead)) }
          : ask.task === 'verify'
            ? { verdict: 'supported' }
            : { headline: [], groups: [] };
      return Promise.resolve(ok({ value, usage: usage(ask) }));
    },
  };
  return {
    facts: {
      host: 'model.test',
      models: writer.models,
      choices: [],
      cap: null,
      unpriced: [],
      pricesAsOf: '2026-03-01' as LocalDate,
    },
    markOf: (occasion) => `mark-${occasion}`,
    patience: () => new AbortController().signal,
    forProject: (_project, _purpose, _now: Instant) => writer,
    forDoctor: () => writer,
  };
}

function claimsIn(material: string, say: (line: string) => string): object[] {
  return material
    .split('\n')
    .filter((row) => row.startsWith('{"id"'))
    .flatMap((row) => {
      const { id, author, text } = JSON.parse(row) as { id: string; author: string; text: string };
      const lines = text.split('\n').filter((line) => line.length > 12);
      return lines.map((line) => ({ text: say(line), kind: 'progress', people: [author], sources: [id], quote: line }));
    });
}
