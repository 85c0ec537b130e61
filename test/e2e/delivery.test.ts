import { describe, expect, it } from 'vitest';
import type { DeliveryKey } from '#domain/ids.ts';
import type { Outgoing } from '#domain/delivery.ts';
import { introductionKey } from '#domain/keys.ts';
import { instant, plusMinutes } from '#domain/time.ts';
import type { Stage } from './kit.ts';
import { aStage } from './kit.ts';
import { note, someDoors } from './registries.ts';

const START = '2026-03-09T08:00:00Z';
const still = () => aStage({ registries: someDoors().registries, start: START, speed: 0 });

async function write(stage: Stage, key: string, own: Partial<Outgoing> = {}): Promise<void> {
  const now = instant(stage.slack.world.clock.now());
  const fields = {
    workspace: stage.workspace,
    subject: key,
    priority: 3,
    notBefore: now,
    notAfter: plusMinutes(now, 60),
  };
  const address = { to: 'person', user: stage.user('anna') } as const;
  await stage.store.deliveries.insert({ ...fields, key: key as DeliveryKey, address, message: note(key), ...own }, now);
}

/** Moves the clock from one moment at which the bot wants to do something to the next, for an hour at most. */
async function liveOn(stage: Stage): Promise<void> {
  const end = instant(stage.slack.world.clock.now() + 3_600_000);
  await stage.app.beat();
  for (let next = await stage.app.next(); next !== null && next < end; next = await stage.app.next()) {
    await stage.control.clock.set(next);
    await stage.app.beat();
  }
}

const textsOf = async (stage: Stage, where: string) => (await stage.control.messages(where)).map(({ text }) => text);

describe('a delivery', () => {
  it('opens the direct message, hangs replies on their parent and edits in place', async () => {
    await using stage = await still();
    const channel = stage.channel('atlas');
    await write(stage, 'dm');
    await write(stage, 'parent', { address: { to: 'channel', channel } });
    await write(stage, 'reply', { address: { to: 'thread', channel, of: 'parent' as DeliveryKey, broadcast: false } });
    await write(stage, 'edit', { address: { to: 'edit', of: 'dm' as DeliveryKey }, message: note('dm, edited') });
    await liveOn(stage);
    expect(await textsOf(stage, '@anna')).toEqual(['dm, edited']);
    const [parent] = await stage.control.messages('atlas');
    expect(parent).toMatchObject({ text: 'parent', replies: [{ text: 'reply' }] });
    expect(await stage.control.violations()).toEqual([]);
  });

  it.each([
    ['in a channel', 'atlas'],
    ['to a person who was met before', '@anna'],
  ])('whose answer was lost is not sent again %s', async (_where, where) => {
    await using stage = await still();
    const toChannel = { address: { to: 'channel', channel: stage.channel('atlas') } } as const;
    await write(stage, introductionKey(stage.user('anna')));
    await liveOn(stage);
    await stage.control.faults.add({ kind: 'lost-response', where: 'chat.postMessage' });
    await write(stage, 'once', where === 'atlas' ? toChannel : {});
    await liveOn(stage);
    expect((await textsOf(stage, where)).filter((text) => text === 'once')).toHaveLength(1);
    expect(await stage.store.deliveries.find(stage.workspace, 'once' as DeliveryKey)).toMatchObject({ state: 'sent' });
  });

  it('that was never taken is sent again', async () => {
    await using stage = await still();
    await stage.control.faults.add({ kind: '500', where: 'chat.postMessage', times: 2 });
    await write(stage, 'at last');
    await liveOn(stage);
    expect(await textsOf(stage, '@anna')).toEqual(['at last']);
  });

  it('in a reply whose answer was lost is found in its thread', async () => {
    await using stage = await still();
    const channel = stage.channel('atlas');
    await write(stage, 'parent', { address: { to: 'channel', channel } });
    await liveOn(stage);
    await stage.control.faults.add({ kind: 'lost-response', where: 'chat.postMessage' });
    await write(stage, 'reply', { address: { to: 'thread', channel, of: 'parent' as DeliveryKey, broadcast: false } });
    await liveOn(stage);
    const [parent] = await stage.control.messages('atlas');
    expect(parent?.replies.map(({ text }) => text)).toEqual(['reply']);
  });

  it('waits as long as Slack asks', async () => {
    await using stage = await still();
    await stage.control.faults.add({ kind: '429', where: 'chat.postMessage', amount: 17 });
    await write(stage, 'patient');
    await stage.app.beat();
    expect(await stage.app.next()).toBe('2026-03-09T08:00:17.000Z');
    await liveOn(stage);
    expect(await textsOf(stage, '@anna')).toEqual(['patient']);
  });

  it('to somebody deactivated fails with a warning and harms nobody else', async () => {
    await using stage = await still();
    await stage.control.users.change('ben', { deleted: true });
    await write(stage, 'gone', { address: { to: 'person', user: stage.user('ben') } });
    await write(stage, 'here');
    await liveOn(stage);
    expect(await textsOf(stage, '@anna')).toEqual(['here']);
    expect(stage.lines.map(({ level }) => level)).not.toContain('error');
    expect(await stage.store.deliveries.find(stage.workspace, 'gone' as DeliveryKey)).toMatchObject({
      state: 'failed',
    });
  });

  it('to forty people at one moment is never refused for its pace', async () => {
    const users = Array.from({ length: 40 }, (_, n) => ({ name: `p${n}`, tz: 'UTC' }));
    await using stage = await aStage({
      registries: someDoors().registries,
      start: START,
      speed: 0,
      slack: { users: [{ name: 'anna' }, ...users], channels: [] },
    });
    for (const { name } of users)
      await write(stage, `to ${name}`, { address: { to: 'person', user: stage.user(name) } });
    await liveOn(stage);
    for (const { name } of users) expect(await textsOf(stage, `@${name}`)).toEqual([`to ${name}`]);
    expect(await stage.control.violations()).toEqual([]);
  });
});

describe('the chat', () => {
  it('tells who somebody is, who is in a channel and what it is called', async () => {
    await using stage = await still();
    const chat = stage.chat();
    const channel = stage.channel('atlas');
    expect(await chat.profile(stage.workspace, stage.user('anna'))).toMatchObject({
      ok: true,
      value: { zone: 'Europe/Berlin', admin: true, bot: false, deleted: false, foreign: false, guest: false },
    });
    const members = await chat.membersOf(stage.workspace, channel);
    expect(members.ok && members.value).toEqual(expect.arrayContaining([stage.user('anna'), stage.user('ben')]));
    expect(await chat.channelName(stage.workspace, channel)).toEqual({ ok: true, value: 'atlas' });
    expect(await chat.profile(stage.workspace, 'U0000000' as never)).toEqual({
      ok: false,
      error: { kind: 'refused', code: 'user_not_found' },
    });
  });
});
