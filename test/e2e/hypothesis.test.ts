import { describe, expect, it, vi } from 'vitest';
import type { ProjectId } from '#domain/ids.ts';
import { toInstant, toLocalDate } from '#domain/time.ts';
import { aHypothesis, aMember, aParticipation, aProject } from '#test/kit/build.ts';
import { aStage, type Stage, type StageOptions } from './kit.ts';

const MONDAY_TEN = '2026-03-09T09:00:00Z'; // 10:00 in Berlin, 14:45 in Kathmandu

/** The stage with a project in #atlas, of which anna and ben are members; anna leads it. */
async function aProjectStage(options: StageOptions = {}): Promise<Stage> {
  const stage = await aStage({ start: MONDAY_TEN, speed: 0, ...options });
  const { store, workspace } = stage;
  const [anna, ben] = [stage.user('anna'), stage.user('ben')];
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: anna }));
  for (const [id, name, zone] of [
    [anna, 'Anna', 'Europe/Berlin'],
    [ben, 'Ben', 'Asia/Kathmandu'],
  ] as const) {
    await store.members.save(aMember({ workspace, id, name, zone }));
    await store.participations.save(aParticipation(id, { workspace, lead: id === anna }));
  }
  return stage;
}

/** Lets everything that waits for its turn go out: Slack takes one message a second in each conversation. */
async function settle({ control, app }: Stage): Promise<void> {
  for (let second = 0; second < 4; second += 1) {
    await app.idle();
    await control.clock.advance('2s');
  }
  await app.idle();
}

/** The heartbeat at a later moment, and what it says is out. */
async function at(stage: Stage, moment: string): Promise<void> {
  await stage.control.clock.set(moment);
  await stage.app.beat();
  await settle(stage);
}

const texts = async ({ control }: Stage, where: string) =>
  (await control.messages(where)).map((message) => JSON.stringify(message)).join('\n');

/** The texts of what is pinned in the channel. */
const pinned = async ({ control }: Stage): Promise<string[]> =>
  (await control.messages('atlas')).filter((message) => message.pinned).map(({ text }) => text);

const typed = (stage: Stage, text: string, user = 'anna') =>
  stage.control.act.command({ user, channel: 'atlas', command: '/hypothesis', text });

const press = async (stage: Stage, user: string, where: string, words: string, actionId: string, value?: string) => {
  const message = (await stage.control.messages(where)).findLast((one) => JSON.stringify(one).includes(words));
  await stage.control.act.interact({
    user,
    channel: where,
    messageTs: message?.ts ?? '',
    actionId,
    ...(value === undefined ? {} : { value }),
  });
  await settle(stage);
};

const FORM = (stage: Stage) => ({
  problem: { value: 'Reports are sorted by hand' },
  baseline: { value: '0.78 n=400' },
  evaluation: { value: 'reports-held-out @ v1' },
  kill: { value: 'Stop below 0.80' },
  done: { value: 'It runs beside the sorters' },
  decider: { value: stage.user('ben') },
  none: { value: ['data', 'model', 'review'] },
  ready: { value: ['source', 'licence', 'personal-data', 'size', 'labels', 'owner'] },
});

/** A bet of anna's, on which ben decides, written through the form. */
async function aBet(stage: Stage): Promise<void> {
  await typed(stage, 'new a small encoder sorts them <well> & fast | accuracy &gt;= 0.85 | 2w');
  await stage.app.idle();
  expect(await stage.control.act.submit({ user: 'anna', values: FORM(stage) })).toMatchObject({ ack: 'ok' });
  await settle(stage);
}

