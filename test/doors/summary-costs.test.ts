import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '#commands/index.ts';
import { readCsv } from '#domain/csv.ts';
import type { ModelCall } from '#domain/cost.ts';
import type { ChannelId, UserId } from '#domain/ids.ts';
import { aMember, aParticipation, at, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse } from '#test/kit/house.ts';
import { meridian } from '#test/kit/meridian.ts';
import { render } from '#views/index.ts';

const now = at('2026-03-10T09:00Z');
const LEAD = aMember({ id: 'ULEAD' });
const ELSE = aMember({ id: 'UELSE' });
const ADMIN = aMember({ id: 'UADMIN', admin: true });
const GUEST = aMember({ id: 'UGUEST', guest: true });

const aCall = (id: string, own: Partial<ModelCall> = {}): ModelCall => ({
  workspace: WORKSPACE,
  id,
  project: PROJECT,
  purpose: 'digest',
  task: 'map',
  model: '=small',
  at: at('2026-03-09T10:00Z'),
  outcome: 'written',
  input: 1000,
  cached: 0,
  output: 100,
  latencyMs: 900,
  price: { input: 1, cached: 0.1, output: 5 },
  micros: 1500,
  counted: 1500,
  ...own,
});

async function aTeam() {
  const url = `sqlite:${join(mkdtempSync(join(tmpdir(), 'meridian-costs-')), 'm.db')}`;
  const house = await aHouse([LEAD, ELSE, ADMIN, GUEST], {}, undefined, url);
  onTestFinished(() => house.close());
  const { participations, costs } = house.ports.store;
  await participations.save(aParticipation(LEAD.id, { lead: true }));
  await costs.settle(aCall('1'));
  await costs.settle(aCall('2', { purpose: 'weekly', at: at('2026-03-02T10:00Z'), micros: 2_000_000 }));
  await costs.settle(aCall('3', { model: 'unheard-of', price: null, micros: null }));
  await costs.settle(aCall('4', { project: null, purpose: 'doctor', micros: 40 }));
  await costs.settle(aCall('5', { at: at('2025-12-01T10:00Z'), micros: 9_000_000 }));
  const typed = async (who: UserId, text = '', channel?: ChannelId | null) => {
    const read = commands.find(({ name }) => name === '/summary')?.read(`costs ${text}`, now);
    if (!read?.ok) return read && 'text' in read.error ? read.error.text : '';
    const reply = await house.run(read.value, { who, now, ...(channel === null ? { channel } : {}) });
    return reply.kind === 'say' ? JSON.stringify([reply.message, render(reply.message)]) : reply.kind;
  };
  return { typed, url };
}

describe('/summary costs', () => {
  it('tells leads what their project cost, by purpose, model and week, in words and as a picture', async () => {
    const { typed } = await aTeam();
    const said = await typed(LEAD.id);
    for (const told of [
      'What the model cost atlas',
      '$2.00 and 1 call at an unknown price in the last 8 weeks: 3 calls',
      'weekly summary: $2.00, 1 call',
      'daily digest: $0.0015 and 1 call at an unknown price, 2 calls',
      'unheard-of: an unknown sum',
      'week of Monday 2 March: $2.00',
      'Whoever runs me has set none up',
      '"kind":"costs"',
    ])
      expect(said).toContain(told);
    expect(said).not.toContain('doctor');
  });

  it('tells administrators of the whole workspace, and nobody else of anything', async () => {
    const { typed } = await aTeam();
    const all = await typed(ADMIN.id, 'all');
    for (const told of ['this workspace', 'atlas: $2.00', 'doctor: under $0.0001, 1 call']) expect(all).toContain(told);
    expect(await typed(ADMIN.id, '', null)).toContain('this workspace');
    expect(await typed(ELSE.id)).toContain(`Ask ${LEAD.name}`);
    expect(await typed(LEAD.id, 'all')).toContain('shown to its Slack administrators');
    expect(await typed(GUEST.id)).toContain('Guests');
    expect(await typed(LEAD.id, 'everything')).toContain('or `/summary costs all`');
  });
});

describe('meridian costs', () => {
  it('prints a line for each day, project, purpose and model, and no cell is a formula', async () => {
    const { url } = await aTeam();
    const machine = { env: { DATABASE_URL: url }, today: '2026-03-10T09:00:00Z' };
    const { out, code, err } = await meridian(['costs', '--csv'], machine);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(",'=small,");
    const rows = readCsv(out);
    expect(rows.ok && rows.value.map(({ cells }) => [cells[0], cells[1], cells[4], cells[5], cells.at(-1)])).toEqual([
      ['day_utc', 'week', 'purpose', 'model', 'usd'],
      ['2026-03-02', '2026-03-02', 'weekly', '=small', '2.000000'],
      ['2026-03-09', '2026-03-09', 'doctor', '=small', '0.000040'],
      ['2026-03-09', '2026-03-09', 'digest', '=small', '0.001500'],
      ['2026-03-09', '2026-03-09', 'digest', 'unheard-of', ''],
    ]);
    expect((await meridian(['costs', '--from', '2026-03-09'], machine)).out).toContain(
      '2026-03-09 to 2026-03-10 (UTC)',
    );
    expect((await meridian(['costs', '--from', '2026-03-09', '--to', '2026-03-01'], machine)).code).toBe(2);
  });
});
