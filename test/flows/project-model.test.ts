import { afterEach, describe, expect, it } from 'vitest';
import { writersFrom } from '#app/writers.ts';
import { projectDoors } from '#commands/project.ts';
import { readConfig } from '#config';
import type { UserId } from '#domain/ids.ts';
import { projectCosts } from '#flows/cost.ts';
import { mapAsk } from '#prompts/summary.ts';
import type { Ports } from '#ports/index.ts';
import { aMember, aParticipation, aProject, at, CHANNEL, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { startModelServer } from '#test/kit/model-server.ts';

let house: House;
afterEach(() => house.close());
const now = at('2026-03-10T09:00Z');
const LEAD = aMember({ id: 'ULEAD' });
const ELSE = aMember({ id: 'UELSE' });

async function aTeam(url: string | null) {
  house = await aHouse([LEAD, ELSE], { createdBy: LEAD.id });
  await house.ports.store.participations.save(aParticipation(LEAD.id, { lead: true }));
  const env = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_APP_TOKEN: 'xapp-1-A-abc' };
  const model = {
    LLM_URL: url ?? '',
    LLM_MODEL: 'small',
    LLM_CHOICES: 'large, a=b',
    LLM_PRICES: 'small=1/5,large=9/9',
  };
  const config = readConfig(url === null ? env : { ...env, ...model });
  if (!config.ok) throw new Error(config.error.join());
  const writers = writersFrom(config.value, house.ports);
  const ports: Ports = writers ? { ...house.ports, writers } : house.ports;
  const type = async (text: string, who: UserId = LEAD.id): Promise<string> => {
    const read = projectDoors.commands[0]?.read(`model ${text}`, now);
    if (!read?.ok) return 'refused';
    const reply = await read.value.run(ports, { workspace: WORKSPACE, who, now, channel: CHANNEL, id: 'x' } as never);
    return reply.kind === 'say' && reply.message.kind === 'note' ? reply.message.text : reply.kind;
  };
  return { ports, type, project: async () => (await ports.store.projects.find(WORKSPACE, PROJECT)) ?? aProject() };
}

describe('/project model', () => {
  it('chooses models for each task and a lower cap, which then hold, are told with the costs and stand in the log', async () => {
    await using server = await startModelServer(() => ({ json: { claims: [] } }));
    const { ports, type, project } = await aTeam(server.url);
    expect(await type('')).toContain(
      'may be worded by small; it may cost $1.00 a day (UTC). To choose from: small, large, a=b.',
    );
    expect(await type('headlines=large checks=a=b')).toContain('small (lines), a=b (checks), large (headlines)');
    expect(await type('cap 0.000001')).toContain('under $0.0001 a day');
    const ask = mapAsk([{ id: 'u1', author: 'P1', date: '2026-03-10', text: 'Wrote it' }], 'mark');
    const writer = ports.writers?.forProject(await project(), 'digest', now);
    expect(writer?.models).toEqual({ map: 'small', verify: 'a=b', reduce: 'large' });
    expect(await writer?.write(ask)).toMatchObject({ ok: false, error: { is: 'spent' } });
    await type('cap default');
    await type('large');
    expect(await ports.writers?.forProject(await project(), 'digest', now)?.write(ask)).toMatchObject({ ok: true });
    expect(server.asked.map(({ model }) => model)).toEqual(['large']);
    expect((await projectCosts(ports, await project(), now)).works).toEqual({
      map: 'large',
      verify: 'large',
      reduce: 'large',
    });
    expect(await type('off')).toContain('is off');
    expect(ports.writers?.forProject(await project(), 'digest', now)).toBeNull();
    expect(await type('default')).toContain('would be small');
    const log = await ports.store.audit.latest(WORKSPACE, PROJECT, 20);
    expect(log.some(({ after }) => JSON.stringify(after['models']) === '["verify a=b","reduce large"]')).toBe(true);
  });

  it('says what cannot be chosen, by whom, and where there is no model at all', async () => {
    const { type } = await aTeam('http://localhost:1/v1');
    expect(await type('huge')).toContain('may choose from small, large, a=b');
    expect(await type('poems=large')).toContain('A task is lines, checks or headlines');
    expect(await type('cap 2')).toContain('$1.00 a day at most');
    expect(await type('cap many')).toContain('such as cap 0.50');
    expect(await type('off', ELSE.id)).toContain('Only its leads');
    await house.close();
    expect(await (await aTeam(null)).type('off')).toContain('has set no language model up');
  });
});
