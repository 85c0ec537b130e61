import { describe, expect, it } from 'vitest';
import type { Act } from '#demo/act.ts';
import { judge } from '#demo/figures.ts';
import type { Evidence } from '#demo/figures.ts';
import { membersOf } from '#demo/scenario.ts';
import type { Scenario } from '#demo/scenario.ts';
import type { ShownMessage } from '#sandbox/client.ts';
import type { Posted, Sort } from '#demo/witness.ts';

const MONDAY = '2026-03-09';
const ms = (clock: string): number => Date.parse(`${MONDAY}T${clock}Z`);

/** ana is asked at 00:30 UTC, ben at 09:30; both answer, ben after a nudge. */
const acts: readonly Act[] = [
  { at: ms('01:00'), who: 'ana', date: MONDAY, deed: { do: 'write', text: 'Done: tests\n- and docs' } },
  {
    at: ms('15:00'),
    who: 'ben',
    date: MONDAY,
    deed: { do: 'fill', over: 'nothing', words: { done: 'a plan', plan: '' } },
  },
];

const scenario: Scenario = {
  workspace: {
    name: 'Two',
    channel: 'two',
    people: [
      { name: 'ana', realName: 'Ana', tz: 'Asia/Tokyo' },
      { name: 'ben', realName: 'Ben', tz: 'UTC' },
    ],
    members: ['ana', 'ben'],
  },
  lead: 'ana',
  start: ms('00:00'),
  end: ms('23:00'),
  days: null,
  acts,
};

let count = 0;
function posted(clock: string, sort: Sort, who: string | null, own: Partial<Posted> = {}): Posted {
  count += 1;
  return {
    at: ms(clock),
    channel: 'C1',
    ts: `${Date.parse(MONDAY) / 1_000}.${count}`,
    threadTs: null,
    text: '',
    sort,
    who,
    date: MONDAY,
    ...own,
  };
}

const allPosted = (): Posted[] => [
  posted('00:30', 'prompt', 'ana'),
  posted('09:30', 'prompt', 'ben'),
  posted('13:45', 'nudge', 'ben'),
  posted('01:00', 'thread', null, { text: 'Standup · Monday 9 March' }),
  posted('01:00', 'reply', null, { text: 'Ana answered the standup of Monday 9 March.' }),
  posted('15:00', 'reply', null, { text: 'Ben answered the standup of Monday 9 March.' }),
  posted('15:01', 'digest', null),
];

function shown({ ts, text }: Posted, words: string, replies: ShownMessage['replies'] = []): ShownMessage {
  const rest = { channel: 'C1', user: 'U0', reactions: [], files: [], deleted: false, changed: 0 };
  return { ...rest, ts, text, blocks: [{ text: words }], replies };
}

/** What the local Slack would hold of `all`; `words` by the first three letters of the reply. */
function evidenceOf(all: readonly Posted[], words: Record<string, string>, own: Partial<Evidence> = {}): Evidence {
  const said = (one: Posted): ShownMessage => shown(one, words[one.text.slice(0, 3)] ?? '');
  const replies = all.filter(({ sort }) => sort === 'reply').map(said);
  const inChannel = all.filter(({ sort, who }) => who === null && sort !== 'reply');
  const channel = inChannel.map((one) => shown(one, '', one.sort === 'thread' ? replies : []));
  const direct = new Map(['ana', 'ben'].map((name) => [name, all.filter(({ who }) => who === name).map(said)]));
  const members = membersOf(scenario, scenario.start);
  const acted = acts.map((act) => ({ act, done: { ok: true as const } }));
  const rest = { members, setUpAt: scenario.start, acted, posted: all, violations: [] };
  return { scenario, ...rest, channel, direct, ...own };
}

const WORDS = { Ana: 'tests and docs', Ben: 'a plan' };
const faultsOf = (all: readonly Posted[], words: Record<string, string> = WORDS, own: Partial<Evidence> = {}) =>
  judge(evidenceOf(all, words, own)).faults;
const without = (sort: Sort, who: string | null = null): Posted[] =>
  allPosted().filter((one) => one.sort !== sort || one.who !== who);

