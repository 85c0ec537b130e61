import { afterEach, describe, expect, it } from 'vitest';
import { buttons } from '#commands/index.ts';
import type { UserId } from '#domain/ids.ts';
import type { RegionalDigest } from '#domain/regional-message.ts';
import { localTime, type Zone } from '#domain/time.ts';
import { record } from '#flows/answer.ts';
import { goAway } from '#flows/away.ts';
import { forgetMe } from '#flows/forget.ts';
import { give } from '#flows/handover.ts';
import { aParticipation, anAnswer, at, day, PROJECT, time, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House, type Said } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

let house: House;
afterEach(() => house.close());

const [TYO, BER, SFO] = ['UTYO' as UserId, 'UBER' as UserId, 'USFO' as UserId];
const ZONES: Readonly<Record<string, Zone>> = Object.fromEntries(TEAM.map(({ id, zone }) => [id, zone as Zone]));

const say = (user: UserId, date: string, said: Parameters<typeof words>[0], now: string) =>
  record(house.ports, { workspace: WORKSPACE, user, project: PROJECT, date: day(date) }, words(said), 'form', at(now));
interface Told extends Said {
  readonly message: RegionalDigest;
}
const told = (): Told[] =>
  house.said.flatMap((one) => (one.message.kind === 'regional' ? [{ ...one, message: one.message }] : []));
const press = async (id: string, value: string, who: UserId, now: string) => {
  const read = buttons.find((button) => button.id === id)?.read(value);
  if (!read?.ok) throw new Error('not read');
  return house.run(read.value, { who, now: at(now) });
};

/** Tuesday 10 March 2026, with summer time in Los Angeles already: Tokyo and Berlin have written before anybody wakes there. */
async function aTuesday(project: Parameters<typeof aHouse>[1] = { regional: true }): Promise<void> {
  house = await aHouse(TEAM, project, at('2026-03-09T00:00Z'));
  await house.live(at('2026-03-09T23:00Z'), at('2026-03-10T01:00Z'));
  await say(TYO, '2026-03-10', { done: 'Wrote the tokenizer', blockers: 'no GPU quota' }, '2026-03-10T01:00:00Z');
  await house.live(at('2026-03-10T01:15Z'), at('2026-03-10T09:00Z'));
  await say(BER, '2026-03-10', { done: 'Read the logs of run 7' }, '2026-03-10T09:00:00Z');
  await house.live(at('2026-03-10T09:15Z'), at('2026-03-10T17:00Z'));
}

