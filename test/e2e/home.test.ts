import { describe, expect, it } from 'vitest';
import {
  aBlocker,
  aHypothesis,
  aMember,
  anAbsence,
  aParticipation,
  aProject,
  at,
  day,
  someTerms,
} from '#test/kit/build.ts';
import type { ProjectId } from '#domain/ids.ts';
import { aStage, type Stage } from './kit.ts';

/** Anna, who leads, and Ben as members of the project in #atlas, since long ago; it is 10:00 in Berlin. */
async function peopled(stage: Stage): Promise<void> {
  const { store, workspace } = stage;
  const project = aProject({ workspace, channel: stage.channel('atlas'), createdBy: stage.user('anna') });
  await store.projects.save(project);
  for (const [name, zone] of [
    ['anna', 'Europe/Berlin'],
    ['ben', 'Asia/Kathmandu'],
  ] as const) {
    const id = stage.user(name);
    await store.members.save(aMember({ workspace, id, zone, name, admin: name === 'anna' }));
    await store.participations.save({ ...aParticipation(id), workspace, lead: name === 'anna' });
  }
}

interface Shown {
  readonly text: string;
  press(user: string, label: string): Promise<void>;
}

async function homeOf(stage: Stage, user: string): Promise<Shown> {
  const { view } = await stage.control.home(user);
  if (!view) throw new Error(`${user} has no Home`);
  const text = JSON.stringify(view.blocks);
  return {
    text,
    async press(who, label) {
      const found = buttonsOf(view.blocks).find((button) => button.label === label);
      if (!found) throw new Error(`the Home has no ${label}`);
      const act = await stage.control.act.interact({
        user: who,
        home: true,
        blockId: found.block,
        actionId: found.action,
      });
      expect(act.ack).toBe('ok');
      await stage.app.idle();
    },
  };
}

interface Pressable {
  readonly block: string;
  readonly action: string;
  readonly label: string;
}

interface SeenButton {
  readonly action_id?: string;
  readonly text?: { readonly text: string };
}

function buttonsOf(blocks: readonly Record<string, unknown>[]): Pressable[] {
  return blocks.flatMap((block) => {
    const { accessory, elements } = block as { accessory?: SeenButton; elements?: SeenButton[] };
    const buttons = [...(accessory ? [accessory] : []), ...(Array.isArray(elements) ? elements : [])];
    return buttons.flatMap(({ action_id, text }) =>
      action_id === undefined ? [] : [{ block: String(block['block_id']), action: action_id, label: text?.text ?? '' }],
    );
  });
}

const open = async (stage: Stage, user: string): Promise<Shown> => {
  await stage.control.act.openHome({ user });
  await stage.app.idle();
  return homeOf(stage, user);
};

const publishes = async (stage: Stage): Promise<number> =>
  (await stage.control.log()).filter((entry) => JSON.stringify(entry).includes('views.publish')).length;

