import Database from 'better-sqlite3';
import { runJobs } from '#adapters/scheduler.ts';
import { openStore } from '#db/open.ts';
import type { HypothesisState } from '#domain/hypothesis.ts';
import { oddsOf, teamHistory } from '#domain/hypothesis-odds.ts';
import type { UserId } from '#domain/ids.ts';
import type { LocalDate } from '#domain/time.ts';
import { hypothesis as job } from '#jobs/hypothesis.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { aHypothesis, aMember, aParticipation, aProject, aReading, at, someTerms, WORKSPACE } from '#test/kit/build.ts';
import { compare } from './figure.ts';
import type { Bench, Figure } from './figure.ts';

const RUNS = 3;
/** So many forecasts make one row: one alone is shorter than the clock of the processor ticks. */
const BATCH = 20;
/** Processor time: the machine is shared, and the wait for a disk is its own. */
const busyMs = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1_000;
const BETS = 1_000;
const READINGS = 20;
const OWNER = 'U0001' as UserId;
/** Tuesday of the second week, 11:00 in Berlin. */
const NOW = at('2026-03-17T10:00Z');
const run = {
  startedAt: at('2026-03-09T08:00Z'),
  startOn: '2026-03-09' as LocalDate,
  endOn: '2026-04-03' as LocalDate,
  firstTarget: 0.85,
};
const RUNNING: HypothesisState = { is: 'running', run };

/** The forecast of a bet with 200 readings, and a heartbeat in which 1,000 bets are looked at. */
export const hypothesis: Bench = {
  name: 'hypothesis',
  run: async ({ folder, say }) => [forecastOfOne(), await heartbeatOfAll(`${folder}/bets.db`, say)],
};

function forecastOfOne(): Figure {
  const readings = readingsOf(200);
  const owner = { member: aMember({ id: OWNER, zone: 'Europe/Berlin' }), absences: [] };
  const bet = aHypothesis({ state: RUNNING, terms: someTerms() });
  const text = JSON.stringify(readings);
  const rows: { measured: number[]; floor: number[] } = { measured: [], floor: [] };
  for (let time = -2; time < 9; time += 1) {
    const from = busyMs();
    for (let one = 0; one < BATCH; one += 1) {
      if (!oddsOf(bet, readings, owner, teamHistory([]), NOW)) throw new Error('a bet that runs has odds');
    }
    const took = (busyMs() - from) / BATCH;
    const again = busyMs();
    for (let one = 0; one < BATCH; one += 1) JSON.parse(text);
    const least = (busyMs() - again) / BATCH;
    if (time < 0) continue; // to warm up
    rows.measured.push(took);
    rows.floor.push(least);
  }
  return compare('forecast, 200 readings', 'ms', rows, {
    floorIs: 'the same readings read from JSON; both in processor time; at most 5 ms',
    limit: 5,
  });
}

async function heartbeatOfAll(path: string, say: (line: string) => void): Promise<Figure> {
  const opened = await openStore(`sqlite:${path}`);
  const bare = new Database(path);
  try {
    await makeBets(opened.store);
    say(`${BETS} bets with ${READINGS} readings each are written`);
    const ports: Ports = { store: opened.store, chat: silentChat, log: loudLog, newId: () => 'none' };
    const rows: { measured: number[]; floor: number[] } = { measured: [], floor: [] };
    for (let time = 0; time <= RUNS; time += 1) {
      bare.prepare('update hypothesis set next_due_at = ?').run('1970-01-01T00:00:00.000Z');
      const from = busyMs();
      let beats = 0;
      for (; beats < 20 && due(bare) > 0; beats += 1) await runJobs([job], ports, NOW);
      const took = busyMs() - from;
      if (due(bare) > 0) throw new Error('bets are left after 20 heartbeats');
      const again = busyMs();
      bareLook(bare);
      const least = busyMs() - again;
      if (time === 0) continue; // the first says what is to be said once
      rows.measured.push(took);
      rows.floor.push(least);
      say(`run ${time} of ${RUNS}: ${took.toFixed()} ms in ${beats} heartbeats, bare SQL ${least.toFixed()} ms`);
    }
    const floorIs = `the same rows of ${BETS} bets read, parsed and planned by bare SQL; both in processor time; at most 2 s`;
    return compare('bets, heartbeat', 'ms', rows, { floorIs, limit: 2_000 });
  } finally {
    bare.close();
    await opened.close();
  }
}

const due = (bare: Database.Database): number =>
  Number(bare.prepare('select count(*) from hypothesis where next_due_at <= ?').pluck().get(NOW));

/** Reads and plans the same bets without a store. */
function bareLook(bare: Database.Database): void {
  const bets = bare
    .prepare<[], { number: number; terms: string; state_json: string }>('select * from hypothesis')
    .all();
  const readings = bare.prepare<[string, number], { body: string }>(
    'select * from reading where workspace_id = ? and hypothesis = ? order by at',
  );
  const plan = bare.prepare('update hypothesis set next_due_at = ? where workspace_id = ? and number = ?');
  for (const bet of bets) {
    JSON.parse(bet.terms);
    JSON.parse(bet.state_json);
    for (const { body } of readings.all(WORKSPACE, bet.number)) JSON.parse(body);
    plan.run('2026-03-18T10:00:00.000Z', WORKSPACE, bet.number);
  }
}

function readingsOf(count: number) {
  const from = Date.parse('2026-03-09T09:00Z');
  const step = (Date.parse(NOW) - from) / (count + 1);
  return Array.from({ length: count }, (_, place) => {
    const moment = at(new Date(from + step * place).toISOString());
    return aReading({ number: place + 1, value: 0.78 + ((place * 37) % 50) / 1_000, at: moment, loggedAt: moment });
  });
}

async function makeBets(store: Store): Promise<void> {
  const since = at('2026-01-01T00:00Z');
  await store.workspaces.save({
    id: WORKSPACE,
    name: 'Team',
    botUser: 'UBOT' as UserId,
    installedAt: since,
    uninstalledAt: null,
  });
  await store.projects.save(aProject());
  for (const id of [OWNER, 'U0002' as UserId]) {
    await store.members.save(aMember({ id, zone: 'Europe/Berlin' }));
    await store.participations.save(aParticipation(id, { since }));
  }
  const readings = readingsOf(READINGS);
  await store.atomically(async (inside) => {
    for (let made = 0; made < BETS; made += 1) {
      const { number: _none, ...draft } = aHypothesis({ terms: someTerms({ owner: OWNER }) });
      const bet = await inside.hypotheses.create(draft);
      await inside.hypotheses.save({ ...bet, state: RUNNING }, null);
      for (const { number: _own, ...reading } of readings)
        await inside.readings.add({ ...reading, hypothesis: bet.number });
    }
  });
}

const never = (): never => {
  throw new Error('a look at bets asks Slack nothing');
};
const silentChat: Ports['chat'] = {
  show: never,
  publishHome: never,
  homeStands: never,
  sendFiles: never,
  profile: never,
  membersOf: never,
  channelName: never,
};
const loudLog: Ports['log'] = {
  info: () => undefined,
  warn: () => undefined,
  error(sentence, facts) {
    throw new Error(`${sentence}: ${JSON.stringify(facts)}`);
  },
};
