import { afterEach, beforeEach, expect, it } from 'vitest';
import { back } from '#commands/away.ts';
import { listeners } from '#commands/index.ts';
import type { UserId } from '#domain/ids.ts';
import { at, aProfile, day, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';

const BER = 'UBER' as UserId;
let house: House;
beforeEach(async () => {
  house = await aHouse(TEAM, {}, at('2026-03-09T00:00Z'));
  house.profiles.set(BER, aProfile('UBER'));
});
afterEach(() => house.close());

/** Slack says that something about Bruno has changed. */
async function changed(now: string): Promise<void> {
  for (const one of listeners)
    if (one.kind === 'profile-changed')
      await one.hear(house.ports, WORKSPACE, { kind: 'profile-changed', user: BER }, at(now));
}
const leave = async () =>
  (await house.ports.store.absences.ofUser(WORKSPACE, BER, day('2026-03-01'))).map(
    ({ from, to, reason, kind }) => `${kind} ${from}..${to} ${reason}`,
  );
const asked = () =>
  house.said.flatMap(({ to, message }) => (to === BER && message.kind === 'prompt' ? [message.date] : []));
const vacation = (expires: string | null) =>
  house.statuses.set(BER, {
    text: 'Vacationing',
    emoji: 'palm_tree',
    expiresAt: expires === null ? null : at(expires),
  });
const clear = () => house.statuses.set(BER, { text: '', emoji: '', expiresAt: null });

it('a status with an end is leave until then, takes back what was asked, and is heard of twice without effect', async () => {
  await house.live(at('2026-03-10T08:00Z'), at('2026-03-10T09:00Z'));
  vacation('2026-03-11T23:00Z');
  await changed('2026-03-10T09:10Z');
  await changed('2026-03-10T09:20Z');
  expect(await leave()).toEqual(['status 2026-03-10..2026-03-11 Vacationing']);
  expect(await house.ports.store.prompts.latest(WORKSPACE, PROJECT, BER)).toMatchObject({ state: 'excused' });
  await house.live(at('2026-03-11T08:00Z'), at('2026-03-12T10:00Z'));
  expect(asked()).toEqual(['2026-03-10', '2026-03-12']);
});

it('a status without an end is a week of leave, which ends when it is taken away', async () => {
  vacation(null);
  await changed('2026-03-10T07:00Z');
  expect(await leave()).toEqual(['status 2026-03-10..2026-03-16 Vacationing']);
  clear();
  await changed('2026-03-12T08:10Z');
  expect(await leave()).toEqual(['leave 2026-03-10..2026-03-11 Vacationing']);
  await house.live(at('2026-03-12T08:15Z'), at('2026-03-12T10:00Z'));
  expect(asked()).toEqual(['2026-03-12']);
  // The next one is another leave.
  vacation(null);
  await changed('2026-03-13T07:00Z');
  expect((await leave()).at(-1)).toBe('status 2026-03-13..2026-03-19 Vacationing');
});

it('whoever comes back while it stands is not sent away by it again', async () => {
  vacation(null);
  await changed('2026-03-10T07:00Z');
  await house.run({ changes: true, run: back('') }, { who: BER, now: at('2026-03-10T08:00Z') });
  await changed('2026-03-10T08:10Z');
  await house.live(at('2026-03-10T08:15Z'), at('2026-03-10T10:00Z'));
  expect(asked()).toEqual(['2026-03-10']);
});

it('nothing happens where an administrator has declined it', async () => {
  await changed('2026-03-10T07:00Z');
  expect(await leave()).toEqual([]);
  expect(house.errors).toEqual([]);
});
