import { median, spread } from './stats.ts';

/** One measured figure beside its floor: the least that the same work could take, measured in the same run. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: Unit;
  /** Least and greatest of the runs. */
  readonly spread: readonly [number, number];
  readonly floor: number;
  readonly floorSpread: readonly [number, number];
  readonly floorIs: string;
  /** value / floor. */
  readonly ratio: number;
  /** The greatest ratio wished for; null: none is set. */
  readonly target: number | null;
  /** The greatest value wished for, in the figure's unit; null: none is set. */
  readonly limit: number | null;
  /** null: there is neither. */
  readonly ok: boolean | null;
  /** How many runs of each. */
  readonly runs: number;
}

export type Unit = 'ms' | 's' | 'MiB';

/** What a benchmark has at hand. */
export interface Tools {
  /** A folder of its own, empty, gone afterwards. */
  readonly folder: string;
  /** Progress, for whoever waits. */
  readonly say: (line: string) => void;
}

/** Something that can be measured; it throws where a figure cannot be taken. */
export interface Bench {
  readonly name: string;
  run(tools: Tools): Promise<readonly Figure[]>;
}

/** What two rows of runs come to: the medians beside each other. */
export function compare(
  figure: string,
  unit: Unit,
  { measured, floor }: { readonly measured: readonly number[]; readonly floor: readonly number[] },
  {
    floorIs,
    target = null,
    limit = null,
  }: { readonly floorIs: string; readonly target?: number | null; readonly limit?: number | null },
): Figure {
  const [value, least] = [median(measured), median(floor)];
  const ratio = value / least;
  return {
    figure,
    value: rounded(value),
    unit,
    spread: rangeOf(measured),
    floor: rounded(least),
    floorSpread: rangeOf(floor),
    floorIs,
    ratio: rounded(ratio),
    target,
    limit,
    ok: target === null && limit === null ? null : ratio <= (target ?? Infinity) && value <= (limit ?? Infinity),
    runs: measured.length,
  };
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  const [least, greatest] = spread(values);
  return [rounded(least), rounded(greatest)];
}

/** Three digits are more than a shared machine can repeat. */
const rounded = (value: number): number => Number(value.toPrecision(value >= 1_000 ? 4 : 3));

const COLUMNS = ['figure', 'value', 'spread', 'floor', 'spread', 'ratio', 'target', 'met'];

/** The figures as a table for people, with what each floor is underneath. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [COLUMNS, ...figures.map(rowOf)];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => aligned(cell, widths[column] ?? 0, column)).join('  '));
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  const width = widths[0] ?? 0;
  const notes = figures.map(({ figure, floorIs, runs }) => `${figure.padEnd(width)}  ${floorIs}; n = ${runs}`);
  return [...lines.map((line) => line.trimEnd()), '', 'What each floor is, measured in the same run:', ...notes].join(
    '\n',
  );
}

function rowOf({ figure, value, unit, spread: own, floor, floorSpread, ratio, target, limit, ok }: Figure): string[] {
  const range = ([least, greatest]: readonly [number, number]): string => `${least}–${greatest}`;
  const met = ok === null ? '' : ok ? 'yes' : 'MISSED';
  const wished = target === null ? (limit === null ? '' : `≤ ${limit} ${unit}`) : `≤ ${target}x`;
  return [figure, `${value} ${unit}`, range(own), `${floor} ${unit}`, range(floorSpread), `${ratio}x`, wished, met];
}

/** Names to the left, numbers to the right. */
const aligned = (cell: string, width: number, column: number): string =>
  column === 0 || column === COLUMNS.length - 1 ? cell.padEnd(width) : cell.padStart(width);
