import type { Half } from './member.ts';
import { minutesBetween, plusMinutes, type Instant, type Interval } from './time.ts';

const WORDS: Readonly<Record<string, Half>> = {
  am: 'am',
  morning: 'am',
  pm: 'pm',
  afternoon: 'pm',
};

/** Whether text begins with a half of a day (`pm`, `in the afternoon`), and what follows. */
export function readHalf(text: string): { readonly half: Half | null; readonly rest: string } {
  const match = /^(?:(?:in )?the )?(am|pm|morning|afternoon)\b[\s,;:]*/i.exec(text);
  const half = WORDS[match?.[1]?.toLowerCase() ?? ''] ?? null;
  return half === null || !match ? { half: null, rest: text } : { half, rest: text.slice(match[0].length) };
}

/** What is left of a day's hours for whoever is away in one half of them; the halves are equally long, breaks aside. */
export function withoutHalf(hours: readonly Interval[], half: Half | null): Interval[] {
  if (half === null) return [...hours];
  const middle = middleOf(hours);
  return hours.flatMap(({ from, to }) => {
    const kept = half === 'am' ? { from: from < middle ? middle : from, to } : { from, to: to < middle ? to : middle };
    return kept.from < kept.to ? [kept] : [];
  });
}

function middleOf(hours: readonly Interval[]): Instant {
  let left = Math.floor(hours.reduce((sum, { from, to }) => sum + minutesBetween(from, to), 0) / 2);
  for (const { from, to } of hours) {
    const length = minutesBetween(from, to);
    if (left <= length) return plusMinutes(from, left);
    left -= length;
  }
  return hours.at(-1)?.to ?? ('' as Instant);
}
