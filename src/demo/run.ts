import { establish } from './establish.ts';
import { gather, judge } from './figures.ts';
import type { Verdict } from './figures.ts';
import { play } from './play.ts';
import type { Audience } from './play.ts';
import { membersOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';
import { wordingIn } from './wording.ts';

/** Sets the project up on `stage`, plays the scenario to its end, and judges it by what then stands in the local Slack. */
export async function run(stage: Stage, scenario: Scenario, audience: Audience): Promise<Verdict> {
  const { control } = stage.slack;
  const setUpAt = await establish(stage, scenario, audience);
  const acted = await play(stage, scenario.workspace.channel, scenario, audience);
  const members = membersOf(scenario, setUpAt);
  const known = { scenario, members, setUpAt, acted, posted: stage.witness.posted };
  const { figures, faults } = judge(await gather(control, known));
  const own = (await scenario.own?.faults(stage)) ?? [];
  const wording = stage.worded ? await wordingIn(stage.database) : null;
  const plain = wording ? wording.digests - wording.worded : 0;
  return {
    figures,
    wording,
    faults: [
      ...faults,
      ...own,
      ...(plain > 0
        ? [`${plain} of ${wording?.digests} digests stand in everybody's own words, though a model was there.`]
        : []),
      ...stage.complaints.map((sentence) => `The bot logged an error: ${sentence}.`),
    ],
  };
}
