import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigestMessage } from '#domain/digest-message.ts';
import { digestParts } from '#domain/digest-split.ts';
import { toLocalDate, toZone } from '#domain/time.ts';
import { at, CHANNEL, PROJECT } from '#test/kit/build.ts';
import { render } from '#views/index.ts';
import { faultsOf, seen } from './payload.ts';

const LINK = 'https://team.slack.com/archives/C0VISION/p1773133200000101?thread_ts=1773133200.000100&cid=C0VISION';

type Said = DigestMessage['answers'][number];
const digest = (answers: Said[], more: Partial<DigestMessage> = {}): DigestMessage => ({
  kind: 'digest',
  projectName: 'Vision',
  date: toLocalDate('2026-03-10'),
  answers,
  away: [],
  skipped: [],
  missing: 0,
  posting: 'digest',
  ...more,
});

/** Words that are found again: each is another. */
const text = (tag: string, size: number): string =>
  Array.from({ length: Math.ceil(size / 10) }, (_, n) => `${tag}x${n}`.padEnd(9, 'y')).join(' ');

/** What a message and all that goes on from it show, each looked at as Slack would. */
function shown(message: DigestMessage): string {
  const parts = digestParts(message);
  const main = parts.length > 0 ? { ...message, parts: parts.length } : message;
  const all = [main, ...parts];
  expect(all.flatMap((each) => faultsOf({ name: 'part', message: each }))).toEqual([]);
  return all.map((each) => seen(render(each).blocks)).join(' ');
}

it('what was written while somebody slept shows every line, of whatever theme of its day', () => {
  const line = { kind: 'plan', text: 'Relabel batch 14', group: 0, doubt: null } as const;
  const words = { done: '', plan: 'relabel', blockers: '', evidence: '' };
  const view = render({
    kind: 'regional',
    project: PROJECT,
    projectName: 'Vision',
    channel: CHANNEL,
    zone: toZone('Asia/Tokyo'),
    since: at('2026-03-10T09:00Z'),
    until: at('2026-03-11T00:00Z'),
    blockers: [],
    reviews: [],
    answers: [{ name: 'Ana', words, late: false, link: LINK, lines: [line] }],
  });
  expect(seen(view.blocks)).toContain('Relabel batch 14');
});

describe('a digest that is too full for one message', () => {
  it('goes on in its thread, so that every word of everybody is read, whatever they wrote', () => {
    const size = fc.oneof(fc.nat(60), fc.nat(900), fc.nat(5_516));
    const person = fc.record({ done: size, plan: size, blockers: size, evidence: size, late: fc.boolean() });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 12 }), fc.boolean(), (people, linked) => {
        const answers = people.map(({ late, ...sizes }, n): Said => {
          const of = (field: keyof typeof sizes): string =>
            sizes[field] > 0 ? text(`${field[0]}${n}`, sizes[field]) : '';
          const words = { done: of('done'), plan: of('plan'), blockers: of('blockers'), evidence: of('evidence') };
          return { name: `Member ${n}`, words, late, ...(linked ? { link: LINK } : {}) };
        });
        const said = shown(digest(answers));
        const all = answers.flatMap(({ words }) => Object.values(words).flatMap((one) => String(one).split(' ')));
        expect(all.filter((word) => !said.includes(word))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('holds 40 people, one of them with 5,516 characters, in eleven messages at the most', () => {
    const answers = Array.from({ length: 40 }, (_, n): Said => ({
      name: `Member ${n}`,
      words: { done: text(`d${n}`, n === 7 ? 5_516 : 600), plan: text(`p${n}`, 300), blockers: '', evidence: '' },
      late: false,
    }));
    const parts = digestParts(digest(answers));
    expect(parts.length).toBeLessThanOrEqual(10);
    expect(shown(digest(answers))).toContain(answers[7]?.words.done.slice(-9));
  });

  it('goes on with lines of a model, and not where whole answers stand in the thread already', () => {
    const words = { done: text('d', 3_000), plan: '', blockers: '', evidence: '' };
    const plain: Said = { name: 'Ana', words, late: false, link: LINK };
    const lines = Array.from({ length: 60 }, (_, n) => ({
      kind: n % 9 === 0 ? ('risk' as const) : ('progress' as const),
      text: `line${n} ${text(`l${n}`, 120)}`,
      group: n % 3 === 0 ? 0 : null,
      doubt: null,
    }));
    const { posting: _one, ...alone } = digest([plain]);
    expect(digestParts(alone)).toEqual([]);
    const { posting: _other, ...inThread } = digest([plain, { ...plain, name: 'Bo', lines }]);
    const parts = digestParts(inThread);
    expect(parts.flatMap(({ answers }) => answers.map(({ name }) => name))).toEqual(['Bo']);
    const said = parts.map((part) => seen(render(part).blocks)).join(' ');
    for (const line of lines) expect(said).toContain(line.text);
  });
});
