import { describe, expect, it } from 'vitest';
import type { DigestMessage } from '#domain/message.ts';
import { toLocalDate } from '#domain/time.ts';
import { render } from '#views/index.ts';
import { PROJECT } from '#test/kit/build.ts';
import { faultsOf, seen } from './payload.ts';

const NOTHING = { done: '', plan: '', blockers: '', evidence: '' };

const digest = (more: Partial<DigestMessage>): DigestMessage => ({
  kind: 'digest',
  projectName: 'Vision',
  date: toLocalDate('2026-03-10'),
  answers: [],
  away: [],
  skipped: [],
  missing: 0,
  ...more,
});

const answer = (name: string, words: object, late = false) => ({ name, words: { ...NOTHING, ...words }, late });
const shown = (message: DigestMessage): string => seen(render(message).blocks);

/** `size` people who each wrote 3,000 characters, in four fields. */
const crowd = (size: number, word: string): DigestMessage =>
  digest({
    answers: Array.from({ length: size }, (_, index) => {
      const text = word.repeat(Math.floor(750 / word.length));
      return answer(`Member ${index}`, { done: text, plan: text, blockers: text, evidence: text });
    }),
    away: Array.from({ length: size }, (_, index) => ({ name: `Away ${index}`, backOn: toLocalDate('2026-03-16') })),
    skipped: Array.from({ length: size }, (_, index) => `Skipped ${index}`),
    missing: size,
  });

describe('the digest', () => {
  it('puts blockers first, then what is done, next and learned', () => {
    const words = shown(
      digest({
        answers: [
          answer('Ana', { done: 'DDD', plan: 'PPP', evidence: 'EEE' }),
          answer('Bo', { done: 'D2', blockers: 'BBB' }),
        ],
      }),
    );
    const order = ['Blockers', 'BBB', 'DDD', 'D2', 'PPP', 'EEE'].map((part) => words.indexOf(part));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(-1);
  });

  it('takes "none" for no blocker, also as a line among others', () => {
    expect(shown(digest({ answers: [answer('Ana', { done: 'x', blockers: 'none' })] }))).not.toContain('Blockers');
    const mixed = shown(digest({ answers: [answer('Ana', { blockers: '- n/a\n- no labels' })] }));
    expect(mixed).toContain('BlockersAna: no labels');
    expect(mixed).not.toContain('n/a');
  });

  it('says who is away and until when, who skipped, and how many are missing, but not who', () => {
    const words = shown(
      digest({
        answers: [answer('Ana', { done: 'x' }, true)],
        away: [{ name: 'Chioma', backOn: toLocalDate('2026-03-16') }],
        skipped: ['Dmitri'],
        missing: 2,
      }),
    );
    expect(words).toContain('Chioma (back Monday 16 March)');
    expect(words).toContain('Skipped today: Dmitri');
    expect(words).toContain('2 without an update');
    expect(words).toContain('Ana (late): x');
  });

  it('is one line where nobody answered', () => {
    const { text, blocks } = render(digest({ away: [{ name: 'Ana', backOn: toLocalDate('2026-03-16') }], missing: 3 }));
    expect(text).toBe('Vision · Tuesday 10 March: no updates. 1 away, 3 without an update.');
    expect(blocks).toHaveLength(1);
    expect(render(digest({})).text).toBe('Vision · Tuesday 10 March: no updates.');
  });

  it('shows several lines of one person below their name, the first eight of them', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `- line ${index}`).join('\n');
    const words = shown(digest({ answers: [answer('Ana', { done: lines })] }));
    expect(words).toContain('line 7');
    expect(words).not.toContain('line 8');
    expect(words).toContain('… (whole answer in the thread)');
  });

  it('shows short answers whole although others are long', () => {
    const answers = [...crowd(20, 'word ').answers, answer('Zoe', { blockers: 'no GPU until Thursday, cluster B' })];
    expect(shown(digest({ answers }))).toContain('Zoe: no GPU until Thursday, cluster B');
  });

  it.each(['word ', 'a\n', '- item\n', 'x', '<!channel> ', 'https://a.b/c ', '語', '🔥'])(
    'holds 60 people who wrote 3,000 characters each of %j',
    (word) => {
      const message = crowd(60, word);
      expect(faultsOf({ name: 'digest', message })).toEqual([]);
      const { blocks } = render(message);
      for (const index of [0, 59]) expect(seen(blocks)).toContain(`Member ${index}`);
      expect(seen(blocks).length).toBeLessThan(13_000);
    },
  );

  it.each([
    [12, 300, 10, 6],
    [30, 120, 8, 6],
    [60, 60, 10, 6],
    [100, 60, 10, 6],
    [100, 3000, 10, 0],
  ])(
    'of %d people with %d characters a field fits with %d questions of its own and %d handovers',
    (size, long, own, handed) => {
      const text = 'lorem ipsum '.repeat(Math.ceil(long / 12)).slice(0, long);
      const asked = Array.from({ length: own }, (_, n) => ({ question: `Question ${n} of the project?`, text }));
      const until = null;
      const look = {
        giverName: 'Ana Lima',
        toName: null,
        done: text,
        needs: text,
        until,
        state: { is: 'open' },
      } as const;
      const message = digest({
        answers: Array.from({ length: size }, (_, n) => {
          return answer(`Member ${n}`, { done: text, plan: text, blockers: text, evidence: text, asked });
        }),
        handovers: Array.from({ length: handed }, (_, number) => ({ ...look, number, project: PROJECT })),
      });
      expect(faultsOf({ name: 'digest', message })).toEqual([]);
      expect(shown(message)).toContain('Blockers');
    },
  );

  it('holds 500 people and says how many more there are', () => {
    const message = crowd(500, 'word ');
    expect(faultsOf({ name: 'digest', message })).toEqual([]);
    expect(shown(message)).toContain('and 400 more in the thread');
    expect(shown(message)).toMatch(/Away 0 \(back Monday 16 March\).* and \d+ more/);
  });
});
