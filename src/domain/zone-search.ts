import { isZone, offsetMinutes, type Instant, type Zone } from './time.ts';
import { CITIES } from './zone-cities.ts';
import { nearest } from './nearest.ts';
import { PLACES_EAST } from './zone-places-east.ts';
import { PLACES_WEST } from './zone-places-west.ts';

/** A zone as a person finds it. */
export interface FoundZone {
  readonly zone: Zone;
  /** `Kolkata`, the city that the zone is named after. */
  readonly city: string;
  /** `India`; empty for UTC. */
  readonly country: string;
  /** Ahead of UTC at the moment of asking. units: minutes. */
  readonly offset: number;
  /** The other name by which it was found, such as `Mumbai`; null: by its own. */
  readonly by: string | null;
}

interface Entry {
  readonly zone: Zone;
  readonly city: string;
  readonly country: string;
  /** Other places that go by it, and what people call its time. */
  readonly aliases: readonly string[];
  /** Everything it may be called, as compared: its aliases first. */
  readonly plain: readonly string[];
  /** Of equal finds, the lower is meant: not the main zone of its country, or of a place few people live in. */
  readonly handicap: number;
}

const MOST = 100; // Slack shows no more
const OFFSET = /^(?:utc|gmt)? ?([+-])? ?(\d{1,2})(?::?(\d{2}))?$/;

let known: readonly Entry[] | undefined;

const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** Small letters without accents, every sign but `+`, `-` and `:` a space. */
function plainly(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\u2212/g, '-')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+:-]+/gu, ' ')
    .trim();
}

function rows(table: string): [string, string][] {
  const lines = table.trim().split('\n');
  return lines.map((line) => [line.slice(0, line.indexOf('|')), line.slice(line.indexOf('|') + 1)]);
}

function entries(): readonly Entry[] {
  const cities = new Map(rows(CITIES).map(([zone, words]) => [zone, words.split(', ')]));
  const placed = rows(`${PLACES_WEST.trim()}\n${PLACES_EAST.trim()}`).flatMap(([names, zones]) =>
    zones.split(' ').map((zone, index) => ({ zone, countries: names.split(', '), main: index === 0 })),
  );
  return [...placed, { zone: 'UTC', countries: [], main: true }].flatMap(({ zone, countries, main }) => {
    if (!isZone(zone)) return []; // younger than the runtime
    const aliases = cities.get(zone) ?? [];
    const plain = [...aliases, cityOf(zone), ...countries, zone].map(plainly);
    const handicap = (main ? 0 : 0.4) + (cities.has(zone) ? 0 : 0.3);
    return [{ zone, city: cityOf(zone), country: countries[0] ?? '', aliases, plain, handicap }];
  });
}

/**
 * The zones that `typed` may mean, likeliest first: cities, countries, abbreviations, names such as `Asia/Kolkata`, offsets such as
 * `+5:30`, or `8`, which is ahead of UTC; beginnings of words are enough, and a slip of the finger is forgiven where nothing fits.
 *
 * returns: at most 100; for nothing typed, the main zone of each country that people know by its city, west to east.
 */
export function findZones(typed: string, now: Instant): FoundZone[] {
  known ??= entries();
  const text = plainly(typed);
  if (text === '') return commonZones(known, now);
  const offset = OFFSET.exec(text);
  if (offset) return byOffset(known, offset, now);
  const found = ranked(known, text);
  const near = found.length > 0 ? null : nearest(text, [...new Set(known.flatMap(({ plain }) => plain))]);
  return (near === null ? found : ranked(known, near)).slice(0, MOST).map(({ entry, by }) => shown(entry, by, now));
}

const shown = ({ zone, city, country }: Entry, by: string | null, now: Instant): FoundZone => ({
  zone,
  city,
  country,
  offset: Math.round(offsetMinutes(now, zone)),
  by,
});

/** Those that people in many places live by, as a start. */
function commonZones(all: readonly Entry[], now: Instant): FoundZone[] {
  const common = all.filter(({ zone }) => CITIES.includes(`\n${zone}|`)).map((entry) => shown(entry, null, now));
  return common.toSorted((a, b) => a.offset - b.offset || (a.city < b.city ? -1 : 1)).slice(0, MOST);
}

function byOffset(all: readonly Entry[], [, sign, hours, minutes]: RegExpExecArray, now: Instant): FoundZone[] {
  const wanted = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0));
  const fitting = all.map((entry) => shown(entry, null, now)).filter(({ offset }) => offset === wanted);
  const isCommon = ({ zone }: FoundZone): number => (CITIES.includes(`\n${zone}|`) ? 0 : 1);
  return fitting.toSorted((a, b) => isCommon(a) - isCommon(b)).slice(0, MOST);
}

interface Ranked {
  readonly entry: Entry;
  readonly by: string | null;
  readonly rank: number;
}

function ranked(all: readonly Entry[], text: string): Ranked[] {
  const found = all.flatMap((entry): Ranked[] => {
    const ranks = entry.plain.map((name) => rankOf(name, text));
    const best = Math.min(...ranks);
    if (best === Infinity) return fitsTogether(entry, text) ? [{ entry, by: null, rank: 5 }] : [];
    // A zone's own city wins over its country, and both over what others call it.
    const alias = ranks.lastIndexOf(best) < entry.aliases.length;
    const by = alias && best <= 1 ? (entry.aliases[ranks.indexOf(best)] ?? null) : null;
    const remote = ranks[entry.aliases.length] === best ? 0 : alias ? 0.2 : 0.1;
    return [{ entry, by, rank: best + entry.handicap + remote }];
  });
  return found.toSorted((a, b) => a.rank - b.rank);
}

/** 0: that name; 1: it begins so; 2: a word of it begins so. */
function rankOf(name: string, text: string): number {
  if (name === text) return 0;
  if (name.startsWith(text)) return 1;
  return text.length > 1 && name.includes(` ${text}`) ? 2 : Infinity;
}

/** `berlin germany`: every word begins one of its names. */
function fitsTogether({ plain }: Entry, text: string): boolean {
  const words = text.split(' ');
  return (
    words.length > 1 && words.every((word) => plain.some((name) => name.startsWith(word) || name.includes(` ${word}`)))
  );
}