describe('the verdict', () => {
  it('finds nothing where all came as it ought to', () => {
    expect(judge(evidenceOf(allPosted(), WORDS))).toEqual({
      faults: [],
      figures: {
        members: 2,
        days: 1,
        promptsDue: 2,
        promptsSent: 2,
        answersGiven: 2,
        answersPosted: 2,
        nudges: 1,
        digests: 1,
        weeklies: 0,
        slept: 0,
        plain: 0,
        duplicates: 0,
        outsideHours: 0,
        slackViolations: 0,
      },
    });
  });

  it.each<[string, () => Posted[], string]>([
    ['a question that did not come', () => without('prompt', 'ben'), 'ben was not asked for 2026-03-09.'],
    [
      'a question that came late',
      () => [...without('prompt', 'ben'), posted('09:40', 'prompt', 'ben')],
      'ben was asked for 2026-03-09 10 min off the time.',
    ],
    [
      'a question that was not due',
      () => [...allPosted(), posted('09:30', 'prompt', 'ben', { date: '2026-03-08' })],
      'Asked without being due: ben 2026-03-08.',
    ],
    [
      'a week that was summed up before it was over',
      () => [...allPosted(), posted('15:02', 'weekly', null)],
      'The week to 2026-03-13 was summed up before it was over for everybody.',
    ],
    [
      'a question asked twice',
      () => [...allPosted(), posted('09:31', 'prompt', 'ben')],
      'Said twice: prompt ben 2026-03-09.',
    ],
    ['a second nudge', () => [...allPosted(), posted('14:00', 'nudge', 'ben')], 'Said twice: nudge ben 2026-03-09.'],
    [
      'a nudge at night',
      () => [...without('nudge', 'ben'), posted('18:05', 'nudge', 'ben')],
      'ben was written to outside their hours: nudge, 2026-03-09 18:05 their time.',
    ],
    ['no digest', () => without('digest'), 'No digest came for 2026-03-09.'],
    [
      'a digest before somebody had answered',
      () => [...without('digest'), posted('12:00', 'digest', null)],
      'The digest for 2026-03-09 came while ben could still answer.',
    ],
    [
      'a digest for nobody',
      () => [...allPosted(), posted('15:01', 'digest', null, { date: '2026-03-08' })],
      'A digest for 2026-03-08 came for nobody.',
    ],
  ])('finds %s', (_what, all, fault) => {
    expect(faultsOf(all())).toEqual([fault]);
  });

  it('finds an answer that is not in the channel, and one that is not whole', () => {
    const noReply = allPosted().filter(({ text }) => !text.startsWith('Ben'));
    expect(faultsOf(noReply)).toEqual(['The answer of ben for 2026-03-09 is nowhere in the channel.']);
    expect(faultsOf(allPosted(), { ...WORDS, Ana: 'tests' })).toEqual([
      'The answer of ana for 2026-03-09 is in the channel without “- and docs”.',
    ]);
  });

  it('finds what Slack minded and what people could not do', () => {
    const violations = [
      {
        at: ms('09:30'),
        kind: 'refused' as const,
        what: 'chat.postMessage',
        code: 'invalid_blocks',
        detail: 'at /blocks/0',
      },
    ];
    expect(faultsOf(allPosted(), WORDS, { violations })).toEqual([
      'Slack minded chat.postMessage: invalid_blocks at /blocks/0',
    ]);
    const acted = acts.map((act, index) => ({
      act,
      done: index === 0 ? { ok: false as const, why: 'no' } : { ok: true as const },
    }));
    expect(faultsOf(allPosted(), WORDS, { acted })).toContain('ana could not write (2026-03-09): no');
  });

  it('leaves out what was posted and does not stand there any more', () => {
    const all = allPosted();
    const evidence = evidenceOf(all, WORDS);
    expect(judge({ ...evidence, direct: new Map([...evidence.direct, ['ben', []]]) }).faults).toEqual([
      'ben was not asked for 2026-03-09.',
    ]);
  });
});
