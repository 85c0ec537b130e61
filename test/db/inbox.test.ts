import { describe, expect, it } from 'vitest';
import type { Inbox } from '#ports/inbox.ts';
import { engines } from '#test/kit/engines.ts';
import { at, HOME, NEXT_DOOR } from './build.ts';

function anItem(id: string, with_: Partial<Parameters<Inbox['keep']>[0]> = {}): Parameters<Inbox['keep']>[0] {
  return { workspace: HOME, id, kind: 'message', payload: `{"id":"${id}"}`, receivedAt: at('08:00'), ...with_ };
}

async function take(inbox: Inbox, now: string, before: string, limit = 10): Promise<string[]> {
  return (await inbox.take(at(now), at(before), limit)).map(({ workspace, id }) => `${workspace} ${id}`);
}

describe.each(engines)('inbox on $name', (engine) => {
  it('keeps an item once per id and workspace, even after it is done', async () => {
    const { inbox } = await engine.store();
    expect(await inbox.keep(anItem('a'))).toBe(true);
    expect(await inbox.keep(anItem('a', { payload: 'again' }))).toBe(false);
    expect(await inbox.keep(anItem('a', { workspace: NEXT_DOOR }))).toBe(true);
    await inbox.done(HOME, 'a', at('08:01'));
    expect(await inbox.keep(anItem('a'))).toBe(false);
  });

  it('hands out everything that was kept, counting the times it was handed out', async () => {
    const { inbox } = await engine.store();
    await inbox.keep(anItem('a'));
    expect(await inbox.take(at('09:00'), at('08:50'), 10)).toEqual([{ ...anItem('a'), tries: 1 }]);
    expect(await inbox.take(at('10:00'), at('09:50'), 10)).toEqual([{ ...anItem('a'), tries: 2 }]);
  });

  it('hands out oldest first, up to a limit, and nothing that is being worked on', async () => {
    const { inbox } = await engine.store();
    await inbox.keep(anItem('c', { receivedAt: at('08:02') }));
    await inbox.keep(anItem('b', { receivedAt: at('08:01') }));
    await inbox.keep(anItem('a', { receivedAt: at('08:03') }));
    await inbox.keep(anItem('b', { workspace: NEXT_DOOR, receivedAt: at('08:04') }));

    expect(await take(inbox, '09:00', '08:50', 2)).toEqual(['T1 b', 'T1 c']);
    expect(await take(inbox, '09:05', '09:00')).toEqual(['T1 a', 'T2 b']);
    expect(await take(inbox, '09:06', '09:00')).toEqual([]);
    expect(await take(inbox, '09:07', '09:01')).toEqual(['T1 b', 'T1 c']);
  });

  it('never hands out again what is done, and empties only that', async () => {
    const { inbox } = await engine.store();
    for (const item of [anItem('a'), anItem('b'), anItem('a', { workspace: NEXT_DOOR })]) await inbox.keep(item);
    await inbox.done(HOME, 'a', at('08:30'));
    const rest = await inbox.take(at('09:00'), at('08:50'), 10);
    expect(rest.map(({ workspace, id, payload }) => [workspace, id, payload])).toEqual([
      [HOME, 'b', '{"id":"b"}'],
      [NEXT_DOOR, 'a', '{"id":"a"}'],
    ]);
  });

  it('deletes what was done before a moment and then takes the id as new', async () => {
    const { inbox } = await engine.store();
    for (const id of ['a', 'b', 'c']) await inbox.keep(anItem(id));
    await inbox.done(HOME, 'a', at('08:59'));
    await inbox.done(HOME, 'b', at('09:00'));

    expect(await inbox.purge(at('09:00'))).toBe(1);
    expect(await inbox.keep(anItem('a'))).toBe(true);
    expect(await inbox.keep(anItem('b'))).toBe(false);
    expect(await inbox.keep(anItem('c'))).toBe(false);
  });
});
