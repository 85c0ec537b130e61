import { dollars } from './price.ts';
import type { LocalDate } from './time.ts';
import { weekWords, type WeekPicture } from './week-picture.ts';

/** Everything the bot can draw. Plain JSON, as it waits in the deliveries table with its message. */
export type Picture = ReadingsPicture | ReliabilityPicture | CostsPicture | WeekPicture;

/** A bet's readings against its target, in its time-box. Moments are parts of the box in working time: 0 its start, 1 its end. */
export interface ReadingsPicture {
  readonly kind: 'readings';
  /** What people call the bet, e.g. `H12`. */
  readonly bet: string;
  readonly metric: string;
  /** Empty: a bare number. */
  readonly unit: string;
  readonly direction: 'up' | 'down';
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly elapsed: number;
  readonly baseline: number;
  /** In order of time: the target at the start, then each that it was moved to. Never empty. */
  readonly targets: readonly Mark[];
  /** In order of time. One older than the box has a moment below 0. */
  readonly readings: readonly Mark[];
  /** null: nothing to forecast, the bet has ended or has no chance to be told. */
  readonly forecast: ForecastLook | null;
}

/** A value at a moment of the box. */
export interface Mark {
  readonly at: number;
  readonly value: number;
}

/** The chance of the target, and where the best reading may stand at the end: worse than `low` or better than `high` one time in ten each. */
export interface ForecastLook {
  readonly chance: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** How often what was forecast came true, beside the chances that were given. */
export interface ReliabilityPicture {
  readonly kind: 'reliability';
  readonly title: string;
  /** How many chances were given. */
  readonly n: number;
  readonly brier: number;
  /** The Brier score of always giving the share that came true. */
  readonly baseBrier: number;
  readonly ece: number;
  /** By tenths of the chance given; only those with a case in them. */
  readonly bins: readonly { readonly n: number; readonly forecast: number; readonly observed: number }[];
}

/** What a language model cost by week and purpose. */
export interface CostsPicture {
  readonly kind: 'costs';
  readonly title: string;
  /** The dearest first. */
  readonly purposes: readonly string[];
  /** Oldest first; what each purpose cost, in their order. units: millionths of a US dollar */
  readonly weeks: readonly { readonly monday: LocalDate; readonly micros: readonly number[] }[];
}

/**
 * What a picture shows, in words with its numbers, for whoever cannot see it or cannot load it.
 * returns: at most 1,000 characters, which is Slack's limit for a file's own; not escaped.
 */
export function pictureWords(picture: Picture): string {
  const words = wordsOf(picture);
  return words.length <= MOST_WORDS ? words : `${words.slice(0, MOST_WORDS - 1)}…`;
}

function wordsOf(picture: Picture): string {
  switch (picture.kind) {
    case 'readings':
      return readingsWords(picture);
    case 'reliability':
      return reliabilityWords(picture);
    case 'week':
      return weekWords(picture);
    case 'costs':
    default:
      return costsWords(picture);
  }
}

function costsWords({ title, purposes, weeks }: CostsPicture): string {
  const told = weeks.map(({ monday, micros }) => {
    const parts = purposes.flatMap((name, place) => (micros[place] ? [`${name} ${dollars(micros[place])}`] : []));
    return `week of ${monday}: ${parts.length === 0 ? 'nothing' : parts.join(', ')}`;
  });
  return `${title}. ${told.join('; ')}.`;
}

const MOST_WORDS = 1000;
/** So many of the newest readings are told one by one. */
const TOLD_READINGS = 8;

function readingsWords(picture: ReadingsPicture): string {
  const { bet, metric, targets, readings, baseline, forecast, elapsed, startsOn, endsOn } = picture;
  const unit = picture.unit === '' ? '' : ` ${picture.unit}`;
  const target = targets.at(-1)?.value ?? baseline;
  const moved = targets.length > 1 ? `, moved from ${targets.map(({ value }) => figure(value)).join(' to ')}` : '';
  const newest = readings.slice(-TOLD_READINGS).map(({ value }) => figure(value));
  const best = bestOf(picture);
  return [
    `${bet}, ${metric}: target ${figure(target)}${unit}${moved}, baseline ${figure(baseline)}${unit}.`,
    `Time-box ${startsOn} to ${endsOn}, ${percent(Math.min(1, Math.max(0, elapsed)))} over.`,
    readings.length === 0 ? 'No readings yet.' : '',
    readings.length > 0 ? `${readings.length === 1 ? '1 reading' : `${readings.length} readings`}, ` : '',
    readings.length > newest.length ? 'the newest' : '',
    newest.length > 0 ? `${newest.join(', ')}; best ${best === null ? '' : figure(best)}.` : '',
    forecast
      ? `Chance of the target ${chanceWords(forecast.chance)}; at the end likely ${figure(forecast.low)} to ${figure(forecast.high)}.`
      : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll(',  ', ', ');
}

function reliabilityWords({ title, n, brier, baseBrier, ece, bins }: ReliabilityPicture): string {
  if (n === 0) return `${title}: no bet has ended yet.`;
  const told = bins.map((bin) => `${percent(bin.forecast)} said, ${percent(bin.observed)} came true (${bin.n})`);
  return (
    `${title}: ${n === 1 ? '1 chance' : `${n} chances`}. Brier score ${brier.toFixed(3)} against ${baseBrier.toFixed(3)} for always saying the base rate; ` +
    `on average ${(ece * 100).toFixed(1)} points off. ${told.join('; ')}.`
  );
}

/** The best reading of those inside the box; null: there is none. */
export function bestOf({ readings, direction }: Pick<ReadingsPicture, 'readings' | 'direction'>): number | null {
  const values = readings.filter(({ at, value }) => at >= 0 && Number.isFinite(value)).map(({ value }) => value);
  if (values.length === 0) return null;
  return values.reduce((best, value) => (direction === 'up' ? Math.max(best, value) : Math.min(best, value)));
}

/** A measured value as people write it: at most four significant digits, no exponent where it can be helped. */
export function figure(value: number): string {
  const short = Number(value.toPrecision(4));
  const size = Math.abs(short);
  return size !== 0 && (size >= 1e9 || size < 1e-4) ? short.toExponential() : String(short);
}

/** A share as a whole percentage. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A chance as a whole percentage that never claims to be sure. */
export function chanceWords(chance: number): string {
  if (chance >= 1) return '100 %';
  if (chance > 0.99) return 'over 99 %';
  return chance < 0.01 ? 'under 1 %' : percent(chance);
}

/** The picture that belongs to something said; null: none does. */
export function pictureIn(said: object): Picture | null {
  return 'picture' in said ? ((said as { readonly picture?: Picture | null }).picture ?? null) : null;
}

/** What the file of a picture is called, without its ending. */
export function pictureName(picture: Picture): string {
  if (picture.kind === 'week') return `${picture.title} week`;
  return picture.kind === 'readings' ? `${picture.bet} readings` : picture.title;
}
