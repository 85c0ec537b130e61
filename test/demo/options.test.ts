import { describe, expect, it } from 'vitest';
import { readOptions } from '#demo/options.ts';

const read = (line: string) => readOptions(line === '' ? [] : line.split(' '));
const NONE = {
  scene: null,
  data: null,
  team: null,
  weeks: null,
  days: null,
  model: false,
  keep: false,
  json: false,
  help: false,
};

describe('the options', () => {
  it.each([
    ['', {}],
    ['--json --keep', { json: true, keep: true }],
    ['--model --days 2', { model: true, days: 2 }],
    ['--scene standup --days 3', { scene: 'standup', days: 3 }],
    ['--data a.jsonl --team x/y --weeks 40', { data: 'a.jsonl', team: 'x/y', weeks: 40 }],
    ['--weeks=1', { weeks: 1 }],
    ['-h', { help: true }],
  ])('%s', (line, given) => {
    expect(read(line)).toEqual({ ok: true, value: { ...NONE, ...given } });
  });

  it.each([
    ['--wekes 2', '"--wekes" is not an option; did you mean --weeks?'],
    ['--weeks', '--weeks needs a value.'],
    ['--weeks --json', '--weeks needs a value.'],
    [
      '--weeks 0',
      '--weeks "0" is no number of weeks; give one from 1 to 2. The made-up team has two weeks; a file of --data may have more.',
    ],
    [
      '--weeks 3',
      '--weeks "3" is no number of weeks; give one from 1 to 2. The made-up team has two weeks; a file of --data may have more.',
    ],
    ['--data a --weeks 1.5', '--weeks "1.5" is no number of weeks; give one from 1 to 520.'],
    ['--days 15', '--days "15" is no number of days; give one from 1 to 14.'],
    ['--days 2 --weeks 1', 'Give --days or --weeks, not both.'],
    ['--data a --days 2', '--days is for the made-up team; data goes by --weeks.'],
    ['--json=yes', '--json takes no value.'],
    ['--json --json', '--json is given twice.'],
    [
      '--model --scene hypothesis',
      '--model is for the made-up team, whose script the stand-in knows; leave out --data and --scene.',
    ],
    ['--team x', '--team needs --data FILE.jsonl, which says who is in it.'],
    ['ipfs.jsonl', '"ipfs.jsonl" stands alone; did you mean --data ipfs.jsonl?'],
    ['standup', '"standup" stands alone; every value follows an option, see --help.'],
  ])('%s is refused in one sentence', (line, sentence) => {
    expect(read(line)).toEqual({ ok: false, error: sentence });
  });
});
