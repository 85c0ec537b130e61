import { setTimeout as wait } from 'node:timers/promises';
import { controlOf } from '#sandbox/client.ts';
import type { Control } from '#sandbox/client.ts';
import type { OpenView, World } from '#sandbox/world.ts';
import { compare } from './figure.ts';
import type { Bench } from './figure.ts';
import { grow } from './screens.ts';
import { aStage, ROOM, SOMEBODY } from './team.ts';

const WARM_UP = 3;
const RUNS = 25;
const OPEN_MS = 5_000;
/** What the wish allows a placeholder; the modals come whole. */
const LIMIT_MS = 300;
/** Slack takes a hundred a minute and bursts of twenty; without it the local Slack refuses the twenty-first. */
const REST = '1s';
/** No project's channel, so that the form is that of all projects. */
const LOBBY = 'lobby';
const FLOOR = `an empty Bolt app that acknowledges and opens one line of text, in turns with the bot (${RUNS} times)`;

/** Somebody's click, and what tells the modal that comes of it from others. */
interface Click {
  readonly figure: string;
  readonly shows: string;
  readonly press: (control: Control) => Promise<{ readonly ack: string }>;
}

const typed =
  (command: string, text: string, channel = ROOM) =>
  (control: Control) =>
    control.act.command({ user: SOMEBODY, channel, command, text });

const CLICKS: readonly Click[] = [
  { figure: 'modal.standup', shows: 'standup-form', press: typed('/standup', '', LOBBY) },
  { figure: 'modal.settings', shows: 'project-form', press: typed('/project', 'settings') },
  { figure: 'modal.members', shows: 'roles-form', press: typed('/project', 'roles') },
  { figure: 'modal.questions', shows: 'questions-form', press: typed('/project', 'questions') },
  { figure: 'modal.blocker', shows: 'blocker-form', press: marked },
  { figure: 'modal.handover', shows: 'handover-form', press: typed('/standup', 'handover') },
  { figure: 'modal.hours', shows: 'hours-form', press: typed('/meridian', 'hours') },
  { figure: 'modal.leave', shows: 'leave-form', press: typed('/standup', 'away') },
  { figure: 'modal.holidays', shows: 'holidays-form', press: typed('/meridian', 'holidays DE-BE') },
];
const EMPTY: Click = { figure: '', shows: 'empty', press: typed('/empty', 'open') };

/** How long from a click until its modal stands in the local Slack, whole: 200 members, a year of answers, 12 projects. */
export const modals: Bench = {
  name: 'modals',
  async run({ folder, say }) {
    await using stage = await aStage(folder);
    grow(`${folder}/team.db`);
    await using _bot = await stage.startBot();
    await using _empty = await stage.startEmpty();
    const control = controlOf(stage.slack.url);
    await control.channels.create({ name: LOBBY, members: [SOMEBODY] });
    const list = await raised(control, stage.slack.world);
    const update: Click = { figure: 'modal.update', shows: 'blocker-update-form', press: updated(list) };
    const figures = [];
    for (const click of [...CLICKS, update]) {
      say(`${click.figure.slice(6)}, ${RUNS} times`);
      const measured: number[] = [];
      const floor: number[] = [];
      for (let turn = 0; turn < WARM_UP + RUNS; turn += 1) {
        const took = await opened(control, stage.slack.world, click);
        const least = await opened(control, stage.slack.world, EMPTY);
        await control.clock.advance(REST);
        if (turn < WARM_UP) continue;
        measured.push(took);
        floor.push(least);
      }
      figures.push(compare(click.figure, 'ms', { measured, floor }, { floorIs: FLOOR, limit: LIMIT_MS }));
    }
    return figures;
  },
};

/** Milliseconds from the click to the modal; it is closed afterwards. */
async function opened(control: Control, world: World, { figure, shows, press }: Click): Promise<number> {
  const from = performance.now();
  const act = await press(control);
  if (act.ack !== 'ok') throw new Error(`${figure} was not acknowledged: ${JSON.stringify(act)}`);
  const shown = await until(`${figure} was acknowledged and opened nothing`, () => standing(world, shows));
  const took = performance.now() - from;
  await control.act.close({ user: SOMEBODY, viewId: shown.id });
  return took;
}

/** What is looked for, once it is there; `missing`: the error where it does not come. */
async function until<T>(missing: string, look: () => T | undefined): Promise<T> {
  const from = performance.now();
  for (let found = look(); ; found = look()) {
    if (found !== undefined) return found;
    if (performance.now() - from > OPEN_MS) throw new Error(missing);
    await wait(1);
  }
}

const standing = (world: World, shows: string): OpenView | undefined =>
  [...world.views.values()].find(({ open, view }) => open && view['callback_id'] === shows);

/** Marks a message as a blocker; the message is written before the click is timed by whoever reads the log, not here. */
async function marked(control: Control) {
  const { ts } = await control.act.message({ user: SOMEBODY, channel: ROOM, text: 'No GPUs until Thursday' });
  return control.act.shortcut({ user: SOMEBODY, callbackId: 'blocker.raise', channel: ROOM, messageTs: ts });
}

/** Makes a blocker of SOMEBODY's, and has it listed to them with its buttons. returns: the list's `ts`. */
async function raised(control: Control, world: World): Promise<string> {
  await marked(control);
  await until('no form of a blocker came', () => standing(world, 'blocker-form'));
  await control.act.submit({ user: SOMEBODY, values: { kind: { value: 'compute' } } });
  await control.act.command({ user: SOMEBODY, channel: ROOM, command: '/standup', text: 'blockers' });
  const { ts } = await until('no list of blockers came', () =>
    [...world.messages.values()].flat().find(({ blocks }) => JSON.stringify(blocks ?? []).includes('blocker.update')),
  );
  return ts;
}

/** Presses Update in that list. */
const updated = (list: string) => (control: Control) =>
  control.act.interact({ user: SOMEBODY, channel: ROOM, messageTs: list, actionId: 'blocker.update' });