describe('the Home in the local Slack', () => {
  it('shows what is open, and follows what its reader does there: answered, edited, put right', async () => {
    await using stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
    await peopled(stage);
    await stage.app.beat();
    const before = await open(stage, 'anna');
    expect(before.text).toContain('Your answer is open until 18:00.');
    expect(before.text).toContain('you lead it');
    expect(before.text).toContain('Installation: all is well');

    await before.press('anna', 'Fill in');
    const [form] = await stage.control.views('anna');
    expect(form?.callback_id).toBe('standup-form');
    await stage.control.act.submit({
      user: 'anna',
      viewId: form?.id ?? '',
      values: { 'done:p1': { value: 'The loader' } },
    });
    await stage.app.idle();
    const after = await homeOf(stage, 'anna');
    expect(after.text).toContain('Answered at 10:00.');
    await after.press('anna', 'Edit');
    expect(JSON.stringify(await stage.control.views('anna'))).toContain('The loader');
    expect(await stage.control.violations()).toEqual([]);
  });

  it('shows the bets of its reader, those that wait for a decision first, and opens them', async () => {
    await using stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
    await peopled(stage);
    const { store, workspace } = stage;
    const terms = someTerms({
      owner: stage.user('ben'),
      decider: stage.user('anna'),
      belief: 'Small <!channel> nets do',
    });
    const run = {
      startedAt: at('2026-03-09T08:00Z'),
      startOn: day('2026-03-09'),
      endOn: day('2026-03-20'),
      firstTarget: 0.85,
    };
    for (const state of [{ is: 'running', run }, { is: 'draft' }] as const) {
      const { number: _, ...bet } = aHypothesis({ workspace, terms, state });
      await store.hypotheses.create(bet);
    }
    await stage.control.act.openHome({ user: 'ben' });
    await stage.app.idle();
    const home = await homeOf(stage, 'ben');
    expect(home.text).toContain('My bets');
    expect(home.text).toContain('H1 · running, until Friday 20 March');
    expect(home.text).toContain('H2 · a draft, not started');
    expect(home.text).toContain('"type":"plain_text","text":"H1 ');
    await home.press('ben', 'Show H1');
    expect(JSON.stringify(await stage.control.views('ben'))).toContain('H1');
    expect(await stage.control.violations()).toEqual([]);
  });

  it('is not published again when nothing changed, and not for what others do', async () => {
    await using stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
    await peopled(stage);
    await open(stage, 'anna');
    const first = await publishes(stage);
    expect(first).toBeGreaterThan(0);
    await open(stage, 'anna');
    await stage.control.act.command({ user: 'ben', channel: 'atlas', command: '/standup', text: 'skip' });
    await stage.app.idle();
    expect(await publishes(stage)).toBe(first);
    await stage.control.act.command({ user: 'anna', channel: 'atlas', command: '/standup', text: 'skip' });
    await stage.app.idle();
    expect((await homeOf(stage, 'anna')).text).toContain('Changed your mind?');
  });

  it('answers what is pressed there in a modal, and shows the change', async () => {
    await using stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
    await peopled(stage);
    const { store, workspace } = stage;
    await store.blockers.raise(aBlocker({ workspace, owner: stage.user('anna'), text: 'No free GPUs' }));
    await store.absences.save({ ...anAbsence('2026-03-09', '2026-03-12', stage.user('anna')), workspace });
    const home = await open(stage, 'anna');
    expect(home.text).toContain('No free GPUs');
    expect(home.text).toContain('You are away until Thursday 12 March.');

    await home.press('anna', 'I am back');
    expect(JSON.stringify(await stage.control.views('anna'))).toContain('Welcome back.');
    await (await homeOf(stage, 'anna')).press('anna', 'Resolve');
    expect(JSON.stringify((await stage.control.views('anna')).at(-1))).toContain('B1 is resolved.');
    const after = await homeOf(stage, 'anna');
    expect(after.text).not.toContain('No free GPUs');
    expect(after.text).not.toContain('You are away');
    expect(await stage.control.messages('@anna').then((said) => JSON.stringify(said))).not.toContain('Welcome back');
    expect(await stage.control.violations()).toEqual([]);
  });

  it('opens the hours, the settings, and for several projects one form of all', async () => {
    await using stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
    await peopled(stage);
    const { store, workspace } = stage;
    const second = { workspace, id: 'p2' as ProjectId, channel: stage.channel('atlas') };
    await store.projects.save(aProject({ ...second, channel: 'C9' as typeof second.channel, name: 'borealis' }));
    await store.participations.save({ ...aParticipation(stage.user('ben')), workspace, project: second.id });
    const home = await open(stage, 'ben');
    for (const [label, id] of [
      ['Fill in all of them', 'standup-form'],
      ['Change', 'hours-form'],
      ['Show settings', 'told-form'],
    ] as const) {
      await home.press('ben', label);
      const view = (await stage.control.views('ben')).at(-1);
      expect(view?.callback_id).toBe(id);
      if (id === 'standup-form') expect(JSON.stringify(view)).toContain('borealis');
      if (view) await stage.control.act.close({ user: 'ben', viewId: view.id });
      await stage.app.idle();
    }
    expect(home.text).not.toContain('Installation');
    expect(await stage.control.violations()).toEqual([]);
  });

  it('greets a stranger, and a Slack that is away leaves the rest standing', async () => {
    await using stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
    expect((await open(stage, 'ben')).text).toContain('You are in no project yet.');
    await peopled(stage);
    await stage.control.faults.add({ kind: '500', where: 'views.publish', times: 1 });
    await stage.control.act.openHome({ user: 'ben' });
    await stage.app.idle();
    expect(stage.lines.map(({ sentence }) => sentence)).toContain('A Home could not be shown');
    expect((await open(stage, 'ben')).text).toContain('Your answer is open until');
  });
});
