import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelId, ProjectId, UserId } from '#domain/ids.ts';
import { promptKey } from '#domain/keys.ts';
import { recordText } from '#flows/answer.ts';
import { heard, notRead } from '#flows/typed.ts';
import { reworded } from '#flows/typed-edit.ts';
import { aMember, aParticipation, aProject, at, day, PROJECT, WORKSPACE, time } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const BER = 'UBER' as UserId;
const ORION = 'p2' as ProjectId;
const DATE = day('2026-03-10');
const NOW = at('2026-03-10T08:40Z');

let house: House;
beforeEach(async () => {
  house = await aHouse([aMember({ id: BER })]);
  const { projects, participations } = house.ports.store;
  await projects.save(aProject({ id: ORION, channel: 'C0002' as ChannelId, name: 'orion', standupAt: time('09:10') }));
  await participations.save({ ...aParticipation(BER), project: ORION });
  // More than a quarter of an hour apart, so that each question is a message.
  for (const asked of ['08:10', '08:30']) await house.beat(at(`2026-03-10T${asked}Z`));
});
afterEach(() => house.close());

const say = (text: string, thread: string | null = null) =>
  heard(house.ports, WORKSPACE, { kind: 'said', user: BER, channel: 'D1' as ChannelId, ts: '9.0', thread, text }, NOW);
const answerTo = async (project: ProjectId) =>
  (await house.ports.store.answers.find(WORKSPACE, project, BER, DATE))?.words.done ?? null;

