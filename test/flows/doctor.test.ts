import { afterEach, expect, it, onTestFinished } from 'vitest';
import { writersFrom } from '#app/writers.ts';
import { meridian } from '#commands/meridian.ts';
import { readConfig } from '#config';
import type { UserId } from '#domain/ids.ts';
import { tzRelease } from '#domain/time.ts';
import { examineDaily, examineFor, tellZones } from '#flows/doctor.ts';
import { homeOf } from '#flows/home.ts';
import { aMember, at, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { startModelServer, type Reply } from '#test/kit/model-server.ts';
import { render, renderHome } from '#views/index.ts';

let house: House;
afterEach(() => house.close());

it('names the members whose clock the runtime has wrong', async () => {
  const far = aMember({ id: 'UINU', zone: 'America/Inuvik', name: 'Nora' });
  house = await aHouse([far, aMember({ id: 'UGONE', zone: 'America/Inuvik', active: false }), aMember({ id: 'UBER' })]);
  const now = at('2026-12-01T10:00Z');
  const found = await examineFor(house.ports, aMember({ id: 'UBER', admin: true }), now);
  expect(found).toMatchObject({ kind: 'doctor', readerZone: 'Europe/Berlin', workspace: { overdue: 0 } });
  if (tzRelease() === '2026c') expect(found.zones.affected).toEqual([{ zone: 'America/Inuvik', names: ['Nora'] }]);
  const others = await examineFor(house.ports, aMember({ id: 'UBER' }), now);
  expect(others.zones).toMatchObject({ release: tzRelease(), affected: [] });
});

it('tells the log of wrong clocks by which somebody lives, and of no others', async () => {
  const told: unknown[] = [];
  const log = { info: () => {}, error: () => {}, warn: (_sentence: string, facts?: object) => void told.push(facts) };
  house = await aHouse([aMember({ id: 'UBER' }), aMember({ id: 'UGONE', zone: 'America/Inuvik', active: false })]);
  await tellZones({ ...house.ports, log });
  expect(told).toEqual([]);
  await house.ports.store.members.save(aMember({ id: 'UINU', zone: 'America/Inuvik' }));
  await tellZones({ ...house.ports, log });
  if (tzRelease() === '2026c') expect(told).toMatchObject([{ zone: 'America/Inuvik' }]);
});

it('is shown to no guest', async () => {
  house = await aHouse([aMember({ id: 'UBER' }), aMember({ id: 'UGUEST', guest: true })]);
  const deed = meridian.read('doctor', at('2026-12-01T10:00Z'));
  if (!deed.ok) throw new Error('not read');
  const ask = (who: string) => house.run(deed.value, { who: who as UserId, now: at('2026-12-01T10:00Z') });
  expect(await ask('UBER')).toMatchObject({ message: { kind: 'doctor' } });
  expect(await ask('UGUEST')).toMatchObject({ message: { kind: 'note', tone: 'refused' } });
});

it('asks the model one cheap question for administrators and the log, books it, and never tells the key', async () => {
  house = await aHouse([aMember({ id: 'UADMIN', admin: true })]);
  let reply: Reply = { status: 400, message: 'response_format json_schema is not supported' };
  const server = await startModelServer((asked) => (asked.format === 'json_schema' ? reply : { json: { here: true } }));
  onTestFinished(() => server[Symbol.asyncDispose]());
  const config = readConfig({
    SLACK_BOT_TOKEN: 'xoxb-1-abc',
    SLACK_APP_TOKEN: 'xapp-1-A-abc',
    LLM_URL: server.url,
    LLM_KEY: 'hemlock-key',
    LLM_MODEL: 'gpt-6-luna',
    LLM_MODEL_REDUCE: 'own-model',
  });
  if (!config.ok) throw new Error('no config');
  const writers = writersFrom(config.value, house.ports);
  if (!writers) throw new Error('no model');
  const given = { ...house.ports, writers };
  const now = at('2026-12-01T10:00Z');

  const mine = await examineFor(given, aMember({ id: 'UADMIN', admin: true }), now);
  expect(mine.model).toMatchObject({
    models: ['gpt-6-luna', 'own-model'],
    seen: { model: 'gpt-6-luna', well: true, spoken: { api: 'chat', json: 'object' } },
    unpriced: ['own-model'],
  });
  expect(server.asked).toHaveLength(2); // the strict schema was refused once
  const shown = JSON.stringify(render(mine));
  expect(shown).toMatch(
    /gpt-6-luna answers after \d+ ms by chat completions, JSON, without a schema, for under \$0\.0001/,
  );
  expect(shown).toContain('Nobody knows the price of own-model');
  expect(shown).not.toContain('hemlock');
  const others = await examineFor(given, aMember({ id: 'UELSE' }), now);
  expect([others.model?.seen, server.asked.length]).toEqual([null, 2]);
  const home = renderHome(await homeOf(house.ports.store, WORKSPACE, 'UADMIN' as UserId, now));
  expect(JSON.stringify(home)).toContain('in seven days, in 1 call');

  const lines: [string, object | undefined][] = [];
  const note = (sentence: string, facts?: object) => void lines.push([sentence, facts]);
  const log = { info: note, warn: note, error: note };
  await examineDaily({ ...given, log }, at('2026-12-01T03:00Z'));
  expect(lines.at(-1)).toMatchObject(['The language model answers', { model: 'gpt-6-luna', json: 'object' }]);
  reply = { status: 401, message: 'hemlock-key is wrong' };
  const anew = writersFrom(config.value, house.ports);
  if (anew) await examineDaily({ ...given, writers: anew, log }, at('2026-12-02T03:00Z'));
  expect(lines.at(-1)).toMatchObject([expect.stringContaining('does not answer'), { about: 'down, status 401' }]);
  expect(JSON.stringify(lines)).not.toContain('hemlock');
});
