import { expect, it } from 'vitest';
import { WRITERS } from '#test/eval/writers.ts';
import { aMember, aParticipation, aProject } from '#test/kit/build.ts';
import { startModelServer } from '#test/kit/model-server.ts';
import { aStage, type Stage } from './kit.ts';

const TUESDAY_TEN = '2026-03-10T09:00:00Z'; // 10:00 in Berlin

async function settle({ control, app }: Stage): Promise<void> {
  for (let second = 0; second < 4; second += 1) {
    await app.idle();
    await control.clock.advance('2s');
  }
  await app.idle();
}

it('lines that do not hold come to the reviewer, who decides in a form, and the digest is put right where it stands', async () => {
  // a model that says 13 for 12
  await using model = await startModelServer((asked) => {
    const reply = WRITERS.well(asked);
    if (asked.task !== 'claims' || typeof reply === 'string' || !('json' in reply)) return reply;
    return {
      json: JSON.parse(JSON.stringify(reply.json).replaceAll('"text":"migrated 12', '"text":"migrated 13')) as unknown,
    };
  });
  await using stage = await aStage({
    start: TUESDAY_TEN,
    speed: 0,
    env: { LLM_URL: model.url, LLM_MODEL: 'small', LLM_API: 'chat', LLM_PRICES: 'small=1/5' },
  });
  const { store, workspace, control, app } = stage;
  const [anna, ben] = [stage.user('anna'), stage.user('ben')];
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: anna }));
  for (const [id, name] of [
    [anna, 'Anna Berg'],
    [ben, 'Ben'],
  ] as const) {
    await store.members.save(aMember({ workspace, id, name }));
    const roles = id === ben ? (['human-reviewer'] as const) : [];
    await store.participations.save(aParticipation(id, { workspace, lead: id === anna, roles }));
  }
  for (const [user, done] of [
    ['anna', '- migrated 12 files of the loader\n- migrated 12 tests of the importer\n- wrote the guide for labels'],
    ['ben', '- reviewed everything of the importer'],
  ] as const) {
    await control.act.command({ user, channel: 'atlas', command: '/standup', text: '' });
    await app.idle();
    await control.act.submit({ user, values: { 'done:p1': { value: done } } });
    await settle(stage);
  }
  await app.beat();
  await settle(stage);
  const posted = async () => (await control.messages('atlas')).flatMap((message) => [message, ...message.replies]);
  const digest = async () => (await posted()).filter(({ text }) => text.startsWith('Standup digest'));
  expect(JSON.stringify(await digest())).toContain(
    '2 lines of theirs did not hold against it and wait for Ben to review.',
  );
  expect(JSON.stringify(await digest())).not.toMatch(/migrated 1[23] (?:files|tests)/);

  const card = (await control.messages('@ben')).find(({ text }) => text.includes('for your review'));
  expect(card?.text).toContain('2 lines of the digest of atlas');
  const press = { user: 'ben', channel: '@ben', messageTs: card?.ts ?? '' };
  expect(await control.act.interact({ ...press, actionId: 'nudge.why' })).toMatchObject({ ack: 'ok' });
  expect(await control.act.interact({ ...press, actionId: 'review.open' })).toMatchObject({ ack: 'ok' });
  await app.idle();
  const [view] = await control.views('ben');
  const shown = JSON.stringify(view);
  for (const word of ['migrated 13 files', 'migrated 12 files', '13 is not in', 'Approve', 'Drop'])
    expect(shown).toContain(word);
  const [first = '', second = ''] = [...new Set(shown.match(/choice:\d+/g))];
  const words = (choice: string) => choice.replace('choice', 'words');
  const values = {
    [first]: { value: 'edit' },
    [words(first)]: { value: 'migrated 40 files, <!here> *all*' },
    [second]: { value: 'drop' },
  };
  expect(await control.act.submit({ user: 'ben', values })).toMatchObject({ ack: 'ok' });
  expect(JSON.stringify(await control.views('ben'))).toContain('Press Decide again');
  expect(await control.act.submit({ user: 'ben', values })).toMatchObject({ ack: 'ok' });
  await settle(stage);
  expect(JSON.stringify(await control.views('ben'))).toContain('1 edited, 1 dropped');
  const after = await digest();
  expect(after).toHaveLength(1);
  expect(JSON.stringify(after)).toContain('migrated 40 files, *all*');
  expect(JSON.stringify(after)).not.toMatch(/"type":"broadcast"|did not hold/);
  expect(JSON.stringify(await control.messages('@ben'))).toContain('waits for a review any more');
  expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(await control.violations()).toEqual([]);
});
