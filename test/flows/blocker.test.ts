import { afterEach, describe, expect, it } from 'vitest';
import { handlesIn, labelsOf } from '#domain/handles.ts';
import type { BlockerCard } from '#domain/blocker-message.ts';
import type { ChannelId, UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { record, recordText, type BlockerExtras } from '#flows/answer.ts';
import { goAway } from '#flows/away.ts';
import { acknowledge, resolve, settleDoubt, update } from '#flows/blocker-act.ts';
import { heard } from '#flows/typed.ts';
import { sectionFor } from '#flows/standup-form.ts';
import { participantOf } from '#flows/participant.ts';
import { aMember, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';

let house: House;
afterEach(() => house.close());

const BRUNO = 'UBER' as UserId;
const CLEO = 'USFO' as UserId;
const AIKO = 'UTYO' as UserId;
const to = (date: string, user = BRUNO) => ({ workspace: WORKSPACE, user, project: PROJECT, date: day(date) });
const act = (user: UserId, number = 1) => ({ workspace: WORKSPACE, user, number });
const chosen = (helper: UserId | null, own: Partial<BlockerExtras> = {}): BlockerExtras => ({
  choice: { kind: null, helper },
  followUps: [],
  ...own,
});

const cards = () => house.said.filter((one) => one.message.kind === 'blocker-card');
const cardOf = (message: Message | undefined): BlockerCard => {
  if (message?.kind !== 'blocker-card') throw new Error('no card');
  return message;
};
const open = async () =>
  (await house.ports.store.blockers.openIn(WORKSPACE, PROJECT)).map(({ number, text, state }) => [
    number,
    text,
    state.is,
  ]);

/** Bruno's answer of Tuesday 10 March, 10:00 in Berlin. */
async function answer(blockers: string, extras: BlockerExtras = chosen(null), when = '2026-03-10T09:00Z') {
  const taken = await record(house.ports, to('2026-03-10'), words({ done: 'x', blockers }), 'form', at(when), extras);
  expect(taken.ok).toBe(true);
}

describe('an answer with blockers', () => {
  it('raises one per line, with kind and helper, and its edits change and withdraw them without duplicates', async () => {
    house = await aHouse(TEAM);
    await answer('- no free GPUs\n- waiting for labels, batch 14\n- n/a', chosen(CLEO));
    expect(await house.ports.store.blockers.find(WORKSPACE, 1)).toMatchObject({ kind: 'compute', helper: CLEO });
    expect(await open()).toEqual([
      [1, 'no free GPUs', 'open'],
      [2, 'waiting for labels, batch 14', 'open'],
    ]);
    const edited = '- waiting for labels, batch 15\n- no access to S3';
    await answer(edited, chosen(CLEO), '2026-03-10T10:00Z');
    await answer(edited, chosen(CLEO), '2026-03-10T10:01Z');
    expect(await open()).toEqual([
      [2, 'waiting for labels, batch 15', 'open'],
      [3, 'no access to S3', 'open'],
    ]);
    const told = (await house.ports.store.blockers.history(WORKSPACE, 2)).map(({ what }) => what);
    expect(told).toEqual(['raised', 'reworded']);
    await answer('none', chosen(null), '2026-03-10T11:00Z');
    expect(await open()).toEqual([]);
  });

  it('typed as a direct message raises them too, and yesterday’s words raise nothing new', async () => {
    house = await aHouse(TEAM);
    await recordText(house.ports, to('2026-03-10'), 'Done: x\nBlocked: no GPUs', at('2026-03-10T09:00Z'));
    await recordText(house.ports, to('2026-03-11'), 'Done: y\nBlocked: No GPUs!', at('2026-03-11T09:00Z'));
    expect(await open()).toEqual([[1, 'no GPUs', 'open']]);
  });

  it('names a helper by a mention in a direct message, as Slack writes it, when their hours are known', async () => {
    house = await aHouse(TEAM);
    await house.beat(at('2026-03-10T08:30Z'));
    const text = 'Blocked: <@USFO> has the key\n- <@U0NOBODY> too';
    const said = { kind: 'said', user: BRUNO, channel: 'D1' as ChannelId, ts: '9.0', thread: null, text } as const;
    await heard(house.ports, WORKSPACE, said, at('2026-03-10T09:00Z'));
    const helpers = (await house.ports.store.blockers.openIn(WORKSPACE, PROJECT)).map(({ helper }) => helper);
    expect(helpers).toEqual([CLEO, null]);
  });

  it.each([
    ['U0NOBODY', 'unknown-helper'],
    ['UBER', 'own-helper'],
  ])('is not taken with %s as a helper: %s', async (helper, kind) => {
    house = await aHouse(TEAM);
    const extras = chosen(helper as UserId);
    const taken = await record(
      house.ports,
      to('2026-03-10'),
      words({ blockers: 'x' }),
      'form',
      at('2026-03-10T09:00Z'),
      extras,
    );
    expect(taken).toMatchObject({ ok: false, error: { kind } });
    expect(await open()).toEqual([]);
  });
});

describe('a line with an @ before somebody’s name', () => {
  const helpers = async () => (await house.ports.store.blockers.openIn(WORKSPACE, PROJECT)).map(({ helper }) => helper);

  it.each([
    ['waiting for @Cleo to label batch 14', CLEO],
    ['waiting for @cleo, then for @Aiko', CLEO],
    ['no GPUs (@Bruno asked, @aiko knows)', AIKO],
    ['mail to x@cleo.org bounced', null],
    ['waiting for @Cleopatra', null],
    ['nobody here: @', null],
  ])('is for them: %s', async (text, helper) => {
    house = await aHouse(TEAM);
    await recordText(house.ports, to('2026-03-10'), `Blocked: ${text}`, at('2026-03-10T09:00Z'));
    expect(await helpers()).toEqual([helper]);
  });

  it('is for nobody where two are called so', () => {
    const people = [aMember({ id: 'U1', name: 'Cleo Diaz' }), aMember({ id: 'U2', name: 'Cleo Roth' })];
    expect(['@cleo', '@Cleo  Roth!', '@Cleo Diazepam'].map((text) => handlesIn(text, labelsOf(people)))).toEqual([
      [],
      ['U2'],
      [],
    ]);
  });
});

describe('a line that only asks for a review', () => {
  it('is asked about in private and is no blocker until its author says so', async () => {
    house = await aHouse(TEAM);
    await answer('please review #12\nhttps://example.com/pull/1\nno GPUs', chosen(CLEO));
    await house.beat(at('2026-03-10T09:00Z'));
    const asked = house.said.filter(({ message }) => message.kind === 'blocker-doubts');
    expect(asked).toMatchObject([{ to: 'UBER', message: { looks: [{ number: 1 }, { number: 2 }] } }]);
    await house.live(at('2026-03-10T09:15Z'), at('2026-03-10T16:45Z'));
    expect(cards().map(({ message }) => cardOf(message).look.number)).toEqual([3]);
  });

  it('becomes a blocker, or a request, at a press, and the question changes in place', async () => {
    house = await aHouse(TEAM);
    await answer('please review #12\nhttps://example.com/pull/1', chosen(CLEO));
    await house.beat(at('2026-03-10T09:00Z'));
    house.said.length = 0;
    await settleDoubt(house.ports, act(BRUNO, 1), true, at('2026-03-10T09:05Z'));
    await settleDoubt(house.ports, act(BRUNO, 2), false, at('2026-03-10T09:06Z'));
    expect(await settleDoubt(house.ports, act(BRUNO, 2), true, at('2026-03-10T09:07Z'))).toMatchObject({
      error: { kind: 'over' },
    });
    await house.beat(at('2026-03-10T09:07Z'));
    const last = house.said.findLast(({ message }) => message.kind === 'blocker-doubts');
    expect(last?.to).toMatch(/^edit doubts:/);
    expect(last?.message).toMatchObject({ looks: [{ state: { is: 'open' } }, { state: { is: 'closed' } }] });
    expect(await open()).toEqual([[1, 'please review #12', 'open']]);
    await house.live(at('2026-03-10T16:00Z'), at('2026-03-10T16:30Z'));
    expect(cards()).toMatchObject([{ to: 'USFO', message: { look: { number: 1, kind: 'review' } } }]);
  });

  it('is nobody else’s to know of', async () => {
    house = await aHouse(TEAM);
    await answer('please review #12');
    expect(await acknowledge(house.ports, act(AIKO), at('2026-03-10T09:05Z'))).toMatchObject({
      error: { kind: 'unknown' },
    });
    expect(await settleDoubt(house.ports, act(AIKO), true, at('2026-03-10T09:05Z'))).toMatchObject({ ok: false });
  });
});

describe('the helper', () => {
  it('is told once, when both are at work, and what they do changes both messages', async () => {
    house = await aHouse(TEAM);
    await answer('no free GPUs', chosen(CLEO));
    // San Francisco starts at 16:00Z (summer time), Berlin ends at 17:00Z.
    await house.live(at('2026-03-10T09:00Z'), at('2026-03-10T18:00Z'));
    expect(cards().map(({ to: whom, at: when }) => [whom, when])).toEqual([['USFO', at('2026-03-10T16:00Z')]]);
    expect(await acknowledge(house.ports, act(CLEO), at('2026-03-10T18:05Z'))).toMatchObject({
      ok: true,
      value: { shown: 1 },
    });
    expect(await acknowledge(house.ports, act(CLEO), at('2026-03-10T18:06Z'))).toMatchObject({
      error: { kind: 'seen' },
    });
    house.said.length = 0;
    // Bruno hears of it in the morning, not at 19:00.
    await house.live(at('2026-03-10T18:15Z'), at('2026-03-11T10:00Z'));
    expect(cards().map(({ to: whom, at: when, message }) => [whom, when, cardOf(message).look.state.is])).toEqual([
      ['edit blocker-helper:1:USFO:2026-03-10', at('2026-03-10T18:15Z'), 'acknowledged'],
      ['UBER', at('2026-03-11T08:00Z'), 'acknowledged'],
    ]);
    house.said.length = 0;
    await update(
      house.ports,
      act(CLEO),
      { text: 'quota asked for', kind: 'compute', helper: CLEO },
      at('2026-03-11T16:30Z'),
    );
    await resolve(house.ports, act(CLEO), at('2026-03-11T16:40Z'));
    await house.beat(at('2026-03-11T16:45Z'));
    const [last] = cards()
      .filter(({ to: whom }) => whom === 'UBER')
      .slice(-1);
    expect(cardOf(last?.message)).toMatchObject({
      to: 'owner',
      look: {
        state: { is: 'closed', how: 'resolved', name: 'Cleo' },
        latest: { name: 'Cleo', text: 'quota asked for' },
      },
    });
    expect(await resolve(house.ports, act(BRUNO), at('2026-03-11T17:00Z'))).toMatchObject({ error: { kind: 'over' } });
  });

  it('who never shares an hour is told at their next start, and one on leave when they are back', async () => {
    house = await aHouse([...TEAM, aMember({ id: 'UAKL', zone: 'Pacific/Auckland', name: 'Moana' })]);
    await goAway(
      house.ports,
      { workspace: WORKSPACE, user: CLEO },
      { from: day('2026-03-10'), to: day('2026-03-12'), reason: '' },
      at('2026-03-10T00:00Z'),
    );
    await answer('no free GPUs\nno key', chosen('UAKL' as UserId));
    await update(house.ports, act(BRUNO, 2), { text: '', kind: 'access', helper: CLEO }, at('2026-03-10T09:00Z'));
    await house.live(at('2026-03-10T09:00Z'), at('2026-03-14T00:00Z'));
    const told = cards()
      .map(({ to: whom, at: when }) => [whom, when])
      .filter(([whom]) => !String(whom).startsWith('edit'));
    expect(told).toContainEqual(['UAKL', at('2026-03-10T20:00Z')]);
    // Cleo is back on Friday, and shares an hour with Bruno then.
    expect(told).toContainEqual(['USFO', at('2026-03-13T16:00Z')]);
    expect(told.filter(([whom]) => whom === 'UAKL')).toHaveLength(1);
  });

  it('hears nothing of what was withdrawn before they came to work, and nothing from a paused project', async () => {
    house = await aHouse(TEAM);
    await answer('no free GPUs', chosen(CLEO));
    await answer('none', chosen(null), '2026-03-10T10:00Z');
    await house.live(at('2026-03-10T10:15Z'), at('2026-03-11T18:00Z'));
    expect(cards()).toEqual([]);
    const { store } = house.ports;
    const project = await store.projects.find(WORKSPACE, PROJECT);
    if (project) await store.projects.save({ ...project, state: 'paused' });
    await answer('no free GPUs at all', chosen(CLEO), '2026-03-10T11:00Z');
    await house.live(at('2026-03-11T18:15Z'), at('2026-03-13T18:00Z'));
    expect(cards()).toEqual([]);
  });

  it('may be changed by whoever updates it, and strangers may do nothing', async () => {
    house = await aHouse(TEAM);
    await answer('no free GPUs', chosen(CLEO));
    const now = at('2026-03-10T10:00Z');
    expect(await update(house.ports, act(BRUNO), { text: '', kind: 'compute', helper: CLEO }, now)).toMatchObject({
      error: { kind: 'empty' },
    });
    expect(await update(house.ports, act(BRUNO), { text: '', kind: 'compute', helper: BRUNO }, now)).toMatchObject({
      error: { kind: 'own-helper' },
    });
    expect(await update(house.ports, act(BRUNO), { text: '', kind: 'access', helper: AIKO }, now)).toMatchObject({
      value: { blocker: { kind: 'access', helper: AIKO, toldAt: null } },
    });
    expect(await acknowledge(house.ports, act('U0X' as UserId), now)).toMatchObject({ error: { kind: 'not-yours' } });
    expect(await acknowledge(house.ports, act(CLEO, 9), now)).toMatchObject({ error: { kind: 'unknown' } });
  });
});

describe('escalation', () => {
  const lead = async (user: UserId) => {
    const { participations } = house.ports.store;
    const known = await participations.find(WORKSPACE, PROJECT, user);
    if (known) await participations.save({ ...known, lead: true });
  };

  it('goes to the leads once, in their own hours, two of the owner’s working days after nobody acknowledged it', async () => {
    house = await aHouse(TEAM);
    await lead(AIKO);
    await lead(BRUNO);
    await answer('no free GPUs', chosen(CLEO));
    await house.live(at('2026-03-10T09:00Z'), at('2026-03-20T18:00Z'));
    const told = cards().filter(({ message }) => cardOf(message).to === 'lead');
    // Due at Thursday 09:00Z, the moment at which Tokyo stops: Friday morning there. Bruno leads too, but is the owner.
    expect(told.map(({ to: whom, at: when }) => [whom, when])).toEqual([['UTYO', at('2026-03-13T00:00Z')]]);
    expect(cardOf(told[0]?.message).look).toMatchObject({ age: 2, helperName: 'Cleo' });
    const what = (await house.ports.store.blockers.history(WORKSPACE, 1)).map((one) => one.what);
    expect(what).toEqual(['raised', 'escalated']);
  });

  it('is spared by an acknowledgement, also one that comes while it waits for the lead’s morning', async () => {
    house = await aHouse(TEAM);
    await lead(AIKO);
    await answer('no free GPUs', chosen(CLEO));
    await house.live(at('2026-03-10T09:00Z'), at('2026-03-12T17:00Z'));
    await acknowledge(house.ports, act(CLEO), at('2026-03-12T17:05Z'));
    await house.live(at('2026-03-12T17:15Z'), at('2026-03-16T18:00Z'));
    expect(cards().filter(({ message }) => cardOf(message).to === 'lead')).toEqual([]);
  });

  it('never comes where the project does not want it', async () => {
    house = await aHouse(TEAM, { escalateAfter: null });
    await lead(AIKO);
    await answer('no free GPUs');
    await house.live(at('2026-03-10T09:00Z'), at('2026-03-17T18:00Z'));
    expect(cards()).toEqual([]);
  });
});

describe('the next day', () => {
  const sectionOn = async (date: string) => {
    const now = at(`${date}T09:00Z`);
    const participant = await participantOf(house.ports.store, WORKSPACE, PROJECT, BRUNO, now);
    if (!participant) throw new Error('nobody');
    return sectionFor(house.ports.store, participant, { date: day(date), cutoffAt: at(`${date}T17:00Z`) }, now);
  };

  it('asks about each open blocker, and the prompt lists them with their age', async () => {
    house = await aHouse(TEAM);
    await answer('no free GPUs\nno labels', chosen(CLEO));
    expect(await sectionOn('2026-03-10')).toMatchObject({ open: [], blockerKind: null, helper: CLEO });
    await house.live(at('2026-03-10T09:00Z'), at('2026-03-11T08:30Z'));
    const prompt = house.said.findLast(({ message, to: whom }) => message.kind === 'prompt' && whom === 'UBER');
    expect(prompt?.message).toMatchObject({
      blockers: [
        { number: 1, age: 1 },
        { number: 2, age: 1 },
      ],
    });
    expect((await sectionOn('2026-03-11')).open.map(({ number }) => number)).toEqual([1, 2]);

    const followUps = [
      { number: 1, now: 'resolved', text: 'no free GPUs' },
      { number: 2, now: 'changed', text: 'no labels for batch 14' },
    ] as const;
    const said = words({ done: 'y', blockers: 'none' });
    await record(house.ports, to('2026-03-11'), said, 'form', at('2026-03-11T09:00Z'), chosen(null, { followUps }));
    expect(await open()).toEqual([[2, 'no labels for batch 14', 'open']]);
    const still = [{ number: 2, now: 'still', text: '' }] as const;
    await record(
      house.ports,
      to('2026-03-12'),
      said,
      'form',
      at('2026-03-12T09:00Z'),
      chosen(null, { followUps: still }),
    );
    const told = (await house.ports.store.blockers.history(WORKSPACE, 2)).map(({ what }) => what);
    expect(told).toEqual(['raised', 'reworded', 'still']);
  });

  it('takes no word of others about somebody’s blocker', async () => {
    house = await aHouse(TEAM);
    await answer('no free GPUs');
    const followUps = [{ number: 1, now: 'resolved', text: '' }] as const;
    const extras = chosen(null, { followUps });
    await record(house.ports, to('2026-03-10', AIKO), words({ done: 'y' }), 'form', at('2026-03-10T08:30Z'), extras);
    expect(await open()).toEqual([[1, 'no free GPUs', 'open']]);
  });

  it('has them first in the digest, with what only waits for a review apart', async () => {
    house = await aHouse([TEAM[1] ?? aMember(), TEAM[2] ?? aMember()]);
    await house.live(at('2026-03-10T07:00Z'), at('2026-03-10T08:45Z'));
    await answer('no free GPUs\nplease review #3', chosen(CLEO));
    await house.live(at('2026-03-10T09:00Z'), at('2026-03-11T02:00Z'));
    const digest = house.said.find(({ message }) => message.kind === 'digest');
    expect(digest).toMatchObject({
      message: {
        blockers: [{ number: 1, kind: 'compute', age: 0, ownerName: 'Bruno', helperName: 'Cleo' }],
        reviews: [{ name: 'Bruno', text: 'please review #3' }],
      },
    });
    expect(house.errors).toEqual([]);
  });
});

describe('a blocker that nobody sees to, of the only lead', () => {
  const alone = async (own: Parameters<typeof aHouse>[1] = {}) => {
    house = await aHouse(TEAM, { createdBy: BRUNO, ...own });
    const { participations } = house.ports.store;
    const bruno = await participations.find(WORKSPACE, PROJECT, BRUNO);
    if (bruno) await participations.save({ ...bruno, lead: true });
    await answer('no free GPUs');
  };

  it('goes to whoever set the project up, else to an administrator who takes part', async () => {
    await alone({ createdBy: AIKO });
    await house.live(at('2026-03-11T00:00Z'), at('2026-03-13T12:00Z'));
    expect(cards().map(({ to: whom }) => whom)).toEqual([AIKO]);
    await house.close();
    await alone();
    const cleo = await house.ports.store.members.find(WORKSPACE, CLEO);
    if (cleo) await house.ports.store.members.save({ ...cleo, admin: true });
    await house.live(at('2026-03-11T00:00Z'), at('2026-03-13T17:00Z'));
    expect(cards().map(({ to: whom }) => whom)).toEqual([CLEO]);
  });

  it('is told to its owner where nobody else could be told, once', async () => {
    await alone();
    await house.live(at('2026-03-11T00:00Z'), at('2026-03-17T12:00Z'));
    expect(cards()).toEqual([]);
    const notes = house.said.filter(({ to: whom, message }) => whom === BRUNO && message.kind === 'note');
    expect(notes.map(({ message }) => message.kind === 'note' && message.text)).toEqual([
      expect.stringContaining('Nobody has acknowledged your blocker B1 in atlas'),
    ]);
  });
});
