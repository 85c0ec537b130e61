import { describe, expect, it } from 'vitest';
import type { Prompt } from '#domain/prompt.ts';
import { engines } from '#test/kit/engines.ts';
import {
  ALPHA,
  ANN,
  anAnswer,
  aPrompt,
  aRun,
  at,
  BEN,
  BETA,
  HOME,
  MONDAY,
  NEXT_DOOR,
  TUESDAY,
  twoHouses,
  WEDNESDAY,
} from './build.ts';

/** One difference in each part of a prompt's or answer's key. */
const OTHERS = [{ workspace: NEXT_DOOR }, { project: BETA }, { user: BEN }, { date: MONDAY }];

describe.each(engines)('prompts on $name', (engine) => {
  it('asks once per key: a second insert changes nothing', async () => {
    const { prompts } = await engine.store();
    expect(await prompts.insert(aPrompt())).toBe(true);
    expect(await prompts.insert(aPrompt({ state: 'missed' }))).toBe(false);
    expect(await prompts.find(HOME, ALPHA, ANN, TUESDAY)).toEqual(aPrompt());
  });

  it('replaces everything but the key, of one prompt only', async () => {
    const { prompts } = await engine.store();
    for (const other of [{}, ...OTHERS]) await prompts.insert(aPrompt(other));
    const changed: Prompt = aPrompt({
      state: 'skipped',
      askAt: at('01:00'),
      nudgeAt: at('02:00'),
      cutoffAt: at('03:00'),
      snoozedUntil: at('04:00'),
      askedAt: at('05:00'),
      nudgedAt: at('06:00'),
    });
    await prompts.save(changed);

    const find = (p: Prompt) => prompts.find(p.workspace, p.project, p.user, p.date);
    expect(await find(changed)).toEqual(changed);
    for (const other of OTHERS) expect(await find(aPrompt(other))).toEqual(aPrompt(other));
  });

  it('saves nothing that was never asked', async () => {
    const { prompts } = await engine.store();
    await prompts.save(aPrompt());
    expect(await prompts.find(HOME, ALPHA, ANN, TUESDAY)).toBeNull();
  });

  it('knows the newest by date', async () => {
    const { prompts } = await engine.store();
    expect(await prompts.latest(HOME, ALPHA, ANN)).toBeNull();
    for (const other of [{ workspace: NEXT_DOOR }, { project: BETA }, { user: BEN }]) {
      await prompts.insert(aPrompt({ ...other, date: WEDNESDAY }));
    }
    for (const date of [TUESDAY, MONDAY]) await prompts.insert(aPrompt({ date }));
    expect(await prompts.latest(HOME, ALPHA, ANN)).toEqual(aPrompt());
  });

  it("lists everybody's of one date, and counts them by state", async () => {
    const { prompts } = await engine.store();
    const bens = aPrompt({ user: BEN, state: 'answered' });
    const rest = [aPrompt({ project: BETA }), aPrompt({ date: MONDAY }), aPrompt({ workspace: NEXT_DOOR })];
    for (const prompt of [bens, aPrompt(), ...rest]) await prompts.insert(prompt);

    expect(await prompts.ofRun(HOME, ALPHA, TUESDAY)).toEqual([aPrompt(), bens]);
    expect(await prompts.countOf(HOME, ALPHA, TUESDAY, 'open')).toBe(1);
    expect(await prompts.countOf(HOME, ALPHA, TUESDAY, 'missed')).toBe(0);
  });
});

