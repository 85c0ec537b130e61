import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasTables, rowsIn, TABLES, type Row } from '#test/domain/tz-tables.ts';
import { meridian } from '#test/kit/meridian.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meridian-overlap-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: unknown): string {
  const file = join(folder, 'teams.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
const member = (zone: string, start = '09:00', end = '17:00') => ({ zone, start, end });
const overlap = (...args: readonly string[]) => meridian(['overlap', '--csv', ...args]);

/** The table's rows; the newer ones where they differ, since an older runtime is corrected by the rules that we bring. */
function accepted(name: string): Map<string, readonly Row[]> {
  const changes = name === 'overlap' ? rowsIn(`${TABLES}/differs-under-tzdata-2026d.overlap.csv`) : [];
  const newer = new Map(changes.map((row) => [keyOf(row), row]));
  return new Map(
    rowsIn(`${TABLES}/${name}.csv`).map((row) => {
      const changed = newer.get(keyOf(row));
      return [keyOf(row), [changed ?? row]];
    }),
  );
}
const keyOf = (row: Row): string => `${row['team']} ${row['utc_date']}`;

describe('meridian overlap', () => {
  it('prints a line for each team and UTC date, to 24:00 where the day ends first', async () => {
    const file = fileOf([
      { team: 'one, two', members: [member('Etc/UTC', '22:00', '06:00'), member('Asia/Tokyo')] },
      { team: 'apart', members: [member('Asia/Tokyo'), member('America/New_York')] },
      { team: 'nights', members: [member('Etc/UTC', '22:00', '06:00')] },
    ]);
    const { code, out } = await overlap('--teams', file, '--from', '2026-03-10');
    expect({ code, lines: out.trim().split('\n') }).toEqual({
      code: 0,
      lines: [
        'team,utc_date,minutes,intervals,max_present,minutes_at_max',
        '"one, two",2026-03-10,360,00:00-06:00,2,360',
        'apart,2026-03-10,0,,1,960',
        'nights,2026-03-10,480,00:00-06:00 22:00-24:00,1,480',
      ],
    });
  });

  describe.runIf(hasTables)('beside the tables counted minute by minute', () => {
    it.each([
      ['overlap', 'teams', 'any_day'],
      ['overlap', 'teams', 'weekday'],
      ['pacific-overlap', 'pacific-teams', 'any_day'],
      ['pacific-overlap', 'pacific-teams', 'weekday'],
    ])('equals %s.csv row by row: %s, %s', async (table, teams, days) => {
      const rows = accepted(table);
      const range = ['--teams', `${TABLES}/${teams}.json`, '--from', '2026-01-01', '--to', '2027-12-31'];
      const { out } = await overlap(...range, ...(days === 'weekday' ? ['--weekdays'] : []));
      const lines = out.trim().split('\n').slice(1);
      const forms = [...rows.values()].map((each) => each.map((row) => lineOf(row, days)));
      const wrong = lines.filter((line, at) => {
        const shown = days === 'any_day' ? line : line.split(',').slice(0, 4).join();
        return !forms[at]?.includes(shown);
      });
      expect({ lines: lines.length, wrong }).toEqual({ lines: rows.size, wrong: [] });
    });
  });

  it('names everything that is wrong with a file, and where', async () => {
    const faulty = fileOf([
      { team: 'a', members: [member('Europe/Berln'), member('Asia/Tokyo', '9', '25:00')] },
      { team: 'b', members: [member('Etc/UTC', 'soon')] },
    ]);
    const { code, out, err } = await overlap('--teams', faulty, '--from', '2026-03-10');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const part of ['Europe/Berlin', 'team "a", member 2', '"25:00"', 'team "b", member 1', '"soon"']) {
      expect(err).toContain(part);
    }
  });

  it.each([
    ['{', 'is not JSON'],
    ['{}', 'must be a list of teams'],
    ['[{"team":1,"members":[{"zone":"Etc/UTC","start":"09:00"}]}]', '0.members.0.end must be a text'],
  ])('refuses a file that holds %s', async (content, sentence) => {
    const { code, err } = await overlap('--teams', fileOf(content), '--from', '2026-03-10');
    expect({ code, said: err.includes(sentence) }).toEqual({ code: 2, said: true });
  });

  it('takes 24:00 for the end of a day, and a team of nobody for one that shares nothing', async () => {
    const file = fileOf([
      { team: 'a', members: [member('Etc/UTC', '16:00', '24:00')] },
      { team: 'b', members: [] },
    ]);
    const { code, out, err } = await overlap('--teams', file, '--from', '2035-03-10');
    expect({ code, lines: out.trim().split('\n').slice(1) }).toEqual({
      code: 0,
      lines: ['a,2035-03-10,480,16:00-24:00,1,480', 'b,2035-03-10,0,,0,0'],
    });
    expect(err).toContain('The team "b" has no members');
  });

  it('refuses a file that is not there, dates that are none, and ranges the wrong way round', async () => {
    const outcomes = await Promise.all([
      overlap('--teams', 'nowhere.json', '--from', 'today'),
      overlap('--teams', fileOf([]), '--from', '2026-03-10', '--to', '2026-03-01'),
      overlap(),
    ]);
    expect(outcomes.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(outcomes[0]?.err).toContain('There is no file "nowhere.json".');
    expect(outcomes[0]?.err).toContain('"today" is not a date');
    expect(outcomes[1]?.err).toContain('write --from 2026-03-01 --to 2026-03-10');
    expect(outcomes[2]?.err).toContain('--teams is missing.\n');
    expect(outcomes[2]?.err).toContain('--from is missing.\n');
  });
});

function lineOf(row: Row, days: string): string {
  const said = [row['team'], row['utc_date'], row[`minutes_${days}`], row[`intervals_${days}`]];
  return [...said, ...(days === 'any_day' ? [row['max_present_any_day'], row['minutes_at_max']] : [])].join();
}
