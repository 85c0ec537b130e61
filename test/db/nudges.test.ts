import { describe, expect, it } from 'vitest';
import type { Nudge } from '#domain/nudge.ts';
import type { ProjectId } from '#domain/ids.ts';
import { engines } from '#test/kit/engines.ts';
import { ALPHA, ANN, anOutgoing, aProject, at, aWorkspace, BEN, BETA, CLEO, HOME, key, NEXT_DOOR } from './build.ts';

const aNudge = (own: Partial<Nudge> = {}): Nudge => ({
  workspace: HOME,
  key: key('n1'),
  project: ALPHA,
  user: ANN,
  rule: 'overlap',
  item: 'B1',
  at: at('09:00'),
  outcome: null,
  ...own,
});

describe.each(engines)('unasked messages on $name', (engine) => {
  it('are kept once by key, and found by person, rule and item', async () => {
    const { nudges } = await engine.store();
    expect(await nudges.add(aNudge())).toBe(true);
    expect(await nudges.add(aNudge({ item: 'B2' }))).toBe(false);
    const later = aNudge({ key: key('n2'), at: at('10:00') });
    const others = [aNudge({ key: key('n3'), user: BEN }), aNudge({ key: key('n4'), workspace: NEXT_DOOR })];
    for (const one of [later, ...others]) await nudges.add(one);
    expect(await nudges.find(HOME, key('n1'))).toEqual(aNudge());
    expect(await nudges.latest(HOME, ANN, 'overlap', 'B1', at('11:00'))).toEqual(later);
    expect(await nudges.latest(HOME, ANN, 'risk', 'B1', at('11:00'))).toBeNull();
    expect(await nudges.sentTo(HOME, ANN, at('08:00'))).toEqual([aNudge(), later]);
    expect(await nudges.sentTo(HOME, ANN, at('09:30'))).toEqual([later]);
  });

  it('remember what became of them, and are counted by rule', async () => {
    const { nudges } = await engine.store();
    for (const n of [1, 2, 3]) await nudges.add(aNudge({ key: key(`n${n}`), item: `B${n}` }));
    await nudges.add(aNudge({ key: key('r'), rule: 'risk', item: 'H1' }));
    await nudges.add(aNudge({ key: key('old'), at: at('01:00') }));
    await nudges.add(aNudge({ key: key('other'), project: BETA }));
    await nudges.conclude(HOME, key('n1'), 'not-useful');
    const span = { since: at('08:00'), now: at('10:00') };
    await nudges.acted(HOME, ANN, 'B1', span); // was called useless already
    await nudges.acted(HOME, ANN, 'B2', span);
    await nudges.acted(HOME, ANN, 'B3', { since: at('09:30'), now: at('10:00') }); // told too long ago
    expect(await nudges.records(HOME, ALPHA, at('02:00'))).toEqual([
      { rule: 'overlap', shown: 3, asked: 3, acted: 1, notUseful: 1 },
      { rule: 'risk', shown: 1, asked: 1, acted: 0, notUseful: 0 },
    ]);
  });

  it.each([
    [['not-useful', 'snoozed'], 'not-useful'],
    [['not-useful', 'acted'], 'not-useful'],
    [['acted', 'not-useful'], 'not-useful'],
    [['acted', 'snoozed'], 'acted'],
    [['snoozed', 'acted'], 'acted'],
    [['snoozed', 'not-useful'], 'not-useful'],
  ] as const)('of which somebody made %j in turn count as %s', async (outcomes, counted) => {
    const { nudges } = await engine.store();
    await nudges.add(aNudge());
    for (const outcome of outcomes) await nudges.conclude(HOME, key('n1'), outcome);
    expect(await nudges.find(HOME, key('n1'))).toMatchObject({ outcome: counted });
  });

  it('count once they are sent, and by what they ask for', async () => {
    const { nudges, deliveries } = await engine.store();
    const says = (item: string, rule: Nudge['rule'] = 'lead') => aNudge({ key: key(item), rule, item });
    for (const one of [says('wishes:alpha'), says('paused:alpha'), says('away', 'regional'), says('gone', 'risk')])
      await nudges.add(one);
    await deliveries.insert(anOutgoing('gone'), at('09:00'));
    const rates = async () =>
      (await nudges.records(HOME, ALPHA, at('02:00'))).map(({ rule, shown, asked }) => [rule, shown, asked]);
    const told = [
      ['lead', 2, 1],
      ['regional', 1, 0],
    ];
    expect(await rates()).toEqual(told); // one waits still
    expect(await nudges.sentTo(HOME, ANN, at('02:00'))).toHaveLength(4);
    await deliveries.drop(HOME, key('gone'), 'overtaken');
    expect(await rates()).toEqual(told);
    expect(await nudges.sentTo(HOME, ANN, at('02:00'))).toHaveLength(3);
  });

  it('are put off by the newest snooze, until it is over', async () => {
    const { nudges } = await engine.store();
    await nudges.snooze({ workspace: HOME, user: ANN, item: 'B1', until: at('10:00'), onReading: true });
    await nudges.snooze({ workspace: HOME, user: ANN, item: 'B1', until: at('12:00'), onReading: false });
    expect(await nudges.snoozes(HOME, ANN, at('11:00'))).toEqual([
      { workspace: HOME, user: ANN, item: 'B1', until: at('12:00'), onReading: false },
    ]);
    expect(await nudges.snoozes(HOME, ANN, at('12:00'))).toEqual([]);
    expect(await nudges.snoozes(HOME, BEN, at('11:00'))).toEqual([]);
    for (const user of [BEN, CLEO])
      await nudges.snooze({ workspace: HOME, user, item: 'H1', until: at('12:00'), onReading: user === BEN });
    await nudges.read(HOME, 'H2');
    expect(await nudges.snoozes(HOME, BEN, at('11:00'))).toHaveLength(1);
    await nudges.read(HOME, 'H1');
    expect(await nudges.snoozes(HOME, BEN, at('11:00'))).toEqual([]);
    expect(await nudges.snoozes(HOME, CLEO, at('11:00'))).toHaveLength(1);
  });
});