describe.each(engines)('answers on $name', (engine) => {
  it('gives back every field as it was saved', async () => {
    const { answers } = await engine.store();
    const answer = anAnswer({
      words: { done: ' \n"', plan: '', blockers: '*x*', evidence: '<!channel>' },
      source: 'same-plan',
      editedAt: at('05:00'),
      late: true,
    });
    await answers.save(answer);
    expect(await answers.find(HOME, ALPHA, ANN, TUESDAY)).toEqual(answer);
  });

  it('keeps one answer per key', async () => {
    const { answers } = await engine.store();
    await answers.save(anAnswer());
    for (const other of OTHERS) {
      const { workspace, project, user, date } = anAnswer(other);
      expect(await answers.find(workspace, project, user, date)).toBeNull();
      expect(await answers.history(workspace, project, user, date)).toEqual([]);
    }
  });

  it('keeps the newest, and every version once in the history', async () => {
    const { answers } = await engine.store();
    const second = anAnswer({ version: 2, words: { ...anAnswer().words, done: 'more' }, editedAt: at('06:00') });
    for (const answer of [anAnswer(), anAnswer(), second, second]) await answers.save(answer);

    expect(await answers.find(HOME, ALPHA, ANN, TUESDAY)).toEqual(second);
    expect(await answers.history(HOME, ALPHA, ANN, TUESDAY)).toEqual([anAnswer(), second]);
  });

  it('knows the newest before a date', async () => {
    const { answers } = await engine.store();
    for (const date of [MONDAY, TUESDAY, WEDNESDAY]) await answers.save(anAnswer({ date }));
    const later = [{ workspace: NEXT_DOOR }, { project: BETA }, { user: BEN }];
    for (const other of later) await answers.save(anAnswer({ ...other, date: TUESDAY, version: 9 }));

    expect(await answers.latestBefore(HOME, ALPHA, ANN, WEDNESDAY)).toEqual(anAnswer());
    expect(await answers.latestBefore(HOME, ALPHA, ANN, TUESDAY)).toEqual(anAnswer({ date: MONDAY }));
    expect(await answers.latestBefore(HOME, ALPHA, ANN, MONDAY)).toBeNull();
  });

  it("lists everybody's of one date", async () => {
    const { answers } = await engine.store();
    for (const other of [{ user: BEN }, {}, { project: BETA }, { date: MONDAY }, { workspace: NEXT_DOOR }]) {
      await answers.save(anAnswer(other));
    }
    expect(await answers.ofRun(HOME, ALPHA, TUESDAY)).toEqual([anAnswer(), anAnswer({ user: BEN })]);
  });
});

describe.each(engines)('runs on $name', (engine) => {
  it('opens once per key: a second insert changes nothing', async () => {
    const { runs } = await engine.store();
    expect(await runs.insert(aRun())).toBe(true);
    expect(await runs.insert(aRun({ closesAt: at('23:00') }))).toBe(false);
    expect(await runs.find(HOME, ALPHA, TUESDAY)).toEqual(aRun());
  });

  it('keeps one run per key, and the newest save wins', async () => {
    const { runs } = await engine.store();
    const others = [{ workspace: NEXT_DOOR }, { project: BETA }, { date: MONDAY }].map(aRun);
    for (const run of [aRun(), ...others]) await runs.insert(run);
    const closed = aRun({ openedAt: at('01:00'), closesAt: at('02:00'), closedAt: at('03:00') });
    await runs.save(closed);

    expect(await runs.find(HOME, ALPHA, TUESDAY)).toEqual(closed);
    for (const run of others) expect(await runs.find(run.workspace, run.project, run.date)).toEqual(run);
    expect(await runs.find(HOME, ALPHA, WEDNESDAY)).toBeNull();
  });

  it('lists the open ones of one project by date', async () => {
    const { runs } = await engine.store();
    const closed = aRun({ date: WEDNESDAY, closedAt: at('13:00') });
    const others = [{ project: BETA }, { workspace: NEXT_DOOR }].map(aRun);
    for (const run of [aRun(), aRun({ date: MONDAY }), closed, ...others]) await runs.insert(run);
    expect(await runs.openOf(HOME, ALPHA)).toEqual([aRun({ date: MONDAY }), aRun()]);
  });

  it('lists open ones whose end has come, oldest first, of installed workspaces, up to a limit', async () => {
    const store = await engine.store();
    await twoHouses(store);
    const [soon, first, second] = [
      aRun({ closesAt: at('12:01') }),
      aRun({ date: MONDAY, closesAt: at('11:00') }),
      aRun({ workspace: NEXT_DOOR, closesAt: at('12:00') }),
    ];
    const closed = aRun({ date: WEDNESDAY, closesAt: at('10:00'), closedAt: at('10:00') });
    for (const run of [soon, second, first, closed]) await store.runs.insert(run);

    expect(await store.runs.due(at('12:00'), 10)).toEqual([first, second]);
    expect(await store.runs.due(at('12:00'), 1)).toEqual([first]);
    await store.workspaces.markUninstalled(NEXT_DOOR, at('11:00'));
    expect(await store.runs.due(at('12:00'), 10)).toEqual([first]);
  });
});
