import { describe, expect, it } from 'vitest';
import type { Store } from '#ports/store.ts';
import type { Control } from '#sandbox/client.ts';
import { aStage, until } from './kit.ts';
import { say, showForm, someDoors } from './registries.ts';

/** The private messages that anna has in the channel. */
async function toldAnna(control: Control, channel = 'atlas'): Promise<string[]> {
  const messages = await control.messages(channel);
  return messages.filter(({ ephemeralTo }) => ephemeralTo !== undefined).map(({ text }) => text);
}
const standup = (text: string) => ({ user: 'anna', channel: 'atlas', command: '/standup', text });

describe('a slash command', () => {
  it('is acknowledged and answered in private', async () => {
    const { registries, heard } = someDoors();
    await using stage = await aStage({ registries });
    expect(await stage.control.act.command(standup('hello a & b <tag>'))).toMatchObject({ ack: 'ok' });
    await stage.app.idle();
    expect(heard.deeds.map(({ text }) => text)).toEqual(['hello a & b <tag>']);
    expect((await toldAnna(stage.control)).join()).toContain('heard hello');
    expect(await stage.control.violations()).toEqual([]);
  });

  it('costs no question to Slack about who the bot is', async () => {
    await using stage = await aStage({ registries: someDoors().registries });
    for (const text of ['one', 'two', 'three']) await stage.control.act.command(standup(text));
    await stage.control.act.message({ user: 'anna', app: 'Meridian', text: 'hello' });
    await stage.app.idle();
    const asked = stage.slack.world.log.filter(({ what }) => what === 'auth.test');
    expect(asked).toHaveLength(1); // at the start
  });

  it('gets the sentence of a text that cannot be read', async () => {
    await using stage = await aStage({ registries: someDoors().registries });
    await stage.control.act.command(standup(''));
    await stage.app.idle();
    expect((await toldAnna(stage.control)).join()).toContain('say more');
  });

  it('is acknowledged with help where nobody knows it', async () => {
    await using stage = await aStage({ registries: someDoors().registries });
    const act = await stage.control.act.command({ user: 'anna', channel: 'atlas', command: '/project', text: 'setup' });
    expect(act).toMatchObject({ ack: 'ok' });
    await stage.app.idle();
    expect(JSON.stringify(await stage.control.messages('atlas'))).toContain('[word]');
  });

  it('is acknowledged after what changes something, and before what only reads', async () => {
    const gate = Promise.withResolvers<void>();
    const order: string[] = [];
    const deed = (name: string, changes: boolean) => ({
      changes,
      run: async () => {
        await gate.promise;
        order.push(`${name} done`);
        return say(name);
      },
    });
    await using stage = await aStage({
      registries: someDoors({ write: deed('write', true), look: deed('look', false) }).registries,
    });
    await stage.control.act.command(standup('look')).then(() => order.push('look acked'));
    const writing = stage.control.act.command(standup('write')).then(() => order.push('write acked'));
    gate.resolve();
    await writing;
    await stage.app.idle();
    expect(order.filter((one) => one.startsWith('look'))).toEqual(['look acked', 'look done']);
    expect(order.filter((one) => one.startsWith('write'))).toEqual(['write done', 'write acked']);
  });

  it('that only reads is acknowledged before the store is asked anything', async () => {
    const gate = Promise.withResolvers<void>();
    const slow = (store: Store): Store => ({
      ...store,
      workspaces: {
        ...store.workspaces,
        find: async (workspace) => {
          const found = await store.workspaces.find(workspace);
          if (started) await gate.promise;
          return found;
        },
      },
    });
    let started = false;
    const look = { changes: false, run: () => Promise.resolve(say('seen')) };
    await using stage = await aStage({ registries: someDoors({ look }).registries, around: slow });
    started = true;
    expect(await stage.control.act.command(standup('look'))).toMatchObject({ ack: 'ok' });
    gate.resolve();
    await stage.app.idle();
    expect((await toldAnna(stage.control)).join()).toContain('seen');
  });

  it('is acknowledged in time even when what changes something takes long', async () => {
    const gate = Promise.withResolvers<void>();
    const slow = { changes: true, run: () => gate.promise.then(() => say('at last')) };
    await using stage = await aStage({ registries: someDoors({ slow }).registries });
    const act = await stage.control.act.command(standup('slow'));
    expect(act).toMatchObject({ ack: 'ok' });
    expect(act.tookMs).toBeLessThan(2_900);
    gate.resolve();
    await stage.app.idle();
    expect((await toldAnna(stage.control)).join()).toContain('at last');
  });

  it('that breaks tells the person a reference, and the log why', async () => {
    const broken = { changes: true, run: () => Promise.reject(new Error('a bug')) };
    await using stage = await aStage({ registries: someDoors({ broken }).registries });
    expect(await stage.control.act.command(standup('broken'))).toMatchObject({ ack: 'ok' });
    await stage.app.idle();
    const fault = stage.lines.find(({ level }) => level === 'error');
    const reference = JSON.stringify(fault?.facts).match(/"reference":"(\w+)"/)?.[1] ?? 'none';
    expect((await toldAnna(stage.control)).join()).toContain(reference);
  });

  it('opens its form while the background is told to wait', async () => {
    const form = { changes: false, run: () => Promise.resolve(showForm) };
    const { registries } = someDoors({ form });
    await using stage = await aStage({ registries });
    await stage.control.faults.add({ kind: '429', where: 'users.info', amount: 30 });
    const { chat } = { chat: stage.chat() };
    const profile = await chat.profile(stage.workspace, stage.user('anna'));
    expect(profile).toMatchObject({ ok: false, error: { kind: 'busy', seconds: 30 } });
    await stage.control.act.command(standup('form'));
    await stage.app.idle();
    expect((await stage.control.views('anna')).map(({ callback_id }) => callback_id)).toEqual(['hours-form']);
    expect(await stage.control.violations()).toMatchObject([]);
  });

  it('says what to do when the form came too late', async () => {
    const form = { changes: false, run: () => Promise.resolve(showForm) };
    await using stage = await aStage({ registries: someDoors({ form }).registries });
    await stage.control.faults.add({ kind: '500', where: 'views.open' });
    await stage.control.act.command(standup('form'));
    await stage.app.idle();
    expect((await toldAnna(stage.control)).join()).toContain('send the command again');
  });

  it('is answered in a direct message when its own address fails', async () => {
    await using stage = await aStage({ registries: someDoors().registries });
    await stage.control.clock.speed(0);
    const replies = Promise.withResolvers<void>();
    stage.breakFetch((url) => url.includes('/response/') && (replies.resolve(), true));
    await stage.control.act.command(standup('hello'));
    await replies.promise;
    await stage.app.idle();
    expect((await stage.control.messages('@anna')).map(({ text }) => text).join()).toContain('heard hello');
  });
});

