import { isSameItem } from './carry-over.ts';
import type { LineSource, WeeklyLine } from './weekly-message.ts';

/** A line of one day, before the week is made of it. */
export interface DayLine {
  readonly name: string;
  readonly text: string;
  /** At least one, in order. */
  readonly sources: readonly LineSource[];
}

const FIGURE = /\d/;

/**
 * The lines of a week, person by person in order of their names: what was said on several days stands once with all of
 * them, in the newest words; of each person lines with a figure come first, then the newest.
 */
export function linesOfWeek(lines: readonly DayLine[]): WeeklyLine[] {
  const people = Map.groupBy(
    lines.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    ({ name }) => name,
  );
  return [...people.values()].flatMap((own) => personLines(own));
}

function personLines(own: readonly DayLine[]): WeeklyLine[] {
  const newestFirst = own.toSorted((a, b) => (lastOf(a) > lastOf(b) ? -1 : lastOf(a) < lastOf(b) ? 1 : 0));
  const told: { line: DayLine; sources: LineSource[] }[] = [];
  for (const line of newestFirst) {
    const same = told.find((one) => one.line.text === line.text || isSameItem(one.line.text, line.text));
    if (!same) told.push({ line, sources: [...line.sources] });
    else {
      const more = line.sources.filter(({ date }) => !same.sources.some((one) => one.date === date));
      same.sources.unshift(...more);
    }
  }
  return told
    .toSorted((a, b) => Number(FIGURE.test(b.line.text)) - Number(FIGURE.test(a.line.text)))
    .map(({ line: { name, text }, sources }) => ({ name, text, sources }));
}

const lastOf = ({ sources }: DayLine): string => sources.at(-1)?.date ?? '';

/** The first lines of everybody before the second of anybody, in an order that keeps people together; then the rest. */
export function fairly<T extends Pick<WeeklyLine, 'name'>>(
  lines: readonly T[],
  most: (line: T) => boolean,
): { kept: T[]; rest: T[] } {
  const rounds = new Map<T, number>();
  const seen = new Map<string, number>();
  for (const line of lines) {
    const round = seen.get(line.name) ?? 0;
    rounds.set(line, round);
    seen.set(line.name, round + 1);
  }
  const order = lines.toSorted((a, b) => (rounds.get(a) ?? 0) - (rounds.get(b) ?? 0));
  const kept = new Set<T>();
  for (const line of order) if (most(line)) kept.add(line);
  return { kept: lines.filter((line) => kept.has(line)), rest: lines.filter((line) => !kept.has(line)) };
}
