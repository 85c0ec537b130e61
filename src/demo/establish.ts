import { openForm, press, send } from './hands.ts';
import type { Done } from './hands.ts';
import { settle } from './play.ts';
import type { Audience } from './play.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';

const SECOND = 1_000;

/**
 * Sets the project up as a person does: invites the bot, presses *Set up*, sends the form as it stands (with what was written while people slept, where the
 * scenario wants it), and where the
 * scenario wants other days changes them in the settings.
 *
 * returns: when the project came to be. units: epoch ms
 */
export async function establish(
  stage: Stage,
  { workspace, lead, days, regional }: Pick<Scenario, 'workspace' | 'lead' | 'days' | 'regional'>,
  audience: Audience,
): Promise<number> {
  const { control, botUser } = stage.slack;
  const { channel } = workspace;
  await control.channels.invite(channel, [botUser], lead);
  await step(stage, audience);
  const welcome = stage.witness.find('welcome', null);
  if (!welcome) throw new Error(`The bot was invited to #${channel} and offered nothing to press.`);
  must('Set up', await press(stage, lead, welcome, 'project.setup'));
  await openForm(stage, lead);
  must('the set-up form', await send(stage, lead, regional ? { regional: ['on'] } : {}));
  const setUpAt = stage.now();
  await step(stage, audience);
  if (days) {
    const opened = await control.act.command({ user: lead, channel, command: '/project', text: 'settings' });
    must('/project settings', { ok: opened.ack === 'ok', why: opened.ack });
    await openForm(stage, lead);
    must('the settings form', await send(stage, lead, { days: days.map(String) }));
    await step(stage, audience);
  }
  return setUpAt;
}

/** A second later, with all done that was to do. */
async function step(stage: Stage, audience: Audience): Promise<void> {
  await settle(stage, audience);
  await stage.moveTo(stage.now() + 2 * SECOND);
  await settle(stage, audience);
}

function must(what: string, done: Done | { readonly ok: boolean; readonly why: string }): void {
  if (!done.ok) throw new Error(`${what} did not work: ${'why' in done ? done.why : ''}`);
}