describe.each(engines)('looks at projects on $name', (engine) => {
  it('are due at once, then when it was said, for each purpose apart; never where a project rests or the bot is gone', async () => {
    const { looks, projects, workspaces } = await engine.store();
    await workspaces.save(aWorkspace());
    await projects.save(aProject());
    await projects.save(aProject({ id: 'rests' as ProjectId, channel: 'C9' as never, state: 'paused' }));
    const due = async (what: 'overlap' | 'radar', time: string) =>
      (await looks.due(what, at(time), 9)).map(({ id }) => id);
    expect(await due('overlap', '08:00')).toEqual([ALPHA]);
    await looks.set(HOME, ALPHA, 'overlap', at('07:00'));
    await looks.set(HOME, ALPHA, 'overlap', at('09:00'));
    expect(await due('overlap', '08:59')).toEqual([]);
    expect(await due('overlap', '09:00')).toEqual([ALPHA]);
    expect(await due('radar', '08:00')).toEqual([ALPHA]);
    await workspaces.markUninstalled(HOME, at('09:00'));
    expect(await due('radar', '10:00')).toEqual([]);
  });
});

describe.each(engines)('risks on $name', (engine) => {
  it('are kept as of the last evaluation', async () => {
    const { risks } = await engine.store();
    const risk = {
      workspace: HOME,
      project: ALPHA,
      item: 'H1',
      tier: 'watch',
      streak: 1,
      told: '',
      chance: '0.4',
      chanceOn: '2026-03-10',
      rung: 'thread',
      rungAt: at('08:00'),
    } as const;
    expect(await risks.find(HOME, ALPHA, 'H1')).toBeNull();
    await risks.save(risk);
    await risks.save({ ...risk, tier: 'at-risk', streak: 2, chance: null });
    expect(await risks.find(HOME, ALPHA, 'H1')).toEqual({ ...risk, tier: 'at-risk', streak: 2, chance: null });
  });
});

describe.each(engines)('somebody who is forgotten on $name', (engine) => {
  it('leaves neither what they were sent unasked nor what they put off', async () => {
    const { nudges, members } = await engine.store();
    await nudges.add(aNudge());
    await nudges.add(aNudge({ key: key('n2'), user: BEN }));
    await nudges.snooze({ workspace: HOME, user: ANN, item: 'B1', until: at('12:00'), onReading: false });
    await members.forget(HOME, ANN, at('10:00'));
    expect(await nudges.sentTo(HOME, ANN, at('00:00'))).toEqual([]);
    expect(await nudges.snoozes(HOME, ANN, at('00:00'))).toEqual([]);
    expect(await nudges.sentTo(HOME, BEN, at('00:00'))).toHaveLength(1);
  });
});
