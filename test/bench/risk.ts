import { calibrated, teamCalibration } from '#domain/calibration.ts';
import { forecast, type Course } from '#domain/forecast.ts';
import type { UserId } from '#domain/ids.ts';
import { evaluated, NEW_ITEM, riskOf, type RiskFacts } from '#domain/risk.ts';
import { logit } from '#domain/special.ts';
import { compare, type Bench } from './figure.ts';

const RUNS = 5;
const ITEMS = 10_000;
const FLOOR = 'the forecasts of the same items alone, nothing made of them; both in processor time';
const busyMs = (): number => process.cpuUsage().user / 1_000;

/** One daily evaluation of 10,000 open bets of twenty readings each. */
export const risk: Bench = {
  name: 'risk',
  run({ say }) {
    const rows: { measured: number[]; floor: number[] } = { measured: [], floor: [] };
    const record = teamCalibration([]);
    for (let run = 0; run < RUNS; run += 1) {
      const courses = Array.from({ length: ITEMS }, (_, item) => courseOf(item + run));
      const began = busyMs();
      let atRisk = 0;
      for (const course of courses) {
        const chance = calibrated(logit(forecast(course, 60).chance), record);
        const first = evaluated(NEW_ITEM, riskOf(factsOf(chance)));
        if (evaluated(first.state, riskOf(factsOf(chance))).state.tier === 'at-risk') atRisk += 1;
      }
      rows.measured.push(busyMs() - began);
      const again = busyMs();
      for (const course of courses) forecast(course, 60);
      rows.floor.push(busyMs() - again);
      say(`run ${run + 1}: ${rows.measured.at(-1)?.toFixed()} ms, ${atRisk} at risk`);
    }
    return Promise.resolve([compare('risk, 10,000', 'ms', rows, { floorIs: FLOOR, limit: 5_000 })]);
  },
};

const courseOf = (seed: number): Course => ({
  baseline: 0.5,
  target: 0.9,
  start: 0,
  end: 100,
  readings: Array.from({ length: 20 }, (_, at) => ({ at: at * 3, value: 0.5 + ((seed * 7 + at * 13) % 40) / 110 })),
});

const factsOf = (chance: number): RiskFacts => ({
  item: 'H1',
  owner: 'U1' as UserId,
  measured: {
    chance,
    was: null,
    elapsed: 0.6,
    done: 0.3,
    readings: 20,
    daysSinceReading: 4,
    lengthDays: 20,
    unhealthy: [],
    failing: 0,
  },
  baseRate: null,
  blockers: [{ number: 1, text: 'No GPUs', days: 4 }],
  carried: [],
  unacknowledged: [],
  missed: null,
  said: null,
  resting: false,
});
