import { quoted } from '#domain/calendar-names.ts';
import { nearest } from '#domain/nearest.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
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

/** Every scene; the first is shown where none is named. */
export const SCENES: readonly [Scene, ...Scene[]] = [standup];

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
