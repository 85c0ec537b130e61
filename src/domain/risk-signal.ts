import type { BetStatus } from './hypothesis-status.ts';
import type { Instant, LocalDate } from './time.ts';

/** What may be said of an item's risk, each with the facts it rests on. `weight`: log-odds it adds; 0 where it only explains. */
export type Signal =
  | {
      readonly code: 'forecast_low';
      readonly weight: 0;
      readonly chance: number;
      readonly was: Earlier | null;
      /** Absent: written before it was kept. */
      readonly aim?: Aim;
    }
  | { readonly code: 'burn_gap'; readonly weight: 0; readonly elapsed: number; readonly done: number }
  | { readonly code: 'stale_metric'; readonly weight: number; readonly days: number }
  | {
      readonly code: 'blocker_age';
      readonly weight: number;
      readonly blocker: number;
      readonly text: string;
      readonly days: number;
    }
  | {
      readonly code: 'carry_over';
      readonly weight: number;
      readonly text: string;
      readonly dates: readonly LocalDate[];
    }
  | {
      readonly code: 'dependency_unacked';
      readonly weight: number;
      readonly who: string;
      readonly since: Instant;
      /** The blocker that they were told of; absent: written before it was kept. */
      readonly blocker?: number;
    }
  | {
      readonly code: 'silence';
      readonly weight: number;
      readonly missed: number;
      /** The newest of them; absent: written before it was kept. */
      readonly last?: LocalDate;
    }
  | {
      readonly code: 'self_report';
      readonly weight: 0;
      readonly said: Exclude<BetStatus, 'on-track'>;
      readonly text: string;
      readonly on: LocalDate;
    }
  | {
      readonly code: 'green_vs_data';
      readonly weight: 0;
      readonly chance: number;
      /** How many health checks fail. */
      readonly failing: number;
      /** When its owner said that it is on track. */
      readonly on: LocalDate;
    }
  | { readonly code: 'guardrail' | 'eval_changed' | 'source_broken'; readonly weight: 0 };

/** What a bet is to reach, and on which day at the latest. */
export interface Aim {
  readonly target: number;
  readonly unit: string;
  readonly endOn: LocalDate;
}

/** Its chance on an earlier day. */
export interface Earlier {
  readonly chance: number;
  readonly on: LocalDate;
}

/** What tells one signal from another: its code and what it is about, not how old it has become. */
export function reasonOf(signal: Signal): string {
  const { code } = signal;
  if (code === 'blocker_age' || code === 'dependency_unacked') return `${code}:${signal.blocker ?? ''}`;
  return code === 'self_report' ? `${code}:${signal.said}` : code;
}

/** Those that are about the work of its owner as a whole, and so may hold for several items of theirs. */
const OF_OWNER: ReadonlySet<Signal['code']> = new Set(['blocker_age', 'carry_over', 'dependency_unacked', 'silence']);

/** Reasons of these signals that may hold for other items of the same owner too, as `reasonsOf` words them. */
export const sharedReasons = (signals: readonly Signal[]): string[] =>
  signals.filter(({ code }) => OF_OWNER.has(code)).map(reasonOf);
