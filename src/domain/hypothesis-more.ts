import { quoted } from './calendar-names.ts';
import type { MetricKind } from './hypothesis.ts';
import { readCount, readValue } from './hypothesis-numbers.ts';
import { ok, refuse, type Result } from './result.ts';

/** What may be agreed beside what every bet needs. */
export interface TermsMore {
  /** How far from the baseline it must come at the least to be worth it, above 0; absent: not said. */
  readonly worthwhile?: number;
  /** The owner's working days between readings that were agreed; absent: none were. */
  readonly everyDays?: number;
  /** Where more is written; absent: nowhere. */
  readonly links?: readonly string[];
  /** As what it ends where nobody decides in time; absent: it is stopped. */
  readonly silence?: 'inconclusive';
}

/** The same as it is typed. */
export interface TypedMore {
  /** Such as `0.03`: how far from the baseline it must come to be worth it. */
  readonly worth: string;
  /** Such as `2`: working days between readings. */
  readonly every: string;
  /** An address a line. */
  readonly links: string;
  readonly silence: Silence;
}

export const SILENCES = ['stop', 'inconclusive'] as const;
/** What may become of a bet that nobody decides. */
export type Silence = (typeof SILENCES)[number];

const LINKS_MAX = 5;
const LINK_MAX = 500;
const EVERY_MAX = 60;

/** The same as terms; `take` notes what is not right under its field. `metric`: as far as it was read. */
export function readMore(
  { worth, every, links, silence }: TypedMore,
  metric: { kind: MetricKind; name: string; target: number | null; baseline: number | null },
  take: <T>(field: keyof TypedMore, read: Result<T, string>) => T | null,
): TermsMore {
  const worthwhile = worth.trim() === '' ? null : take('worth', readWorth(worth, metric));
  const everyDays = every.trim() === '' ? null : take('every', readEvery(every));
  const read = take('links', readLinks(links));
  return {
    ...(worthwhile === null ? {} : { worthwhile }),
    ...(everyDays === null ? {} : { everyDays }),
    ...(read === null || read.length === 0 ? {} : { links: read }),
    ...(silence === 'stop' ? {} : { silence }),
  };
}

function readWorth(
  text: string,
  { kind, name, target, baseline }: { kind: MetricKind; name: string; target: number | null; baseline: number | null },
): Result<number, string> {
  const read = readValue(text.trim().replace(/^\+/, ''), kind, name);
  if (!read.ok) return read;
  if (read.value <= 0) return refuse('Say how far from the baseline it must come, above 0, such as 0.03.');
  const way = target === null || baseline === null ? null : Math.abs(target - baseline);
  if (way !== null && read.value > way + 1e-12)
    return refuse(`The target is only ${Number(way.toPrecision(3))} from the baseline, so it is worth it there.`);
  return ok(read.value);
}

function readEvery(text: string): Result<number, string> {
  const read = readCount(text.trim().replace(/\s*(?:working )?d(?:ays?)?$/i, ''), 'The number of working days');
  if (!read.ok) return read;
  return read.value <= EVERY_MAX ? read : refuse(`${EVERY_MAX} working days are the most between readings.`);
}

function readLinks(text: string): Result<string[], string> {
  const found: string[] = [];
  for (const line of text.split(/\s+/).filter((one) => one !== '')) {
    const address = line.replace(/^<|>$/g, '');
    if (!/^https?:\/\/[^\s<>|]+$/i.test(address) || address.length > LINK_MAX)
      return refuse(`${quoted(line)} is no address; write one a line, such as https://example.org/plan.`);
    found.push(address);
  }
  return found.length <= LINKS_MAX ? ok(found) : refuse(`${LINKS_MAX} addresses are the most.`);
}