describe('a bet in Slack', () => {
  it('is agreed in a form, guessed blind, measured, claimed, confirmed and shipped', async () => {
    await using stage = await aProjectStage();
    await aBet(stage);
    expect(await stage.store.hypotheses.find(stage.workspace, 1)).toMatchObject({
      terms: { target: 0.85, metric: { name: 'accuracy', kind: 'proportion' }, box: { weeks: 2 } },
      state: { is: 'running', run: { endOn: '2026-03-23' } },
    });
    expect(await texts(stage, 'atlas')).toContain('H1 · a small encoder sorts them <well> & fast');
    expect(await pinned(stage)).toEqual([expect.stringContaining('H1 ·')]);
    await press(stage, 'ben', 'atlas', 'H1 ·', 'hypothesis.guess', '1|30');
    expect(await texts(stage, 'atlas')).toContain('Blind guesses');
    expect(await texts(stage, 'atlas')).not.toContain('Ben 30 %');

    await typed(stage, 'log H1 172/200');
    await typed(stage, 'log H1 0.86 n=200 first try');
    await settle(stage);
    expect(await texts(stage, 'atlas')).toContain('62 % sure that it is met');
    await typed(stage, 'log H1 0.31 n=200');
    await settle(stage);
    await press(stage, 'anna', 'atlas', '0.31 is noted', 'hypothesis.withdraw');
    await stage.control.act.submit({ user: 'anna', values: { why: { value: 'two *digits* swapped' } } });
    await settle(stage);
    expect(await texts(stage, 'atlas')).toContain('0.31 by Anna on Monday 9 March: two *digits* swapped');
    await typed(stage, 'log H1 0.32 n=200');
    await typed(stage, 'log H1 undo 0.32 again');
    await typed(stage, 'withdraw H1 0.77');
    await settle(stage);
    expect(await texts(stage, 'atlas')).toContain('The reading 0.32 of H1 is taken back');
    expect(await texts(stage, 'atlas')).toContain('The last of H1: 0.86 (#2)');
    await press(stage, 'anna', 'atlas', 'H1 ·', 'hypothesis.log');
    await stage.control.act.submit({ user: 'anna', values: { value: { value: '0.90' }, n: { value: '1000' } } });
    await settle(stage);
    expect(await texts(stage, 'atlas')).toContain('decision due: the target is met and confirmed');

    await stage.app.beat();
    await settle(stage);
    expect(await texts(stage, '@ben')).toContain('waits for your decision');
    await press(stage, 'ben', '@ben', 'waits for your decision', 'hypothesis.decide');
    await stage.control.act.submit({ user: 'ben', values: { learned: { value: 'Encoders suffice' } } });
    await settle(stage);
    expect(await pinned(stage)).toEqual([]);
    expect(await texts(stage, 'atlas')).toContain('Ship by Ben');
    expect(await texts(stage, '@ben')).toContain('no longer waits for you');
    expect(await texts(stage, 'atlas')).toContain('Ben 30 %');
    expect(await texts(stage, 'atlas')).toContain('Encoders suffice');
    await typed(stage, 'log H1 0.91 n=100');
    await settle(stage);
    expect(await texts(stage, 'atlas')).toContain('H1 was decided on Monday 9 March: Ship.');
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await stage.control.violations()).toEqual([]);
  });

  it('keeps its form with a sentence under each field that is not right', async () => {
    await using stage = await aProjectStage();
    await typed(stage, 'new it works | f1 >= 0.85 | 2w');
    await stage.app.idle();
    const bad = { target: { value: 'f1 >= 85' }, baseline: { value: '0,78 n=0' }, box: { value: '2 months' } };
    const acted = await stage.control.act.submit({ user: 'anna', values: { ...FORM(stage), ...bad } });
    expect(acted.errors).toBeDefined();
    const said = JSON.stringify(acted);
    expect(said).toContain('Did you mean 0.85 (85 %)?');
    expect(said).toContain('decimal comma');
    expect(said).toContain('2w');
    const again = await stage.control.act.submit({
      user: 'anna',
      values: { ...FORM(stage), target: { value: 'f1 >= 0.85' }, box: { value: '2026-03-13' } },
    });
    expect(again).toMatchObject({ ack: 'ok' });
    await settle(stage);
    // On its last day the rest of it may still be changed.
    await stage.control.clock.set('2026-03-13T09:00:00Z');
    await press(stage, 'anna', 'atlas', 'H1 ·', 'hypothesis.more', '1|edit');
    const edited = await stage.control.act.submit({ user: 'anna', values: { target: { value: '>= 0.84' } } });
    expect(edited).toMatchObject({ ack: 'ok' });
    expect(await stage.store.hypotheses.find(stage.workspace, 1)).toMatchObject({ terms: { target: 0.84 } });
    expect(await stage.control.violations()).toEqual([]);
  });

  it('asks a newcomer for what a bet needs, the rest behind More, and shows what was tried before it counts', async () => {
    await using stage = await aProjectStage();
    const { workspace, store } = stage;
    const project = 'p1' as ProjectId;
    const ended = {
      outcome: 'stop',
      by: stage.user('ben'),
      at: toInstant('2026-01-09T09:00:00Z'),
      reason: 'too slow',
      advice: 'stop',
      approver: null,
      next: null,
      hit: false,
      learned: null,
    } as const;
    const run = {
      startedAt: ended.at,
      startOn: toLocalDate('2026-01-01'),
      endOn: toLocalDate('2026-01-09'),
      firstTarget: 0.85,
    };
    const old = await store.hypotheses.create({
      ...aHypothesis({ workspace, project, state: { is: 'decided', run, end: ended } }),
    });
    await store.hypotheses.save(old, null); // which writes it into the ledger
    await typed(stage, 'new');
    await stage.app.idle();
    const shown = async () => (await stage.control.views('anna')).at(-1);
    const fields = async () =>
      ((await shown())?.blocks ?? []).flatMap(({ type, block_id: id }) => (type === 'input' ? [String(id)] : []));
    expect(await fields()).toHaveLength(15);
    expect(JSON.stringify(await shown())).not.toContain('Guardrails"');
    await stage.control.act.interact({ user: 'anna', actionId: 'value', blockId: 'kill', value: 'Stop below 0.80' });
    await stage.control.act.interact({ user: 'anna', actionId: 'hypothesis.whole' });
    await stage.app.idle();
    expect(await fields()).toHaveLength(25);
    expect(JSON.stringify(await shown())).toContain('"initial_value":"Stop below 0.80"');
    await stage.control.act.close({ user: 'anna' });

    await typed(stage, 'new');
    await stage.app.idle();
    const values = { ...FORM(stage), belief: { value: 'A small encoder sorts reports' }, box: { value: '2w' } };
    const nameless = await stage.control.act.submit({
      user: 'anna',
      values: { ...values, target: { value: '>= 0.85' } },
    });
    expect(nameless.errors?.['target']).toContain('Write the metric before the sign');
    // Sent: but it sounds like one that ended, which is shown once.
    const named = { target: { value: 'accuracy >= 0.85' } };
    expect(await stage.control.act.submit({ user: 'anna', values: named })).toMatchObject({ ack: 'ok' });
    expect(JSON.stringify(await shown())).toContain('H1, 2026-01-09, Stop: too slow');
    expect(JSON.stringify(await shown())).toContain('Start it anyway');
    expect(await store.hypotheses.find(workspace, 2)).toBeNull();
    expect(await stage.control.act.submit({ user: 'anna', values: {} })).toMatchObject({ ack: 'ok' });
    await settle(stage);
    expect(await store.hypotheses.find(workspace, 2)).toMatchObject({
      terms: { owner: stage.user('anna'), source: 'people', metric: { name: 'accuracy' } },
      state: { is: 'running' },
    });
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await stage.control.violations()).toEqual([]);
  });

  it('asks its owner at the marks, its decider at the end, and is stopped by default in silence', async () => {
    await using stage = await aProjectStage();
    await aBet(stage);
    await stage.control.act.command({ user: 'anna', channel: 'atlas', command: '/standup', text: '' });
    await stage.app.idle();
    await stage.control.act
      .submit({
        user: 'anna',
        values: { 'bet-text-1:p1': { value: '81' } },
      })
      .then((acted) => expect(JSON.stringify(acted)).toContain('Did you mean 0.81'));
    await stage.control.act.submit({
      user: 'anna',
      values: {
        'bet-1:p1': { value: 'for' },
        'bet-text-1:p1': { value: '0.81 n=200' },
        'evidence:p1': { value: 'more to come' },
      },
    });
    await settle(stage);
    expect(await stage.store.readings.of(stage.workspace, 1)).toMatchObject([{ value: 0.81, n: 200, from: 'standup' }]);
    expect(await texts(stage, 'atlas')).toContain('Speaks for it');
    expect(await texts(stage, 'atlas')).toContain('H1 evidence for: 0.81 n=200');
    await at(stage, '2026-03-12T10:00:00Z');
    expect(await texts(stage, '@anna')).toContain('25 % of the time of your bet H1');
    await at(stage, '2026-03-16T14:00:00Z');
    expect(await texts(stage, '@anna')).toContain('50 % of the time of your bet H1');
    await at(stage, '2026-03-20T09:00:00Z');
    expect(await texts(stage, '@anna')).toContain('is about to end');
    await at(stage, '2026-03-23T17:01:00Z');
    await at(stage, '2026-03-24T04:00:00Z');
    expect(await texts(stage, '@ben')).toContain('waits for your decision');
    await at(stage, '2026-03-25T04:00:00Z');
    await at(stage, '2026-03-26T04:00:00Z');
    expect(await texts(stage, 'atlas')).toContain('Stopped by default');
    expect(
      (await stage.store.hypotheses.scored(stage.workspace, 'p1' as never)).map(({ mark, hit }) => [mark, hit]),
    ).toEqual([
      [25, false],
      [50, false],
    ]);
    for (const words of ['calibration', 'search encoder', 'list', 'data H1', 'show H1', 'help', 'shwo H1']) {
      await typed(stage, words);
      await settle(stage);
    }
    expect(await texts(stage, 'atlas')).toContain('Uncalibrated: 9 more bets');
    expect(await texts(stage, 'atlas')).toContain('Data readiness of H1');
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await stage.control.violations()).toEqual([]);
  });

  it('against the agreed rule wants a reason and a second person', async () => {
    await using stage = await aProjectStage();
    await aBet(stage);
    await stage.control.act.message({ user: 'anna', channel: 'atlas', text: 'Nurses <correct> less since Monday' });
    const said = (await stage.control.messages('atlas')).findLast(({ text }) => text.startsWith('Nurses'))?.ts ?? '';
    const mark = (callbackId: string, user: string) =>
      stage.control.act.shortcut({ user, callbackId, channel: 'atlas', messageTs: said });
    await mark('hypothesis.evidence', 'anna');
    await stage.app.idle();
    await stage.control.act.submit({ user: 'anna', values: { stance: { value: 'for' } } });
    await settle(stage);
    expect(await texts(stage, 'atlas')).toMatch(/Speaks for it.*Nurses <correct> less since Monday \(Anna\)/);
    await mark('hypothesis.decision', 'anna');
    await settle(stage);
    expect(await texts(stage, 'atlas')).toContain('No bet waits for you');
    await mark('hypothesis.decision', 'ben');
    await stage.app.idle();
    await stage.control.act.close({ user: 'ben' });
    await typed(stage, 'log H1 0.79 n=200');
    await typed(stage, 'decide H1', 'ben');
    await stage.app.idle();
    const wish = { choice: { value: 'ship' } };
    expect(JSON.stringify(await stage.control.act.submit({ user: 'ben', values: wish }))).toContain('says stop');
    await stage.control.act.close({ user: 'ben' });
    // The same by the menu of the message in which it was said, whose words are the reason.
    await mark('hypothesis.decision', 'ben');
    await stage.app.idle();
    await stage.control.act
      .submit({ user: 'ben', values: { ...wish, text: { value: ' ' } } })
      .then((acted) => expect(JSON.stringify(acted.errors)).toContain('says stop'));
    await stage.control.act.submit({ user: 'ben', values: { text: { value: 'The client wants it' } } });
    await settle(stage);
    expect(await texts(stage, '@anna')).toContain('needs a second person');
    await press(stage, 'anna', '@anna', 'needs a second person', 'hypothesis.approve');
    expect(await texts(stage, 'atlas')).toContain('Ship by Ben, Anna agreed');
    await press(stage, 'anna', 'atlas', 'Ship by Ben', 'hypothesis.watch');
    expect(await stage.control.act.submit({ user: 'anna', values: { threshold: { value: '0.78' } } })).toMatchObject({
      ack: 'ok',
    });
    await typed(stage, 'log H1 0.70 n=200');
    await settle(stage);
    await stage.app.beat();
    await settle(stage);
    expect(await texts(stage, '@anna')).toContain('fallen back');
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await stage.control.violations()).toEqual([]);
  });
});

