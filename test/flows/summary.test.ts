import { describe, expect, it } from 'vitest';
import { summarise } from '#flows/summary.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Update } from '#domain/summary.ts';
import { toLocalDate } from '#domain/time.ts';
import type { Ask, Usage, Writer } from '#ports/writer.ts';

const DATE = toLocalDate('2026-03-10');
const row = (id: string, author: string, text: string): Update => ({
  id,
  author,
  date: DATE,
  text,
  done: '',
  next: '',
  blockers: '',
});
const UPDATES = [
  row('u1', 'Ana Ruiz', 'Done:\n- Finished the tokenizer, latency went from 120 ms to 95 ms\nBlocked:\n- GPU quota'),
  row('u2', 'Bo', 'Done:\n- Migrated 12 files of the loader\n- Reviewed the importer'),
];
const KNOWN = [
  { name: 'Ana Ruiz', aliases: ['Ana'] },
  { name: 'Bo', aliases: [] },
];

/** A model that says what it is told to say, and remembers what it was shown. */
function scripted(say: (ask: Ask) => unknown): Writer & { readonly asks: Ask[] } {
  const asks: Ask[] = [];
  const usage = (ask: Ask, outcome: Usage['outcome']): Usage => ({
    task: ask.task,
    model: 'm',
    input: 10,
    cached: 0,
    output: 5,
    latencyMs: 1,
    outcome,
  });
  return {
    asks,
    models: { map: 'm', verify: 'm', reduce: 'm' },
    async write(ask) {
      asks.push(ask);
      const value = say(ask);
      if (value === undefined) return refuse({ is: 'down', about: 'test', usage: usage(ask, 'down') });
      return ok({ value, usage: usage(ask, 'written') });
    },
  };
}

const claim = (text: string, quote: string, source: string) => ({
  text,
  kind: 'progress',
  people: ['P1'],
  sources: [source],
  quote,
});
const make = (writer: Writer | null, more: Partial<Parameters<typeof summarise>[2]> = {}) =>
  summarise(UPDATES, KNOWN, { writer, mark: 'abc', ...more });

describe('a summary with a model', () => {
  it('keeps a line that calls somebody by one of their names', async () => {
    const updates = [row('u1', 'Bo', 'Done:\n- Paired with Ana on the importer of batch 14')];
    const writer = scripted(({ task, material }) => {
      if (task === 'verify') return { verdict: 'supported' };
      const [, line = ''] = /(Paired with P\d on the importer of batch 14)/.exec(material) ?? [];
      const [, author = ''] = /"author":"(P\d)"/.exec(material) ?? [];
      return task === 'map'
        ? { claims: [{ ...claim(line, line, 'u1'), people: [author] }] }
        : { headline: [], groups: [] };
    });
    const { summary } = await summarise(updates, KNOWN, { writer, mark: 'abc' });
    expect(summary.claims.map(({ text, by }) => [text, by])).toEqual([
      ['Paired with Ana on the importer of batch 14', 'model'],
    ]);
    expect(JSON.stringify(writer.asks)).not.toContain('Ana');
  });

  it('posts what holds, holds what does not, and shows the model no name', async () => {
    const writer = scripted(({ task, material }) => {
      if (task === 'reduce')
        return {
          headline: [
            { text: 'Migrated 12 files of the loader', claims: [2] },
            { text: 'Everybody is happy', claims: [0] },
          ],
          groups: [],
        };
      if (task === 'verify') return { verdict: 'supported' };
      if (material.includes('u1'))
        return {
          claims: [
            claim('Latency of the tokenizer went from 120 ms to 75 ms', 'latency went from 120 ms to 95 ms', 'u1'),
          ],
        };
      return {
        claims: [claim('Migrated 12 files of the loader', 'Migrated 12 files of the loader', 'u2'), { wrong: true }],
      };
    });
    const { summary, usage, plain } = await make(writer);
    expect(summary.claims.map(({ text, by }) => [text, by])).toContainEqual([
      'Migrated 12 files of the loader',
      'model',
    ]);
    expect(summary.held.map(({ why }) => why)).toEqual([expect.stringContaining('75 ms is not in what it cites')]);
    expect(summary.dropped).toHaveLength(1);
    expect(summary.claims.map(({ text }) => text)).toContain('GPU quota');
    expect(summary.headline.map(({ text }) => text)).not.toContain('Everybody is happy');
    expect(plain).toBeNull();
    expect(usage.length).toBe(writer.asks.length);
    expect(writer.asks.map(({ material }) => material).join()).not.toMatch(/Ana|Ruiz|\bBo\b/);
  });

  it('says nothing twice of one update, and lets no way out of the model’s through', async () => {
    const line = 'Migrated 12 files of the loader';
    const writer = scripted(({ task, material }) =>
      task === 'map' && material.includes('u2')
        ? {
            claims: [
              claim(line, line, 'u2'),
              claim(`**${line}**`, line, 'u2'),
              claim(`${line}!`, 'Migrated 12 files', 'u2'),
              claim('The loader: migrated 12 files', line, 'u2'),
              claim(`${line} evil.io/x`, line, 'u2'),
              claim(`${line} ｂｉｔ．ｌｙ/3abc`, line, 'u2'),
              claim('Reviewed the importer', 'Reviewed the importer', 'u2'),
            ],
          }
        : { headline: [{ text: `${line} at evil.ai`, claims: [2] }], groups: [{ title: 'evil.io', claims: [2] }] },
    );
    const { summary } = await make(writer);
    expect(summary.claims.filter(({ by }) => by === 'model').map(({ text }) => text)).toEqual([
      line,
      'Reviewed the importer',
    ]);
    expect(JSON.stringify([summary.claims, summary.headline, summary.groups])).not.toMatch(/evil|bit/);
  });

  it('is in people’s own words where the model is gone, half-way too', async () => {
    const gone = await make(scripted(() => undefined));
    expect(gone.plain).toBe('down');
    expect(gone.summary.claims.map(({ by }) => by)).not.toContain('model');
    const half = await make(
      scripted(({ material, task }) =>
        task === 'map' && material.includes('u1')
          ? { claims: [claim('Finished the tokenizer', 'Finished the tokenizer', 'u1')] }
          : undefined,
      ),
    );
    expect(half.summary.claims.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'GPU quota',
        'Finished the tokenizer, latency went from 120 ms to 95 ms',
        'Reviewed the importer',
      ]),
    );
  });

  it('never shows a model the updates of whoever does not want it', async () => {
    const writer = scripted(() => ({ claims: [] }));
    const { summary } = await make(writer, { withoutModel: new Set(['Bo']) });
    expect(writer.asks.map(({ material }) => material).join()).not.toContain('loader');
    expect(summary.claims.map(({ text }) => text)).toContain('Reviewed the importer');
  });

  it('lets no update of one person speak for another', async () => {
    const writer = scripted(({ task }) =>
      task === 'map'
        ? {
            claims: [
              claim('GPU quota is granted', 'GPU quota', 'u1'),
              claim('Migrated 12 files', 'Migrated 12 files', 'u2'),
            ],
          }
        : undefined,
    );
    const { summary } = await make(writer);
    // each question may cite its own person's updates only
    expect(summary.dropped.map(({ why }) => why)).toEqual([
      'it cites an update that is not there',
      'it cites an update that is not there',
    ]);
  });
});
