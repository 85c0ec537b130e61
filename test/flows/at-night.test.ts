import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mayWrite } from '#domain/hours.ts';
import type { UserId } from '#domain/ids.ts';
import { localDate, plusDays, plusMinutes, toLocalTime, toZone, type Instant } from '#domain/time.ts';
import { comeBack, goAway } from '#flows/away.ts';
import { closed } from '#flows/channel.ts';
import { leadsOf, tellLead } from '#flows/leads.ts';
import { changeHours } from '#flows/member.ts';
import { pause, resume } from '#flows/project.ts';
import { join } from '#flows/roster.ts';
import type { Store } from '#ports/store.ts';
import { aMember, aParticipation, aProfile, at, CHANNEL, day, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';

const BER = 'UBER' as UserId;
const who = { workspace: WORKSPACE, user: BER };
const shift = (from: string, to: string) => ({ from: toLocalTime(from), to: toLocalTime(to) });
const NIGHT = at('2026-03-11T20:00Z');
let house: House;
afterEach(() => house.close());

const project = async () => {
  const found = await house.ports.store.projects.find(WORKSPACE, PROJECT);
  if (!found) throw new Error('no project');
  return found;
};
const note = async (now: Instant) => {
  const atlas = await project();
  for (const lead of await leadsOf(house.ports.store, atlas))
    await tellLead(house.ports.store, atlas, lead, { is: 'only-lead' }, `test:${now}`, now);
};
const notesAt = () => house.said.flatMap(({ message, at: when }) => (message.kind === 'lead-note' ? [when] : []));

describe('a private message that was planned, and then', () => {
  beforeEach(async () => {
    house = await aHouse(TEAM, { createdBy: BER }, at('2026-03-09T00:00Z'));
    await house.ports.store.participations.save(aParticipation(BER, { lead: true }));
    await note(NIGHT); // for Thursday 12 March, 09:00 in Berlin
  });

  it('its reader goes on leave: it waits for their return', async () => {
    await goAway(house.ports, who, { from: day('2026-03-12'), to: day('2026-03-16'), reason: '' }, NIGHT);
    await house.live(at('2026-03-12T07:00Z'), at('2026-03-17T12:00Z'));
    expect(notesAt()).toEqual([at('2026-03-17T08:00Z')]);
  });

  it('its reader works at other hours: it goes in these', async () => {
    const member = await house.ports.store.members.find(WORKSPACE, BER);
    if (!member) throw new Error('nobody');
    await changeHours(house.ports, WORKSPACE, BER, { ...member, shifts: { 4: [shift('14:00', '18:00')] } }, NIGHT);
    await house.live(at('2026-03-12T07:00Z'), at('2026-03-12T20:00Z'));
    expect(notesAt()).toEqual([at('2026-03-12T13:00Z')]);
  });

  it('the bot is down until late at night: it goes in the morning', async () => {
    await house.beat(at('2026-03-12T22:30Z'));
    expect(notesAt()).toEqual([]);
    await house.live(at('2026-03-13T07:00Z'), at('2026-03-13T12:00Z'));
    expect(notesAt()).toEqual([at('2026-03-13T08:00Z')]);
  });

  it('its reader is away for longer than it stays true: it goes never', async () => {
    await goAway(house.ports, who, { from: day('2026-03-12'), to: day('2026-05-01'), reason: '' }, NIGHT);
    await house.live(at('2026-03-12T07:00Z'), at('2026-03-12T20:00Z'));
    await house.live(at('2026-05-04T06:00Z'), at('2026-05-04T12:00Z'));
    expect(notesAt()).toEqual([]);
  });

  it('the channel of its project is closed: nobody is introduced to it until it is open again', async () => {
    const { store } = house.ports;
    const evening = at('2026-03-12T20:00Z');
    const atlas = await project();
    await store.atomically((inside) => join(inside, atlas, aProfile('UNEW'), evening));
    await closed(house.ports, WORKSPACE, CHANNEL, 'closed', evening);
    await house.live(at('2026-03-13T07:00Z'), at('2026-03-13T18:00Z'));
    const introduced = () =>
      house.said.flatMap(({ message, at: when }) => (message.kind === 'introduction' ? [when] : []));
    expect(introduced()).toEqual([]);
    await store.projects.save({ ...(await project()), state: 'active' });
    await house.live(at('2026-03-16T07:00Z'), at('2026-03-16T18:00Z'));
    expect(introduced()).toEqual([at('2026-03-16T08:00Z')]);
  });
});

const KINDS = ['note', 'away', 'back', 'hours', 'quiet', 'pause', 'zone', 'join'] as const;
const ZONES = ['Asia/Kathmandu', 'Europe/Berlin', 'America/Los_Angeles', 'Pacific/Auckland'] as const;
const deeds = fc.array(
  fc.record({
    // Minutes since the deed before, and whether the bot was down meanwhile.
    wait: fc.integer({ min: 1, max: 2_200 }),
    down: fc.boolean(),
    kind: fc.constantFrom(...KINDS),
    hour: fc.integer({ min: 0, max: 23 }),
    days: fc.integer({ min: 0, max: 4 }),
  }),
  { minLength: 6, maxLength: 12 },
);
const hours = (hour: number) => {
  const clock = (one: number) => `${String(one % 24).padStart(2, '0')}:00`;
  return shift(clock(hour), clock(hour + 7));
};

it('whatever is planned, and whatever people change: nobody is written to outside their hours unasked', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      house = await aHouse([aMember({ id: BER }), aMember({ id: 'UKTM', zone: 'Asia/Kathmandu' })], { createdBy: BER });
      const { store } = house.ports;
      await store.participations.save(aParticipation(BER, { lead: true }));
      let now = at('2026-03-09T00:00Z');
      let seen = 0;
      const beat = async () => {
        await house.beat(now);
        for (const { to, message, at: when } of house.said.slice(seen)) {
          if (!to.startsWith('U')) continue;
          expect([message.kind, when, await isOpen(store, to as UserId, when)]).toEqual([message.kind, when, true]);
        }
        seen = house.said.length;
      };
      for (const { wait, down, kind, hour, days } of all) {
        const until = plusMinutes(now, wait);
        for (; now < until; now = plusMinutes(now, 97)) if (!down) await beat();
        now = until;
        const member = await store.members.find(WORKSPACE, BER);
        if (!member?.zone) throw new Error('nobody');
        const today = localDate(now, member.zone);
        if (kind === 'note') await note(now);
        if (kind === 'away')
          await goAway(
            house.ports,
            who,
            { from: plusDays(today, days % 2), to: plusDays(today, days), reason: '' },
            now,
          );
        if (kind === 'back') await comeBack(house.ports, who, now);
        if (kind === 'hours') {
          const week = { 1: [hours(hour)], 2: [hours(hour + 3)], 3: [hours(hour)], 4: [hours(hour)], 7: [hours(3)] };
          await changeHours(house.ports, WORKSPACE, BER, { ...member, shifts: week }, now);
        }
        if (kind === 'quiet')
          await changeHours(house.ports, WORKSPACE, BER, { ...member, quiet: [shift('09:00', '12:00')] }, now);
        if (kind === 'zone')
          await changeHours(house.ports, WORKSPACE, BER, { ...member, zone: toZone(ZONES[days % 4] ?? 'UTC') }, now);
        if (kind === 'pause') await (days % 2 === 0 ? pause : resume)(house.ports, who, CHANNEL, now);
        if (kind === 'join') {
          const atlas = await project();
          await store.atomically((inside) => join(inside, atlas, aProfile(`UNEW${hour}`), now));
        }
        await beat();
      }
      expect(house.errors).toEqual([]);
      await house.close();
    }),
    { numRuns: 8 },
  );
});

async function isOpen(store: Store, user: UserId, when: Instant): Promise<boolean> {
  const member = await store.members.find(WORKSPACE, user);
  if (!member?.zone) return true;
  const absences = await store.absences.ofUser(WORKSPACE, user, plusDays(localDate(when, member.zone), -2));
  return mayWrite({ member, absences }, when);
}
