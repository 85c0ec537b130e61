import { describe, expect, it, onTestFinished } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { refuse } from '#domain/result.ts';
import { record } from '#flows/answer.ts';
import { update } from '#flows/blocker-act.ts';
import { UNCHECKED } from '#domain/summary-checks.ts';
import type { KeptClaim } from '#domain/summary-kept.ts';
import { exportMine } from '#flows/export-mine.ts';
import { exportProject } from '#flows/export.ts';
import { draft, guess, start } from '#flows/hypothesis.ts';
import { log } from '#flows/reading.ts';
import { aMember, aProject, at, day, PROJECT, someTerms, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const ANNA = 'U0001' as UserId;
const BEN = 'U0002' as UserId;
const MONDAY = at('2026-03-09T08:00Z');
const NOON = at('2026-03-09T11:00Z');
const who = (user: UserId) => ({ workspace: WORKSPACE, user });

/** Anna owns a bet that Ben decides on and measured; he wrote on her blocker, was nudged, and made a token. */
async function aStory(): Promise<House> {
  const house = await aHouse([ANNA, BEN].map((id) => aMember({ id, name: id })));
  onTestFinished(() => house.close());
  const { ports } = house;
  const { store } = ports;
  const act = (user: UserId) => ({ ...who(user), number: 1 });
  await draft(ports, { ...who(ANNA), project: PROJECT }, someTerms({ dataProvider: BEN }), null, MONDAY);
  await start(ports, act(ANNA), MONDAY);
  for (const user of [ANNA, BEN]) await guess(ports, act(user), user === ANNA ? 61 : 37, MONDAY);
  const typed = { value: 0.8, n: 200, counts: null, runs: null, evaluation: null };
  await log(ports, act(BEN), { ...typed, confirms: false, note: 'On two cards', guardrails: {} }, MONDAY, MONDAY);
  const date = day('2026-03-09');
  const to = { ...who(ANNA), project: PROJECT, date };
  await record(ports, to, words({ done: 'x', blockers: '- no GPUs' }), 'form', MONDAY);
  await update(ports, act(BEN), { text: 'Take mine', kind: 'compute', helper: BEN }, NOON);
  const item = 'B1';
  const nudge = { workspace: WORKSPACE, key: 'n' as never, project: PROJECT, user: BEN, item, at: MONDAY } as const;
  await store.nudges.add({ ...nudge, rule: 'overlap', outcome: null });
  await store.nudges.snooze({ workspace: WORKSPACE, user: BEN, item, until: MONDAY, onReading: false });
  const token = { workspace: WORKSPACE, id: 't1', project: PROJECT, name: 'trainer', hint: 'cret', createdBy: BEN };
  await store.tokens.insert({ ...token, createdAt: MONDAY, revokedAt: null, usedAt: null }, 'mrd_secret');
  return house;
}

const fileOf = ({ handed }: House, name: string): unknown =>
  JSON.parse(handed.find((file) => file.name === name)?.text ?? 'null');

describe('what is handed out', () => {
  it('to a person of lines that rest on others too is no word of those others, and none that was never shown', async () => {
    const house = await aStory();
    const key = {
      workspace: WORKSPACE,
      project: PROJECT,
      kind: 'daily',
      date: day('2026-03-09'),
      edition: '',
    } as const;
    const source = (user: UserId) => ({ user, date: key.date, version: 1 });
    const claim = (place: number, people: readonly UserId[], state: KeptClaim['state']): KeptClaim => ({
      place,
      state,
      people,
      text: `line ${place}`,
      quote: `said ${place}`,
      kind: 'progress',
      sources: people.map(source),
      checks: UNCHECKED,
      confidence: 1,
      why: '',
      by: 'model',
      review: null,
    });
    const usage = { calls: 1, input: 1, cached: 0, output: 1 };
    const made = {
      madeAt: NOON,
      plain: null,
      models: [],
      prompts: '',
      usage,
      micros: null,
      headline: [],
      groups: [],
      silent: [],
    };
    const claims = [
      claim(0, [BEN, ANNA], 'held'),
      claim(1, [ANNA, BEN], 'posted'),
      claim(2, [ANNA, BEN], 'held'),
      claim(3, [ANNA, BEN], 'dropped'),
    ];
    await house.ports.store.summaries.add({ summary: { ...key, ...made }, claims });
    await exportMine(house.ports, who(BEN), NOON);
    const told = JSON.stringify((fileOf(house, 'my-meridian-data.json') as { claims: unknown }).claims);
    for (const is of ['line 0', 'said 0', 'line 1']) expect(told).toContain(is);
    for (const not of ['said 1', 'line 2', 'line 3']) expect(told).not.toContain(not);
  });

  it('to a person is all of theirs, on things of others too, and no secret', async () => {
    const house = await aStory();
    await exportMine(house.ports, who(BEN), NOON);
    const mine = fileOf(house, 'my-meridian-data.json');
    expect(mine).toMatchObject({
      hypotheses: [{ number: 1, history: [{ what: { is: 'created' } }, { what: { is: 'started' } }] }],
      readings: [{ hypothesis: 1, value: 0.8, note: 'On two cards' }],
      guesses: [{ number: 1, percent: 37 }],
      nudges: [{ rule: 'overlap', item: 'B1' }],
      snoozes: [{ item: 'B1' }],
      tokens: [{ name: 'trainer', hint: 'cret' }],
      blockers: [],
    });
    expect(mine).toHaveProperty('wroteOnBlockers');
    expect(JSON.stringify(mine)).toContain('Take mine');
    expect(JSON.stringify(mine)).not.toContain('mrd_secret');
    expect(JSON.stringify(mine)).not.toContain('61');
    expect(house.comments).toEqual([
      'All that I keep of you: 0 versions of answers, 0 blockers, 1 bet, 1 reading and 1 guess.',
    ]);
  });

  it('to a lead is all of the project, but for guesses that are blind still', async () => {
    const house = await aStory();
    await exportProject(house.ports, who(ANNA), aProject(), NOON);
    expect(fileOf(house, 'atlas.json')).toMatchObject({
      runs: [{ date: '2026-03-09' }],
      hypotheses: [{ number: 1, history: [{}, {}], readings: [{ value: 0.8 }], guesses: [] }],
      tokens: [{ name: 'trainer' }],
    });
    expect(await house.ports.store.audit.latest(WORKSPACE, PROJECT, 1)).toMatchObject([
      { act: 'exported', after: { answers: 1, blockers: 1, bets: 1, readings: 1 } },
    ]);
    expect(house.comments).toEqual(['All that I keep of this project: 1 answer, 1 blocker, 1 bet and 1 reading.']);
  });

  it('stands in the log before it is sent, and whether or not it arrives', async () => {
    const house = await aStory();
    const logged = () => house.ports.store.audit.latest(WORKSPACE, PROJECT, 1);
    let before: unknown = null;
    const chat: House['ports']['chat'] = {
      ...house.ports.chat,
      sendFiles: async () => {
        before = await logged();
        return refuse({ kind: 'refused', code: 'missing_scope' });
      },
    };
    expect((await exportProject({ ...house.ports, chat }, who(ANNA), aProject(), NOON)).ok).toBe(false);
    expect(before).toMatchObject([{ act: 'exported', actor: ANNA }]);
  });
});
