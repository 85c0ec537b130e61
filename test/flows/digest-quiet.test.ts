import { afterEach, describe, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { digestKey } from '#domain/keys.ts';
import type { DigestMessage } from '#domain/message.ts';
import { record } from '#flows/answer.ts';
import type { Writers } from '#ports/writer.ts';
import { aMember, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

let house: House;
afterEach(() => house.close());

const [ANA, BO] = ['UANA' as UserId, 'UBO' as UserId];
const TEAM = [aMember({ id: ANA, name: 'Ana' }), aMember({ id: BO, name: 'Bo' })];
const PLAN = 'Train the tagger, then clean batch 14';

/** A model that nobody may ask. */
const models = { map: 'small', verify: 'small', reduce: 'small' };
const FORBIDDEN: Writers = {
  facts: { host: 'model.test', models, choices: [], cap: null, unpriced: [], pricesAsOf: day('2026-03-10') },
  markOf: () => '',
  patience: () => new AbortController().signal,
  forProject: () => ({ models, write: () => Promise.reject(new Error('asked for nothing')) }),
  forDoctor: () => ({ models, write: () => Promise.reject(new Error('asked for nothing')) }),
};

const say = (user: UserId, date: string, said: Parameters<typeof words>[0], now: string) =>
  record(house.ports, { workspace: WORKSPACE, user, project: PROJECT, date: day(date) }, words(said), 'form', at(now));
const digests = (): DigestMessage[] =>
  house.said.flatMap(({ message }) => (message.kind === 'digest' ? [message] : []));
const lines = (message: DigestMessage | undefined) => (message ? render(message).blocks.length : 0);

/** A Monday with words, then a Tuesday on which both have nothing new. */
async function aQuietTuesday(blockers = ''): Promise<void> {
  house = await aHouse(TEAM, {}, at('2026-03-09T00:00Z'));
  await house.live(at('2026-03-09T08:00Z'), at('2026-03-09T09:00Z'));
  await say(ANA, '2026-03-09', { done: 'Wrote the loader', plan: PLAN, blockers }, '2026-03-09T09:00:00Z');
  await say(BO, '2026-03-09', { done: 'Read two papers', plan: 'Write the importer' }, '2026-03-09T09:00:00Z');
  await house.beat(at('2026-03-09T09:15Z'));
  Object.assign(house.ports, { writers: FORBIDDEN });
  await house.live(at('2026-03-10T08:00Z'), at('2026-03-10T08:45Z'));
  await say(ANA, '2026-03-10', { plan: `${PLAN}.`, blockers: 'none' }, '2026-03-10T09:00:00Z');
  await say(BO, '2026-03-10', { done: 'Nothing new', plan: 'same plan as yesterday' }, '2026-03-10T09:00:00Z');
}

describe('a digest in which nothing has changed', () => {
  it('is one line, for which no model is asked, and grows in place when a late change brings news', async () => {
    await aQuietTuesday();
    await house.beat(at('2026-03-10T09:15Z'));
    const quiet = digests().at(-1);
    expect(quiet).toMatchObject({ date: '2026-03-10', unchanged: true });
    expect(lines(quiet)).toBe(1);
    expect(quiet && render(quiet).text).toBe('atlas · Tuesday 10 March: nothing has changed. 2 answered.');
    expect(house.errors).toEqual([]);

    await say(BO, '2026-03-10', { done: 'Found the leak in the importer' }, '2026-03-10T12:00:00Z');
    await house.beat(at('2026-03-10T12:01Z'));
    const last = house.said.findLast(({ message }) => message.kind === 'digest');
    expect(last?.to).toBe(`edit ${digestKey(PROJECT, day('2026-03-10'))}`);
    expect(last?.message).not.toHaveProperty('unchanged');
    expect(JSON.stringify(last && render(last.message))).toContain('Found the leak');
    expect(house.said.filter(({ key }) => key === digestKey(PROJECT, day('2026-03-10')))).toHaveLength(1);
  });

  it('says how many blockers stand still, and is whole again once one moves', async () => {
    await aQuietTuesday('no GPU quota');
    await house.beat(at('2026-03-10T09:15Z'));
    expect(render(digests().at(-1) as DigestMessage).text).toContain('1 blocker is still open.');
    await house.close();

    await aQuietTuesday('no GPU quota');
    const [blocker] = await house.ports.store.blockers.openIn(WORKSPACE, PROJECT);
    if (!blocker) throw new Error('there is no blocker');
    const moment = at('2026-03-10T09:05Z');
    const state = { is: 'closed', how: 'resolved', by: BO, at: moment } as const;
    const update = {
      workspace: WORKSPACE,
      number: blocker.number,
      at: moment,
      by: BO,
      what: 'resolved',
      text: '',
    } as const;
    await house.ports.store.blockers.save({ ...blocker, state }, update);
    Object.assign(house.ports, { writers: undefined });
    await house.beat(at('2026-03-10T09:15Z'));
    expect(digests().at(-1)).not.toHaveProperty('unchanged');
  });

  it('is one line too where nobody answered at all', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
    await house.live(at('2026-03-10T08:00Z'), at('2026-03-10T18:00Z'));
    expect(lines(digests()[0])).toBe(1);
    expect(digests().map((message) => render(message).text)).toEqual([
      'atlas · Tuesday 10 March: no updates. 2 without an update.',
    ]);
  });
});
