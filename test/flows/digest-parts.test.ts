import { afterEach, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { digestKey, digestPartKey } from '#domain/keys.ts';
import { record } from '#flows/answer.ts';
import { forgetMe } from '#flows/forget.ts';
import { aMember, aParticipation, at, CHANNEL, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

let house: House;
afterEach(() => house.close());

const DATE = day('2026-03-10');
const DIGEST = digestKey(PROJECT, DATE);
const people = Array.from({ length: 12 }, (_, n) => aMember({ id: `U${n}`, name: `Member ${n}` }));
const say = (n: number, done: string, now: string) =>
  record(
    house.ports,
    { workspace: WORKSPACE, user: `U${n}` as UserId, project: PROJECT, date: DATE },
    words({ done }),
    'form',
    at(now),
  );
const text = (n: number, size = 2_000): string => `first${n} ${'word '.repeat(size / 5)} last${n}`;
const parts = () => house.said.filter(({ message }) => message.kind === 'digest-part');
const posts = () => parts().filter(({ to }) => !to.startsWith('edit'));

it('a digest that is too full goes on in its thread, once, also after a crash, and changes with its answers', async () => {
  house = await aHouse(people, { posting: 'digest' }, at('2026-03-10T00:00Z'));
  await house.live(at('2026-03-10T08:00Z'), at('2026-03-10T09:00Z'));
  for (let n = 0; n < 11; n += 1) await say(n, text(n, n === 7 ? 5_500 : 2_000), '2026-03-10T09:00:00Z');
  await house.live(at('2026-03-10T09:15Z'), at('2026-03-10T16:45Z'));
  // Killed after the digest and one part were sent: what waits is sent by the next process, nothing again.
  const { store } = house.ports;
  const { jobs } = await import('#jobs/index.ts');
  for (const job of jobs) await job.run(house.ports, at('2026-03-10T17:00Z'));
  for (const [key, ts] of [
    [DIGEST, '1.1'],
    [digestPartKey(PROJECT, DATE, 1), '1.2'],
  ] as const) {
    const [next] = await store.deliveries.ready(at('2026-03-10T17:00Z'), 1);
    expect(next?.key).toBe(key);
    await store.deliveries.claim(WORKSPACE, key, at('2026-03-10T17:00Z'));
    await store.deliveries.settle(WORKSPACE, key, { channel: CHANNEL, ts }, at('2026-03-10T17:00Z'));
  }
  await house.beat(at('2026-03-10T17:01Z'));
  const sent = posts().map(({ key, to }) => `${key} ${to}`);
  expect(sent.length).toBeGreaterThan(2);
  expect(sent).toEqual(sent.map((_, place) => `${digestPartKey(PROJECT, DATE, place + 2)} thread ${DIGEST}`));
  const main = await store.deliveries.find(WORKSPACE, DIGEST);
  expect(main?.message).toMatchObject({ parts: sent.length + 1 });
  expect(JSON.stringify(posts())).toContain('last7');

  // A late answer in a project whose answers stand nowhere else: its words are read, in a new message only where none has room.
  await say(11, text(11, 9_000), '2026-03-10T18:00:00Z');
  await say(3, 'nothing of that was true', '2026-03-10T18:00:00Z');
  await house.beat(at('2026-03-10T18:01Z'));
  expect(posts().length).toBe(sent.length + 1);
  const edits = parts().filter(({ to }) => to.startsWith('edit'));
  expect(JSON.stringify(edits)).toContain('nothing of that was true');
  expect(JSON.stringify(parts().slice(sent.length))).toContain('last11');

  await store.participations.save(aParticipation('U0' as UserId, { lead: true }));
  expect(
    (await forgetMe(house.ports, { workspace: WORKSPACE, user: 'U7' as UserId }, at('2026-03-10T19:00Z'))).ok,
  ).toBe(true);
  const before = house.said.length;
  await house.beat(at('2026-03-10T19:01Z'));
  const after = house.said.slice(before).filter(({ message }) => message.kind === 'digest-part');
  expect(after.length).toBeGreaterThan(2);
  expect(JSON.stringify(after)).not.toContain('last7');
  const rows = await store.deliveries.about(WORKSPACE, `run:${PROJECT}:${DATE}`);
  expect(JSON.stringify(rows)).not.toContain('last7');
  expect(house.errors).toEqual([]);
});
