import { expect, it } from 'vitest';
import { aMember, anAnswer, aParticipation, aPrompt, aProject, at, day, PROJECT, words } from '#test/kit/build.ts';
import { aStage, type Stage } from './kit.ts';

/** Friday 17:00 in Berlin; for Ben in Kathmandu the week is over. */
const FRIDAY = '2026-03-13T16:00:00Z';

/** More words of two people than one message holds. */
async function aWeek(stage: Stage): Promise<void> {
  const { store, workspace } = stage;
  const [anna, ben] = [stage.user('anna'), stage.user('ben')];
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: anna, nudges: false }));
  for (const [id, name, zone] of [
    [anna, 'Anna', 'Europe/Berlin'],
    [ben, 'Ben', 'Asia/Kathmandu'],
  ] as const) {
    await store.members.save(aMember({ workspace, id, name, zone }));
    await store.participations.save(aParticipation(id, { workspace, lead: id === anna }));
  }
  for (const date of ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']) {
    await store.runs.insert({
      workspace,
      project: PROJECT,
      date: day(date),
      posting: 'thread',
      questions: [],
      openedAt: at(`${date}T08:30Z`),
      closesAt: at(`${date}T17:00Z`),
      closedAt: at(`${date}T17:00Z`),
    });
    for (const [user, name] of [
      [anna, 'anna'],
      [ben, 'ben'],
    ] as const) {
      await store.prompts.insert(aPrompt(date, { workspace, user, state: 'answered' }));
      const done = Array.from({ length: 3 }, (_, n) => {
        const own = Array.from({ length: 12 }, (_unused, k) => `${name}w${date.slice(8)}x${n}k${k}`).join(' ');
        return `- Step ${n + 1} of ${date.slice(8)} <!here> ${own}`;
      });
      await store.answers.save(
        anAnswer(date, { workspace, user, words: words({ done: done.join('\n'), plan: `Go on from ${date}` }) }),
      );
    }
  }
}

it('a week stands in the channel once, goes on in its thread, says why, and is posted on demand by whoever leads', async () => {
  await using stage = await aStage({ start: FRIDAY, speed: 0 });
  const { control, app } = stage;
  await aWeek(stage);
  const ask = async (user: string, text: string): Promise<void> => {
    await control.act.command({ user, channel: 'atlas', command: '/summary', text });
    await app.idle();
  };
  await ask('ben', 'now');
  await ask('ben', 'week last');
  await ask('anna', 'now');
  const preview = (await control.messages('atlas')).findLast((one) =>
    JSON.stringify(one.blocks).includes('weekly.post'),
  );
  for (let press = 0; press < 2; press += 1)
    await control.act.interact({
      user: 'anna',
      channel: 'atlas',
      messageTs: preview?.ts ?? '',
      actionId: 'weekly.post',
    });
  await app.idle();
  for (let beat = 0; beat < 18; beat += 1) {
    await app.beat();
    await app.idle();
    await control.clock.advance('10m');
  }
  await app.idle();
  const posted = (await control.messages('atlas')).filter(({ text }) => text.includes('Monday 9 to Friday 13 March'));
  const shown = posted.filter((one) => JSON.stringify(one.blocks).includes('weekly.why'));
  expect(shown.map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(0, 16))).toEqual([
    '2026-03-13T16:00',
    '2026-03-13T17:00',
  ]);
  const last = shown.at(-1);
  expect(last?.text).toContain('10 of 10 standups were answered, and nothing is blocked.');
  expect(last?.replies.length).toBeGreaterThan(0);
  const all = JSON.stringify([last?.blocks, last?.replies]);
  for (const date of ['09', '11', '13']) expect(all).toContain(`Step 3 of ${date}`);
  await control.act.interact({ user: 'ben', channel: 'atlas', messageTs: last?.ts ?? '', actionId: 'weekly.why' });
  await app.idle();
  expect(JSON.stringify(await control.messages('atlas'))).toContain('nobody who is missing is named');
  expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(await control.violations()).toEqual([]);
});
