import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { morePrivate, POSTINGS, type Posting } from '#domain/posting.ts';
import { record } from '#flows/answer.ts';
import { listFor } from '#flows/blocker-look.ts';
import { digestFor } from '#flows/digest-facts.ts';
import { forgetMe } from '#flows/forget.ts';
import { readerOf } from '#flows/posting.ts';
import { statusFor } from '#flows/preview.ts';
import { change } from '#flows/project.ts';
import { weekOf } from '#flows/weekly.ts';
import { aMember, aParticipation, aProject, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const [ANA, BO, CAI] = ['U0001', 'U0002', 'U0003'] as UserId[] as [UserId, UserId, UserId];
const DATE = '2026-03-10';
const NOON = at(`${DATE}T11:00Z`);
const to = (user: UserId) => ({ workspace: WORKSPACE, project: PROJECT, user, date: day(DATE) });
const SECRET = 'the quiet part';

let house: House;
beforeEach(async () => {
  house = await aHouse([
    aMember({ id: ANA }),
    aMember({ id: BO }),
    // Leads from further west: their day begins when the others' ends.
    aMember({ id: CAI, zone: 'America/Los_Angeles' }),
  ]);
  await house.ports.store.participations.save(aParticipation(ANA, { lead: true }));
  await house.ports.store.participations.save(aParticipation(CAI, { lead: true, role: 'observer' }));
});
afterEach(() => house.close());

async function choose(posting: Posting, now = at(`${DATE}T07:00Z`)): Promise<void> {
  const { name, standupAt, days, nudges, escalateAfter, model, weeklyOn, regional, retention } = aProject();
  const settings = { name, standupAt, days, nudges, escalateAfter, model, weeklyOn, regional, retention, posting };
  const changed = await change(
    house.ports,
    { workspace: WORKSPACE, user: ANA },
    PROJECT,
    { chosen: settings, shown: null },
    now,
  );
  if (!changed.ok) throw new Error(changed.error.kind);
}
const say = (user: UserId, done: string, now = NOON) =>
  record(house.ports, to(user), words({ done, blockers: `blocked by ${done}` }), 'form', now);
/** What stands in the channel and its threads, as last changed. */
const inChannel = () => {
  const standing = new Map<string, string>();
  for (const { key, to: whom, message } of house.said) {
    const target = key.startsWith('edit:') ? key.slice(5).replace(/:(?:U\d+:)?v\d+$/, '') : key;
    if (/^(?:run|answer|digest):[^:]*(?::U\d+)?:\d{4}-\d\d-\d\d$/.test(target))
      standing.set(target, `${whom} ${JSON.stringify(message)}`);
  }
  return [...standing.values()].join('\n');
};
const digestsTo = (user: UserId) =>
  house.said.filter(({ key, to: whom, message }) => message.kind === 'digest' && (whom === user || key.includes(user)));
const status = async (user: UserId) => {
  const { store } = house.ports;
  const project = (await store.projects.find(WORKSPACE, PROJECT)) ?? aProject();
  const reader = await readerOf(store, project, user);
  const shown = await statusFor(store, project, day(DATE), aMember().zone ?? ('UTC' as never), NOON, [], reader);
  const list = await listFor(store, { workspace: WORKSPACE, user }, project, 'open', NOON);
  return JSON.stringify([shown, list, await digestFor(store, project, day(DATE), NOON, reader)]);
};

it('who administers a project and does not lead it reads nothing that is for its leads', async () => {
  const { members, participations } = house.ports.store;
  await members.save(aMember({ id: BO, admin: true }));
  await participations.save(aParticipation(ANA)); // set it up, and leads it no more
  const read = async (user: UserId) => readerOf(house.ports.store, aProject(), user);
  expect([await read(ANA), await read(BO), await read(CAI)]).toEqual(['all', 'all', 'leads']);
});

describe('answers for the leads only', () => {
  it('never stand in the channel, reach each lead once in their own hours, and change there in place', async () => {
    await choose('leads');
    await house.live(at(`${DATE}T08:00Z`), at(`${DATE}T10:00Z`));
    await say(BO, SECRET);
    await house.live(NOON, at(`${DATE}T20:00Z`));
    expect(inChannel()).toBe('');
    expect(digestsTo(ANA)).toEqual([]);
    await house.live(at(`${DATE}T20:15Z`), at('2026-03-11T12:00Z'));
    expect(digestsTo(ANA).map(({ at: when }) => when)).toEqual([at('2026-03-11T08:00Z')]);
    expect(digestsTo(CAI).map(({ at: when }) => when)).toEqual([at(`${DATE}T17:00Z`)]);
    expect(JSON.stringify(digestsTo(ANA))).toContain(SECRET);
    await say(BO, 'said otherwise', at('2026-03-11T12:10Z'));
    await house.beat(at('2026-03-11T12:15Z'));
    expect(JSON.stringify(digestsTo(CAI).at(-1))).toContain('said otherwise');
    expect(digestsTo(CAI).at(-1)?.key).toMatch(/^edit:/);
    expect(inChannel()).toBe('');
    expect(house.errors).toEqual([]);
  });

  it('are hidden from the others wherever one may ask, their blockers too; the author and the leads see them', async () => {
    await choose('leads');
    await house.beat(at(`${DATE}T08:30Z`));
    await house.ports.store.members.save(aMember({ id: 'U0004' }));
    await house.ports.store.participations.save(aParticipation('U0004' as UserId));
    await say(BO, SECRET);
    expect(await status('U0004' as UserId)).not.toContain(SECRET);
    expect(await status(ANA)).toContain(SECRET);
    const own = await listFor(house.ports.store, { workspace: WORKSPACE, user: BO }, aProject(), 'open', NOON);
    expect(JSON.stringify(own)).toContain(SECRET);
    // Open again for all: what was said to the leads stays with them.
    await choose('thread', NOON);
    expect(await status('U0004' as UserId)).not.toContain(SECRET);
    const { store } = house.ports;
    const wanted = { last: day('2026-03-13'), to: at('2026-03-13T18:00Z'), soFar: false, since: null };
    const week = await weekOf(store, aProject(), wanted, at('2026-03-13T18:00Z'));
    expect(week.figures).toMatchObject({ answered: 1 });
    expect(JSON.stringify(week)).not.toContain(SECRET);
  });

  it('leave the digests of the leads when their author is forgotten', async () => {
    await choose('leads');
    await house.beat(at(`${DATE}T08:30Z`));
    await say(BO, SECRET);
    await say(ANA, 'x');
    await house.live(NOON, at('2026-03-11T12:00Z'));
    await forgetMe(house.ports, { workspace: WORKSPACE, user: BO }, at('2026-03-11T12:10Z'));
    await house.beat(at('2026-03-11T12:15Z'));
    for (const lead of [ANA, CAI]) expect(JSON.stringify(digestsTo(lead).at(-1))).not.toContain(SECRET);
  });
});

describe('a change of who reads', () => {
  it('to more privacy holds at once: what stands stays, an edit takes it back, the digest keeps its words', async () => {
    await house.beat(at(`${DATE}T08:30Z`));
    await say(BO, 'said to all');
    await house.beat(at(`${DATE}T11:05Z`));
    expect(inChannel()).toContain('said to all');
    await choose('leads', at(`${DATE}T11:10Z`));
    await say(ANA, SECRET, at(`${DATE}T11:20Z`));
    await house.beat(at(`${DATE}T11:25Z`));
    expect(inChannel()).not.toContain(SECRET);
    await say(BO, SECRET, at(`${DATE}T11:30Z`));
    await house.live(at(`${DATE}T11:45Z`), at('2026-03-11T12:00Z'));
    expect(inChannel()).not.toContain('said to all');
    expect(inChannel()).not.toContain(SECRET);
    expect(JSON.stringify(digestsTo(CAI))).toContain(SECRET);
  });

  it('to the digest only keeps words out of the thread and in the one digest', async () => {
    await choose('digest');
    await house.beat(at(`${DATE}T08:30Z`));
    await say(BO, 'in the digest');
    await say(ANA, 'too');
    await house.live(NOON, at(`${DATE}T18:00Z`));
    expect(house.said.filter(({ message }) => ['run-opened', 'answer-posted'].includes(message.kind))).toEqual([]);
    const digests = house.said.filter(({ message }) => message.kind === 'digest');
    expect(digests.map(({ to: whom }) => whom)).toEqual([aProject().channel]);
    expect(JSON.stringify(digests)).toContain('in the digest');
  });

  it('is never to less than what somebody was told, whatever comes when', async () => {
    for (const choices of [
      ['digest', 'thread'],
      ['leads', 'thread'],
      ['thread', 'leads', 'digest'],
      ['leads', 'digest', 'thread'],
    ] as const) {
      await house.close();
      house = await aHouse([aMember({ id: ANA }), aMember({ id: BO })]);
      await house.ports.store.participations.save(aParticipation(ANA, { lead: true }));
      for (const [index, posting] of choices.entries()) {
        const now = at(`${DATE}T${String(8 + index).padStart(2, '0')}:30Z`);
        await choose(posting, now);
        await house.beat(now); // the first of them asks Bo, and so tells him
      }
      const least = morePrivate(choices[0], choices.at(-1) ?? 'thread');
      await say(BO, SECRET, at(`${DATE}T13:00Z`));
      await house.live(at(`${DATE}T16:45Z`), at(`${DATE}T17:30Z`));
      expect(inChannel().includes(SECRET), choices.join()).toBe(least !== 'leads');
      expect(
        house.said.some(({ message }) => message.kind === 'answer-posted'),
        choices.join(),
      ).toBe(least === 'thread');
    }
  });

  it('takes the more private of two', () => {
    const posting = fc.constantFrom(...POSTINGS);
    fc.assert(
      fc.property(posting, posting, posting, (a, b, c) => {
        expect(morePrivate(a, b)).toBe(morePrivate(b, a));
        expect(morePrivate(a, morePrivate(b, c))).toBe(morePrivate(morePrivate(a, b), c));
        expect([a, b]).toContain(morePrivate(a, b));
        if (a === 'leads') expect(morePrivate(a, b)).toBe('leads');
      }),
    );
  });
});
