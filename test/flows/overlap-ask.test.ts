import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askDoors } from '#commands/ask.ts';
import type { UserId } from '#domain/ids.ts';
import type { LocalDate } from '#domain/time.ts';
import { record } from '#flows/answer.ts';
import { forgetMe } from '#flows/forget.ts';
import { homeOf } from '#flows/home.ts';
import { aMember, anAbsence, at, day, PROJECT, time, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { render, renderHome } from '#views/index.ts';

const [ANA, RAJ] = ['UANA', 'URAJ'] as UserId[] as [UserId, UserId];
/** Monday, 09:30 in Berlin; they share 09:00 to 13:15 of Berlin, 13:45 to 18:00 of Kathmandu. */
const MONDAY = at('2026-03-09T08:30Z');
const ASK = '@Raj could you review the split of batch 14?';

let house: House;
beforeEach(async () => {
  house = await aHouse([aMember({ id: ANA, name: 'Ana' }), aMember({ id: RAJ, name: 'Raj', zone: 'Asia/Kathmandu' })], {
    nudges: false,
  });
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

const answer = async (plan: string, user = ANA, date: LocalDate = day('2026-03-09'), now = MONDAY) => {
  const to = { workspace: WORKSPACE, user, project: PROJECT, date };
  expect(await record(house.ports, to, words({ done: '', plan }), 'form', now)).toMatchObject({ ok: true });
};
const shown = (message: House['said'][number]['message']) => JSON.stringify(render(message).blocks);
const told = () =>
  house.said
    .filter(({ message }) => message.kind === 'overlap-ask')
    .map(({ to, at: when, message }) => `${to} ${when.slice(8, 16)} ${shown(message)}`);
async function press(who: UserId, now: typeof MONDAY, value = '1'): Promise<string> {
  const deed = askDoors.buttons[0].read(value);
  if (!deed.ok) return shown(deed.error);
  const reply = await house.run(deed.value, { who, now });
  return reply.kind === 'say' ? shown(reply.message) : reply.kind;
}

describe('what one asked the other by name', () => {
  it('is told in the first hours shared since to whoever was asked, then to whoever asked, each once', async () => {
    await answer(`trained run 7\n${ASK}`);
    await house.live(MONDAY, at('2026-03-13T17:00Z'));
    expect(told()).toEqual([
      expect.stringMatching(/^URAJ 10T08:00.*both at work 13:45–18:00.*Ana asked you something.*batch 14.*Why am I/),
      expect.stringMatching(/^UANA 11T08:00.*both at work 09:00–13:15.*You asked Raj something.*batch 14.*Why am I/),
    ]);
    // A press settles it for both, in place; nobody else may.
    expect(await press('UXXX' as UserId, at('2026-03-13T17:00Z'))).toContain('Only the two');
    expect(await press(RAJ, at('2026-03-13T17:00Z'))).toBe('silent');
    expect(told().slice(2)).toEqual([
      expect.stringMatching(/^edit overlap-ask-asked.*What Ana asked you.*is answered, says Raj/),
      expect.stringMatching(/^edit overlap-ask-asker.*What you asked Raj.*is answered, says Raj/),
    ]);
    expect(await press(ANA, at('2026-03-13T17:01Z'))).toContain('settled already');
    expect(await press(ANA, at('2026-03-13T17:01Z'), 'old')).toContain('older version');
  });

  it('is told ten minutes before to whoever is at work by then', async () => {
    const { store } = house.ports;
    const raj = await store.members.find(WORKSPACE, RAJ);
    if (raj) await store.members.save({ ...raj, name: 'Raj Rai' });
    await answer('@Raj please look', ANA, day('2026-03-09'), at('2026-03-09T14:00Z'));
    await house.beat(at('2026-03-10T07:49Z'));
    expect(told()).toEqual([]);
    await house.beat(at('2026-03-10T07:50Z'));
    expect(told()).toEqual([expect.stringMatching(/^URAJ 10T07:50/)]);
  });

  it('waits for the hours that both really work: half days, quiet hours', async () => {
    const { absences, members } = house.ports.store;
    await answer(ASK, ANA, day('2026-03-09'), at('2026-03-09T11:00Z'));
    // Raj is off on Tuesday afternoon, which is all they share; Ana wants quiet until 10:00.
    await absences.save({ ...anAbsence('2026-03-10', '2026-03-10', RAJ), half: 'pm' });
    const ana = await members.find(WORKSPACE, ANA);
    if (ana) await members.save({ ...ana, quiet: [{ from: time('09:00'), to: time('10:00') }] });
    await house.live(MONDAY, at('2026-03-11T17:00Z'));
    expect(told()).toEqual([expect.stringMatching(/^URAJ 11T09:00.*14:45–18:00/)]);
  });

  it('is told to nobody once it is answered, taken back, or who was asked is away', async () => {
    await answer(ASK);
    await answer('@Ana it is fine', RAJ, day('2026-03-09'), at('2026-03-09T09:00Z'));
    expect((await house.ports.store.asks.find(WORKSPACE, 1))?.state).toMatchObject({ is: 'answered', by: RAJ });
    await answer('@Raj which seed?', ANA, day('2026-03-10'), at('2026-03-10T14:00Z'));
    await answer('other plans', ANA, day('2026-03-10'), at('2026-03-10T14:05Z'));
    expect((await house.ports.store.asks.find(WORKSPACE, 2))?.state).toMatchObject({ is: 'withdrawn' });
    await answer('@Raj which licence?', ANA, day('2026-03-10'), at('2026-03-10T14:06Z'));
    // The same in other words is the same.
    await answer('@Raj which licence, please?', ANA, day('2026-03-10'), at('2026-03-10T14:07Z'));
    expect(await house.ports.store.asks.find(WORKSPACE, 4)).toBeNull();
    await house.ports.store.absences.save(anAbsence('2026-03-11', '2026-04-12', RAJ));
    await house.live(at('2026-03-10T14:10Z'), at('2026-03-20T17:00Z'));
    expect(told()).toEqual([]);
  });

  it('stands in the Homes of both, and is left out where only leads may read it', async () => {
    await answer(ASK);
    const home = async (user: UserId) =>
      JSON.stringify(renderHome(await homeOf(house.ports.store, WORKSPACE, user, at('2026-03-10T09:00Z'))));
    expect(await home(RAJ)).toMatch(/Ana asks in atlas: @Raj could you review.*ask\.answered/);
    expect(await home(ANA)).toMatch(/You asked Raj in atlas: @Raj could you review/);
    expect(await home(RAJ)).toContain('Q1');
    const project = await house.ports.store.projects.find(WORKSPACE, PROJECT);
    if (project) await house.ports.store.projects.save({ ...project, posting: 'leads' });
    await house.live(MONDAY, at('2026-03-11T17:00Z'));
    expect(told()).toEqual([]);
    expect(await home(RAJ)).not.toContain('could you review');
  });

  it('leaves no word of whoever is forgotten', async () => {
    await answer(ASK);
    await house.live(MONDAY, at('2026-03-10T09:00Z'));
    expect(told()).toHaveLength(1);
    await forgetMe(house.ports, { workspace: WORKSPACE, user: ANA }, at('2026-03-10T09:05Z'));
    await house.beat(at('2026-03-10T09:06Z'));
    expect(told().at(-1)).toMatch(/^edit overlap-ask-asked.*A former member asked you.*is taken back/);
    expect(told().at(-1)).not.toContain('batch 14');
    expect(await house.ports.store.asks.of(WORKSPACE, PROJECT)).toEqual([]);
  });
});
