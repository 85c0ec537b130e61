import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttons, commands } from '#commands/index.ts';
import type { UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { exportProject } from '#flows/export.ts';
import { aMember, aParticipation, at, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

const [ANA, RAJ] = ['UANA', 'URAJ'] as UserId[] as [UserId, UserId];
/** A Wednesday in summer time. */
const NOW = at('2026-10-14T08:00Z');

let house: House;
beforeEach(async () => {
  house = await aHouse([
    aMember({ id: ANA, name: 'Ana' }),
    aMember({ id: RAJ, name: 'Raj', zone: 'Asia/Kathmandu' }),
    aMember({ id: 'UGST', name: 'Gil', guest: true }),
  ]);
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

const shown = (message: Message): string => JSON.stringify(render(message).blocks);
async function type(text: string, who = ANA): Promise<string> {
  const deed = commands.find(({ name }) => name === '/overlap')?.read(text, NOW);
  if (!deed) throw new Error('no command');
  if (!deed.ok) return shown(deed.error);
  const reply = await house.run(deed.value, { who, now: NOW });
  return reply.kind === 'say' ? shown(reply.message) : reply.kind;
}

describe('/overlap slots', () => {
  it('are shown in the clock of whoever reads, with those whose hours do not cover them', async () => {
    expect(await type('slots')).toContain('There is none yet');
    expect(await type(`slots add Tue 13:00 60m *Planning* with <@${RAJ}> <@${ANA}>`)).toMatch(
      /S1 · \*Planning\*.*Tue 13:00 Berlin time \(Europe\/Berlin\), 1h, Ana and Raj.*Next: 13:00 on Tuesday 20 October your time.*Within the hours of all/,
    );
    expect(await type('slots add Thu 16:00 30m')).toContain('Outside the hours of Raj');
    const theirs = await type('slots', RAJ);
    expect(theirs).toContain('Next: 16:45 on Tuesday 20 October your time');
    expect(theirs).not.toContain('slot.remove');
  });

  it('are announced ten and two days before a clock change takes somebody out of them', async () => {
    await type(`slots add Tue 13:00 60m Planning with <@${RAJ}> <@${ANA}>`);
    await type(`slots add Tue 13:00 60m Alone with <@${ANA}>`);
    const asked = await type('dst');
    expect(asked).toContain('The weekly Planning, Tue 13:00 (Europe/Berlin), 60 minutes leaves the hours of Raj');
    expect(asked).not.toContain('Alone');
    await house.live(at('2026-10-14T22:00Z'), at('2026-10-15T12:00Z'));
    const notices = house.said
      .filter(({ message }) => message.kind === 'clock-changes')
      .map(({ message }) => shown(message));
    expect(notices).toEqual([expect.stringContaining('The weekly Planning, Tue 13:00')]);
  });

  it.each([
    ['slots add', 'Write it as Tue 15:00'],
    ['slots add Tue 13:00 with <@UNOBODY>', 'take part in this project'],
    ['slots remove', 'by its id, such as S2'],
    ['slots remove S9', 'is gone'],
    ['slots ad Tue 13:00', '/overlap slots add'],
  ])('answer %j with what to do next', async (text, expected) => {
    expect(await type(text)).toContain(expected);
  });

  it('are set by full members, and removed by whoever set them and by leads', async () => {
    expect(await type('slots add Tue 13:00', 'UGST' as UserId)).toContain('Guests');
    await type('slots add Tue 13:00');
    expect(await type('slots remove S1', RAJ)).toContain('Only whoever set it');
    await house.ports.store.participations.save(aParticipation(RAJ, { lead: true }));
    const deed = buttons.find(({ id }) => id === 'slot.remove')?.read('1');
    if (!deed?.ok) throw new Error('no button');
    const reply = await house.run(deed.value, { who: RAJ, now: NOW });
    expect(reply.kind === 'say' && shown(reply.message)).toContain('There is none yet');
  });

  it('are exported, twenty at most, and go with their project', async () => {
    for (let n = 0; n < 20; n += 1) await type(`slots add Tue 13:00 60m N${n}`);
    expect(await type('slots add Tue 13:00')).toContain('20 weekly meetings already');
    const project = await house.ports.store.projects.find(WORKSPACE, PROJECT);
    if (!project) throw new Error('no project');
    await exportProject(house.ports, { workspace: WORKSPACE, user: ANA }, project, NOW);
    expect(house.handed[0]?.text).toContain('N19');
    await house.ports.store.projects.remove(WORKSPACE, PROJECT, NOW);
    expect(await house.ports.store.slots.of(WORKSPACE, PROJECT)).toEqual([]);
  });
});
