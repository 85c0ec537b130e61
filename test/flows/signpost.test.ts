import { afterEach, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { runKey } from '#domain/keys.ts';
import { record } from '#flows/answer.ts';
import { aMember, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

let house: House;
afterEach(() => house.close());

const ANA = 'UANA' as UserId;
const DATE = day('2026-03-10');
const say = (done: string, now: string) =>
  record(
    house.ports,
    { workspace: WORKSPACE, user: ANA, project: PROJECT, date: DATE },
    words({ done }),
    'form',
    at(now),
  );
const posts = () => house.said.filter(({ message, to }) => message.kind === 'run-opened' && to.startsWith('edit'));

it('the first message of a day leads to its digest once that stands, once, also after a crash and a late change', async () => {
  house = await aHouse([aMember({ id: ANA, name: 'Ana' })], {}, at('2026-03-10T00:00Z'));
  await house.live(at('2026-03-10T08:00Z'), at('2026-03-10T09:00Z'));
  await say('Wrote the loader', '2026-03-10T09:00:00Z');
  const { store } = house.ports;
  // The bot dies as it looks: whatever it did is as if it had not been.
  const { jobs } = await import('#jobs/index.ts');
  const broken = { ...store, looks: { ...store.looks, due: () => Promise.reject(new Error('killed')) } };
  await house.beat(at('2026-03-10T09:01Z'));
  expect(posts()).toEqual([]);
  const digest = jobs.find(({ name }) => name === 'digest');
  await expect(digest?.run({ ...house.ports, store: broken }, at('2026-03-10T09:02Z'))).rejects.toThrow('killed');
  await house.beat(at('2026-03-10T09:03Z'));
  await say('Wrote half of the loader', '2026-03-10T12:00:00Z');
  await house.live(at('2026-03-10T12:15Z'), at('2026-03-11T07:00Z'));
  expect(posts().map(({ to }) => to)).toEqual([`edit ${runKey(PROJECT, DATE)}`]);
  const [first] = posts();
  const shown = JSON.stringify(first && render(first.message).blocks);
  expect(shown).toMatch(/Its digest ends this thread: .*https:\/\/team\.slack\.com\/archives\/D1\/p\d+\?thread_ts=/);
});
