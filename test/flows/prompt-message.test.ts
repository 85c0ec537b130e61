import { afterEach, describe, expect, it } from 'vitest';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import { promptKey } from '#domain/keys.ts';
import type { Message, PromptsMessage } from '#domain/message.ts';
import { record } from '#flows/answer.ts';
import { skip, snooze } from '#flows/skip.ts';
import { askDue } from '#flows/standup.ts';
import { heard } from '#flows/typed.ts';
import { aMember, aParticipation, aProject, at, day, time, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const BEN = aMember({ id: 'UBEN', name: 'Ben' });
const DATE = day('2026-03-10');
const ID = 'p1' as ProjectId;
const OTHER = 'p2' as ProjectId;
const houses: House[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) {
    expect(house.errors).toEqual([]);
    await house.close();
  }
});

/** Ben in projects that ask at these times. */
async function inProjects(...times: readonly string[]): Promise<House> {
  const house = await aHouse([BEN], { standupAt: time(times[0] ?? '09:30') });
  houses.push(house);
  for (const [index, standupAt] of times.entries()) {
    if (index === 0) continue;
    const id = `p${index + 1}` as ProjectId;
    const channel = `C000${index + 1}` as ChannelId;
    await house.ports.store.projects.save(
      aProject({ id, channel, name: `project ${index + 1}`, standupAt: time(standupAt) }),
    );
    await house.ports.store.participations.save(aParticipation(BEN.id, { project: id }));
  }
  return house;
}

const berlin = (clock: string) => at(`2026-03-10T${clock}+01:00`);
const to = (project: ProjectId) => ({ workspace: WORKSPACE, user: BEN.id, project, date: DATE });
/** What stands in Ben's direct message: the last words of each message. */
const standing = (house: House): Message[] => {
  const shown = new Map<string, Message>();
  for (const { key, to: where, message } of house.said) {
    if (where === BEN.id) shown.set(key, message);
    const target = where.startsWith('edit ') ? where.slice('edit '.length) : '';
    if (shown.has(target)) shown.set(target, message);
  }
  return [...shown.values()];
};
const partsOf = (message: Message | undefined): string[] =>
  message?.kind === 'prompts'
    ? message.parts.map((part) => `${part.project} ${part.kind === 'prompt' ? 'asks' : part.outcome.is}`)
    : [message?.kind ?? 'nothing'];

