import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttons } from '#commands/index.ts';
import { meridian } from '#commands/meridian.ts';
import type { DeliveryKey, UserId } from '#domain/ids.ts';
import { localTime, toZone, type Instant } from '#domain/time.ts';
import type { Reply } from '#ports/doors.ts';
import { aBlocker, aMember, anAbsence, at, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

const BER = 'UBER' as UserId;
const KTM = 'UKTM' as UserId;
// 09:00 to 18:00 in both: they share 08:00 to 12:15 UTC.
const TEAM = [aMember({ id: 'UBER', name: 'Bruno' }), aMember({ id: 'UKTM', name: 'Ravi', zone: 'Asia/Kathmandu' })];

let house: House;
beforeEach(async () => {
  house = await aHouse(TEAM, { nudges: false });
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

const raise = (own = {}) =>
  house.ports.store.blockers.raise(aBlocker({ owner: BER, helper: KTM, raisedAt: at('2026-03-10T08:30Z'), ...own }));
const told = (kind: string) =>
  house.said.flatMap(({ to, message, at: when }) =>
    message.kind === kind && !to.startsWith('edit') ? [[to, when.slice(5, 16)]] : [],
  );
const press = async (id: string, value: string, who: UserId, now: Instant): Promise<Reply> => {
  const deed = buttons.find((button) => button.id === id)?.read(value);
  if (!deed?.ok) throw new Error(id);
  return house.run(deed.value, { who, now });
};
const wordsOf = (reply: Reply): string =>
  reply.kind === 'say' ? JSON.stringify(render(reply.message).blocks) : reply.kind;

describe('something to settle', () => {
  it('is told on a later day, ten minutes before or at the first shared moment, to each in their own hours', async () => {
    await raise();
    await house.live(at('2026-03-10T08:30Z'), at('2026-03-11T17:00Z'));
    // The helper heard of it on Tuesday; the owner hears on Wednesday, the helper again only after three working days.
    expect(told('blocker-card')).toEqual([['UKTM', '03-10T08:30']]);
    expect(told('overlap-nudge')).toEqual([['UBER', '03-11T08:00']]);
    await house.live(at('2026-03-11T17:15Z'), at('2026-03-18T17:00Z'));
    expect(told('overlap-nudge')).toEqual([
      ['UBER', '03-11T08:00'],
      ['UKTM', '03-13T08:00'],
      ['UBER', '03-16T08:00'],
      ['UKTM', '03-18T08:00'],
    ]);
    const [first] = house.said.filter(({ message }) => message.kind === 'overlap-nudge');
    const shown = JSON.stringify(first && render(first.message).blocks);
    expect(shown).toContain('You and Ravi are both at work 09:00–13:15 (4h15).');
    expect(shown).toContain('Waiting for labels');
    for (const id of ['nudge.why', 'nudge.snooze', 'nudge.useless', 'blocker.resolve']) expect(shown).toContain(id);
  });

  it('is not told on leave, nor once it is settled, and changes in place', async () => {
    await house.ports.store.absences.save(anAbsence('2026-03-11', '2026-03-12', 'UBER'));
    await raise();
    await house.live(at('2026-03-10T08:30Z'), at('2026-03-12T17:00Z'));
    expect(told('overlap-nudge')).toEqual([]);
    await house.live(at('2026-03-12T17:15Z'), at('2026-03-13T09:00Z'));
    expect(told('overlap-nudge')).toEqual(
      [
        ['UKTM', '03-13T08:00'],
        ['UBER', '03-13T08:00'],
      ].toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? 1 : -1)),
    );
    await press('blocker.resolve', '1|card', KTM, at('2026-03-13T09:10Z'));
    await house.live(at('2026-03-13T09:15Z'), at('2026-03-18T17:00Z'));
    expect(told('overlap-nudge')).toHaveLength(2);
    const sent = await house.ports.store.nudges.sentTo(WORKSPACE, KTM, at('2026-03-01T00:00Z'));
    expect(sent.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['blocker-helper', 'acted'],
      ['overlap', 'acted'],
    ]);
  });

  it('is put off by a snooze, and explains itself', async () => {
    await raise();
    await house.live(at('2026-03-10T08:30Z'), at('2026-03-11T09:00Z'));
    const reply = await press('nudge.snooze', '10|overlap|B1', BER, at('2026-03-11T09:00Z'));
    expect(wordsOf(reply)).toContain('before Wednesday 25 March');
    await house.live(at('2026-03-11T09:15Z'), at('2026-03-20T17:00Z'));
    expect(told('overlap-nudge').filter(([to]) => to === 'UBER')).toHaveLength(1);
    expect(wordsOf(await press('nudge.why', 'overlap|B1', BER, at('2026-03-11T09:00Z')))).toContain('At most two');
  });

  it('falls silent for a team that finds it useless, and its lead is told once', async () => {
    const { store } = house.ports;
    const lead = await store.participations.find(WORKSPACE, PROJECT, BER);
    if (lead) await store.participations.save({ ...lead, lead: true });
    for (let n = 0; n < 25; n += 1) {
      const key = `overlap-owner:${n}` as DeliveryKey;
      const nudge = {
        workspace: WORKSPACE,
        key,
        project: PROJECT,
        user: KTM,
        rule: 'overlap',
        item: `B${n + 2}`,
      } as const;
      await store.nudges.add({ ...nudge, at: at('2026-02-20T09:00Z'), outcome: null });
      const reply = await press('nudge.useless', `overlap|B${n + 2}`, KTM, at('2026-03-02T09:00Z'));
      if (n === 0) expect(wordsOf(reply)).toContain('noted');
      if (n === 24) expect(wordsOf(reply)).toContain('no longer send');
    }
    // Pressed while the lead in Berlin is at work; whoever is not hears of it when they are.
    expect(told('lead-note')).toHaveLength(1);
    await raise();
    await house.live(at('2026-03-10T08:30Z'), at('2026-03-12T12:00Z'));
    expect(told('overlap-nudge')).toEqual([]);
    const rates = meridian.read('nudges', at('2026-03-12T12:00Z'));
    const shown = rates.ok ? wordsOf(await house.run(rates.value, { who: BER, now: at('2026-03-12T12:00Z') })) : '';
    expect(shown).toContain('25 sent, acted on 0 % (0–13), not useful 100 % (87–100). Silent here');
  });

  it('that reminds of a standup and is not useful comes no more to whoever says so', async () => {
    expect(wordsOf(await press('nudge.useless', 'reminder|2026-03-10', BER, at('2026-03-10T12:00Z')))).toContain(
      'no more reminders',
    );
    expect(await house.ports.store.members.find(WORKSPACE, BER)).toMatchObject({ nudges: false });
    expect(await house.ports.store.members.find(WORKSPACE, KTM)).toMatchObject({ nudges: true });
  });

  it.each(['', 'nothing|B1', 'overlap|'])('refuses a button of another time: %j', (value) => {
    expect(buttons.find(({ id }) => id === 'nudge.why')?.read(value).ok).toBe(false);
  });
});

describe('a clock change', () => {
  it('is announced in the channel ten and two days before, once each, while most are at work', async () => {
    // Berlin moves on 29 March, Kathmandu never does.
    await house.live(at('2026-03-15T00:00Z'), at('2026-03-30T00:00Z'));
    const notices = told('clock-changes');
    expect(notices.map(([to]) => to)).toEqual(['C0001', 'C0001']);
    const days = notices.map(([, when = '']) => when.slice(0, 5));
    expect(days).toEqual(['03-19', '03-27']);
    for (const [, when] of notices) {
      expect(localTime(at(`2026-${when}Z`), toZone('Europe/Berlin')) >= '09:00').toBe(true);
    }
    const [first] = house.said.filter(({ message }) => message.kind === 'clock-changes');
    expect(JSON.stringify(first && render(first.message).blocks)).toContain('21h15 a week become 26h15 (5h gained)');
  });
});
