import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readOptions } from '#demo/options.ts';
import { findScene, SCENES } from '#demo/scenes.ts';

const folder = mkdtempSync(join(tmpdir(), 'meridian-scenes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const row = (own: object): string =>
  JSON.stringify({ team: 'a/one', author: 'ana', date: '2026-03-09', text: 'Done: it', ...own });

function scenariosOf(content: string, more: readonly string[] = []) {
  const path = join(folder, 'updates.jsonl');
  writeFileSync(path, content);
  const options = readOptions(['--data', path, ...more]);
  if (!options.ok) throw new Error(options.error);
  const played = SCENES[0].scenarios(options.value);
  return played.ok ? played.value : played.error.replaceAll(path, 'FILE');
}

describe('a scene', () => {
  it('is the first where none is named, and found by its name', () => {
    expect(findScene(null)).toEqual({ ok: true, value: SCENES[0] });
    expect(findScene('standup')).toEqual({ ok: true, value: SCENES[0] });
  });

  it('that there is not is answered with the nearest', () => {
    expect(findScene('standups')).toEqual({ ok: false, error: '"standups" is not a scene; did you mean standup?' });
    expect(findScene('x')).toEqual({ ok: false, error: '"x" is not a scene; there is standup, hypothesis.' });
  });
});

describe('bets', () => {
  const played = (args: readonly string[]) => {
    const options = readOptions(['--scene', 'hypothesis', ...args]);
    const scene = findScene('hypothesis');
    if (!options.ok || !scene.ok) throw new Error('no such scene');
    return scene.value.scenarios(options.value);
  };
  const opened = (args: readonly string[]) => {
    const scenarios = played(args);
    if (!scenarios.ok) return scenarios.error.replaceAll(folder, 'FOLDER');
    return scenarios.value[0]?.acts.flatMap(({ deed }) =>
      deed.do === 'form' && deed.text.startsWith('new ') ? [deed.text] : [],
    );
  };

  it('are made of what real teams believed and measured, and of made-up ones where that says nothing', () => {
    for (const part of ['hypotheses', 'metrics']) mkdirSync(join(folder, part));
    const rows = (...all: object[]) => all.map((one) => JSON.stringify(one)).join('\n');
    const negative = { team: 'nano', date: '2026-01-02', title: 'Warm start (Negative Result)', text: '**No** gain' };
    writeFileSync(join(folder, 'hypotheses', 'hypotheses.jsonl'), rows({ ...negative, outcome_tag: 'negative' }));
    const points = (n: number | undefined, ...values: number[]) =>
      values.map((value, day) => ({ date: `2026-01-0${day + 1}`, value, n }));
    const kit = {
      series: 'kit/solved',
      direction: 'up',
      unit: '% of tasks solved',
      points: points(200, 40, 50, 45, 60, 80),
    };
    const nano = { series: 'nano/time', owner_team: 'nano', direction: 'down', unit: 'hours on one machine' };
    const series = rows(kit, { ...nano, points: points(undefined, 3, 2.9, 2.5, 2.1, 1.6) });
    writeFileSync(join(folder, 'metrics', 'series.jsonl'), series);
    expect(opened(['--data', folder])).toEqual([
      'new kit solved can reach 74 % of tasks solved | tasks solved >= 0.74 | 12d',
      expect.stringContaining('p95 latency <= 400 ms'),
      expect.stringContaining('word accuracy >= 0.9'),
      'new Warm start | hours <= 2.7 | 10d',
      expect.stringContaining('tablet accuracy >= 0.9'),
      'new nano time can be brought to 1.85 hours on one machine | hours <= 1.85 | 8d',
    ]);
    writeFileSync(join(folder, 'metrics', 'series.jsonl'), '{');
    const what = 'FOLDER/metrics/series.jsonl does not hold what it should, a JSON object a line.';
    expect(opened(['--data', folder])).toBe(what);
    expect(opened(['--weeks', '1'])).toContain('leave out --team and --weeks');
  });

  it.skipIf(!existsSync('../shared/data/hypotheses'))(
    'are those of the data beside the project, one for each end',
    () => {
      expect(opened([])).toHaveLength(6);
    },
  );
});

describe('real updates', () => {
  it('make a scenario for each team, in the order of the file', () => {
    const played = scenariosOf(`${row({})}\n\n${row({ team: 'b/two' })}\n${row({ author: 'ben' })}\n`);
    expect(played).toMatchObject([
      { workspace: { name: 'a/one', channel: 'a-one', people: [{ name: 'ana' }, { name: 'ben' }] }, days: [1] },
      { workspace: { name: 'b/two' } },
    ]);
  });

  it('keep their own dates, and the first weeks only where that is asked', () => {
    const lines = ['2026-03-09', '2026-03-16', '2026-03-24'].map((date) => row({ date })).join('\n');
    const dates = (more: readonly string[]) => {
      const [first] = scenariosOf(lines, more);
      return typeof first === 'object' ? first.acts.flatMap(({ date }) => date || []) : first;
    };
    expect(dates([])).toEqual(['2026-03-09', '2026-03-16', '2026-03-23']);
    expect(dates(['--weeks', '2'])).toEqual(['2026-03-09', '2026-03-16']);
  });

  it.each([
    ['not JSON', '{', 'FILE, line 1: this is not JSON; each line holds one object with team, author, date and text.'],
    ['a list', '[]', 'FILE, line 1: it must be an object.'],
    ['a date that is none', row({ date: '2026-02-30' }), 'FILE, line 1: date must be a date such as 2026-03-10.'],
    ['no author', `${row({})}\n${row({ author: '' })}`, 'FILE, line 2: author must not be empty.'],
    ['blockers in one text', row({ blockers: 'x' }), 'FILE, line 1: blockers must be a list.'],
    ['nothing', '\n', 'FILE holds no updates.'],
  ])('%s is answered with one sentence', (_what, content, sentence) => {
    expect(scenariosOf(content)).toBe(sentence);
  });

  it('of no such team or file are answered with what there is', () => {
    expect(scenariosOf(row({}), ['--team', 'a/on'])).toBe('No team "a/on" is in the data. Did you mean a/one?');
    const options = readOptions(['--data', join(folder, 'none.jsonl')]);
    const played = options.ok && SCENES[0].scenarios(options.value);
    expect(played).toEqual({ ok: false, error: `There is no file ${join(folder, 'none.jsonl')}.` });
    const directory = readOptions(['--data', folder]);
    expect(directory.ok && SCENES[0].scenarios(directory.value)).toEqual({
      ok: false,
      error: `${folder} cannot be read (EISDIR).`,
    });
  });
});
