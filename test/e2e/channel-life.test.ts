import { describe, expect, it } from 'vitest';
import { aStage, until, type Stage } from './kit.ts';

/** Everything in the direct message with that person, with replies and edits as they stand now. */
async function direct(stage: Stage, name: string): Promise<string[]> {
  return (await stage.control.messages(`@${name}`)).map(({ text }) => text);
}

const command = (user: string, text: string, channel = 'atlas') => ({ user, channel, command: '/project', text });

async function asked(stage: Stage, user: string, text: string): Promise<string> {
  await stage.control.act.command(command(user, text));
  await stage.app.idle();
  const mine = (await stage.control.messages('atlas')).filter(({ ephemeralTo }) => ephemeralTo === stage.user(user));
  return mine.at(-1)?.text ?? '';
}

/** Monday morning in Berlin: the channel atlas is a project of anna's, ben is in it, and both have been introduced. */
async function aProjectStage(): Promise<Stage> {
  const stage = await aStage({ start: '2026-03-09T08:00:00Z', speed: 0 });
  await stage.control.act.command(command('anna', 'setup'));
  await stage.app.idle();
  const [view] = await stage.control.views('anna');
  await stage.control.act.submit({ user: 'anna', viewId: view?.id ?? '', values: {} });
  await stage.app.idle();
  await stage.app.beat();
  return stage;
}

/** Waits until Slack has delivered all it had to tell, and the bot has worked it through. */
async function heard(stage: Stage): Promise<void> {
  await until(async () => {
    const { inFlightCalls, unacked } = await stage.control.idle();
    return inFlightCalls === 0 && unacked === 0;
  }, 'quiet');
  await stage.app.idle();
}

async function to(stage: Stage, moment: string): Promise<void> {
  await stage.control.clock.set(moment);
  // A post a second to each conversation: what waits for Slack's pace goes as the clock moves on.
  for (let seconds = 0; seconds < 4; seconds += 1) {
    await stage.app.beat();
    await stage.app.idle();
    await stage.control.clock.advance('2s');
  }
}

/** How often somebody was asked. */
const prompts = (texts: readonly string[]) => texts.filter((text) => text.startsWith('Standup for')).length;

