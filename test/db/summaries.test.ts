import { describe, expect, it } from 'vitest';
import { UNCHECKED } from '#domain/summary-checks.ts';
import type { UserId } from '#domain/ids.ts';
import { isTold, TEAM_EDITION, type KeptClaim, type KeptSummary } from '#domain/summary-kept.ts';
import { engines } from '#test/kit/engines.ts';
import { ALPHA, ANN, at, aWorkspace, BEN, BETA, HOME, MONDAY, NEXT_DOOR, TUESDAY, WEDNESDAY } from './build.ts';

const KEY = { workspace: HOME, project: ALPHA, kind: 'daily', date: TUESDAY, edition: TEAM_EDITION } as const;

const aSummary = (own: Partial<KeptSummary> = {}): KeptSummary => ({
  ...KEY,
  madeAt: at('17:00'),
  plain: null,
  models: ['small'],
  prompts: 'summary-1',
  usage: { calls: 3, input: 900, cached: 100, output: 80 },
  micros: 1234,
  headline: [{ text: 'Ann is quick.', on: [0] }],
  groups: [],
  silent: [],
  ...own,
});

const aClaim = (place: number, user: UserId, own: Partial<KeptClaim> = {}): KeptClaim => ({
  place,
  state: 'posted',
  text: 'Retrained the model\u0000',
  kind: 'progress',
  people: [user],
  sources: [{ user, date: TUESDAY, version: 1 }],
  quote: 'retrained the model',
  checks: { ...UNCHECKED, schema: 'pass' },
  confidence: 0.6,
  why: '',
  by: 'model',
  review: null,
  ...own,
});

describe.each(engines)('summaries on $name', (engine) => {
  it('are kept once by their key, with claims in order', async () => {
    const { summaries } = await engine.store();
    const whole = { summary: aSummary(), claims: [aClaim(0, ANN), aClaim(1, BEN, { state: 'held' })] };
    expect(await summaries.add(whole)).toBe(true);
    expect(await summaries.add({ summary: aSummary({ prompts: 'other' }), claims: [] })).toBe(false);
    const others = [
      { date: WEDNESDAY },
      { kind: 'weekly' as const, date: MONDAY },
      { project: BETA },
      { workspace: NEXT_DOOR },
    ];
    for (const own of others) expect(await summaries.add({ summary: aSummary(own), claims: [] })).toBe(true);
    expect(await summaries.find(KEY)).toEqual(whole);
    expect(await summaries.find({ ...KEY, edition: 'stakeholder' })).toBeNull();
    expect(await summaries.between(HOME, ALPHA, 'daily', MONDAY, TUESDAY)).toEqual([whole]);
    expect(
      (await summaries.between(HOME, ALPHA, 'daily', TUESDAY, WEDNESDAY)).map(({ summary }) => summary.date),
    ).toEqual([TUESDAY, WEDNESDAY]);
    expect(whole.claims.map(isTold)).toEqual([true, false]);
  });

  it('keep what a reviewer made of a claim', async () => {
    const { summaries, workspaces } = await engine.store();
    await workspaces.save(aWorkspace());
    await summaries.add({
      summary: aSummary(),
      claims: [aClaim(0, ANN, { state: 'held' })],
    });
    const review = { by: BEN, at: at('12:01'), is: 'edited', was: 'before', checks: UNCHECKED, why: 'doubt' } as const;
    await summaries.saveClaim(KEY, aClaim(0, ANN, { state: 'posted', review }));
    expect((await summaries.find(KEY))?.claims).toEqual([aClaim(0, ANN, { state: 'posted', review })]);
    await summaries.saveClaim(KEY, aClaim(1, BEN));
    expect(await summaries.reviewed(HOME)).toEqual([{ ...KEY, claim: aClaim(0, ANN, { state: 'posted', review }) }]);
    expect(await summaries.reviewed(NEXT_DOOR)).toEqual([]);
  });

  it('forget a person’s claims, what rests on them, their votes and their switch', async () => {
    const { summaries, members } = await engine.store();
    await summaries.add({ summary: aSummary(), claims: [aClaim(0, ANN), aClaim(1, BEN)] });
    expect((await summaries.claimsOn(HOME, ANN)).map(({ claim }) => claim.place)).toEqual([0]);
    await summaries.vote(KEY, ANN, true, at('18:00'));
    await summaries.vote(KEY, ANN, false, at('18:01'));
    await summaries.vote(KEY, BEN, true, at('18:02'));
    expect(await summaries.votes(KEY)).toEqual([
      { user: ANN, useful: false, at: at('18:01') },
      { user: BEN, useful: true, at: at('18:02') },
    ]);
    for (const user of [BEN, ANN]) await summaries.allowModel(HOME, user, false, at('08:00'));
    await summaries.allowModel(HOME, BEN, true, at('08:01'));
    expect(await summaries.withoutModel(HOME)).toEqual([ANN]);
    await members.forgetWords(HOME, ANN, at('19:00'));
    await members.forget(HOME, ANN, at('19:00'));
    const left = await summaries.find(KEY);
    expect(left?.summary.headline).toEqual([]);
    expect(left?.claims.map(({ place }) => place)).toEqual([1]);
    expect(await summaries.votes(KEY)).toHaveLength(1);
    expect(await summaries.withoutModel(HOME)).toEqual([]);
  });
});