describe('a form', () => {
  const values = { week: { value: 'Mon 08:00–17:00' } };
  const openIt = async (stage: Awaited<ReturnType<typeof aStage>>) => {
    await stage.control.act.command(standup('form'));
    await stage.app.idle();
    const [view] = await stage.control.views('anna');
    return view?.id ?? '';
  };
  const form = { changes: false, run: () => Promise.resolve(showForm) };

  it('stays open with sentences under its fields; one without a field goes under the first', async () => {
    await using stage = await aStage({ registries: someDoors({ form }).registries });
    const viewId = await openIt(stage);
    const act = await stage.control.act.submit({ user: 'anna', viewId, values: {} });
    expect(act.errors).toMatchObject({ week: 'too early' });
    expect(Object.values(act.errors ?? {}).join()).toContain('and unknown');
    expect(await stage.control.views('anna')).toHaveLength(1);
  });

  it('closes, and its answer comes as a direct message', async () => {
    const { registries, heard } = someDoors({ form }, () => Promise.resolve(say('kept')));
    await using stage = await aStage({ registries });
    const viewId = await openIt(stage);
    await stage.control.act.submit({ user: 'anna', viewId, values: {} });
    await stage.app.idle();
    expect(await stage.control.views('anna')).toEqual([]);
    expect((await stage.control.messages('@anna')).map(({ text }) => text).join()).toContain('kept');
    expect(heard.values[0]).toMatchObject({ zone: 'Europe/Berlin', week: 'Mon 09:00–17:00', evening: [] });
  });

  it('stays open with what was typed when something of ours breaks', async () => {
    const { registries } = someDoors({ form }, () => Promise.reject(new Error('a bug')));
    await using stage = await aStage({ registries });
    const viewId = await openIt(stage);
    const act = await stage.control.act.submit({ user: 'anna', viewId, values });
    expect(Object.values(act.errors ?? {}).join()).toMatch(/noted as \w+/);
    expect(await stage.control.views('anna')).toHaveLength(1);
  });
});

describe('a button', () => {
  it('is answered in private and leaves its message as it is', async () => {
    const { registries, heard } = someDoors();
    await using stage = await aStage({ registries });
    const ts = await stage.post('atlas', { kind: 'welcome', channel: stage.channel('atlas') });
    const act = await stage.control.act.interact({
      user: 'anna',
      channel: 'atlas',
      messageTs: ts,
      actionId: 'project.setup',
    });
    expect(act).toMatchObject({ ack: 'ok' });
    await until(() => heard.deeds.length > 0, 'the deed');
    await stage.app.idle();
    expect(heard.deeds).toMatchObject([{ door: 'project.setup', text: stage.channel('atlas') }]);
    const messages = await stage.control.messages('atlas');
    expect(messages.map(({ ephemeralTo }) => ephemeralTo !== undefined)).toEqual([false, true]);
  });
});
