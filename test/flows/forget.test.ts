import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChannelId, ProjectId, UserId } from '#domain/ids.ts';
import { record } from '#flows/answer.ts';
import { update } from '#flows/blocker-act.ts';
import { forgetMe } from '#flows/forget.ts';
import { aHypothesis, aMember, aParticipation, aProject, at, day, time, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const BEN = 'UBEN' as UserId;
const ADA = 'UADA' as UserId;
const OTHER = 'p2' as ProjectId;
const MARK = 'ZEBRA-7';
const berlin = (clock: string) => at(`2026-03-10T${clock}+01:00`);

let folder: string;
let house: House;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forget-'));
  const people = [aMember({ id: BEN, name: 'Ben' }), aMember({ id: ADA, name: 'Ada' })];
  house = await aHouse(people, { standupAt: time('09:30') }, undefined, `sqlite:${join(folder, 'a.db')}`);
  const { store } = house.ports;
  await store.projects.save(
    aProject({ id: OTHER, channel: 'C0002' as ChannelId, name: 'other', standupAt: time('09:30') }),
  );
  await store.participations.save(aParticipation(BEN, { project: OTHER }));
  await store.participations.save(aParticipation(ADA, { lead: true }));
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
  await rm(folder, { recursive: true });
});

/** Where in the database a word stands, as `table.column`. */
function places(word: string): string[] {
  const db = new Database(join(folder, 'a.db'), { readonly: true });
  try {
    const tables = db.prepare(`select name from sqlite_master where type = 'table'`).all() as { name: string }[];
    return tables.flatMap(({ name }) =>
      (db.prepare(`select * from "${name}"`).all() as Record<string, unknown>[]).flatMap((row) =>
        Object.entries(row).flatMap(([column, value]) =>
          typeof value === 'string' && value.includes(word) ? [`${name}.${column}`] : [],
        ),
      ),
    );
  } finally {
    db.close();
  }
}

it('leaves no word of somebody who was asked, reminded, answered, was blocked and helped, and says none again', async () => {
  const { store } = house.ports;
  const answer = (project: ProjectId, clock: string) =>
    record(
      house.ports,
      { workspace: WORKSPACE, user: BEN, project, date: day('2026-03-10') },
      words({ done: `${MARK} done`, blockers: `${MARK} no free GPUs` }),
      'form',
      berlin(clock),
    );
  await house.live(berlin('09:30'), berlin('14:30'));
  await answer(OTHER, '14:35');
  await house.beat(berlin('14:40'));
  // Help comes, and an answer to one of two questions that stand in one message.
  const mine = (await store.blockers.openFor(WORKSPACE, BEN))[0];
  if (!mine) throw new Error('no blocker');
  await store.blockers.save({ ...mine, helper: ADA }, null);
  await house.live(berlin('14:45'), berlin('16:00'));
  await update(
    house.ports,
    { workspace: WORKSPACE, user: ADA, number: mine.number },
    { kind: mine.kind, helper: ADA, text: `${MARK} tomorrow` },
    berlin('16:01'),
  );
  await house.beat(berlin('16:05'));
  const { number: _, ...bet } = aHypothesis({});
  const { number } = await store.hypotheses.create(bet);
  await store.hypotheses.guess({ workspace: WORKSPACE, number, user: BEN, percent: 42, at: berlin('16:06') });
  expect(new Set(places(MARK)).size).toBeGreaterThan(2);

  const before = house.said.length;
  expect(await forgetMe(house.ports, { workspace: WORKSPACE, user: BEN }, berlin('16:10'))).toMatchObject({ ok: true });
  expect(places(MARK)).toEqual([]);
  expect(await store.hypotheses.guesses(WORKSPACE, number)).toEqual([]);
  await house.live(berlin('16:15'), at('2026-03-12T18:00Z'));
  expect(JSON.stringify(house.said.slice(before))).not.toContain(MARK);
  expect(places(MARK)).toEqual([]);
  // What stood in Slack was put right: the reply, and the card of whoever helps.
  const edits = house.said.slice(before).filter(({ to }) => to.startsWith('edit '));
  expect(edits.map(({ message }) => message.kind)).toEqual(expect.arrayContaining(['answer-posted', 'blocker-card']));
});
