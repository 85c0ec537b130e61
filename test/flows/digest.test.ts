import { afterEach, describe, expect, it } from 'vitest';
import { buttons } from '#commands/index.ts';
import type { DigestMessage } from '#domain/message.ts';
import type { ChannelId, ProjectId, UserId } from '#domain/ids.ts';
import { ok, refuse } from '#domain/result.ts';
import type { SummaryWhy } from '#domain/summary-message.ts';
import { plusDays } from '#domain/time.ts';
import { record } from '#flows/answer.ts';
import { dailyKey } from '#flows/digest-make.ts';
import { publishDue } from '#flows/digest.ts';
import { forgetMe } from '#flows/forget.ts';
import { remove } from '#flows/project-end.ts';
import type { Ask, Usage, Writer, Writers } from '#ports/writer.ts';
import { aMember, aParticipation, aProject, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

let house: House;
afterEach(() => house.close());

const [ANA, BO] = ['UANA' as UserId, 'UBO' as UserId];
const TEAM = [aMember({ id: ANA, name: 'Ana Ruiz' }), aMember({ id: BO, name: 'Bo', guest: true })];
const DATE = day('2026-03-10');
const MORNING = at('2026-03-10T09:00Z');
const NOON = at('2026-03-10T11:00Z');

/** A model that makes a claim of every line, told what to make of it. */
function modelOf(say: (line: string, ask: Ask) => string | null, asks: Ask[] = []): Writers {
  const usage = ({ task }: Ask, outcome: Usage['outcome']): Usage => ({
    task,
    model: 'small',
    input: 100,
    cached: 0,
    output: 20,
    latencyMs: 1,
    micros: 7,
    outcome,
  });
  const writer: Writer = {
    models: { map: 'small', verify: 'small', reduce: 'small' },
    write(ask) {
      asks.push(ask);
      const claims = ask.material.split('\n').flatMap((row) => {
        if (!row.startsWith('{"id"')) return [];
        const { id, author, text } = JSON.parse(row) as { id: string; author: string; text: string };
        return text.split('\n').flatMap((line) => {
          const said = line.length > 12 ? say(line, ask) : null;
          return said === null ? [] : [{ text: said, kind: 'progress', people: [author], sources: [id], quote: line }];
        });
      });
      if (ask.task === 'map' && claims.length === 0)
        return Promise.resolve(refuse({ is: 'down' as const, about: 'test', usage: usage(ask, 'down') }));
      const value =
        ask.task === 'map'
          ? { claims }
          : ask.task === 'verify'
            ? { verdict: 'supported' }
            : { headline: [{ text: 'Finished the tokenizer', claims: [placeOf(ask, 'Finished')] }], groups: [] };
      return Promise.resolve(ok({ value, usage: usage(ask, 'written') }));
    },
  };
  const { models } = writer;
  return {
    facts: { host: 'model.test', models, choices: [], cap: null, unpriced: [], pricesAsOf: DATE },
    markOf: (occasion) => `mark-${occasion}`,
    patience: () => new AbortController().signal,
    forProject: () => writer,
    forDoctor: () => writer,
  };
}

/** The same, with something else that happens while it is asked for the first time. */
function during(writers: Writers, act: () => Promise<unknown>): Writers {
  let done: Promise<unknown> | null = null;
  return {
    ...writers,
    forProject: (...about) => {
      const writer = writers.forProject(...about);
      return (
        writer && {
          ...writer,
          write: async (...ask) => {
            await (done ??= act());
            return writer.write(...ask);
          },
        }
      );
    },
  };
}

function placeOf({ material }: Ask, word: string): number {
  const row = material.split('\n').find((line) => line.startsWith('{"n"') && line.includes(word)) ?? '{"n":0}';
  return (JSON.parse(row) as { n: number }).n;
}

async function answered(writers: Writers | null): Promise<House> {
  house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
  if (writers) Object.assign(house.ports, { writers });
  await house.live(at('2026-03-10T07:00Z'), MORNING);
  await say(ANA, { done: 'Finished the tokenizer\nMigrated 12 files of the loader', blockers: 'no GPU quota' });
  await say(BO, { done: 'Reviewed the importer whole', plan: 'Write the second importer' });
  // the courier brings them into the thread at once
  await house.run({ changes: false, run: () => Promise.resolve({ kind: 'silent' }) }, { who: ANA, now: MORNING });
  return house;
}

const say = (user: UserId, said: Parameters<typeof words>[0], now = MORNING) =>
  record(house.ports, { workspace: WORKSPACE, user, project: PROJECT, date: DATE }, words(said), 'form', now);
const digests = (): DigestMessage[] =>
  house.said.flatMap(({ message }) => (message.kind === 'digest' ? [message] : []));
const kept = () => house.ports.store.summaries.find(dailyKey(aProject(), DATE));
const press = async (id: string, value: string, who: UserId = ANA) => {
  const read = buttons.find((button) => button.id === id)?.read(value);
  if (!read?.ok) throw new Error('not read');
  return house.run(read.value, { who, now: NOON });
};

describe('the digest with a model', () => {
  it('stands in lines that were checked, each with a way to its source, and says why', async () => {
    await answered(modelOf((line) => (line.includes('12') ? line.replace('12', '13') : line)));
    await house.beat(NOON);
    const [digest, ...more] = digests();
    expect(more).toEqual([]);
    const [ana, bo] = digest?.answers ?? [];
    expect(ana).toMatchObject({ name: 'Ana Ruiz', lines: [{ kind: 'progress', text: 'Finished the tokenizer' }] });
    expect(ana?.link).toMatch(/^https:\/\/team\.slack\.com\/archives\/\w+\/p\d+/);
    expect(bo).toMatchObject({ guest: true, lines: [{ text: 'Reviewed the importer whole' }, {}] });
    expect(digest?.summary).toMatchObject({ models: ['small'], headline: ['Finished the tokenizer'], held: 1 });
    expect(digest?.blockers?.map(({ text }) => text)).toEqual(['no GPU quota']);

    const handle = digest?.summary?.handle ?? '';
    const reply = await press('summary.why', handle);
    const why = reply.kind === 'show' && reply.form.kind === 'told-form' ? (reply.form.message as SummaryWhy) : null;
    expect(why).toMatchObject({ models: ['small'], prompts: 'summary-1', held: 1 });
    expect(why?.micros).toBe(7 * (why?.usage.calls ?? 0));
    expect(why?.people[0]?.lines.map(({ quote }) => quote)).toContain('Finished the tokenizer');
    expect(await press('summary.why', handle, 'USTRANGER' as UserId)).toMatchObject({ kind: 'show' });
    expect(await press('summary.why', 'gone@2026-03-10')).toMatchObject({ kind: 'say', message: { tone: 'refused' } });
    await press('summary.vote', `no|${handle}`);
    await press('summary.vote', `yes|${handle}`, BO);
    expect(await house.ports.store.summaries.votes(dailyKey(aProject(), DATE))).toMatchObject([
      { user: ANA, useful: false },
      { user: BO, useful: true },
    ]);
  });

  it('is worded once: killed before it is said, it is said from what was kept', async () => {
    const asks: Ask[] = [];
    await answered(modelOf((line) => line, asks));
    const { store } = house.ports;
    let calls = 0;
    const broken: typeof store = {
      ...store,
      // What the model wrote is kept; nothing after it is.
      atomically: (work) => ((calls += 1) === 1 ? store.atomically(work) : Promise.reject(new Error('killed'))),
    };
    const { jobs } = await import('#jobs/index.ts');
    await jobs.find(({ name }) => name === 'digest')?.run({ ...house.ports, store: broken }, NOON);
    expect(digests()).toEqual([]);
    const asked = asks.length;
    expect(asked).toBeGreaterThan(0);
    await house.live(at('2026-03-10T11:15Z'), at('2026-03-10T11:30Z'));
    expect(asks).toHaveLength(asked);
    expect(digests()).toMatchObject([{ summary: { models: ['small'] } }]);
  });

  it('stands in everybody’s own words, on time, where the model fails or there is none', async () => {
    for (const writers of [modelOf(() => null), null]) {
      await answered(writers);
      await house.beat(NOON);
      const [digest] = digests();
      expect(digest?.answers.map(({ lines }) => lines)).toEqual([undefined, undefined]);
      expect(digest?.summary).toMatchObject({ models: [], headline: [], held: 0 });
      expect((await kept())?.claims.map(({ by, state }) => `${by} ${state}`)).toContain('code posted');
      if (writers) await house.close();
    }
  });

  it('waits once for all that close at once, more than a page of them: then nothing more is asked, and all stand', async () => {
    const over = new AbortController();
    const asks: Ask[] = [];
    const slow = modelOf((line) => {
      over.abort();
      return line;
    }, asks);
    await answered(slow);
    const { store } = house.ports;
    const LATER = 'p2' as ProjectId;
    await store.projects.save(aProject({ id: LATER, name: 'later', channel: 'C-2' as ChannelId }));
    await store.participations.save({ ...aParticipation(ANA), project: LATER });
    const run = await store.runs.find(WORKSPACE, PROJECT, DATE);
    if (!run) throw new Error('there is no run');
    await store.runs.save({ ...run, closesAt: MORNING });
    // Runs that nobody answered fill the page.
    for (let n = 0; n < 50; n += 1)
      await store.runs.save({ ...run, date: plusDays(DATE, -1 - n), closesAt: at('2026-03-10T09:30Z') });
    const to = { workspace: WORKSPACE, user: ANA, project: LATER, date: DATE };
    await record(house.ports, to, words({ done: 'Drew the second loader' }), 'form', MORNING);
    await store.runs.save({ ...run, project: LATER, closesAt: at('2026-03-10T10:00Z') });
    let waits = 0;
    const patience = () => {
      waits += 1;
      return waits === 1 ? over.signal : new AbortController().signal;
    };
    await publishDue({ ...house.ports, writers: { ...slow, patience } }, NOON);
    expect(waits).toBe(1);
    expect(asks.map(({ material }) => material).join()).not.toContain('second loader');
    expect(await store.summaries.find({ ...dailyKey(aProject(), DATE), project: LATER })).toMatchObject({
      summary: { models: [] },
    });
    await house.beat(NOON);
    expect(digests().filter(({ date }) => date === DATE)).toHaveLength(2);
  });

  it('never shows a model the words of whoever keeps them from it, nor anybody’s name', async () => {
    const asks: Ask[] = [];
    house = await answered(modelOf((line) => line, asks));
    await house.ports.store.summaries.allowModel(WORKSPACE, BO, false, MORNING);
    await house.beat(NOON);
    expect(asks.map(({ material }) => material).join()).not.toMatch(/importer|Ana|UANA/);
    expect((await kept())?.claims.filter(({ people }) => people[0] === BO).map(({ by }) => by)).toEqual([
      'code',
      'code',
    ]);
    expect(digests()[0]?.answers[1]?.lines).toHaveLength(2);
  });

  it('follows an answer that is changed or comes late with its own words, and forgets whoever is forgotten', async () => {
    await answered(modelOf((line) => line));
    await house.beat(NOON);
    await say(ANA, { done: 'Started the tokenizer only' }, at('2026-03-10T11:05Z'));
    await house.beat(at('2026-03-10T11:06Z'));
    expect(digests().at(-1)).toMatchObject({ summary: { headline: [] } });
    expect(
      digests()
        .at(-1)
        ?.answers[0]?.lines?.map(({ text }) => text),
    ).toEqual(['Started the tokenizer only']);
    expect((await kept())?.claims.filter(({ state, people }) => state === 'dropped' && people[0] === ANA)).toHaveLength(
      3,
    );
    await forgetMe(house.ports, { workspace: WORKSPACE, user: BO }, at('2026-03-10T12:00Z'));
    await house.beat(at('2026-03-10T12:01Z'));
    expect(JSON.stringify([digests().at(-1), await kept()])).not.toContain('importer');
  });

  it('brings back nothing that was erased or changed while the model was asked', async () => {
    const act = async () => {
      expect((await forgetMe(house.ports, { workspace: WORKSPACE, user: ANA }, NOON)).ok).toBe(true);
      await say(BO, { done: 'Reviewed half of the loader' }, NOON);
    };
    await answered(
      during(
        modelOf((line) => line),
        act,
      ),
    );
    await house.ports.store.participations.save(aParticipation(BO, { lead: true }));
    await house.beat(NOON);
    const told = JSON.stringify([digests(), digests().map(render), (await kept())?.summary, (await kept())?.claims]);
    expect(told).toContain('half of the loader');
    expect(told).not.toMatch(/tokenizer|12 files|importer/);
  });

  it('keeps what is untouched of it all the same', async () => {
    const act = () => say(BO, { done: 'Reviewed half of the loader' }, NOON);
    await answered(
      during(
        modelOf((line) => line),
        act,
      ),
    );
    await house.beat(NOON);
    expect(digests()).toMatchObject([{ summary: { models: ['small'], headline: ['Finished the tokenizer'] } }]);
    const [ana, bo] = digests()[0]?.answers ?? [];
    expect(ana?.lines?.map(({ text }) => text)).toContain('Migrated 12 files of the loader');
    expect(bo?.lines?.map(({ text }) => text)).toEqual(['Reviewed half of the loader']);
  });

  it('leaves nothing of a project that was deleted while the model was asked', async () => {
    const who = { workspace: WORKSPACE, user: ANA };
    await answered(
      during(
        modelOf((line) => line),
        () => remove(house.ports, who, PROJECT, 'atlas', NOON),
      ),
    );
    await house.ports.store.participations.save(aParticipation(ANA, { lead: true }));
    await house.beat(NOON);
    expect(await house.ports.store.projects.find(WORKSPACE, PROJECT)).toBeNull();
    expect([await kept(), await house.ports.store.runs.find(WORKSPACE, PROJECT, DATE)]).toEqual([null, null]);
    expect(digests()).toEqual([]);
  });
});
