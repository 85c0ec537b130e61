import type { HypothesisEvent } from './hypothesis.ts';
import type { UserId } from './ids.ts';
import type { Instant } from './time.ts';

export const BET_STATUSES = ['on-track', 'at-risk', 'off-track'] as const;
/** How its owner says that a bet goes. */
export type BetStatus = (typeof BET_STATUSES)[number];

/** What an owner says of their bet, with their words; empty: none. */
export interface StatusSaid {
  readonly status: BetStatus;
  readonly text: string;
}

/** The same once it is kept. */
export interface Stated extends StatusSaid {
  readonly at: Instant;
}

const WORDS: Readonly<Record<BetStatus, string>> = {
  'on-track': 'on track',
  'at-risk': 'at risk',
  'off-track': 'off track',
};
const TEXT_MAX = 280;

/** `on track`, `at risk`, `off track`. */
export const statusInWords = (status: BetStatus): string => WORDS[status];

/** What a text that begins with a status says: `at risk: the labels are late`; null: it begins with none. */
export function readStatus(text: string): StatusSaid | null {
  const [, words = '', said = ''] =
    /^\s*(on[- ]?track|at[- ]?risk|off[- ]?track|green|amber|yellow|red)\b[\s:,.;–-]*([\s\S]*)$/i.exec(text) ?? [];
  if (words === '') return null;
  return { status: statusOf(words.toLowerCase()), text: said.trim().replace(/\s+/g, ' ').slice(0, TEXT_MAX) };
}

function statusOf(word: string): BetStatus {
  if (word.startsWith('on') || word === 'green') return 'on-track';
  return word.startsWith('off') || word === 'red' ? 'off-track' : 'at-risk';
}

/** A chance below this, or so many health checks that fail, speak against a word that all is well. */
export const LOW_CHANCE = 0.3;
const UNHEALTHY = 2;
const HIGH_CHANCE = 0.7;

/** Whether the data says otherwise than its owner does: all is well and it is not, or the other way round. */
export function dataDiffers(status: BetStatus, { chance, failing }: DataSaid): boolean {
  if (status === 'on-track') return (chance !== null && chance < LOW_CHANCE) || failing >= UNHEALTHY;
  return chance !== null && chance >= HIGH_CHANCE && failing === 0;
}

/** What is measured of a bet: its chance to come true in time, null where there is none, and how many health checks fail. */
interface DataSaid {
  readonly chance: number | null;
  readonly failing: number;
}

/** The newest word of its owner; what somebody said who no longer owns it does not count. null: none. */
export function statedBy(owner: UserId, history: readonly HypothesisEvent[]): Stated | null {
  const last = history.findLast(({ what, by }) => what.is === 'stated' && by === owner);
  if (last?.what.is !== 'stated') return null;
  return { status: last.what.status, text: last.what.text, at: last.at };
}
