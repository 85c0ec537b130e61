import { afterEach, describe, expect, it } from 'vitest';
import { travelDoors } from '#commands/travel.ts';
import type { UserId } from '#domain/ids.ts';
import { travelHandle, type TravelMessage } from '#domain/travel-message.ts';
import { nextStay } from '#domain/travel.ts';
import type { Instant } from '#domain/time.ts';
import { goAway } from '#flows/away.ts';
import { changeHours, profileChanged } from '#flows/member.ts';
import { aMember, aProfile, at, day, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

let house: House;
afterEach(() => house.close());

const ANA = 'UANA' as UserId;
const slackSays = async (zone: string, now: Instant) => {
  house.profiles.set(ANA, aProfile(ANA, zone));
  await profileChanged(house.ports, WORKSPACE, ANA, now);
};
const member = () => house.ports.store.members.find(WORKSPACE, ANA);
const journeys = () =>
  house.said.flatMap(({ message, at: moment, to }) => (message.kind === 'travel' ? [{ message, at: moment, to }] : []));
/** As they were asked; what changes one that stands is none. */
const questions = () =>
  house.said.flatMap(({ to, message, at: moment }) =>
    to === ANA && message.kind === 'prompt' ? [`${message.date} ${moment}`] : [],
  );
async function press(id: string, message: TravelMessage, now: Instant) {
  const deed = travelDoors.buttons.find((button) => button.id === id)?.read(travelHandle(message));
  if (!deed?.ok) throw new Error(`no button ${id}`);
  return house.run(deed.value, { who: ANA, now });
}
const aTeam = async (zone = 'Europe/Berlin') => {
  house = await aHouse([aMember({ id: ANA, zone })], {}, at('2026-03-09T00:00Z'));
};

describe('somebody whose zone in Slack changes', () => {
  it('hears of it once, in their hours, and is asked each date once across it', async () => {
    await aTeam();
    await house.live(at('2026-03-09T00:00Z'), at('2026-03-10T18:00Z'));
    await slackSays('America/Los_Angeles', at('2026-03-10T18:00Z'));
    await slackSays('America/Los_Angeles', at('2026-03-10T18:01Z'));
    await house.live(at('2026-03-10T18:15Z'), at('2026-03-13T00:00Z'));
    expect(journeys()).toMatchObject([
      { to: ANA, at: at('2026-03-11T16:00Z'), message: { was: 'Europe/Berlin', zone: 'America/Los_Angeles' } },
    ]);
    expect(questions()).toEqual([
      '2026-03-09 2026-03-09T08:30:00.000Z',
      '2026-03-10 2026-03-10T08:30:00.000Z',
      '2026-03-11 2026-03-11T16:30:00.000Z',
      '2026-03-12 2026-03-12T16:30:00.000Z',
    ]);
    expect((await member())?.zone).toBe('America/Los_Angeles');
  });

  it('may keep it', async () => {
    await aTeam();
    await slackSays('Asia/Tokyo', at('2026-03-10T09:00Z'));
    await house.beat(at('2026-03-10T09:00Z'));
    const [told] = journeys();
    expect(await press('travel.keep', told!.message, at('2026-03-10T09:05Z'))).toEqual({ kind: 'silent' });
    expect(journeys().map(({ message }) => message.state)).toEqual(['asked', 'kept']);
    expect(nextStay((await member())!)?.zone).toBe('Asia/Tokyo');
  });

  it('may undo it before it is in force, and after', async () => {
    await aTeam();
    await slackSays('Asia/Tokyo', at('2026-03-10T09:00Z'));
    await house.beat(at('2026-03-10T09:00Z'));
    await press('travel.undo', journeys()[0]!.message, at('2026-03-10T09:05Z'));
    expect(await member()).toMatchObject({ zone: 'Europe/Berlin', slackZone: 'Asia/Tokyo', stays: [] });

    await slackSays('America/New_York', at('2026-03-11T09:00Z'));
    await house.live(at('2026-03-11T09:00Z'), at('2026-03-12T14:00Z'));
    expect((await member())?.zone).toBe('America/New_York');
    await press('travel.undo', journeys().at(-1)!.message, at('2026-03-12T14:05Z'));
    expect((await member())?.zone).toBe('Europe/Berlin');
    await house.live(at('2026-03-12T14:15Z'), at('2026-03-13T10:00Z'));
    // New York changed clocks on the 8th: its 09:30 is 13:30 in UTC.
    expect(questions().slice(-2)).toEqual([
      '2026-03-12 2026-03-12T13:30:00.000Z',
      '2026-03-13 2026-03-13T08:30:00.000Z',
    ]);
  });

  it('cannot undo what is overtaken', async () => {
    await aTeam();
    await slackSays('Asia/Tokyo', at('2026-03-10T09:00Z'));
    await house.beat(at('2026-03-10T09:00Z'));
    await slackSays('Asia/Kolkata', at('2026-03-10T10:00Z'));
    await house.beat(at('2026-03-10T10:00Z'));
    expect(journeys().map(({ message }) => [message.zone, message.state])).toEqual([
      ['Asia/Tokyo', 'asked'],
      ['Asia/Tokyo', 'overtaken'],
      ['Asia/Kolkata', 'asked'],
    ]);
    expect(await press('travel.undo', journeys()[0]!.message, at('2026-03-10T10:05Z'))).toMatchObject({ kind: 'say' });
    expect(nextStay((await member())!)?.zone).toBe('Asia/Kolkata');
  });

  it('hears nothing where clocks are the same, or where they are back before they could hear', async () => {
    await aTeam();
    await slackSays('Europe/Paris', at('2026-03-10T09:00Z'));
    await house.beat(at('2026-03-10T09:00Z'));
    const off = { from: day('2026-03-10'), to: day('2026-03-12'), reason: '' };
    await goAway(house.ports, { workspace: WORKSPACE, user: ANA }, off, at('2026-03-10T09:30Z'));
    await slackSays('Asia/Tokyo', at('2026-03-10T10:00Z'));
    await slackSays('Europe/Berlin', at('2026-03-12T10:00Z'));
    await house.live(at('2026-03-12T10:00Z'), at('2026-03-14T00:00Z'));
    expect(journeys()).toEqual([]);
    expect((await member())?.zone).toBe('Europe/Berlin');
  });

  it('goes by a zone of their own choice at once', async () => {
    await aTeam();
    await slackSays('Asia/Tokyo', at('2026-03-10T09:00Z'));
    await house.beat(at('2026-03-10T09:00Z'));
    const { shifts, standupAt, evening, quiet, nudges, zone } = aMember({ zone: 'America/New_York' });
    const hours = { zone, shifts, standupAt, evening, quiet, nudges };
    await changeHours(house.ports, WORKSPACE, ANA, hours, at('2026-03-10T09:10Z'));
    await house.beat(at('2026-03-10T09:10Z'));
    expect((await member())?.zone).toBe('America/New_York');
    expect(nextStay((await member())!)).toBeNull();
    expect(journeys().at(-1)?.message.state).toBe('overtaken');
  });
});
