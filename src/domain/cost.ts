import type { ProjectId, WorkspaceId } from './ids.ts';
import { costOf, type Price, type PriceList } from './price.ts';
import { plusMinutes, type Instant, type LocalDate } from './time.ts';

/** What a language model is asked for; costs are told by it. */
export const PURPOSES = ['digest', 'weekly', 'summary', 'reviewer', 'doctor'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What people call them. */
export const PURPOSE_NAMES: Readonly<Record<Purpose, string>> = {
  digest: 'daily digest',
  weekly: 'weekly summary',
  summary: 'summaries on demand',
  reviewer: 'review',
  doctor: 'doctor',
};

/**
 * `reserved`: it is under way. `kept`: the answer was known, nobody was asked. `lost`: whoever asked died before the answer.
 * The others are what the model did (`Usage`).
 */
export type CallOutcome =
  | 'reserved'
  | 'kept'
  | 'lost'
  | 'written'
  | 'down'
  | 'busy'
  | 'late'
  | 'refused'
  | 'garbled'
  | 'cut'
  | 'spent';

/** One question to a language model, as it is booked. It holds no word of anybody's. */
export interface ModelCall {
  readonly workspace: WorkspaceId;
  readonly id: string;
  /** null: of no project, or of one that was deleted. */
  readonly project: ProjectId | null;
  readonly purpose: Purpose;
  readonly task: string;
  readonly model: string;
  readonly at: Instant;
  readonly outcome: CallOutcome;
  /** As the provider counted them; 0 where it did not say. units: tokens */
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly latencyMs: number;
  /** As it was known then; null: unknown. */
  readonly price: Price | null;
  /** What it cost; null: nobody knows, which is not nothing. units: millionths of a US dollar */
  readonly micros: number | null;
  /** What it takes of the day's cap: the most it can cost while it is under way, then what it did. units: as `micros` */
  readonly counted: number;
}

/** Calls of one day, project, purpose and model. */
export interface CostSum {
  readonly day: LocalDate;
  readonly project: ProjectId | null;
  readonly purpose: Purpose;
  readonly model: string;
  /** Asked of the model, whatever came of it. */
  readonly calls: number;
  /** Of `calls`: without a usable answer. */
  readonly failed: number;
  /** Beside `calls`: answered from what was kept. */
  readonly kept: number;
  /** Of `calls`: nobody knows what they cost. */
  readonly unpriced: number;
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  /** Of those whose price is known. units: millionths of a US dollar */
  readonly micros: number;
}

/** No question takes longer, with every try and wait. A reservation older than this is of a process that died. */
const LONGEST_MINUTES = 60;
/** The share of a day's cap at which the leads are told. */
export const WARN_AT = 0.8;
/** Tokens are hardly ever shorter on average, in whatever script. units: bytes of UTF-8 */
const SHORTEST_TOKEN = 2;
/** What a server puts around a question. units: tokens */
const AROUND = 64;

/** The first moment of the UTC day of `now`: caps hold from midnight to midnight in UTC. */
export function dayStart(now: Instant): Instant {
  return `${now.slice(0, 10)}T00:00:00.000Z` as Instant;
}

/** Before it, what is still under way is booked as lost. */
export function lapsedBefore(now: Instant): Instant {
  return plusMinutes(now, -LONGEST_MINUTES);
}

/** The most that a question of so many bytes with an answer of at most `most` tokens can cost. units: millionths of a US dollar */
export function mostCost(prices: PriceList, model: string, bytes: number, most: number): number {
  const input = Math.ceil(bytes / SHORTEST_TOKEN) + AROUND;
  return costOf(prices.of(model) ?? prices.dearest, { input, cached: 0, output: most });
}
