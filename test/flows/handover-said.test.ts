import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttons, forms } from '#commands/index.ts';
import type { DeliveryKey, UserId } from '#domain/ids.ts';
import { record } from '#flows/answer.ts';
import { forgetMe } from '#flows/forget.ts';
import { anAbsence, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

const [TYO, BER, SFO] = ['UTYO', 'UBER', 'USFO'] as UserId[] as [UserId, UserId, UserId];
const NEEDS = 'Relabel batch 12?';

let house: House;
beforeEach(async () => {
  house = await aHouse(TEAM);
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

async function give(now: Parameters<House['beat']>[0], to: UserId | null): Promise<void> {
  const form = forms.find(({ id }) => id === 'handover-form');
  const deed = form?.read({ project: PROJECT, until: 'back', to, done: '', needs: NEEDS }, '');
  if (!deed?.ok) throw new Error('refused');
  await house.run(deed.value, { who: BER, now });
}
async function press(
  id: string,
  who: UserId,
  now: Parameters<House['beat']>[0],
  value = `1|${PROJECT}`,
): Promise<string> {
  const deed = buttons.find((one) => one.id === id)?.read(value);
  if (!deed?.ok) throw new Error(id);
  const reply = await house.run(deed.value, { who, now });
  return reply.kind === 'say' ? JSON.stringify(render(reply.message)) : reply.kind;
}
const answer = (date: string, now: Parameters<House['beat']>[0], done = 'x') =>
  record(
    house.ports,
    { workspace: WORKSPACE, user: TYO, project: PROJECT, date: day(date) },
    words({ done }),
    'form',
    now,
  );
const standing = (who: UserId, date: string) => {
  const key = `prompt:${PROJECT}:${who}:${date}`;
  const found = house.said.findLast((one) => one.key === key || one.to === `edit ${key}`);
  return found ? JSON.stringify(render(found.message).blocks) : '';
};

describe('the questions that show a handover', () => {
  it.each(['forgotten', 'taken'])('all change once it is %s, those of days before too', async (how) => {
    const noon = at('2026-03-10T12:00Z');
    await give(noon, null);
    // Whom it waits for is away from now on, so it stays for days.
    await house.ports.store.absences.save(anAbsence('2026-03-10', '2026-03-13', SFO));
    await house.live(at('2026-03-11T00:00Z'), at('2026-03-11T01:00Z'));
    await answer('2026-03-11', at('2026-03-11T01:10Z'));
    await house.live(at('2026-03-12T00:00Z'), at('2026-03-12T01:00Z'));
    for (const date of ['2026-03-11', '2026-03-12'])
      expect(standing(TYO, date)).toMatch(/Relabel batch 12.*handover\.take/);
    if (how === 'taken') await press('handover.take', TYO, at('2026-03-12T01:05Z'));
    else await forgetMe(house.ports, { workspace: WORKSPACE, user: BER }, at('2026-03-12T01:05Z'));
    await house.beat(at('2026-03-12T01:15Z'));
    for (const date of ['2026-03-11', '2026-03-12']) {
      expect(standing(TYO, date)).not.toContain('Relabel batch 12');
      expect(standing(TYO, date)).not.toContain('handover.take');
    }
  });

  it('are those too into which an edit of the answer brought it, of the last days; older ones never show it', async () => {
    await house.live(at('2026-03-03T00:00Z'), at('2026-03-03T01:00Z'));
    await answer('2026-03-03', at('2026-03-03T01:10Z'));
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T01:00Z'));
    await answer('2026-03-10', at('2026-03-10T01:10Z'));
    await give(at('2026-03-10T16:50Z'), TYO);
    for (const date of ['2026-03-03', '2026-03-10']) await answer(date, at('2026-03-10T22:00Z'), 'y');
    await house.beat(at('2026-03-10T22:05Z'));
    expect(standing(TYO, '2026-03-10')).toContain('Relabel batch 12');
    expect(standing(TYO, '2026-03-03')).not.toContain('Relabel batch 12');
    await press('handover.back', BER, at('2026-03-10T22:10Z'));
    await house.beat(at('2026-03-10T22:15Z'));
    expect(standing(TYO, '2026-03-10')).not.toContain('Relabel batch 12');
  });

  it('are all that change: nothing that never showed it is edited', async () => {
    await house.live(at('2026-03-10T16:00Z'), at('2026-03-10T16:45Z'));
    await give(at('2026-03-10T16:50Z'), null);
    await house.live(at('2026-03-11T00:00Z'), at('2026-03-11T00:45Z'));
    expect(standing(SFO, '2026-03-10')).not.toBe('');
    const before = house.said.length;
    await press('handover.take', TYO, at('2026-03-11T00:50Z'));
    const edited = house.said.slice(before).map(({ to }) => to.replace(/:2026.*/, ''));
    expect(edited.toSorted()).toEqual([`edit handover-next:${PROJECT}:1:${SFO}`, `edit prompt:${PROJECT}:${TYO}`]);
  });
});

describe('a handover', () => {
  it('whose giver is gone stays open, for anybody', async () => {
    const { members, handovers } = house.ports.store;
    await give(at('2026-03-10T16:50Z'), TYO);
    const giver = TEAM.find(({ id }) => id === BER);
    if (giver) await members.save({ ...giver, active: false });
    await house.live(at('2026-03-11T00:00Z'), at('2026-03-12T01:00Z'));
    expect(await handovers.find(WORKSPACE, 1)).toMatchObject({ to: null, state: { is: 'open' } });
    expect(standing(SFO, '2026-03-11')).toContain('Relabel batch 12');
    expect(house.said.filter(({ to }) => to === BER)).toEqual([]);
    expect(await press('handover.take', SFO, at('2026-03-11T17:00Z'))).toBe('silent');
  });

  it('is not taken by a button of another project that had its number', async () => {
    await give(at('2026-03-10T16:50Z'), null);
    expect(await press('handover.take', SFO, at('2026-03-10T17:00Z'), '1|p-gone')).toContain('no such handover');
    expect(buttons.find(({ id }) => id === 'handover.take')?.read('1').ok).toBe(false);
    expect((await house.ports.store.handovers.find(WORKSPACE, 1))?.state).toEqual({ is: 'open' });
  });

  it('is told however useless its kind is called, and its card says so', async () => {
    const { nudges } = house.ports.store;
    const now = at('2026-03-10T16:50Z');
    for (let n = 10; n < 35; n += 1) {
      const key = `handover-next:${n}` as DeliveryKey;
      const sent = {
        workspace: WORKSPACE,
        key,
        project: PROJECT,
        user: SFO,
        rule: 'handover',
        item: `handover ${n}`,
      } as const;
      await nudges.add({ ...sent, at: at('2026-03-09T16:50Z'), outcome: null });
      expect(await press('nudge.useless', SFO, now, `handover|handover ${n}`)).toContain('This kind goes on');
    }
    expect(house.said.filter(({ message }) => message.kind === 'lead-note')).toEqual([]);
    expect(await press('nudge.why', SFO, now, 'handover|handover 1')).not.toMatch(/falls silent|two such messages/);
    expect(await press('nudge.snooze', SFO, now, '3|handover|handover 1')).toContain('do not write again');
  });
});
