import { expect, it } from 'vitest';
import { WRITERS } from '#test/eval/writers.ts';
import { aMember, aParticipation, aProject } from '#test/kit/build.ts';
import { startModelServer } from '#test/kit/model-server.ts';
import { aStage } from './kit.ts';

const TUESDAY_TEN = '2026-03-10T09:00:00Z'; // 10:00 in Berlin

it('a digest is worded over HTTP, links to the answer, tells why, hears what it was worth, and keeps words from the model', async () => {
  await using model = await startModelServer(WRITERS.well);
  await using stage = await aStage({
    start: TUESDAY_TEN,
    speed: 0,
    env: { LLM_URL: model.url, LLM_MODEL: 'small', LLM_API: 'chat', LLM_PRICES: 'small=1/5' },
  });
  const { store, workspace, control, app } = stage;
  const settle = async (): Promise<void> => {
    for (let second = 0; second < 4; second += 1) {
      await app.idle();
      await control.clock.advance('2s');
    }
    await app.idle();
  };
  const [anna, ben] = [stage.user('anna'), stage.user('ben')];
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: anna }));
  for (const [id, name] of [
    [anna, 'Anna Berg'],
    [ben, 'Ben'],
  ] as const) {
    await store.members.save(aMember({ workspace, id, name }));
    await store.participations.save(aParticipation(id, { workspace, lead: id === anna }));
  }
  await control.act.command({ user: 'ben', channel: 'atlas', command: '/meridian', text: 'privacy model off' });
  for (const [user, done] of [
    ['anna', '- retrained the tagger on batch 13\n- fixed the loader for long clips'],
    ['ben', '- reviewed everything of the importer'],
  ] as const) {
    await control.act.command({ user, channel: 'atlas', command: '/standup', text: '' });
    await app.idle();
    await control.act.submit({ user, values: { 'done:p1': { value: done } } });
    await settle();
  }
  await app.beat();
  await settle();
  const posted = (await control.messages('atlas')).flatMap((message) => [message, ...message.replies]);
  const digest = posted.find(({ text }) => text.startsWith('Standup digest'));
  const blocks = JSON.stringify(digest);
  expect(blocks).toContain('fixed the loader for long clips');
  expect(blocks).toContain('Worded by small');
  expect(blocks).toMatch(/https:\/\/test-team\.slack\.com\/archives\/\w+\/p\d+\?thread_ts=/);
  const asked = model.asked.map(({ body }) => body).join('\n');
  expect(asked).toContain('loader for long clips');
  expect(asked).not.toMatch(/importer|Anna|Berg/);

  const at = { channel: 'atlas', messageTs: digest?.ts ?? '' };
  expect(await control.act.interact({ user: 'ben', ...at, actionId: 'summary.why' })).toMatchObject({ ack: 'ok' });
  await app.idle();
  const shown = JSON.stringify(await control.views('ben'));
  for (const word of ['retrained the tagger', 'summary-1', 'confidence', 'copied']) expect(shown).toContain(word);
  await control.act.interact({ user: 'ben', ...at, actionId: 'summary.vote', value: 'no|p1@2026-03-10' });
  await settle();
  const key = { workspace, project: aProject().id, kind: 'daily', date: '2026-03-10', edition: 'team' } as const;
  expect(await store.summaries.votes(key as never)).toMatchObject([{ user: ben, useful: false }]);
});
