import { expect, it } from 'vitest';
import { aMember, anAnswer, aParticipation, aPrompt, aProject, at, day, PROJECT, words } from '#test/kit/build.ts';
import { startModelServer } from '#test/kit/model-server.ts';
import { aStage, aTeam } from './kit.ts';

const SAID = ['Fine-tuned the encoder on 400 reports with Anna', 'Wrote the loader', 'Ran the ablation on 2 GPUs'];

it('the week in plain words is chosen in a form, seen, started, and read in a channel and privately, worded by a model', async () => {
  await using model = await startModelServer(({ body, material }) => {
    if (!body.includes('"plain"')) return { json: { headline: [], groups: [] } };
    const lines = material
      .split('\n')
      .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as { n: number; text: string }] : []));
    const say = (text: string) =>
      text.startsWith('Fine-tuned')
        ? 'Adapted the reading part of the model on 400 reports with a colleague.'
        : 'We ran 9 tests <!channel> https://evil.example';
    return { json: { lines: lines.map(({ n, text }) => ({ n, text: say(text) })) } };
  });
  const { users, channels } = aTeam();
  await using stage = await aStage({
    start: '2026-03-13T14:00:00Z',
    speed: 0,
    slack: {
      users: [...(users ?? []), { name: 'noor', tz: 'Asia/Kolkata' }] as typeof users,
      channels: [...(channels ?? []), { name: 'board', members: ['noor', 'meridian'] }] as typeof channels,
    },
    env: { LLM_URL: model.url, LLM_MODEL: 'small', LLM_PRICES: 'small=1/5' },
  });
  const { control, app, store, workspace } = stage;
  const [anna, noor] = [stage.user('anna'), stage.user('noor')];
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: anna, nudges: false }));
  await store.members.save(aMember({ workspace, id: anna, name: 'Anna', zone: 'Europe/Berlin' }));
  await store.participations.save(aParticipation(anna, { workspace, lead: true }));
  for (const [n, done] of SAID.entries()) {
    const date = `2026-03-${String(9 + n).padStart(2, '0')}`;
    const times = { openedAt: at(`${date}T08:30Z`), closesAt: at(`${date}T17:00Z`), closedAt: at(`${date}T17:00Z`) };
    await store.runs.insert({
      workspace,
      project: PROJECT,
      date: day(date),
      posting: 'thread',
      questions: [],
      ...times,
    });
    await store.prompts.insert(aPrompt(date, { workspace, user: anna, state: 'answered' }));
    await store.answers.save(anAnswer(date, { workspace, user: anna, words: words({ done }) }));
  }
  const text = async (place: string): Promise<string> => JSON.stringify(await control.messages(place));
  await control.act.command({ user: 'anna', channel: 'atlas', command: '/project', text: 'stakeholders' });
  await app.idle();
  const chosen = { channel: { value: stage.channel('board') }, readers: { value: [noor] } };
  const wrong = { ...chosen, jargon: { value: '= nothing' } };
  expect(JSON.stringify(await control.act.submit({ user: 'anna', values: wrong }))).toContain('Begin with the word');
  expect(
    await control.act.submit({ user: 'anna', values: { ...chosen, jargon: { value: 'loader = reader' } } }),
  ).toMatchObject({ ack: 'ok' });
  await app.idle();
  // What is typed means the same people and channel.
  await control.act.command({ user: 'anna', channel: 'atlas', command: '/project', text: 'stakeholders #board @noor' });
  await control.act.command({ user: 'anna', channel: 'atlas', command: '/overlap', text: 'with @noor' });
  await app.idle();
  expect(await text('atlas')).toContain('Start sending it weekly');
  expect(await text('atlas')).not.toMatch(/names no channel|did not turn it into a person/);
  const preview = (await control.messages('@anna')).findLast((one) =>
    JSON.stringify(one.blocks).includes('stakeholder.start'),
  );
  expect(JSON.stringify(preview)).toContain('Nothing is sent before you start it');
  expect(await text('board')).not.toContain('the week in short');
  await control.act.interact({
    user: 'anna',
    channel: '@anna',
    messageTs: preview?.ts ?? '',
    actionId: 'stakeholder.start',
  });
  await app.idle();
  expect(await text('atlas')).toContain('in plain words');
  // Anna is through at 17:00 UTC, when it is half past ten in the evening in Kolkata.
  await control.clock.advance('3h');
  for (let beat = 0; beat < 14; beat += 1) {
    await app.beat();
    await app.idle();
    await control.clock.advance('10m');
  }
  const board = await text('board');
  expect(board).toContain('Adapted the reading part of the model on 400 reports with a colleague.');
  expect(board).toContain('Wrote the reader');
  expect(board).toContain('Ran the test of what each part adds on 2 computing units');
  expect(board).not.toMatch(/Anna|evil|9 tests|encoder/);
  expect(await text('@noor')).not.toContain('the week in short');
  const asked = model.asked.filter(({ body }) => body.includes('"plain"'));
  expect(asked).toHaveLength(1);
  expect(asked[0]?.body).not.toContain('Anna');
  await control.clock.advance('58h');
  for (let beat = 0; beat < 3; beat += 1) {
    await app.beat();
    await app.idle();
    await control.clock.advance('10m');
  }
  const theirs = (await control.messages('@noor')).filter((one) => one.text.includes('the week in short'));
  expect(theirs).toHaveLength(1);
  for (const actionId of ['stakeholder.why', 'stakeholder.leave']) {
    await control.act.interact({ user: 'noor', channel: '@noor', messageTs: theirs[0]?.ts ?? '', actionId });
    await app.idle();
  }
  expect(await text('@noor')).toContain('chose this channel or you');
  expect((await store.stakeholders.find(workspace, PROJECT))?.readers).toEqual([]);
  expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(await control.violations()).toEqual([]);
});
