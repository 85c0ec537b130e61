import { fileURLToPath } from 'node:url';
import { quoted } from '#domain/calendar-names.ts';
import { nearest } from '#domain/nearest.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { holdsBets, readBets } from './bets-data.ts';
import { BETS_OWN } from './bets-own.ts';
import { MADE_UP } from './bets-plan.ts';
import { betsScenario } from './bets-scenario.ts';
import { clinicScenario } from './clinic.ts';
import { byTeam, readUpdates } from './data.ts';
import type { Options } from './options.ts';
import { replayScenario } from './replay.ts';
import type { Scenario } from './scenario.ts';

/** Something the demo can show. */
export interface Scene {
  readonly name: string;
  /** One line for `--help`. */
  readonly about: string;
  /** What is played, one after the other. errors: one sentence about what the options ask for. */
  scenarios(options: Options): Result<readonly Scenario[], string>;
}

const standup: Scene = {
  name: 'standup',
  about: 'a team in many time zones is asked, answers, and reads the digest',
  scenarios({ data, team, weeks, days }) {
    if (data === null) return ok([clinicScenario({ ...(weeks ? { weeks } : {}), ...(days ? { days } : {}) })]);
    const updates = readUpdates(data);
    if (!updates.ok) return updates;
    const teams = byTeam(updates.value, team);
    if (!teams.ok) return teams;
    return ok([...teams.value].map(([name, own]) => replayScenario(name, own, weeks)));
  },
};

/** Where real data may lie, beside the project. */
const DATA_BESIDE = fileURLToPath(new URL('../../../shared/data', import.meta.url));

const hypothesis: Scene = {
  name: 'hypothesis',
  about: 'bets are opened, measured, forecast and decided; real ones, where there are data',
  scenarios({ data, team, weeks, days }) {
    if (team !== null || weeks !== null)
      return refuse('The scene of bets has one team and five weeks; leave out --team and --weeks.');
    const folder = data ?? (holdsBets(DATA_BESIDE) ? DATA_BESIDE : null);
    const plans = folder === null ? ok(MADE_UP) : readBets(folder);
    if (!plans.ok) return plans;
    const own = days === null ? BETS_OWN : { ...BETS_OWN, faults: () => Promise.resolve([]) };
    return ok([{ ...betsScenario(plans.value, days), own }]);
  },
};

/** Every scene; the first is shown where none is named. */
export const SCENES: readonly [Scene, ...Scene[]] = [standup, hypothesis];

/** The scene of that name; null: the first. errors: one sentence with the nearest there is. */
export function findScene(name: string | null): Result<Scene, string> {
  if (name === null) return ok(SCENES[0]);
  const found = SCENES.find((scene) => scene.name === name);
  if (found) return ok(found);
  const names = SCENES.map((scene) => scene.name);
  const near = nearest(name, names);
  const right = near === null ? `there is ${names.join(', ')}.` : `did you mean ${near}?`;
  return refuse(`${quoted(name)} is not a scene; ${right}`);
}
