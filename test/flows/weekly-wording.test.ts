import { afterEach, describe, expect, it } from 'vitest';
import { ok, refuse } from '#domain/result.ts';
import { UNCHECKED } from '#domain/summary-checks.ts';
import { TEAM_EDITION, type KeptClaim } from '#domain/summary-kept.ts';
import type { ChannelId, ProjectId, UserId } from '#domain/ids.ts';
import type { WeeklyMessage } from '#domain/weekly-message.ts';
import { record } from '#flows/answer.ts';
import { publishDue } from '#flows/digest.ts';
import { forgetMe } from '#flows/forget.ts';
import { weekFor } from '#flows/weekly-look.ts';
import { sumUpWeeks } from '#flows/weekly-post.ts';
import type { Ports } from '#ports/index.ts';
import type { Ask, Usage, Writer, Writers } from '#ports/writer.ts';
import { aParticipation, aProject, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

let house: House;
afterEach(() => house.close());

const BRUNO = 'UBER' as UserId;
const DONE = ['Labelled 400 reports', 'Wrote the loader', 'Trained the encoder on 2 GPUs', 'Reviewed the importer'];
const FRIDAY = at('2026-03-13T17:00Z');

/** Bruno alone says one thing a day from Monday to Thursday; it is Friday, and his week is over. */
async function aWeek(): Promise<void> {
  house = await aHouse(TEAM.slice(1, 2), {}, at('2026-03-09T00:00Z'));
  for (const [n, done] of DONE.entries()) {
    const date = `2026-03-${String(9 + n).padStart(2, '0')}`;
    await house.beat(at(`${date}T09:00Z`));
    const to = { workspace: WORKSPACE, user: BRUNO, project: PROJECT, date: day(date) };
    await record(house.ports, to, words({ done }), 'form', at(`${date}T10:00Z`));
    await house.beat(at(`${date}T17:00Z`));
  }
  await house.beat(at('2026-03-13T09:00Z'));
}

/** A model that says of the claims whatever `say` makes of them. */
function aModel(
  say: (claims: readonly { n: number; text: string }[]) => unknown,
  meanwhile = (): Promise<unknown> => Promise.resolve(),
) {
  const asks: Ask[] = [];
  const usage = (ask: Ask, outcome: Usage['outcome']): Usage => ({
    task: ask.task,
    model: 'large',
    input: 90,
    cached: 0,
    output: 20,
    latencyMs: 5,
    outcome,
  });
  const writer: Writer = {
    models: { map: 'small', verify: 'small', reduce: 'large' },
    write: async (ask) => {
      asks.push(ask);
      await meanwhile();
      const lines = ask.material.split('\n').filter((line) => line.startsWith('{'));
      const value = say(lines.map((line) => JSON.parse(line) as { n: number; text: string }));
      return value === null
        ? refuse({ is: 'down' as const, about: 'test', usage: usage(ask, 'down') })
        : ok({ value, usage: usage(ask, 'written') });
    },
  };
  const given: Pick<Writers, 'forProject' | 'markOf' | 'patience'> = {
    forProject: ({ model }) => (model ? writer : null),
    markOf: () => 'mark',
    patience: () => new AbortController().signal,
  };
  // Nothing here asks for the rest of it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const ports: Ports = { ...house.ports, writers: given as Writers };
  return { asks, ports };
}

/** A sentence over what was labelled. */
const labelled = (claims: readonly { n: number; text: string }[]) => ({
  headline: [
    {
      text: 'P1 labelled 400 reports.',
      claims: claims.filter(({ text }) => text.startsWith('Labelled')).map(({ n }) => n),
    },
  ],
  groups: [],
});

const weekly = (): WeeklyMessage => {
  const message = house.said.findLast((one) => one.message.kind === 'weekly')?.message;
  if (message?.kind !== 'weekly') throw new Error('there is no weekly');
  return message;
};

describe('a week with a model', () => {
  it('has its sentences over checked claims, asks once, and says who worded it; they go with their words', async () => {
    await aWeek();
    const { asks, ports } = aModel((claims) => {
      const on = claims.filter(({ text }) => text.startsWith('Labelled')).map(({ n }) => n);
      return {
        headline: [
          { text: 'P1 labelled 400 reports.', claims: on },
          { text: 'P1 labelled 900 reports.', claims: on },
        ],
        groups: [],
      };
    });
    await publishDue(house.ports, FRIDAY);
    await sumUpWeeks(ports, FRIDAY);
    await house.ports.store.looks.set(WORKSPACE, PROJECT, 'weekly', FRIDAY);
    await sumUpWeeks(ports, FRIDAY);
    await house.beat(FRIDAY);
    expect(asks).toHaveLength(1);
    expect(asks[0]?.material).not.toContain('Bruno');
    expect(weekly()).toMatchObject({
      headline: ['Bruno labelled 400 reports.', '4 of 5 standups were answered, and nothing is blocked.'],
      models: ['large'],
    });
    expect(JSON.stringify(render(weekly()))).toContain('large worded some, checked against them by code');
    await forgetMe(house.ports, { workspace: WORKSPACE, user: BRUNO }, at('2026-03-16T09:00Z'));
    await house.beat(at('2026-03-16T09:15Z'));
    expect(JSON.stringify(weekly())).not.toMatch(/abelled|Bruno/);
  });

  it('keeps no sentence on words that were erased while the model was asked, nor on any of a project that is gone', async () => {
    const { workspace, user } = { workspace: WORKSPACE, user: BRUNO };
    const acts = [
      () => forgetMe(house.ports, { workspace, user }, FRIDAY),
      () => house.ports.store.projects.remove(workspace, PROJECT, FRIDAY),
    ];
    for (const act of acts) {
      await aWeek();
      const { asks, ports } = aModel(labelled, act);
      await publishDue(house.ports, FRIDAY);
      await sumUpWeeks(ports, FRIDAY);
      await house.beat(FRIDAY);
      expect(asks).toHaveLength(1);
      const dates = [day('2026-03-01'), day('2026-03-30')] as const;
      expect(await house.ports.store.summaries.between(WORKSPACE, PROJECT, 'weekly', ...dates)).toEqual([]);
      const said = house.said.filter(({ message }) => message.kind === 'weekly');
      expect(JSON.stringify(said)).not.toMatch(/abelled/);
      if (act === acts[0]) await house.close();
    }
  });

  it('shows a sentence no longer whose words were changed, or are the leads’ only by now', async () => {
    await aWeek();
    const { ports } = aModel(labelled);
    await publishDue(house.ports, FRIDAY);
    await sumUpWeeks(ports, FRIDAY);
    const { projects } = house.ports.store;
    const shown = async () => {
      const project = await projects.find(WORKSPACE, PROJECT);
      const { headline, models } = await weekFor(
        house.ports.store,
        project ?? aProject(),
        'this',
        at('2026-03-13T19:00Z'),
      );
      return [headline.join(' ').includes('400'), models];
    };
    expect(await shown()).toEqual([true, ['large']]);
    await projects.save(aProject({ posting: 'leads' }));
    expect(await shown()).toEqual([false, []]);
    await projects.save(aProject());
    expect(await shown()).toEqual([true, ['large']]);
    const monday = { workspace: WORKSPACE, user: BRUNO, project: PROJECT, date: day('2026-03-09') };
    await record(house.ports, monday, words({ done: 'Labelled some reports' }), 'form', at('2026-03-13T18:00Z'));
    expect(await shown()).toEqual([false, []]);
  });

  it('stands in code’s words on time where the model is gone, says nothing that holds, or is not wanted', async () => {
    await aWeek();
    const { asks, ports } = aModel(() => null);
    await publishDue(house.ports, FRIDAY);
    await sumUpWeeks(ports, FRIDAY);
    await house.beat(FRIDAY);
    expect(asks).toHaveLength(1);
    expect(weekly()).toMatchObject({ models: [], progress: DONE.map(() => ({ name: 'Bruno' })) });
    expect(weekly().headline[0]).toContain('4 of 5 standups');
  });

  it('is waited for once for all: when that is over no other project asks, and each has its week in code’s words', async () => {
    await aWeek();
    const ids = [PROJECT, 'p2' as ProjectId, 'p3' as ProjectId];
    for (const id of ids.slice(1)) {
      await house.ports.store.projects.save(aProject({ id, name: id, channel: `C-${id}` as ChannelId }));
      const since = at('2026-03-09T00:00Z');
      await house.ports.store.participations.save({ ...aParticipation(BRUNO, { since }), project: id });
      for (const [n, done] of DONE.entries()) {
        const to = {
          workspace: WORKSPACE,
          user: BRUNO,
          project: id,
          date: day(`2026-03-${String(9 + n).padStart(2, '0')}`),
        };
        await record(house.ports, to, words({ done }), 'form', at('2026-03-13T09:00Z'));
      }
    }
    const over = new AbortController();
    const { asks, ports } = aModel(() => {
      over.abort();
      return null;
    });
    await publishDue(house.ports, FRIDAY);
    for (const id of ids) await house.ports.store.looks.set(WORKSPACE, id, 'weekly', FRIDAY);
    let waits = 0;
    const patience = () => {
      waits += 1;
      return waits === 1 ? over.signal : new AbortController().signal;
    };
    if (!ports.writers) throw new Error('there is no model');
    await sumUpWeeks({ ...ports, writers: { ...ports.writers, patience } }, FRIDAY);
    await house.beat(FRIDAY);
    expect([waits, asks.length]).toEqual([1, 1]);
    const told = house.said.flatMap(({ message }) => (message.kind === 'weekly' ? [message] : []));
    expect(told.map(({ models, progress }) => [models, progress.length])).toEqual(ids.map(() => [[], DONE.length]));
  });

  it('rests on the claims of the days as they were checked, and on people’s own words where one has changed since', async () => {
    await aWeek();
    const key = { workspace: WORKSPACE, project: PROJECT, kind: 'daily', edition: TEAM_EDITION } as const;
    const claim = (date: string, version: number, own: Partial<KeptClaim>): KeptClaim => ({
      place: 0,
      state: 'posted',
      text: 'Bruno labelled reports, 400 of them',
      kind: 'progress',
      people: [BRUNO],
      sources: [{ user: BRUNO, date: day(date), version }],
      quote: 'Labelled 400 reports',
      checks: UNCHECKED,
      confidence: 0.9,
      why: '',
      by: 'model',
      review: null,
      ...own,
    });
    // What the digest of a day has kept gives way.
    const keep = async (date: string, one: KeptClaim) => {
      const made = {
        ...key,
        date: day(date),
        madeAt: FRIDAY,
        plain: null,
        models: ['small'],
        prompts: 'summary-1',
        micros: 0,
      };
      const usage = { calls: 1, input: 1, cached: 0, output: 1 };
      await house.ports.store.summaries.add({
        summary: { ...made, usage, headline: [], groups: [], silent: [] },
        claims: [one],
      });
      await house.ports.store.summaries.saveClaim({ ...key, date: day(date) }, one);
    };
    await keep('2026-03-09', claim('2026-03-09', 1, {}));
    await keep('2026-03-10', claim('2026-03-10', 7, { text: 'Wrote a loader that is gone', quote: 'gone' }));
    await keep('2026-03-11', claim('2026-03-11', 1, { state: 'held', text: 'Trained it on 9 GPUs', quote: 'GPUs' }));
    await house.beat(FRIDAY);
    const told = weekly().progress.map(({ text }) => text);
    expect(told).toContain('Bruno labelled reports, 400 of them');
    expect(told).toContain('Wrote the loader');
    expect(told.join()).not.toMatch(/9 GPUs|gone/);
  });
});
