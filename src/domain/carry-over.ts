import type { LocalDate } from './time.ts';

const WORD = /[\p{L}\p{N}]+/gu;
const TICKET = /\b(?:[A-Z][A-Z0-9]+-\d+|#\d+)\b/g;
const SAME = 0.6;

/** Whether two lines of plans are one and the same thing: the same ticket, or three words in five. source: Jaccard 1901 */
export function isSameItem(a: string, b: string): boolean {
  const tickets = new Set(a.match(TICKET));
  if ((b.match(TICKET) ?? []).some((ticket) => tickets.has(ticket))) return true;
  const [left, right] = [wordsIn(a), wordsIn(b)];
  const both = left.intersection(right).size;
  return both > 0 && both / left.union(right).size >= SAME;
}

const wordsIn = (text: string): Set<string> => new Set(text.toLowerCase().match(WORD));

/** Lines that stand in the newest plan and in those before it without a break, with the dates. `plans`: the newest first. */
export function carriedOver(
  plans: readonly { readonly date: LocalDate; readonly lines: readonly string[] }[],
): { readonly text: string; readonly dates: readonly LocalDate[] }[] {
  const [newest, ...before] = plans;
  return (newest?.lines ?? []).map((text) => {
    const dates = newest ? [newest.date] : [];
    for (const { date, lines } of before) {
      if (!lines.some((line) => isSameItem(line, text))) break;
      dates.push(date);
    }
    return { text, dates: dates.toReversed() };
  });
}
