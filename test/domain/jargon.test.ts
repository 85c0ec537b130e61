import { describe, expect, it } from 'vitest';
import { jargonOf, readTerms, termsFor, writeTerms, type Term } from '#domain/jargon.ts';
import { namelessOf } from '#domain/nameless.ts';
import { heldPlain } from '#domain/plain-check.ts';
import { day } from '#test/kit/build.ts';

const own: readonly Term[] = [
  { word: 'MRR', plain: 'ranking score' },
  { word: 'frobnicator', plain: '' },
  { word: 'GPU', plain: 'GPU' },
];
const jargon = jargonOf(termsFor(own));

describe('words of the trade', () => {
  it('are read a line each, say what is wrong, and come back as they were written', () => {
    const typed = 'MRR = ranking score\nfrobnicator\nGPU = GPU';
    expect(readTerms(typed)).toEqual({ ok: true, value: own });
    expect(writeTerms(own)).toBe(typed);
    expect(readTerms(`= nothing\n${'x'.repeat(50)}`)).toMatchObject({ ok: false, error: { length: 2 } });
    expect(readTerms(`mrr = a\nMRR = b`)).toEqual({ ok: true, value: [{ word: 'MRR', plain: 'b' }] });
  });

  it('give way to what is said instead, as whole words, one or many, and keep a line out where nobody knows what', () => {
    const said = [
      ['Fine-tuned the LLMs on 2 GPUs', 'Adapted the language models on 2 GPUs'],
      ['MRR 0.41, was 0.39', 'Ranking score 0.41, was 0.39'],
      ['The frobnicator is back', null],
      ['Promoted the reporter', 'Promoted the reporter'],
      ['p95 under 20 ms', 'slowest one in twenty under 20 ms'],
    ] as const;
    expect(said.map(([line]) => jargon.plainly(line))).toEqual(said.map(([, plain]) => plain));
  });

  it('let a rewritten line pass only where it says the same', () => {
    const line = { text: 'Fine-tuned the encoder on 400 reports, F1 0.83', date: day('2026-03-09'), isPlan: false };
    const good = 'Adapted the reading part of the model on 400 reports, combined accuracy 0.83';
    expect(heldPlain(good, line, jargon)).toBe(good);
    for (const bad of [
      'Adapted the reading part of the model on 900 reports, combined accuracy 0.83',
      'Adapted the reading part of the model on 400 reports',
      'Did not adapt the reading part of the model on 400 reports, combined accuracy 0.83',
      'Fine-tuned the reading part of the model on 400 reports, combined accuracy 0.83',
      'Adapted the reading part of the model on 400 reports, combined accuracy 0.83; the customer loves the new product',
      'Hana adapted the reading part of the model on 400 reports, combined accuracy 0.83',
      'Adapted the reading part of the model on 400 reports, combined accuracy 0.83 https://evil.example',
      '',
    ])
      expect([bad, heldPlain(bad, line, jargon)]).toEqual([bad, null]);
  });
});

it('nobody is named, by whole name, first name or handle, and what is secret goes', () => {
  const nameless = namelessOf(['Hana Mori', 'Will', 'Bo Li'], []);
  expect(nameless('Hana reviewed it with @bo.li and Bo Li')).toBe(
    'A colleague reviewed it with a colleague and a colleague',
  );
  expect(nameless("asked Hana Mori's team, mail me at hana@team.example")).toBe(
    "asked a colleague's team, mail me at (e-mail)",
  );
  expect(nameless('This will do; P1 stays')).toMatch(/^This will do; P-?1 stays$/);
});