describe('the life of a channel', () => {
  it.each([
    ['archived', 'unarchive', (stage: Stage) => stage.control.channels.archive('atlas')] as const,
    ['removed from', 'invite', (stage: Stage) => stage.control.channels.kick('atlas', 'meridian')] as const,
  ])(
    'that is %s sleeps with its project, the lead is told once, and nothing is asked for later',
    async (word, back, close) => {
      await using stage = await aProjectStage();
      await to(stage, '2026-03-10T08:30:00Z');
      expect(prompts(await direct(stage, 'anna'))).toBe(1);
      await close(stage);
      await heard(stage);
      await to(stage, '2026-03-10T08:45:00Z');
      const told = (await direct(stage, 'anna')).filter(
        (text) => text.includes(word) && text.includes('so the project sleeps'),
      );
      expect(told).toHaveLength(1);
      expect((await direct(stage, 'anna')).join()).toContain('sleeps, because');
      await to(stage, '2026-03-11T12:00:00Z');
      expect(prompts(await direct(stage, 'anna'))).toBe(1);

      if (back === 'unarchive') {
        await stage.control.channels.unarchive('atlas');
        await stage.control.channels.invite('atlas', ['meridian'], 'anna').catch(() => null);
      } else await stage.control.channels.invite('atlas', ['meridian'], 'anna');
      await stage.app.idle();
      await to(stage, '2026-03-11T12:15:00Z');
      expect((await direct(stage, 'anna')).filter((text) => text.includes('awake again'))).toHaveLength(1);
      expect(prompts(await direct(stage, 'anna'))).toBe(1);
      await to(stage, '2026-03-12T08:30:00Z');
      expect(prompts(await direct(stage, 'anna'))).toBe(2);
      expect((await direct(stage, 'ben')).join()).not.toContain('awake again');
      expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );

  it('that is renamed takes the name of its project along', async () => {
    await using stage = await aProjectStage();
    await stage.control.channels.rename('atlas', 'helios');
    await heard(stage);
    await to(stage, '2026-03-09T08:15:00Z');
    expect((await direct(stage, 'anna')).join()).toContain('atlas is called helios now');
    await to(stage, '2026-03-10T08:30:00Z');
    expect((await direct(stage, 'anna')).at(-1)).toContain('Standup for helios');
  });

  it('that becomes shared goes on under its new id, thread and all, and its lead learns who reads along', async () => {
    await using stage = await aStage({
      start: '2026-03-10T08:00:00Z',
      speed: 0,
      slack: { channels: [{ name: 'atlas', kind: 'private', members: ['anna', 'ben', 'meridian'] }] },
    });
    await stage.control.act.command(command('anna', 'setup'));
    await stage.app.idle();
    await stage.control.act.submit({ user: 'anna', values: {} });
    await stage.app.beat();
    await to(stage, '2026-03-10T08:30:00Z');
    await stage.control.act.message({ user: 'anna', app: 'Meridian', text: 'trained it' });
    await stage.app.idle();
    const before = stage.channel('atlas');
    await stage.control.channels.share('atlas');
    await heard(stage);
    expect(stage.channel('atlas')).not.toBe(before);
    await stage.control.act.message({ user: 'anna', app: 'Meridian', text: 'and tested it' });
    await stage.app.idle();
    await to(stage, '2026-03-10T08:45:00Z');
    const thread = (await stage.control.messages('atlas')).find(({ replies }) => replies.length > 0);
    expect(JSON.stringify(thread?.replies)).toContain('and tested it');
    expect((await direct(stage, 'anna')).join()).toContain('shared with another organisation');
    expect(await stage.store.projects.findByChannel(stage.workspace, stage.channel('atlas'))).not.toBeNull();
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('that is paused is paused for all, and guests and strangers pause nothing', async () => {
    await using stage = await aProjectStage();
    await stage.control.users.create({ name: 'gil', tz: 'Europe/Berlin', guest: 'multi' });
    await stage.control.channels.invite('atlas', ['gil'], 'anna');
    await heard(stage);
    for (const text of ['pause', 'settings', 'members', 'audit', 'roles', 'delete'])
      expect(await asked(stage, 'gil', text)).toContain('Guests and people of other organisations');
    expect(await asked(stage, 'ben', 'pause')).toContain('Only its leads');
    expect(await asked(stage, 'anna', 'pause')).toContain('is paused');
    await to(stage, '2026-03-10T08:30:00Z');
    expect(prompts(await direct(stage, 'anna'))).toBe(0);
    expect(await asked(stage, 'anna', 'audit')).toContain('administrative acts');
  });

  it('that somebody leaves goes on without them; one who is deactivated leaves the run at once', async () => {
    await using stage = await aProjectStage();
    await to(stage, '2026-03-10T08:30:00Z');
    await stage.control.act.message({ user: 'anna', app: 'Meridian', text: 'trained it' });
    await stage.app.idle();
    await stage.control.users.change('ben', { deleted: true });
    await heard(stage);
    await to(stage, '2026-03-10T08:45:00Z');
    // Ben's day in Kathmandu is not over; nobody waits for it any more.
    expect(JSON.stringify(await stage.control.messages('atlas'))).toContain('Standup digest');
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('roles and the end', () => {
  it('are given in a form that keeps what was chosen, and a project is deleted by its name only', async () => {
    await using stage = await aProjectStage();
    const [anna, ben] = [stage.user('anna'), stage.user('ben')];
    await stage.control.act.command(command('anna', 'roles'));
    await stage.app.idle();
    const none = await stage.control.act.submit({ user: 'anna', values: { leads: { value: [] } } }).catch(() => null);
    expect(none?.ack ?? 'refused by the client').not.toBe('late');
    const values = { leads: { value: [anna, ben] }, 'human-reviewer': { value: [ben] } };
    await stage.control.act.submit({ user: 'anna', values });
    await stage.app.idle();
    await to(stage, '2026-03-09T08:30:00Z');
    expect((await direct(stage, 'ben')).join()).toContain('You lead it now');

    await stage.control.act.command(command('ben', 'delete'));
    await stage.app.idle();
    const wrong = await stage.control.act.submit({ user: 'ben', values: { name: { value: 'atlantis' } } });
    expect(Object.values(wrong.errors ?? {}).join()).toContain('That is not its name. Type atlas');
    await stage.control.act.submit({ user: 'ben', values: { name: { value: 'atlas' } } });
    await stage.app.idle();
    await to(stage, '2026-03-10T08:30:00Z');
    expect((await direct(stage, 'anna')).join()).toContain('deleted atlas');
    expect(prompts(await direct(stage, 'anna'))).toBe(1); // before it was deleted
    expect(await stage.control.violations()).toEqual([]);
  });
});
