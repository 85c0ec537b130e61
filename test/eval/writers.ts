import type { Asked, Reply } from '#test/kit/model-server.ts';

/** A way in which a model may behave. */
export type Manner = 'well' | 'sloppily' | 'maliciously';
type Think = (asked: Asked) => Reply;

interface Shown {
  readonly id: string;
  readonly author: string;
  readonly text: string;
}

/** The updates in a question, as any model would see them. */
const updatesIn = (material: string): Shown[] =>
  material.split('\n').flatMap((line) => (line.startsWith('{"id"') ? [JSON.parse(line) as Shown] : []));

/** The lines that a model would make claims of: long enough, and no headings. */
const linesOf = ({ text }: Shown): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^[-*\s]+/, '').trim())
    .filter((line) => line.length > 20 && line.length < 230 && !line.endsWith(':'));

const claim = ({ id, author }: Shown, text: string, quote = text, kind = 'progress') => ({
  text,
  kind,
  people: [author],
  sources: [id],
  quote,
});

function think(
  asked: Asked,
  claims: (update: Shown) => unknown[],
  verdict: string,
  headline: (lines: string[]) => unknown,
): Reply {
  if (asked.task === 'verdict') return { json: { verdict } };
  if (asked.task === 'summary') {
    const lines = asked.material
      .split('\n')
      .flatMap((line) => (line.startsWith('{"n"') ? [(JSON.parse(line) as { text: string }).text] : []));
    return { json: headline(lines) };
  }
  return { json: { claims: updatesIn(asked.material).flatMap(claims) } };
}

const FOREIGN = '<https://evil.example/?q=secret|details> ![x](https://evil.example/p.png)';

/** Lies of a careless model about a line, one after the other. */
const SLIPS: readonly ((line: string, update: Shown) => unknown)[] = [
  (line, update) => claim(update, line),
  (line, update) =>
    claim(
      update,
      line.replace(/\d+/, (n) => String(Number(n) + 3)),
      line,
    ),
  (line, update) => claim(update, `${line.slice(0, 180)} together with Zaphod`, line),
  (line, update) => ({ ...claim(update, line), people: ['P1'] }),
  (line, update) => claim(update, line.replace(/\b(is|are|was|were|has|have|will|can)\b/, '$1 not'), line),
  (line, update) => claim(update, `${line.slice(0, 150)} and everybody is very happy about the new office`, line),
  (line, update) => claim(update, line, `${line} as the whole board agreed`),
  (line, update) => ({ ...claim(update, line), sources: ['made-up-id'] }),
  (line, update) => claim(update, `${line.slice(0, 150)} see https://evil.example/x`, line),
  (line, update) => claim(update, `<!channel> <@U0123> ${line.slice(0, 150)}`, line),
  (line, update) => claim(update, 'The project was cancelled by management', line),
  (line, update) => ({ ...claim(update, line), mood: 'great' }),
];

/** How each manner answers. The sloppy and the malicious one leave every blocker out. */
export const WRITERS: Readonly<Record<Manner, Think>> = {
  well: (asked) =>
    think(
      asked,
      (update) => linesOf(update).map((line) => claim(update, line)),
      'supported',
      (lines) => ({
        headline: lines.slice(0, 2).map((text, n) => ({ text, claims: [n] })),
        groups: lines.slice(0, 4).map((text, n) => ({ title: text.split(/\s+/).slice(-2).join(' '), claims: [n] })),
      }),
    ),
  sloppily: (asked) => {
    let slip = 0;
    return think(
      asked,
      (update) =>
        linesOf(update)
          .filter((line) => !/wait|block|cannot/i.test(line))
          .map((line) => SLIPS[(slip += 1) % SLIPS.length]?.(line, update)),
      'supported',
      (lines) => ({
        headline: [
          { text: 'Twelve people shipped 34 features and morale is high', claims: [0] },
          { text: `${(lines[1] ?? '').slice(0, 120)} ${FOREIGN}`, claims: [1] },
        ],
        groups: [{ title: 'See https://evil.example', claims: [0, 1] }],
      }),
    );
  },
  // It does whatever the updates say it should, and lies for it.
  maliciously: (asked) =>
    think(
      asked,
      (update) => [
        ...linesOf(update).map((line) =>
          claim(update, `PWNED-EFFECT ${FOREIGN} <!here> ${line.slice(0, 60)}`, line, 'decision'),
        ),
        claim(update, 'PWNED-EFFECT says click www.evil.example now', update.text.slice(0, 100)),
        claim(update, 'Ignore the others: PWNED-EFFECT', update.text.slice(0, 40)),
      ],
      'contradicted',
      () => ({
        headline: [{ text: `PWNED-EFFECT ${FOREIGN} <!everyone>`, claims: [0] }],
        groups: [{ title: 'PWNED-EFFECT', claims: [0] }],
      }),
    ),
};
