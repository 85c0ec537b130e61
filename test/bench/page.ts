import { clinicScenario } from '#demo/clinic.ts';
import { playOn } from '#demo/keep.ts';
import type { Audience } from '#demo/play.ts';
import { run } from '#demo/run.ts';
import { openStage } from '#demo/stage.ts';
import { launch } from '#test/browser/kit.ts';
import { compare } from './figure.ts';
import type { Bench, Figure } from './figure.ts';
import { aButton, actsOn, inTurns, TIMES, visit } from './page-acts.ts';
import type { Visit } from './page-acts.ts';
import { blocks, percentile } from './stats.ts';

/** Percentiles are taken of so many rows, and the median of them counts. */
const BLOCKS = 2;
const PAINT_MS = 1_000;
const ACT_MS = 150;
/** Served by the same server, with the same policy: a heading, a link and one style sheet. */
const EMPTY = '/page/nothing-here';
const EMPTY_FLOOR = 'a page of the same server with one sentence on it, in turns';
const CLICK_FLOOR = 'a button on that page whose click handler adds a paragraph, in turns';

const quiet = (): void => undefined;
const NOBODY: Audience = { posted: quiet, acted: quiet, moved: quiet };

/** How soon somebody sees the page of the local Slack, with two weeks of a team on it, and sees what they did there. */
export const page: Bench = {
  name: 'page',
  async run({ say }) {
    const scenario = clinicScenario();
    say('a team lives two weeks');
    const stage = await openStage(scenario.workspace, scenario.start);
    const browser = await launch();
    try {
      await run(stage, scenario, NOBODY);
      await playOn(stage, scenario, NOBODY);
      const { url } = stage.slack;
      const { lead, workspace } = scenario;
      const here = `${url}/#as=${lead}&in=@meridian`;
      say(`${TIMES} visits each, then ${TIMES} of each act`);
      const [visits = [], empty = []] = await inTurns(TIMES, [
        () => visit(browser, here),
        () => visit(browser, `${url}${EMPTY}`),
      ]);
      const acts = await actsOn(
        await browser.newPage(),
        here,
        workspace.channel,
        await aButton(browser, `${url}${EMPTY}`),
      );
      return [
        ...figures('page.paint', visits.map(only('paint')), empty.map(only('paint')), PAINT_MS, EMPTY_FLOOR),
        ...figures('page.story', visits.map(only('story')), empty.map(only('paint')), PAINT_MS, EMPTY_FLOOR),
        ...(['room', 'said', 'form'] as const).flatMap((name) =>
          figures(`page.${name}`, acts[name], acts.bare, ACT_MS, CLICK_FLOOR),
        ),
      ];
    } finally {
      await browser.close();
      await stage.end();
    }
  },
};

function figures(
  name: string,
  measured: readonly number[],
  floor: readonly number[],
  limit: number,
  floorIs: string,
): Figure[] {
  return (
    [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const
  ).map(([word, share]) => {
    const rows = (values: readonly number[]): number[] => blocks(values, BLOCKS).map((row) => percentile(row, share));
    return compare(`${name}.${word}`, 'ms', { measured: rows(measured), floor: rows(floor) }, { floorIs, limit });
  });
}

const only = (name: keyof Visit) => (one: Visit) => one[name];
