import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProjectId, UserId } from '#domain/ids.ts';
import { TEAM_EDITION } from '#domain/summary-kept.ts';
import { UNCHECKED } from '#domain/summary-checks.ts';
import { plusDays } from '#domain/time.ts';
import { change } from '#flows/project.ts';
import { forget } from '#flows/upkeep.ts';
import { summary } from '#commands/summary.ts';
import {
  aBlocker,
  aMember,
  anAnswer,
  aParticipation,
  aProject,
  at,
  CHANNEL,
  day,
  PROJECT,
  words,
  WORKSPACE,
} from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const BEN = 'UBEN' as UserId;
const MARK = 'ZEBRA-7';
const OLD = day('2026-03-10');
const NEW = day('2026-03-12');
/** The hour at which the day before `NEW` has been kept for a year anywhere on Earth. */
const LATER = at('2027-03-13T05:00Z');

let folder: string;
let house: House;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retention-'));
  house = await aHouse(
    [aMember({ id: BEN, name: 'Ben' })],
    { createdBy: BEN },
    undefined,
    `sqlite:${join(folder, 'a.db')}`,
  );
  const { store } = house.ports;
  await store.participations.save(aParticipation(BEN, { lead: true }));
  for (const date of [OLD, NEW]) {
    for (const version of [1, 2]) {
      const said = words({
        done: `${MARK} ${date} v${version}`,
        asked: [{ question: 'Why?', kind: 'text', text: MARK }],
      });
      await store.answers.save(anAnswer(date, { user: BEN, version, words: said }));
    }
    const key = { workspace: WORKSPACE, project: PROJECT, kind: 'daily', date, edition: TEAM_EDITION } as const;
    const usage = { calls: 1, input: 1, cached: 0, output: 1 };
    const made = {
      madeAt: at(`${date}T17:00Z`),
      plain: null,
      models: [],
      prompts: '',
      usage,
      micros: 7,
      groups: [],
      silent: [],
    };
    const claim = {
      place: 0,
      state: 'posted',
      text: MARK,
      kind: 'progress',
      people: [BEN],
      quote: MARK,
      why: '',
    } as const;
    const checked = { checks: UNCHECKED, confidence: 1, by: 'model', review: null } as const;
    await store.summaries.add({
      summary: { ...key, ...made, headline: [{ text: MARK, on: [0] }] },
      claims: [{ ...claim, ...checked, sources: [{ user: BEN, date, version: 2 }] }],
    });
    const noon = at(`${date}T12:00Z`);
    const { number: _, ...blocker } = aBlocker({ owner: BEN, text: `${MARK} ${date}`, raisedAt: noon, raisedOn: date });
    const { number } = await store.blockers.raise(blocker);
    const raised = await store.blockers.find(WORKSPACE, number);
    if (raised)
      await store.blockers.save({ ...raised, state: { is: 'closed', how: 'resolved', by: BEN, at: noon } }, null);
  }
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
  await rm(folder, { recursive: true });
});

/** The tables in which a word stands, a line for each row. */
function rowsWith(word: string): string[] {
  const db = new Database(join(folder, 'a.db'), { readonly: true });
  try {
    const tables = db.prepare(`select name from sqlite_master where type = 'table'`).all() as { name: string }[];
    return tables
      .flatMap(({ name }) =>
        (db.prepare(`select * from "${name}"`).all() as Record<string, unknown>[])
          .filter((row) => JSON.stringify(row).includes(word))
          .map(() => name),
      )
      .toSorted();
  } finally {
    db.close();
  }
}

/** What `/summary` answers: the sentence, or what kind of message it is. */
async function asked(text: string): Promise<string> {
  const read = summary.read(text, LATER);
  if (!read.ok) throw new Error('not read');
  const reply = await house.run(read.value, { who: BEN, now: LATER });
  if (reply.kind !== 'say') throw new Error(reply.kind);
  return reply.message.kind === 'note' ? reply.message.text : reply.message.kind;
}

const EACH = ['answer', 'answer_history', 'answer_history', 'blocker', 'blocker_update', 'claim', 'summary'];

it('takes words after a year, keeps that something was said, and leaves the rest alone', async () => {
  expect(rowsWith(MARK)).toEqual([...EACH, ...EACH].toSorted());
  await forget(house.ports, LATER);
  expect(rowsWith(MARK)).toEqual(EACH);
  const { store } = house.ports;
  const erased = await store.answers.find(WORKSPACE, PROJECT, BEN, OLD);
  expect(erased).toMatchObject({ version: 2, words: { done: '', plan: '', blockers: '', evidence: '' } });
  expect(erased?.words.asked).toBeUndefined();
  expect(await store.blockers.closedIn(WORKSPACE, PROJECT, 9)).toHaveLength(2);
  // The day's cost is no word.
  const key = { workspace: WORKSPACE, project: PROJECT, kind: 'daily', date: OLD, edition: TEAM_EDITION } as const;
  expect(await store.summaries.find(key)).toMatchObject({ claims: [], summary: { micros: 7, headline: [] } });
  await forget(house.ports, at('2027-03-13T06:00Z'));
  expect(rowsWith(MARK)).toEqual(EACH);
  const told = await asked(`day ${OLD}`);
  expect(told).toBe(
    '1 person answered on Tuesday 10 March 2026. atlas keeps words for 365 days, so those of that day are erased.',
  );
  expect(await asked(`day ${NEW}`)).toBe('digest');
});

it('keeps a word to the last day of its year, wherever that day is', async () => {
  await forget(house.ports, at('2027-03-11T23:00Z'));
  expect(rowsWith(OLD)).toContain('answer');
  expect(rowsWith(MARK)).toHaveLength(2 * EACH.length);
});

it('goes by what each project wants, also while it is paused', async () => {
  const { store } = house.ports;
  await store.projects.save(aProject({ createdBy: BEN, state: 'paused', retention: null }));
  const other = 'p2' as ProjectId;
  await store.projects.save(
    aProject({ id: other, channel: 'C0002' as typeof CHANNEL, state: 'paused', retention: 30 }),
  );
  await store.answers.save(
    anAnswer(plusDays(OLD, 300), { user: BEN, project: other, words: words({ done: 'GNU-3' }) }),
  );
  await forget(house.ports, LATER);
  expect(rowsWith(MARK)).toHaveLength(2 * EACH.length);
  expect(rowsWith('GNU-3')).toEqual([]);
});

it('gives a day to take a shorter time back', async () => {
  const who = { workspace: WORKSPACE, user: BEN };
  const now = at('2026-05-01T09:30Z');
  await forget(house.ports, at('2026-05-01T09:00Z'));
  const chosen = { ...aProject({ createdBy: BEN }), retention: 30 };
  expect(await change(house.ports, who, PROJECT, { chosen, shown: null }, now)).toMatchObject({ ok: true });
  await forget(house.ports, at('2026-05-02T09:00Z'));
  expect(rowsWith(MARK)).toHaveLength(2 * EACH.length);
  await forget(house.ports, at('2026-05-02T10:00Z'));
  expect(rowsWith(MARK)).toEqual([]);
  const [entry] = await house.ports.store.audit.latest(WORKSPACE, PROJECT, 1);
  expect(entry).toMatchObject({ act: 'settings', before: { retention: 365 }, after: { retention: 30 } });
});