describe('words typed to the bot', () => {
  it.each([PROJECT, ORION])(
    'under a question are the answer to that question, also when two wait: %s',
    async (project) => {
      const asked = await house.ports.store.deliveries.find(WORKSPACE, promptKey(project, BER, DATE));
      await say('trained the baseline', asked?.ref?.ts ?? '');
      expect(await answerTo(project)).toBe('trained the baseline');
      expect(await answerTo(project === PROJECT ? ORION : PROJECT)).toBeNull();
    },
  );

  it.each(['help', 'Skip', 'snooze', ' thanks! ', 'ok'])(
    'that the team is hardly meant to read are no answer: %s',
    async (text) => {
      await say(text);
      expect([await answerTo(PROJECT), await answerTo(ORION)]).toEqual([null, null]);
      await house.beat(NOW);
      expect(house.said.at(-1)?.message).toMatchObject({ kind: 'note', tone: 'refused', kept: text });
    },
  );

  it('that are changed afterwards change the answer, once, wherever they stand in it', async () => {
    const change = (before: string, text: string, edit: string) =>
      reworded(
        house.ports,
        WORKSPACE,
        { kind: 'reworded', user: BER, channel: 'D1' as ChannelId, ts: '9.0', edit, before, text },
        NOW,
      );
    const asked = await house.ports.store.deliveries.find(WORKSPACE, promptKey(PROJECT, BER, DATE));
    await say('trained the baseline', asked?.ref?.ts ?? '');
    const to = { workspace: WORKSPACE, project: PROJECT, user: BER, date: DATE };
    await recordText(house.ports, to, 'labelled batch 14\nBlocked: no GPUs', NOW);
    for (const times of [1, 2]) {
      await change('trained the baseline', 'trained the baseline twice', '1');
      expect([times, await answerTo(PROJECT)]).toEqual([times, 'trained the baseline twice\nlabelled batch 14']);
    }
    expect(await answerTo(ORION)).toBeNull();
    await change('labelled batch 14\nBlocked: no GPUs', 'labelled batch 14', '2');
    const answer = await house.ports.store.answers.find(WORKSPACE, PROJECT, BER, DATE);
    expect(answer?.words).toMatchObject({ done: 'trained the baseline twice\nlabelled batch 14', blockers: '' });
    // Words that stand nowhere any more are not taken, and that is said.
    await change('something else', 'other', '3');
    await house.beat(NOW);
    expect(house.said.map(({ message }) => message)).toContainEqual(
      expect.objectContaining({ kind: 'note', tone: 'refused', kept: 'other' }),
    );
  });

  it('that are changed where nothing says which project they were for change no answer, and that is said', async () => {
    const change = (before: string, text: string, edit: string) =>
      reworded(
        house.ports,
        WORKSPACE,
        { kind: 'reworded', user: BER, channel: 'D1' as ChannelId, ts: '9.0', edit, before, text },
        NOW,
      );
    for (const project of [PROJECT, ORION])
      await recordText(house.ports, { workspace: WORKSPACE, project, user: BER, date: DATE }, 'Reviews', NOW);
    await change('', 'confidential numbers', '1'); // a caption under a file
    await change('Reviews', 'Reviews of the layoffs', '2');
    expect([await answerTo(PROJECT), await answerTo(ORION)]).toEqual(['Reviews', 'Reviews']);
    await house.beat(NOW);
    const kept = house.said.flatMap(({ message }) => (message.kind === 'note' ? [message.kept] : []));
    expect(kept).toEqual(expect.arrayContaining(['confidential numbers', 'Reviews of the layoffs']));
  });

  it('that come as files alone are answered with what to do, once', async () => {
    const happening = { kind: 'unreadable', user: BER, ts: '9.0' } as const;
    for (let times = 0; times < 2; times += 1) await notRead(house.ports, WORKSPACE, happening, NOW);
    await house.beat(NOW);
    const told = house.said.filter(({ message }) => message.kind === 'note');
    expect(told.map(({ message }) => message)).toMatchObject([{ tone: 'refused' }]);
    expect([await answerTo(PROJECT), await answerTo(ORION)]).toEqual([null, null]);
  });

  it('keep a file as a link, and say who can open it', async () => {
    const link = 'Run 7 – https://team.slack.com/files/U1/F1/demo.mp4';
    const said = { kind: 'said', user: BER, channel: 'D1' as ChannelId, ts: '9.0', thread: null } as const;
    await heard(house.ports, WORKSPACE, { ...said, text: `trained\n${link}`, files: 1 }, NOW);
    await house.beat(NOW);
    expect([await answerTo(PROJECT), await answerTo(ORION)]).toContain(`trained\n${link}`);
    const notes = house.said.filter(({ message }) => message.kind === 'note');
    expect(JSON.stringify(notes)).toContain('share it in the channel as well');
  });

  it.each(['none', 'help ben with the eval set', 'constructor'])('however short are one: %s', async (text) => {
    await say(text);
    expect([await answerTo(PROJECT), await answerTo(ORION)]).toContain(text);
  });

  it('under any other message are the answer to the question asked last', async () => {
    await say('trained the baseline', '0.1');
    expect([await answerTo(PROJECT), await answerTo(ORION)].filter((words) => words !== null)).toHaveLength(1);
  });

  it('name the people whom Slack gives by their id, members or not', async () => {
    const profile = { zone: null, deleted: false, bot: false, guest: false, foreign: false, admin: false };
    house.profiles.set('UEVA' as UserId, { id: 'UEVA' as UserId, name: 'Eva', ...profile });
    await say(`waiting for <@${BER}> and <@UEVA>, not <@UNOBODY>, nor <@UEVA> again`);
    const name = (await house.ports.store.members.find(WORKSPACE, BER))?.name;
    const answers = [await answerTo(PROJECT), await answerTo(ORION)];
    expect(answers).toContain(`waiting for @${name} and @Eva, not <@UNOBODY>, nor @Eva again`);
  });

  it('are taken once, also when the bot dies after it has stored them and hears them again', async () => {
    await say('trained the baseline');
    await say('trained the baseline');
    await house.beat(NOW);
    const { answers } = house.ports.store;
    const given = await Promise.all([PROJECT, ORION].map((id) => answers.history(WORKSPACE, id, BER, DATE)));
    expect(given.flat().map(({ words }) => words.done)).toEqual(['trained the baseline']);
  });
});
