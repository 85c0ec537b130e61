import { describe, expect, it } from 'vitest';
import { aBlocker, aMember, aParticipation, aProject, at, day } from '#test/kit/build.ts';
import { aStage, type Stage } from './kit.ts';

/** Monday 10:00 in Berlin, 14:45 in Kathmandu; they share 09:00 to 13:15 on Berlin's clock until 29 March. */
const MONDAY = '2026-03-16T09:00:00Z';

async function aProjectStage(): Promise<Stage> {
  const stage = await aStage({ start: MONDAY, speed: 0 });
  const { store, workspace } = stage;
  const [anna, ben] = [stage.user('anna'), stage.user('ben')];
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: anna, nudges: false }));
  for (const [id, name, zone] of [
    [anna, 'Anna', 'Europe/Berlin'],
    [ben, 'Ben', 'Asia/Kathmandu'],
  ] as const) {
    await store.members.save(aMember({ workspace, id, name, zone }));
    await store.participations.save(aParticipation(id, { workspace, lead: id === anna }));
  }
  return stage;
}

/** Beats every ten minutes, or as many as said, until `hours` are over, and lets what waits go out. */
async function live({ control, app }: Stage, hours: number, every = 10): Promise<void> {
  for (let beat = 0; beat < (hours * 60) / every; beat += 1) {
    await app.beat();
    await app.idle();
    await control.clock.advance(`${every}m`);
  }
  await app.idle();
}

/** In which hours somebody was told something, in UTC. */
const toldAt = async ({ control }: Stage, who: string, words: string): Promise<string[]> =>
  (await control.messages(who))
    .filter(({ text }) => text.includes(words))
    .map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(5, 13));

describe('shared hours in Slack', () => {
  it('are told on the own clock of who asks, whatever they ask, and to them alone', async () => {
    await using stage = await aProjectStage();
    const { control, app } = stage;
    for (const text of [
      '',
      'week',
      'best 60m',
      'best 9h',
      'slots add Tue 12:00 60m <Planning> & more',
      'slots',
      'dst',
      'help',
      'best',
      'nonsense',
      `with <@${stage.user('ben')}>`,
      'with <@UNOBODY>',
    ]) {
      expect(await control.act.command({ user: 'anna', channel: 'atlas', command: '/overlap', text })).toMatchObject({
        ack: 'ok',
      });
      await app.idle();
    }
    await control.act.command({ user: 'ben', channel: 'atlas', command: '/meridian', text: 'overlap' });
    await app.idle();
    const shown = JSON.stringify(await control.messages('atlas'));
    expect(shown).toContain('09:00–13:15');
    expect(shown).toContain('13:45–18:00');
    expect(shown).toContain('S1 · <Planning> & more');
    expect(shown).toMatch(/slack_file.*Usual hours: Anna 9 to 18; Ben 4 to 13/);
    expect(shown).not.toContain('·········█████████······');
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
    // Whom nobody knows is looked up, and Slack says so.
    expect((await control.violations()).map((one) => JSON.stringify(one).includes('user_not_found'))).toEqual([true]);
  });

  it('bring what is to settle to both, each once, in their hours; a button ends it for both', async () => {
    await using stage = await aProjectStage();
    const { control, store, workspace, app } = stage;
    const [anna, ben] = [stage.user('anna'), stage.user('ben')];
    const blocker = { workspace, owner: anna, helper: ben, raisedAt: at(MONDAY), raisedOn: day('2026-03-16') };
    await store.blockers.raise(aBlocker(blocker));
    await live(stage, 28); // until Tuesday 14:00 in Berlin
    expect(await toldAt(stage, '@ben', 'you could help')).toEqual(['03-16T09']);
    expect(await toldAt(stage, '@anna', 'You and Ben are both at work 09:00–13:15')).toEqual(['03-17T08']);
    const nudge = (await control.messages('@anna')).find(({ text }) => text.includes('both at work'));
    const press = (actionId: string, option?: string) =>
      control.act.interact({
        user: 'anna',
        channel: '@anna',
        messageTs: nudge?.ts ?? '',
        actionId,
        ...(option === undefined ? {} : { value: option }),
      });
    await press('nudge.why');
    await press('nudge.useless');
    await press('blocker.resolve');
    await app.idle();
    await live(stage, 1);
    const after = JSON.stringify(await control.messages('@anna'));
    expect(after).toContain('a blocker stands between you since an earlier day');
    expect(after).toContain('A kind that a team finds useless falls silent');
    expect(after).toContain('resolved by Anna');
    expect(JSON.stringify(await control.messages('@ben'))).toContain('resolved by Anna');
    const sent = await store.nudges.sentTo(workspace, anna, at('2026-03-01T00:00Z'));
    expect(sent.map(({ rule, outcome }) => [rule, outcome])).toContainEqual(['overlap', 'not-useful']);
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await control.violations()).toEqual([]);
  });

  it('are announced in the channel before clocks take or bring some, twice', async () => {
    await using stage = await aProjectStage();
    await live(stage, 13 * 24, 30);
    const told = await toldAt(stage, 'atlas', 'clock changes');
    expect(told.map((when) => when.slice(0, 5))).toEqual(['03-19', '03-27']);
    expect(JSON.stringify(await stage.control.messages('atlas'))).toContain('21h15 a week become 26h15 (5h gained)');
    expect(await stage.control.violations()).toEqual([]);
  }, 120_000);
});
