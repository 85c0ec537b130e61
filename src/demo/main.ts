import { systemClock } from '#adapters/clock.ts';
import { epochMs } from '#domain/time.ts';
import { plansOf } from './act.ts';
import type { Verdict } from './figures.ts';
import { invite, keep, playOn } from './keep.ts';
import { readOptions, USAGE } from './options.ts';
import type { Options } from './options.ts';
import type { Audience } from './play.ts';
import { run } from './run.ts';
import type { Scenario } from './scenario.ts';
import { findScene, SCENES } from './scenes.ts';
import { scriptedWriter } from './scene/writer.ts';
import { createScreen } from './screen.ts';
import type { Screen } from './screen.ts';
import { openStage } from './stage.ts';
import { summarise, total } from './summary.ts';
import { tellDates } from './tell-dates.ts';
import { tellPeople } from './tell-people.ts';
import { leaveTour } from './tour.ts';

const MISUSED = 2;
const INTERRUPTED = 130;
/** With more acts than this, a line for each is more than anybody reads. */
const FEW_ACTS = 150;

const realMs = (): number => epochMs(systemClock.now());

async function main(args: readonly string[]): Promise<number> {
  const read = readOptions(args);
  if (!read.ok) return misused(read.error);
  if (read.value.help) {
    const scenes = SCENES.map(({ name, about }) => `  ${name}  ${about}\n`).join('');
    process.stdout.write(`${USAGE}\nScenes:\n${scenes}`);
    return 0;
  }
  const scene = findScene(read.value.scene);
  if (!scene.ok) return misused(scene.error);
  const scenarios = scene.value.scenarios(read.value);
  if (!scenarios.ok) return misused(scenarios.error);
  const { keep: kept } = read.value;
  if (kept && scenarios.value.length > 1) return misused('--keep leaves one team running; name it with --team.');
  const over = untilSignal();
  return show(scenarios.value, read.value, over).catch((error: unknown) => {
    if (over.aborted) return INTERRUPTED;
    throw error;
  });
}

function misused(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return MISUSED;
}

/** Aborts at Ctrl-C, SIGTERM, or when nobody reads on; a second signal ends the process at once. */
function untilSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  process.stdout.on('error', () => controller.abort());
  return controller.signal;
}

/** Plays one after the other. returns: the exit code */
async function show(scenarios: readonly Scenario[], options: Options, over: AbortSignal): Promise<number> {
  const screen = createScreen(process.stdout, process.env);
  const from = realMs();
  const verdicts: Verdict[] = [];
  for (const scenario of scenarios) {
    announce(screen, scenario, options);
    const script = options.model ? scriptedWriter(scenario.acts.flatMap(({ deed }) => plansOf(deed))) : null;
    const stage = await openStage(scenario.workspace, scenario.start, script);
    try {
      const audience = audienceOf(screen, scenario, over);
      verdicts.push(await run(stage, scenario, audience));
      if (!options.keep) continue;
      const ms = realMs() - from;
      await leaveTour(stage, scenario);
      if (!scenario.own) await playOn(stage, scenario, audience);
      report(screen, verdicts, ms);
      invite(screen, stage, scenario);
      if (options.json) printFigures(verdicts, ms);
      await keep(stage, over);
      return exitCode(verdicts);
    } finally {
      screen.status('');
      await stage.end();
    }
  }
  const ms = realMs() - from;
  report(screen, verdicts, ms);
  if (verdicts.every(({ faults }) => faults.length === 0)) lookFurther(screen, options);
  if (options.json) printFigures(verdicts, ms);
  return exitCode(verdicts);
}

const exitCode = (verdicts: readonly Verdict[]): number => (verdicts.some(({ faults }) => faults.length > 0) ? 1 : 0);

const sumOf = (verdicts: readonly Verdict[], ms: number) =>
  total(
    verdicts.map(({ figures }) => figures),
    ms,
  );

function report(screen: Screen, verdicts: readonly Verdict[], ms: number): void {
  const [first] = verdicts;
  summarise(screen, sumOf(verdicts, ms), {
    faults: verdicts.flatMap(({ faults }) => faults),
    wording: first?.wording ?? null,
  });
}

function printFigures(verdicts: readonly Verdict[], ms: number): void {
  const wording = verdicts[0]?.wording ?? null;
  process.stdout.write(`${JSON.stringify({ ...sumOf(verdicts, ms), ...(wording ? { wording } : {}) })}\n`);
}

function audienceOf(screen: Screen, scenario: Scenario, over: AbortSignal): Audience {
  const byLength = () => (scenario.acts.length <= FEW_ACTS ? tellPeople(scenario, screen) : tellDates(screen));
  const audience = scenario.own?.tell(scenario, screen) ?? byLength();
  return {
    ...audience,
    moved(now) {
      over.throwIfAborted();
      audience.moved(now);
    },
  };
}

function announce(screen: Screen, { workspace }: Scenario, { model }: Options): void {
  const people = workspace.people.filter(({ bot }) => bot !== true);
  const zones = new Set(people.map(({ tz }) => tz)).size;
  screen.line();
  screen.line(screen.tint('title', `${workspace.name} · ${people.length} people in ${zones} time zones`));
  screen.line(screen.tint('quiet', '  A local Slack and the bot start on empty tables; the clock jumps ahead.'));
  if (!model) return;
  screen.line(screen.tint('quiet', '  A scripted stand-in on this machine words the digests: no real model is asked,'));
  screen.line(screen.tint('quiet', '  and its price is made up. Its lines are checked as those of any model are.'));
}

function lookFurther(screen: Screen, { data, scene, model }: Options): void {
  screen.line();
  screen.line('Where to look next');
  screen.line(`  npm run demo -- ${model ? '--model --keep   ' : '--keep        '}be one of them, in a browser`);
  if (data === null && !model && scene !== 'hypothesis')
    screen.line('  npm run demo -- --model       digests in checked lines; no real model needed');
  if (data === null) screen.line('  npm run demo -- --data FILE   the same with real updates');
  if (scene !== 'hypothesis')
    screen.line('  npm run demo -- --scene hypothesis   bets: opened, measured, forecast, decided');
  screen.line('  src/README.md                 how it is built');
}

process.exitCode = await main(process.argv.slice(2));
