import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChannelId, ProjectId, UserId } from '#domain/ids.ts';
import { digestKey } from '#domain/keys.ts';
import { record } from '#flows/answer.ts';
import { goAway } from '#flows/away.ts';
import { acknowledge, update } from '#flows/blocker-act.ts';
import { forgetMe } from '#flows/forget.ts';
import { askDue } from '#flows/standup.ts';
import { jobs } from '#jobs/index.ts';
import { aMember, aParticipation, aProject, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const ANNA = 'UANNA' as UserId;
const BEN = 'UBEN' as UserId;
const CLEO = 'UCLEO' as UserId;
const OTHER = 'p2' as ProjectId;
const SECRET = 'zebra';

interface Kept extends House {
  /** Of every row of every table that holds the secret, where it stands. */
  secrets(): string[];
}

/** Anna leads two projects that ask at one time; Ben and Cleo are in both. Its database can be read past the store. */
async function aTeam(): Promise<Kept> {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-forget-'));
  const file = join(folder, 'kept.db');
  const people = [ANNA, BEN, CLEO].map((id) => aMember({ id, name: `Name of ${id}` }));
  const house = await aHouse(people, { createdBy: ANNA, escalateAfter: 1 }, undefined, `sqlite:${file}`);
  onTestFinished(async () => {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { store } = house.ports;
  await store.projects.save(aProject({ id: OTHER, channel: 'C0002' as ChannelId, name: 'other', createdBy: ANNA }));
  for (const project of [PROJECT, OTHER]) {
    for (const id of [ANNA, BEN, CLEO])
      await store.participations.save(aParticipation(id, { project, lead: id === ANNA }));
  }
  return { ...house, secrets: () => rowsWith(file, SECRET) };
}

function rowsWith(file: string, word: string): string[] {
  const db = new Database(file, { readonly: true });
  try {
    const tables = db.prepare(`select name from sqlite_master where type = 'table'`).pluck().all() as string[];
    return tables.flatMap((table) =>
      (db.prepare(`select * from "${table}"`).all() as Record<string, unknown>[])
        .filter((row) => JSON.stringify(row).includes(word))
        .map((row) => `${table} ${JSON.stringify([row['key'] ?? row['number'] ?? row['date'], row['state']])}`),
    );
  } finally {
    db.close();
  }
}

const berlin = (date: string, clock: string) => at(`${date}T${clock}+01:00`);
const to = (user: UserId, project: ProjectId, date: string) => ({
  workspace: WORKSPACE,
  user,
  project,
  date: day(date),
});
const act = (user: UserId, number: number) => ({ workspace: WORKSPACE, user, number });
const helpedBy = (helper: UserId) => ({ choice: { kind: null, helper }, followUps: [] });
const forget = ({ ports }: House, now: string) => forgetMe(ports, { workspace: WORKSPACE, user: BEN }, at(now));

/** What was said after a moment, as text. */
const saidFrom = ({ said }: House, now: string): string => JSON.stringify(said.filter((one) => one.at >= at(now)));

describe('whoever is forgotten', () => {
  it('leaves no word behind after a rich week, and none is sent again', async () => {
    const house = await aTeam();
    const { ports } = house;
    const [monday, tuesday, wednesday] = ['2026-03-09', '2026-03-10', '2026-03-11'] as const;
    await house.live(berlin(monday, '09:00'), berlin(monday, '13:45'));
    // After the reminder: it too says what was answered.
    const said = words({ done: `${SECRET} done`, plan: `- ${SECRET} plan`, blockers: `- ${SECRET} labels are late` });
    await record(ports, to(BEN, OTHER, monday), said, 'form', berlin(monday, '14:00'), helpedBy(CLEO));
    await record(
      ports,
      to(ANNA, PROJECT, monday),
      words({ blockers: '- no GPUs' }),
      'form',
      berlin(monday, '14:05'),
      helpedBy(BEN),
    );
    await house.live(berlin(monday, '14:15'), berlin(monday, '20:00'));
    await house.live(berlin(tuesday, '08:00'), berlin(tuesday, '10:00'));
    await acknowledge(ports, act(CLEO, 1), berlin(tuesday, '10:05'));
    await update(
      ports,
      act(CLEO, 1),
      { text: `The ${SECRET} comes at noon`, kind: 'data', helper: CLEO },
      berlin(tuesday, '10:06'),
    );
    await update(
      ports,
      act(BEN, 2),
      { text: `Take the ${SECRET} machine`, kind: 'compute', helper: BEN },
      berlin(tuesday, '10:07'),
    );
    await record(ports, to(CLEO, PROJECT, tuesday), words({ done: 'x' }), 'form', berlin(tuesday, '10:10'));
    await record(ports, to(CLEO, OTHER, tuesday), words({ done: 'x' }), 'form', berlin(tuesday, '10:10'));
    const leave = { from: day('2026-04-01'), to: day('2026-04-02'), reason: SECRET };
    await goAway(ports, { workspace: WORKSPACE, user: BEN }, leave, berlin(tuesday, '10:11'));
    await house.live(berlin(tuesday, '10:15'), berlin(tuesday, '20:00'));
    await house.live(berlin(wednesday, '08:00'), berlin(wednesday, '09:45'));
    await record(
      ports,
      to(BEN, PROJECT, wednesday),
      words({ done: `${SECRET} again` }),
      'form',
      berlin(wednesday, '09:50'),
    );
    await house.beat(berlin(wednesday, '09:51'));
    await record(
      ports,
      to(BEN, PROJECT, wednesday),
      words({ done: `${SECRET} edited` }),
      'form',
      berlin(wednesday, '09:52'),
    );
    expect(house.secrets().length).toBeGreaterThan(20);

    expect(await forget(house, '2026-03-11T09:00Z')).toMatchObject({ ok: true });
    expect(house.secrets()).toEqual([]);
    await house.live(at('2026-03-11T09:00Z'), at('2026-03-11T19:00Z'));
    expect(saidFrom(house, '2026-03-11T09:00Z')).not.toContain(SECRET);
    expect(house.secrets()).toEqual([]);
    expect(house.errors).toEqual([]);
  });

  it('is not quoted by a card, a question or a digest that waits', async () => {
    const house = await aTeam();
    const { ports } = house;
    const monday = '2026-03-09';
    await askDue(ports, berlin(monday, '09:30'));
    const said = words({ done: SECRET, blockers: `- ${SECRET} labels are late` });
    await record(ports, to(BEN, PROJECT, monday), said, 'form', berlin(monday, '09:40'), helpedBy(CLEO));
    await record(
      ports,
      to(ANNA, PROJECT, monday),
      words({ blockers: '- no GPUs' }),
      'form',
      berlin(monday, '09:41'),
      helpedBy(CLEO),
    );
    await update(ports, act(BEN, 2), { text: `Ask ${SECRET}`, kind: 'compute', helper: CLEO }, berlin(monday, '09:42'));
    const { store } = ports;
    await store.runs.save({
      ...(await store.runs.find(WORKSPACE, PROJECT, day(monday)))!,
      closesAt: berlin(monday, '09:43'),
    });
    // Everything is written, and nothing of it sent.
    for (const job of jobs) await job.run(ports, berlin(monday, '19:30'));
    expect((await store.deliveries.find(WORKSPACE, digestKey(PROJECT, day(monday))))?.state).toBe('waiting');

    expect(await forget(house, '2026-03-09T18:31Z')).toMatchObject({ ok: true });
    expect(house.secrets()).toEqual([]);
    await house.live(at('2026-03-09T18:45Z'), at('2026-03-10T16:00Z'));
    expect(JSON.stringify(house.said)).not.toContain(SECRET);
    expect(JSON.stringify(house.said)).toContain('no GPUs');
    expect(house.errors).toEqual([]);
  });
});
