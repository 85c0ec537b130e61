import { Kysely } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { migrate } from '#db/open.ts';
import { OF_A_PROJECT } from '#db/project-removal.ts';
import type { Tables } from '#db/schema.ts';
import { sqliteDialect } from '#db/sqlite.ts';
import type { ChannelId } from '#domain/ids.ts';
import { answerKey, promptKey, runKey } from '#domain/keys.ts';
import type { Store } from '#ports/store.ts';
import { engines } from '#test/kit/engines.ts';
import {
  ALPHA,
  ANN,
  anAnswer,
  anOutgoing,
  aParticipation,
  aPrompt,
  aRun,
  at,
  BEN,
  BETA,
  HOME,
  NEXT_DOOR,
  TUESDAY,
  twoHouses,
  WEDNESDAY,
} from './build.ts';

const PLACES = [
  { workspace: HOME, project: ALPHA },
  { workspace: HOME, project: BETA },
  { workspace: NEXT_DOOR, project: ALPHA },
];

async function lived(store: Store): Promise<void> {
  await twoHouses(store);
  for (const place of PLACES) {
    for (const user of [ANN, BEN]) await store.participations.save(aParticipation({ ...place, user }));
    await store.prompts.insert(aPrompt(place));
    await store.answers.save(anAnswer(place));
    await store.answers.save(anAnswer({ ...place, version: 2 }));
    await store.runs.insert(aRun(place));
    await store.runs.insert(aRun({ ...place, date: WEDNESDAY }));
    const subject = runKey(place.project, TUESDAY);
    const key = answerKey(place.project, ANN, TUESDAY);
    await store.deliveries.insert({ ...anOutgoing(key), workspace: place.workspace, subject }, at('08:00'));
  }
}

describe.each(engines)('removing a project on $name', (engine) => {
  it('counts what would go, and takes it all, and nothing of any other', async () => {
    const store = await engine.store();
    await lived(store);
    expect(await store.projects.extent(HOME, ALPHA)).toMatchObject({ answers: 1, days: 2, people: 2 });
    await store.projects.remove(HOME, ALPHA, at('12:00'));

    expect(await store.projects.find(HOME, ALPHA)).toBeNull();
    expect(await store.projects.extent(HOME, ALPHA)).toEqual({
      answers: 0,
      days: 0,
      people: 0,
      blockers: 0,
      bets: 0,
      deadlines: 0,
    });
    expect(await store.answers.history(HOME, ALPHA, ANN, TUESDAY)).toEqual([]);
    expect(await store.prompts.latest(HOME, ALPHA, ANN)).toBeNull();
    for (const { workspace, project } of PLACES.slice(1)) {
      expect(await store.projects.extent(workspace, project)).toMatchObject({ answers: 1, days: 2, people: 2 });
      expect(await store.answers.history(workspace, project, ANN, TUESDAY)).toHaveLength(2);
    }
    expect(await store.projects.ofUser(HOME, ANN)).toHaveLength(1);
  });

  it('drops what waits about its days, but an edit that says that it is over, and empties words that were sent', async () => {
    const store = await engine.store();
    await lived(store);
    const subject = promptKey(ALPHA, ANN, TUESDAY);
    const asked = { ...anOutgoing(subject), subject };
    await store.deliveries.insert(asked, at('08:00'));
    await store.deliveries.settle(HOME, asked.key, { channel: 'D1' as ChannelId, ts: '1.0' }, at('08:01'));
    const edit = { ...anOutgoing('edit'), subject, address: { to: 'edit', of: asked.key } as const };
    await store.deliveries.insert(edit, at('08:02'));
    await store.projects.remove(HOME, ALPHA, at('12:00'));

    expect((await store.deliveries.find(HOME, answerKey(ALPHA, ANN, TUESDAY)))?.state).toBe('dropped');
    expect((await store.deliveries.find(HOME, answerKey(BETA, ANN, TUESDAY)))?.state).toBe('waiting');
    expect((await store.deliveries.find(NEXT_DOOR, answerKey(ALPHA, ANN, TUESDAY)))?.state).toBe('waiting');
    expect((await store.deliveries.find(HOME, asked.key))?.message).toEqual({ kind: 'note' });
    expect(await store.deliveries.find(HOME, edit.key)).toMatchObject({ state: 'waiting', message: edit.message });
  });
});

it('knows every table that holds something of a project', async () => {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(':memory:') });
  onTestFinished(() => db.destroy());
  await migrate(db, migrations);
  const tables = await db.introspection.getTables();
  const ofProjects = tables.filter(({ columns }) => columns.some(({ name }) => name === 'project_id'));
  // The audit log outlives its project: that is what it is for.
  expect(ofProjects.map(({ name }) => name).toSorted()).toEqual([...OF_A_PROJECT, 'audit', 'llm_call'].toSorted());
});

describe.each(engines)('a channel with a new id on $name', (engine) => {
  it('takes along what is to be said and what stands in it, in its own workspace', async () => {
    const { deliveries } = await engine.store();
    const [from, to] = ['C1' as ChannelId, 'C2' as ChannelId];
    for (const workspace of [HOME, NEXT_DOOR]) {
      await deliveries.insert({ ...anOutgoing('sent'), workspace }, at('08:00'));
      await deliveries.settle(workspace, anOutgoing('sent').key, { channel: from, ts: '1.0' }, at('08:01'));
      await deliveries.insert({ ...anOutgoing('waiting'), workspace }, at('08:02'));
    }
    await deliveries.moveChannel(HOME, from, to);

    expect((await deliveries.find(HOME, anOutgoing('sent').key))?.ref).toEqual({ channel: to, ts: '1.0' });
    expect((await deliveries.find(HOME, anOutgoing('waiting').key))?.address).toEqual({ to: 'channel', channel: to });
    expect((await deliveries.find(NEXT_DOOR, anOutgoing('sent').key))?.ref?.channel).toBe(from);
    expect((await deliveries.find(NEXT_DOOR, anOutgoing('waiting').key))?.address).toMatchObject({ channel: from });
  });
});
