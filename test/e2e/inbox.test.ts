import { describe, expect, it } from 'vitest';
import { instant } from '#domain/time.ts';
import type { Happening } from '#ports/doors.ts';
import { aStage } from './kit.ts';
import { someDoors } from './registries.ts';

const texts = (happenings: readonly Happening[]): string[] =>
  happenings.flatMap((one) => (one.kind === 'said' ? [one.text] : []));

describe('the inbox', () => {
  it('hears what is written to the bot, as it was typed, and nothing of its own', async () => {
    const { registries, heard } = someDoors();
    await using stage = await aStage({ registries });
    await stage.control.act.message({ user: 'anna', app: 'Meridian', text: 'a < b & <!channel>' });
    await stage.post('atlas', { kind: 'welcome', channel: stage.channel('atlas') });
    await stage.app.idle();
    expect(texts(heard.happenings)).toEqual(['a < b & <!channel>']);
  });

  it('hears an event once that Slack delivers twice', async () => {
    const { registries, heard } = someDoors();
    await using stage = await aStage({ registries });
    await stage.control.faults.add({ kind: 'duplicate', where: 'event:message', times: 3 });
    for (const text of ['one', 'two', 'three'])
      await stage.control.act.message({ user: 'anna', app: 'Meridian', text });
    await stage.app.idle();
    expect(texts(heard.happenings)).toEqual(['one', 'two', 'three']);
  });

  it('loses nothing when events come out of order', async () => {
    const { registries, heard } = someDoors();
    await using stage = await aStage({ registries });
    await stage.control.faults.add({ kind: 'reorder', where: 'event:message' });
    const both = ['one', 'two'].map((text) => stage.control.act.message({ user: 'anna', app: 'Meridian', text }));
    await Promise.all(both);
    await stage.app.idle();
    expect(texts(heard.happenings).toSorted()).toEqual(['one', 'two']);
  });

  it('keeps an event before it acknowledges it', async () => {
    const { registries } = someDoors();
    const order: string[] = [];
    await using stage = await aStage({
      registries,
      around: (store) => ({
        ...store,
        inbox: {
          ...store.inbox,
          async keep(item) {
            const kept = await store.inbox.keep(item);
            order.push('kept');
            return kept;
          },
        },
      }),
    });
    await stage.control.act.message({ user: 'anna', app: 'Meridian', text: 'one' }).then(() => order.push('acked'));
    expect(order).toEqual(['kept', 'acked']);
  });

  it('does not acknowledge what it could not keep, and takes it when Slack sends it again', async () => {
    const { registries, heard } = someDoors();
    let broken = true;
    await using stage = await aStage({
      registries,
      start: '2026-03-09T08:00:00Z',
      speed: 0,
      around: (store) => ({
        ...store,
        inbox: {
          ...store.inbox,
          keep: (item) => (broken ? Promise.reject(new Error('the disk is full')) : store.inbox.keep(item)),
        },
      }),
    });
    const act = stage.control.act.message({ user: 'anna', app: 'Meridian', text: 'kept' });
    await stage.heard('An event could not be taken in');
    broken = false;
    await stage.control.clock.advance('10m');
    await act;
    await stage.app.idle();
    expect(texts(heard.happenings)).toEqual(['kept']);
  });

  it('works through what a crash left', async () => {
    const first = someDoors();
    await using stage = await aStage({ registries: first.registries });
    const event = {
      type: 'message',
      channel_type: 'im',
      channel: 'D1',
      user: stage.user('anna'),
      ts: '1.0',
      text: 'left',
    };
    const payload = JSON.stringify({ type: 'event_callback', event_id: 'Ev1', team_id: stage.workspace, event });
    const item = { workspace: stage.workspace, id: 'Ev1', kind: 'message', payload };
    const now = instant(stage.slack.world.clock.now());
    await stage.store.inbox.keep({ ...item, receivedAt: now });
    await stage.store.inbox.take(now, now, 1); // begun by a process that is no more

    const second = someDoors();
    const again = await stage.another({ registries: second.registries });
    await again.idle();
    await again.stop();
    expect(texts(second.heard.happenings)).toEqual(['left']);
    expect(await stage.store.inbox.take(now, now, 1)).toEqual([]);
  });

  it('tries again, and in the end lets go, what a listener cannot do', async () => {
    const { registries } = someDoors();
    let tries = 0;
    const hear = () => {
      tries += 1;
      return Promise.reject(new Error('a bug'));
    };
    await using stage = await aStage({
      registries: { ...registries, listeners: [{ kind: 'said', hear }] },
      start: '2026-03-09T08:00:00Z',
      speed: 0,
    });
    await stage.control.act.message({ user: 'anna', app: 'Meridian', text: 'one' });
    for (let minute = 0; minute < 10; minute += 1) {
      await stage.control.clock.advance('2m');
      await stage.app.beat();
    }
    expect(tries).toBe(5);
  });
});
