import { afterEach, describe, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import type { Member } from '#domain/member.ts';
import { changeHours, profileChanged } from '#flows/member.ts';
import { aMember, aProfile, at, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

let house: House;
afterEach(() => house.close());

const ANA = 'UANA' as UserId;
const NOW = at('2026-03-10T10:00Z');
const zones = async () => {
  const member = await house.ports.store.members.find(WORKSPACE, ANA);
  return [member?.zone, member?.slackZone];
};
const slackSays = async (zone: string | null) => {
  house.profiles.set(ANA, aProfile(ANA, zone));
  await profileChanged(house.ports, WORKSPACE, ANA, NOW);
};
const choose = async (zone: Member['zone']) => {
  const { shifts, standupAt, evening, quiet, nudges } = aMember();
  await changeHours(house.ports, WORKSPACE, ANA, { zone, shifts, standupAt, evening, quiet, nudges }, NOW);
};

describe('a changed profile', () => {
  it('leaves a zone of their own choice alone until Slack names another than before', async () => {
    house = await aHouse([aMember({ id: ANA, zone: 'Europe/Berlin' })]);
    await choose(aMember({ zone: 'Asia/Kolkata' }).zone);
    await slackSays('Europe/Berlin'); // a new status, say
    expect(await zones()).toEqual(['Asia/Kolkata', 'Europe/Berlin']);
    await slackSays('America/New_York');
    expect(await zones()).toEqual(['Asia/Kolkata', 'America/New_York']);
    await house.beat(at('2026-03-11T04:00Z'));
    expect(await zones()).toEqual(['America/New_York', 'America/New_York']);
    await slackSays(null);
    expect(await zones()).toEqual(['America/New_York', 'America/New_York']);
  });

  it('gives a zone to somebody who had none', async () => {
    house = await aHouse([aMember({ id: ANA, zone: null })]);
    await slackSays('Asia/Kathmandu');
    expect(await zones()).toEqual(['Asia/Kathmandu', 'Asia/Kathmandu']);
  });

  it('is learned from only, where nobody knows what Slack said before', async () => {
    house = await aHouse([{ ...aMember({ id: ANA, zone: 'Asia/Kolkata' }), slackZone: null }]);
    await slackSays('Europe/Berlin');
    expect(await zones()).toEqual(['Asia/Kolkata', 'Europe/Berlin']);
  });
});
