import { setTimeout as wait } from 'node:timers/promises';
import { dateInWords } from '#domain/time-words.ts';
import { toLocalDate } from '#domain/time.ts';
import { timeOf, wallClock } from './hours.ts';
import { nextStop, settle } from './play.ts';
import type { Audience } from './play.ts';
import { nameOf, zoneOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import type { Screen } from './screen.ts';
import type { Stage } from './stage.ts';
import { tourAddress } from './tour.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** A question comes within that, or the lead has none. */
const LONGEST = 10 * DAY;
const TURN_MS = 500;

/** Plays on until the lead has a question to answer, so that whoever takes over has something to do. */
export async function playOn(stage: Stage, { lead }: Scenario, audience: Audience): Promise<void> {
  const until = stage.now() + LONGEST;
  const asked = (): number => stage.witness.posted.filter(({ who, sort }) => who === lead && sort === 'prompt').length;
  const before = asked();
  while (asked() === before && stage.now() < until) {
    const next = await stage.bot.next();
    await stage.moveTo(nextStop(stage.now(), [next === null ? until : Date.parse(next)], true));
    audience.moved(stage.now());
    await settle(stage, audience);
  }
}

/** Says what stands there to be tried. */
export function invite(screen: Screen, stage: Stage, scenario: Scenario): void {
  const { lead, workspace } = scenario;
  const { url } = stage.slack;
  const wall = wallClock(zoneOf(scenario, lead), stage.now());
  const name = nameOf(scenario, lead);
  screen.line();
  screen.line(screen.tint('title', `The local Slack and the bot are yours at ${url}`));
  const asked = scenario.own ? '' : '; they have just been asked';
  screen.line(`  Where ${name} is, it is ${dateInWords(toLocalDate(wall.date))}, ${timeOf(wall)}${asked}.`);
  screen.line(`  In a browser   open ${tourAddress(url, lead)}`);
  const first = scenario.own?.first ?? ['press Fill in; a short tour above the question says what else'];
  for (const [index, line] of first.entries())
    screen.line(`                 ${index === 0 ? `and be ${name}: ` : ''}${line}`);
  screen.line(`  In a shell     curl -s ${url}/_control/act/command -H 'content-type: application/json' \\`);
  screen.line(
    `                   -d '{"user":"${lead}","channel":"${workspace.channel}","command":"/standup","text":"status"}'`,
  );
  screen.line(
    `  Move the time  curl -s ${url}/_control/clock -H 'content-type: application/json' -d '{"advance":"30m"}'`,
  );
  screen.line(`  Read on        sandbox/README.md tells the rest of what can be done there`);
  screen.line(`  Ctrl-C ends both and removes what they wrote.`);
}

/** Lets both run in real time until `over`; the local Slack is told when the bot has something to do next. */
export async function keep(stage: Stage, over: AbortSignal): Promise<void> {
  await stage.run();
  while (!over.aborted) {
    await stage.follow();
    await stage.bot.beat();
    await stage.slack.control.clock.wake('Meridian', await stage.bot.next());
    await wait(TURN_MS, undefined, { signal: over }).catch(() => undefined);
  }
}
