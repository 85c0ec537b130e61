import { describe, expect, it } from 'vitest';
import type { ChannelId } from '#domain/ids.ts';
import { engines } from '#test/kit/engines.ts';
import { aMember, anOutgoing, aProject, aWorkspace, at, BETA, BEN, HOME, key, NEXT_DOOR } from './build.ts';

describe.each(engines)('the health of a workspace on $name', (engine) => {
  it('counts what is known, what waits too long and what went wrong within a day, and nothing of next door', async () => {
    const store = await engine.store();
    for (const id of [HOME, NEXT_DOOR]) await store.workspaces.save(aWorkspace({ id }));
    const { deliveries } = store;
    expect(await store.workspaces.health(HOME, at('09:00'))).toEqual({
      people: 0,
      projects: { active: 0, paused: 0, dormant: 0 },
      overdue: 0,
      failed: 0,
      unheard: 0,
      lastSentAt: null,
    });

    for (const member of [aMember(), aMember({ id: BEN, active: false })]) await store.members.save(member);
    await store.projects.save(aProject());
    await store.projects.save(aProject({ id: BETA, channel: 'C2' as ChannelId, state: 'paused' }));
    for (const name of ['early', 'late', 'sent', 'failed']) {
      await deliveries.insert(
        anOutgoing(name, { notBefore: at(name === 'late' ? '08:55' : '08:00'), notAfter: at('20:00') }),
        at('08:00'),
      );
    }
    await deliveries.settle(HOME, key('sent'), { channel: 'D1' as ChannelId, ts: '1' }, at('08:30'));
    await deliveries.fail(HOME, key('failed'), 'channel_not_found', at('08:31'));
    await store.inbox.keep({ workspace: HOME, id: 'e1', kind: 'message', payload: '{}', receivedAt: at('08:00') });
    const health = {
      people: 1,
      projects: { active: 1, paused: 1, dormant: 0 },
      overdue: 1,
      failed: 1,
      unheard: 1,
      lastSentAt: at('08:30'),
    };
    expect(await store.workspaces.health(HOME, at('09:00'))).toEqual(health);
    expect(await store.workspaces.health(NEXT_DOOR, at('09:00'))).toMatchObject({ people: 0, overdue: 0, failed: 0 });
  });
});