describe('the picture of a bet', () => {
  const shown = async (stage: Stage): Promise<string> => {
    await typed(stage, 'log H1 0.81 n=200');
    await settle(stage);
    await typed(stage, 'show H1');
    await stage.app.idle();
    return vi.waitUntil(
      async () =>
        (await texts(stage, 'atlas')).split('\n').find((one) => /data_visualization|slack_file|"table"/.test(one)),
      { timeout: 10_000, interval: 100 },
    );
  };

  it('is a file in the private answer, with its numbers in words', async () => {
    await using stage = await aProjectStage({ speed: 1 });
    await aBet(stage);
    const message = await shown(stage);
    expect(message).toContain('slack_file');
    expect(message).toMatch(/"alt_text":"H1, accuracy: target 0\.85, baseline 0\.78\..*0\.81; best 0\.81/);
  });

  it('is Slack’s own chart where files are declined, and its card stands unpinned where pins are', async () => {
    await using stage = await aProjectStage({
      slack: { apps: [{ manifest: 'manifest.yml', declined: ['files:write', 'pins:write'] }] },
    });
    await aBet(stage);
    await stage.control.clock.set('2026-03-11T09:00:00Z');
    const message = await shown(stage);
    expect(message).toContain('"type":"line"');
    expect(message).toContain('best so far');
    expect(message).toContain('1 in 10 is worse');
    expect(await pinned(stage)).toEqual([]);
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is a table where Slack has no charts yet either', async () => {
    const [declined, unknownBlocks] = [['files:write'], ['data_visualization']];
    await using stage = await aProjectStage({
      slack: { apps: [{ manifest: 'manifest.yml', declined }], settings: { unknownBlocks } },
    });
    await aBet(stage);
    const message = await shown(stage);
    expect(message).toContain('"type":"table"');
    expect(message).toMatch(/Target.{0,60}0\.85/);
    expect(message).toMatch(/[▁-█]/u);
    const failures = stage.lines.filter(({ level }) => level !== 'info');
    expect(failures).toEqual([]);
  });
});
