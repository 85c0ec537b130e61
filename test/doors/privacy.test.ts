import { expect, it, onTestFinished } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { privacyDoors, readPrivacy, showPrivacy } from '#commands/privacy.ts';
import { forgetForm } from '#views/forget-form.ts';
import { home } from '#views/home.ts';
import { aMember, at, CHANNEL, WORKSPACE } from '#test/kit/build.ts';
import { aHouse } from '#test/kit/house.ts';

const NOW = at('2026-03-10T09:00Z');

it('privacy: who sees whose hours is told as it is, with bets, readings and guesses, in the Home as in the command', async () => {
  const member = aMember();
  const house = await aHouse([member]);
  onTestFinished(() => house.close());
  const call = { workspace: WORKSPACE, channel: CHANNEL, who: 'U0001' as UserId, now: NOW };
  const shown = home({
    at: NOW,
    zone: member.zone!,
    today: NOW.slice(0, 10) as never,
    sections: [{ is: 'privacy', models: true }],
  });
  for (const told of [await showPrivacy(house.ports, call), shown]) {
    const text = JSON.stringify(told);
    for (const word of ['/overlap', 'bets', 'readings', 'guesses']) expect(text).toContain(word);
    expect(text).not.toContain('nobody sees your hours');
  }
  const asked = JSON.stringify(forgetForm({ kind: 'forget-form', answers: 1, projects: 1 }));
  for (const word of ['guesses', 'readings', 'tokens', 'direct message']) expect(asked).toContain(word);
});

it('privacy: whoever keeps their words from models says so once, in the Home or by command, and can take it back', async () => {
  const house = await aHouse([aMember()]);
  onTestFinished(() => house.close());
  const who = 'U0001' as UserId;
  const kept = () => house.ports.store.summaries.withoutModel(WORKSPACE);
  const typed = async (rest: string) => {
    const read = readPrivacy(rest);
    return read.ok ? house.run(read.value, { who, now: NOW }) : read.error;
  };
  expect(JSON.stringify(await typed('model off'))).toContain('no language model sees your answers');
  expect(await kept()).toEqual([who]);
  expect(JSON.stringify(await typed(''))).toContain('No language model sees your answers');
  const press = privacyDoors.buttons.find(({ id }) => id === 'privacy.model')?.read('on');
  if (press?.ok) await house.run(press.value, { who, now: NOW });
  expect(await kept()).toEqual([]);
  expect(await typed('moodel off')).toMatchObject({ tone: 'refused', kept: 'moodel off' });
});