describe('what was written while people slept', () => {
  it('is told to each as their day starts, blockers first, once, and with nothing that they were there for', async () => {
    await aTuesday();
    expect(told().map(({ to, at: moment }) => `${to} ${localTime(moment, ZONES[to] as Zone)}`)).toEqual([
      `${BER} 09:00`,
      `${SFO} 09:00`,
    ]);
    const [berlin, la] = told().map(({ message }) => message);
    expect(berlin?.answers.map(({ name }) => name)).toEqual(['Aiko']);
    expect(la?.answers.map(({ name }) => name)).toEqual(['Aiko', 'Bruno']);
    expect(la?.blockers.map(({ text }) => text)).toEqual(['no GPU quota']);
    expect(la?.answers[0]?.link).toMatch(/^https:\/\/team\.slack\.com\//);
    const { text } = render(la as RegionalDigest);
    expect(text).toBe('While you slept · atlas, until 09:00 on Tuesday 10 March: 2 answers, 1 new blocker.');
    await say(SFO, '2026-03-10', { done: 'Fixed the loader' }, '2026-03-10T18:00:00Z');
    await house.live(at('2026-03-10T18:15Z'), at('2026-03-11T00:15Z'));
    // What is written in the minute in which a day ends belongs to the night.
    expect(told().at(-1)).toMatchObject({ to: TYO, message: { answers: [{ name: 'Bruno' }, { name: 'Cleo' }] } });
    expect(new Set(told().map(({ key }) => key)).size).toBe(told().length);
  });

  it('comes to nobody where nobody wants it, to nobody on leave, not of answers for the leads, and not without news', async () => {
    await aTuesday({});
    expect(told()).toEqual([]);
    await house.close();
    await aTuesday({ regional: true, posting: 'leads' });
    expect(told()).toEqual([]);
    await house.close();

    house = await aHouse(TEAM, { regional: true }, at('2026-03-09T00:00Z'));
    await house.ports.store.answers.save(anAnswer('2026-03-09', { user: TYO, words: words({ plan: 'Train' }) }));
    const range = { from: day('2026-03-10'), to: day('2026-03-10'), reason: '' };
    await goAway(house.ports, { workspace: WORKSPACE, user: BER }, range, at('2026-03-09T12:00Z'));
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T01:00Z'));
    await say(TYO, '2026-03-10', { plan: 'train', blockers: 'none' }, '2026-03-10T01:00:00Z');
    await house.live(at('2026-03-10T07:00Z'), at('2026-03-10T18:00Z'));
    expect(told()).toEqual([]);
    // Back after leave: what is four days old at the most, and nothing of the morning's own hours.
    await say(TYO, '2026-03-11', { done: 'Trained it' }, '2026-03-11T01:00:00Z');
    await house.live(at('2026-03-11T07:00Z'), at('2026-03-11T09:00Z'));
    expect(told().map(({ to, at: moment }) => `${to} ${moment}`)).toEqual([`${BER} 2026-03-11T08:00:00.000Z`]);
  });

  it('changes in place with what it tells of: an edit, and words that are erased', async () => {
    await aTuesday();
    await say(TYO, '2026-03-10', { done: 'Wrote half of the tokenizer' }, '2026-03-10T17:30:00Z');
    await house.beat(at('2026-03-10T17:31Z'));
    expect(
      told()
        .slice(2)
        .map(({ to }) => to),
    ).toEqual([`edit regional:${PROJECT}:${BER}:2026-03-10`, `edit regional:${PROJECT}:${SFO}:2026-03-10`]);
    expect(told().at(-1)?.message.answers[0]?.words.done).toBe('Wrote half of the tokenizer');
    await house.ports.store.participations.save(aParticipation(BER, { lead: true }));
    expect((await forgetMe(house.ports, { workspace: WORKSPACE, user: TYO }, at('2026-03-10T19:00Z'))).ok).toBe(true);
    await house.beat(at('2026-03-10T19:01Z'));
    const last = told().slice(-2);
    expect(last.map(({ at: moment }) => moment)).toEqual([at('2026-03-10T19:01Z'), at('2026-03-10T19:01Z')]);
    expect(JSON.stringify(last)).not.toMatch(/tokenizer|Aiko|quota/);
    expect(last.map(({ message }) => message.answers.length)).toEqual([0, 1]);
    const rows = await house.ports.store.deliveries.about(WORKSPACE, `regional:${PROJECT}:2026-03-10`);
    expect(JSON.stringify(rows)).not.toContain('tokenizer');
  });

  it('has what was handed over on top, which then comes in no message of its own, until somebody takes it', async () => {
    house = await aHouse(TEAM, { regional: true, standupAt: time('15:00') }, at('2026-03-09T00:00Z'));
    const to = { workspace: WORKSPACE, user: TYO };
    await house.live(at('2026-03-10T05:00Z'), at('2026-03-10T06:15Z'));
    await say(TYO, '2026-03-10', { done: 'Labelled batch 14' }, '2026-03-10T06:20:00Z');
    const given = { project: PROJECT, to: null, words: { done: '', needs: 'Restart run 7' }, term: 'back' } as const;
    expect((await give(house.ports, to, given, at('2026-03-10T06:30Z'))).ok).toBe(true);
    await house.live(at('2026-03-10T06:45Z'), at('2026-03-10T09:00Z'));
    const [berlin] = told();
    expect(berlin).toMatchObject({ to: BER, message: { handovers: [{ needs: 'Restart run 7' }] } });
    expect(JSON.stringify(berlin && render(berlin.message)).indexOf('Restart')).toBeLessThan(
      JSON.stringify(berlin && render(berlin.message)).indexOf('Labelled'),
    );
    expect(house.said.filter(({ message, to: whom }) => message.kind === 'handover-card' && whom === BER)).toEqual([]);
    await press('handover.take', `1|${PROJECT}`, BER, '2026-03-10T09:05:00Z');
    expect(told().at(-1)).toMatchObject({ to: `edit regional:${PROJECT}:${BER}:2026-03-10` });
    expect(told().at(-1)?.message.handovers).toBeUndefined();
  });

  it('explains itself, can be snoozed, and ends for two weeks for whoever finds it useless', async () => {
    await aTuesday();
    const why = await press('nudge.why', `regional|${PROJECT}`, BER, '2026-03-10T17:00:00Z');
    expect(JSON.stringify(why)).toContain('as your hours start');
    await press('nudge.snooze', `3|regional|${PROJECT}`, BER, '2026-03-10T16:00:00Z');
    await press('nudge.useless', `regional|${PROJECT}`, SFO, '2026-03-10T17:00:00Z');
    const before = told().length;
    for (const date of ['2026-03-11', '2026-03-12']) {
      await house.live(at(`${date}T00:00Z`), at(`${date}T01:00Z`));
      await say(TYO, date, { done: `Trained number ${date}` }, `${date}T01:00:00Z`);
      await house.live(at(`${date}T07:00Z`), at(`${date}T17:00Z`));
    }
    expect(
      told()
        .slice(before)
        .map(({ to, at: moment }) => `${to} ${moment.slice(0, 10)}`),
    ).toEqual([`${TYO} 2026-03-11`]);
    expect(house.errors).toEqual([]);
  });
});
