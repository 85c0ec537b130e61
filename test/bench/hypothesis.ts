import Database from 'better-sqlite3';
import { runJobs } from '#adapters/scheduler.ts';
import { openStore } from '#db/open.ts';
import type { HypothesisState } from '#domain/hypothesis.ts';
import { MARKS, oddsOf, teamHistory } from '#domain/hypothesis-odds.ts';
import type { UserId } from '#domain/ids.ts';
import { logit } from '#domain/special.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
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
/** Bets of the same project that have ended, from which its chances are corrected. */
const ENDED = 40;
const BEATS_MAX = 20;
const OWNER = 'U0001' as UserId;
/** Tuesday of the second week, 11:00 in Berlin. */
const NOW = at('2026-03-17T10:00Z');
/** An hour after the end of the last day. */
const OVER = at('2026-04-03T17:00Z');
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
  run: async ({ folder, say }) => [forecastOfOne(), ...(await heartbeatsOfAll(`${folder}/bets.db`, say))],
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

/** Longest heartbeat in which nothing is to be said, and in which every bet's time is over. */
async function heartbeatsOfAll(path: string, say: (line: string) => void): Promise<Figure[]> {
  const opened = await openStore(`sqlite:${path}`);
  const bare = new Database(path);
  try {
    await makeBets(opened.store);
    say(`${BETS} bets with ${READINGS} readings each are written, and ${ENDED} that have ended`);
    const ports: Ports = {
      store: opened.store,
      chat: silentChat,
      log: loudLog,
      holidays: noBooks,
      newId: () => 'none',
    };
    const quiet: { measured: number[]; floor: number[] } = { measured: [], floor: [] };
    const over: { measured: number[]; floor: number[] } = { measured: [], floor: [] };
    for (let time = 0; time <= RUNS; time += 1) {
      bare.prepare(ALL_DUE).run();
      const { longest, beats } = await beatUntilDone(bare, ports, NOW);
      const least = busyOf(() => bareLook(bare));
      if (time === 0) continue; // the first says what is to be said once
      quiet.measured.push(longest);
      quiet.floor.push(least);
      say(
        `run ${time} of ${RUNS}: at most ${longest.toFixed()} ms in ${beats} heartbeats, bare SQL ${least.toFixed()} ms`,
      );
    }
    for (let time = 0; time < RUNS; time += 1) {
      bare.prepare('delete from delivery').run();
      bare
        .prepare('update hypothesis set state = ?, state_json = ? where ended_at is null')
        .run(RUNNING.is, JSON.stringify(RUNNING));
      bare.prepare(ALL_DUE).run();
      const { longest, beats } = await beatUntilDone(bare, ports, OVER);
      over.measured.push(longest);
      over.floor.push(busyOf(() => bareLook(bare)));
      say(`time over, run ${time + 1} of ${RUNS}: at most ${longest.toFixed()} ms in ${beats} heartbeats`);
    }
    const floorIs = `the same rows of ${BETS} bets read, parsed and planned by bare SQL; both in processor time; at most 2 s`;
    return [
      compare('bets, heartbeat', 'ms', quiet, { floorIs, limit: 2_000 }),
      compare('bets, all over at once', 'ms', over, { floorIs: `the longest heartbeat; ${floorIs}`, limit: 2_000 }),
    ];
  } finally {
    bare.close();
    await opened.close();
  }
}

const ALL_DUE = "update hypothesis set next_due_at = '1970-01-01T00:00:00.000Z' where ended_at is null";

function busyOf(work: () => void): number {
  const from = busyMs();
  work();
  return busyMs() - from;
}

/** Heartbeats until no bet is due any more, and the processor time of the longest. */
async function beatUntilDone(
  bare: Database.Database,
  ports: Ports,
  now: Instant,
): Promise<{ longest: number; beats: number }> {
  let [longest, beats] = [0, 0];
  for (; beats < BEATS_MAX && due(bare, now) > 0; beats += 1) {
    const from = busyMs();
    await runJobs([job], ports, now);
    longest = Math.max(longest, busyMs() - from);
  }
  if (due(bare, now) > 0) throw new Error(`bets are left after ${BEATS_MAX} heartbeats`);
  return { longest, beats };
}

const due = (bare: Database.Database, now: Instant): number =>
  Number(bare.prepare('select count(*) from hypothesis where next_due_at <= ?').pluck().get(now));

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
    url: null,
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
    for (let made = 0; made < ENDED; made += 1) await makeEnded(inside, made);
  });
}

async function makeEnded(store: Store, made: number): Promise<void> {
  const { number: _none, ...draft } = aHypothesis({ terms: someTerms({ owner: OWNER }) });
  const bet = await store.hypotheses.create(draft);
  const hit = made % 3 === 0;
  const end = { outcome: hit ? 'ship' : 'stop', by: OWNER, at: NOW, reason: '', advice: 'stop' } as const;
  const state = { is: 'decided', run, end: { ...end, approver: null, next: null, hit, learned: null } } as const;
  await store.hypotheses.save({ ...bet, state }, null);
  for (const mark of MARKS) {
    const chance = (made % 10) / 10 + 0.05;
    const note = { workspace: WORKSPACE, number: bet.number, mark, at: NOW, chance, logOdds: logit(chance) };
    await store.hypotheses.noteForecast(note);
  }
}

const never = (): never => {
  throw new Error('a look at bets asks Slack nothing');
};
const noBooks: Ports['holidays'] = { of: () => Promise.resolve(null) };
const silentChat: Ports['chat'] = {
  show: never,
  redraw: never,
  publishHome: never,
  homeStands: never,
  sendFiles: never,
  profile: never,
  membersOf: never,
  status: never,
  channelName: never,
};
const loudLog: Ports['log'] = {
  info: () => undefined,
  warn: () => undefined,
  error(sentence, facts) {
    throw new Error(`${sentence}: ${JSON.stringify(facts)}`);
  },
};