describe('questions of several projects', () => {
  it('that come at one time are one message, and each changes it in place', async () => {
    const house = await inProjects('09:30', '09:30', '09:30');
    await house.beat(berlin('09:30'));
    expect(house.said.filter(({ to: where }) => where === BEN.id)).toHaveLength(1);
    expect(partsOf(standing(house)[0])).toEqual(['p1 asks', 'p2 asks', 'p3 asks']);

    await record(house.ports, to(OTHER), words({ done: 'x' }), 'form', berlin('09:40'));
    await skip(house.ports, to(ID), berlin('09:41'));
    await house.beat(berlin('09:42'));
    expect(standing(house).map(partsOf)).toEqual([['p1 skipped', 'p2 answered', 'p3 asks']]);
    const [all] = standing(house) as [PromptsMessage];
    expect(all.parts[1]).toMatchObject({ outcome: { words: { done: 'x' } } });
  });

  it('that come within a quarter of an hour join the message that stands; later ones have their own', async () => {
    const house = await inProjects('09:30', '09:45', '09:46');
    await house.beat(berlin('09:30'));
    expect(standing(house).map(partsOf)).toEqual([['prompt']]);
    await house.beat(berlin('09:45'));
    expect(standing(house).map(partsOf)).toEqual([['p1 asks', 'p2 asks']]);
    // 09:46 is within a quarter of an hour of 09:45, which stands in the same message.
    await house.beat(berlin('09:46'));
    expect(standing(house).map(partsOf)).toEqual([['p1 asks', 'p2 asks', 'p3 asks']]);

    const apart = await inProjects('09:30', '09:46');
    await apart.beat(berlin('09:30'));
    await apart.beat(berlin('09:46'));
    expect(standing(apart).map(partsOf)).toEqual([['prompt'], ['prompt']]);
  });

  it('do not join what has been answered or put off, so that nobody overlooks them', async () => {
    const house = await inProjects('09:30', '09:40', '09:45');
    await house.beat(berlin('09:30'));
    await record(house.ports, to(ID), words({ done: 'x' }), 'form', berlin('09:31'));
    await house.beat(berlin('09:40'));
    expect(standing(house).map(partsOf)).toEqual([['prompt-done'], ['prompt']]);
    await snooze(house.ports, to(OTHER), 60, berlin('09:41'));
    await house.beat(berlin('09:45'));
    expect(standing(house).map(partsOf)).toEqual([['prompt-done'], ['prompt-done'], ['prompt']]);
    await house.beat(berlin('10:41'));
    expect(standing(house).at(-1)).toMatchObject({ kind: 'prompt', project: 'p2', again: true });
  });

  it('are worded anew while they wait, and not sent where all are over before', async () => {
    const house = await inProjects('09:30', '09:30');
    const { store } = house.ports;
    await askDue(house.ports, berlin('09:30'));
    await record(house.ports, to(ID), words({ done: 'x' }), 'form', berlin('09:31'));
    expect(partsOf((await store.deliveries.find(WORKSPACE, promptKey(ID, BEN.id, DATE)))?.message)).toEqual([
      'p1 answered',
      'p2 asks',
    ]);
    await skip(house.ports, to(OTHER), berlin('09:32'));
    await house.beat(berlin('09:33'));
    expect(standing(house)).toEqual([]);
  });

  it('are asked again each by itself where the message could not be sent in their hours', async () => {
    const house = await inProjects('09:30', '09:30');
    const { store } = house.ports;
    await askDue(house.ports, berlin('09:30'));
    await store.deliveries.retract(WORKSPACE, `${promptKey(ID, BEN.id, DATE)}:together`, 'late');
    await store.agenda.forget({ workspace: WORKSPACE });
    await house.beat(berlin('09:45'));
    await store.agenda.forget({ workspace: WORKSPACE });
    await house.beat(berlin('09:50'));
    expect(standing(house).map(partsOf)).toEqual([['prompt'], ['prompt']]);
  });

  it('take words typed under their message as the answer to the one that is open still', async () => {
    const house = await inProjects('09:30', '09:30');
    await house.beat(berlin('09:30'));
    const host = await house.ports.store.deliveries.find(WORKSPACE, promptKey(ID, BEN.id, DATE));
    await record(house.ports, to(ID), words({ done: 'x' }), 'form', berlin('09:31'));
    const said = { kind: 'said', user: BEN.id, channel: 'D1' as ChannelId, ts: '9.9', text: 'Typed words' } as const;
    await heard(house.ports, WORKSPACE, { ...said, thread: host?.ref?.ts ?? null }, berlin('09:32'));
    const second = await house.ports.store.answers.find(WORKSPACE, OTHER, BEN.id, DATE);
    expect(second?.words.done).toBe('Typed words');
  });

  it('survive a kill between any two lines: asked once each, in one message or in their own', async () => {
    for (let step = 1; step < 150; step += 1) {
      const house = await inProjects('09:30', '09:30');
      const { store } = house.ports;
      let calls = 0;
      const dying = mortal(store, () => (calls += 1) === step);
      await askDue(
        { ...house.ports, store: dying, log: { ...house.ports.log, error: () => undefined } },
        berlin('09:30'),
      ).catch(() => undefined);
      await store.agenda.forget({ workspace: WORKSPACE });
      await house.beat(berlin('09:36'));
      const asked = standing(house).flatMap((message) =>
        message.kind === 'prompts'
          ? message.parts.map(({ project }) => project)
          : 'project' in message
            ? [message.project]
            : [],
      );
      expect(asked.toSorted(), `killed at call ${step}`).toEqual([ID, OTHER]);
      expect(standing(house).length, `killed at call ${step}`).toBe(1);
      await house.close();
      houses.pop();
      if (calls < step) return;
    }
    throw new Error('the asking never ended by itself');
  });
});

/** A store that dies at one of its calls, inside transactions too. */
function mortal(store: House['ports']['store'], dies: () => boolean): House['ports']['store'] {
  const around = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(whole, name, receiver) {
        const found: unknown = Reflect.get(whole, name, receiver);
        if (name === 'atomically')
          return (work: (inside: typeof store) => Promise<unknown>) =>
            store.atomically((inside) => work(around(inside)));
        if (typeof found === 'function')
          return (...args: unknown[]) => {
            if (dies()) throw new Error('killed');
            return found.apply(whole, args) as unknown;
          };
        return typeof found === 'object' && found !== null ? around(found) : found;
      },
    });
  return around(store);
}
