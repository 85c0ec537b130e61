import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Message } from '#domain/message.ts';
import { toLocalDate } from '#domain/time.ts';
import { render } from '#views/index.ts';
import { faultsOf, seen } from './payload.ts';

const SHARED = new URL('../../../shared/data/standups/ipfs.jsonl', import.meta.url);
const Row = z.object({
  team: z.string(),
  author: z.string(),
  date: z.string(),
  done: z.string(),
  next: z.string(),
  blockers: z.array(z.string()).transform((items) => items.join('\n')),
});
type Row = z.infer<typeof Row>;

/** Two of our own in the same manner, where the shared data is not there. */
const OWN: Row[] = [
  {
    team: 'js',
    author: 'calm-otter',
    date: '2026-03-09',
    done: '- [loader#12](https://a.b/12)\n  - tests',
    next: 'release',
    blockers: 'n/a',
  },
  {
    team: 'js',
    author: 'blue-heron',
    date: '2026-03-09',
    done: 'DHT stress tests: `iptb` & co',
    next: '',
    blockers: 'CI is red <again>',
  },
];

const rows = existsSync(SHARED)
  ? readFileSync(SHARED, 'utf8')
      .trim()
      .split('\n')
      .map((line) => Row.parse(JSON.parse(line)))
  : OWN;
const date = toLocalDate('2026-03-10');
const wordsOf = ({ done, next, blockers }: Row) => ({ done, plan: next, blockers, evidence: '' });
const bare = (text: string): string =>
  text.replace(/^[ \t]*(?:[-*•]|\d{1,3}[.)])[ \t]+/gm, '').replace(/[^\p{L}\p{N}]/gu, '');

describe('real standups', () => {
  it('stand whole in the thread', () => {
    const lost = rows.filter((row) => {
      const message: Message = {
        kind: 'answer-posted',
        name: row.author,
        date,
        words: wordsOf(row),
        late: false,
        edited: false,
      };
      const shown = bare(seen(render(message).blocks));
      return (
        faultsOf({ name: row.author, message }).length > 0 ||
        ![row.done, row.next, row.blockers].every((text) => shown.includes(bare(text)))
      );
    });
    expect(lost).toEqual([]);
  });

  it('make digests that Slack takes, with everybody in them', () => {
    for (const [, team] of Map.groupBy(rows, (row) => row.team + row.date)) {
      const answers = team.map((row) => ({ name: row.author, words: wordsOf(row), late: false }));
      const message: Message = {
        kind: 'digest',
        projectName: 'IPFS',
        date,
        answers,
        away: [],
        skipped: [],
        missing: 1,
      };
      expect(faultsOf({ name: 'digest', message })).toEqual([]);
      const shown = seen(render(message).blocks);
      const spoke = team.filter((row) => bare(row.done + row.next) !== '');
      expect(spoke.filter(({ author }) => !shown.includes(author))).toEqual([]);
    }
  });
});
