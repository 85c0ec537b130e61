import { existsSync, readFileSync } from 'node:fs';

/** The folder of brute-force tables beside the repository; a user's machine does not have it. */
export const TABLES = `${process.cwd()}/../shared/data/tz`;

/** Whether the tables are there. */
export const hasTables = existsSync(`${TABLES}/instants.csv`);

/** One row of a table: its columns by name. */
export type Row = Readonly<Record<string, string>>;

const ABSENT = '# absent under 2026d: ';

/** For one zone, what the table says before release 2026a, and from 2026d on; equal for nearly all zones. */
interface ZoneTable {
  readonly zone: string;
  readonly accepted: readonly (readonly Row[])[];
}

/**
 * The rows of `<name>.csv` zone by zone, in each form that fits the tz release in use.
 *
 * returns: the newer form where it differs: an older runtime is corrected by the rules that we bring.
 */
export function tablesOf(name: string, key: readonly string[]): ZoneTable[] {
  const older = rowsIn(`${TABLES}/${name}.csv`);
  const changes = rowsIn(`${TABLES}/differs-under-tzdata-2026d.${name}.csv`);
  const keyOf = (row: Row): string => key.map((column) => row[column]).join();
  const byZone = Map.groupBy(older, (row) => row['zone'] ?? '');
  return [...byZone].map(([zone, rows]) => {
    const changed = changes.filter((row) => row['zone']?.replace(ABSENT, '') === zone);
    if (changed.length === 0) return { zone, accepted: [rows] };
    const touched = new Set(changed.map((row) => keyOf({ ...row, zone })));
    const newer = [
      ...rows.filter((row) => !touched.has(keyOf(row))),
      ...changed.filter((row) => !row['zone']?.startsWith(ABSENT)),
    ];
    return { zone, accepted: [newer] };
  });
}

/** The rows of a CSV file without quoted fields. errors: those of reading the file. */
export function rowsIn(file: string): Row[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const columns = head.trim().split(',');
  return lines.map((line) =>
    Object.fromEntries(
      line
        .trim()
        .split(',')
        .map((cell, at) => [columns[at] ?? '', cell]),
    ),
  );
}
