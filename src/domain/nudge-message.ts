import type { BlockerLook } from './blocker-message.ts';
import type { ChannelId, ProjectId } from './ids.ts';
import type { RuleRecord } from './nudge.ts';
import type { Signal } from './risk-signal.ts';
import type { Instant, Interval, LocalDate, Zone } from './time.ts';

/** Tells one of two people that both are at work and have something to settle. */
export interface OverlapNudge {
  readonly kind: 'overlap-nudge';
  /** Whether the reader is held up or could help. */
  readonly to: 'helper' | 'owner';
  readonly projectName: string;
  /** Who is there too. */
  readonly otherName: string;
  readonly when: Interval;
  /** The reader's. */
  readonly zone: Zone;
  readonly look: BlockerLook;
  /** How many more there are between the two. */
  readonly more: number;
}

/** Tells one of two people that both are at work and one asked the other something by name that nobody has answered yet. */
export interface OverlapAsk {
  readonly kind: 'overlap-ask';
  /** Whether the reader was asked or asked. */
  readonly to: 'asked' | 'asker';
  readonly number: number;
  /** As typed; empty: it is gone. */
  readonly text: string;
  /** Of the answer that it stands in. */
  readonly date: LocalDate;
  /** Where that answer stands in Slack; null: nowhere that can be linked to. */
  readonly link: string | null;
  readonly projectName: string;
  readonly otherName: string;
  /** null: it is settled, and no hour of theirs matters any more. */
  readonly when: Interval | null;
  /** The reader's. */
  readonly zone: Zone;
  /** How many more stand between the two. */
  readonly more: number;
  /** `name`: who says that it is answered. */
  readonly state: { readonly is: 'open' | 'withdrawn' } | { readonly is: 'answered'; readonly name: string };
}

/** Tells one of two people that both are at work and a bet of theirs waits for a word between them. */
export interface OverlapBet {
  readonly kind: 'overlap-bet';
  /**
   * `verdict`: to the owner, whose bet waits for its decision; `agreement`: to the decision owner, whose choice waits for a second
   * person; `ending`: to the decision owner of one that ends.
   */
  readonly about: 'verdict' | 'agreement' | 'ending';
  readonly number: number;
  readonly belief: string;
  readonly projectName: string;
  readonly otherName: string;
  readonly endOn: LocalDate;
  readonly when: Interval;
  /** The reader's. */
  readonly zone: Zone;
}

/** Where each signal can be looked at, as far as it stands in Slack. */
export type RiskSources = { readonly [code in Signal['code']]?: string };

/** Tells the owner of a bet that it is at risk, why, and what would change that; later whoever follows it, and who will decide. */
export interface RiskNudge {
  readonly kind: 'risk-nudge';
  /** `thread`: everybody who reads the thread of its card; `decider`: who will decide, or leads; absent: its owner. */
  readonly to?: 'owner' | 'thread' | 'decider';
  /** Absent: the reader. */
  readonly ownerName?: string;
  readonly projectName: string;
  /** `H12` */
  readonly item: string;
  readonly title: string;
  /** That it comes late. 0 to 1 */
  readonly score: number;
  readonly signals: readonly Signal[];
  /** Absent: written before they were kept. */
  readonly sources?: RiskSources;
  /** Other bets of its owner for which some of the reasons hold too: `H13`. Absent: none. */
  readonly also?: readonly string[];
  /** Other bets of its owner, with which some more reasons were told that are not told again. Absent: none. */
  readonly apart?: readonly string[];
  /** The reader's. */
  readonly zone: Zone;
}

/** How each kind of unasked message has fared in a project. */
export interface NudgeRates {
  readonly kind: 'nudge-rates';
  readonly projectName: string;
  readonly days: number;
  readonly rows: readonly (RuleRecord & { readonly muted: boolean })[];
  /** What the reader alone was sent in the last seven days. */
  readonly own: number;
}

/** The one reminder of a question. */
export interface NudgeMessage {
  readonly kind: 'nudge';
  readonly project: ProjectId;
  readonly projectName: string;
  readonly channel: ChannelId;
  readonly date: LocalDate;
  readonly zone: Zone;
  readonly askedAt: Instant;
  readonly cutoffAt: Instant;
  /** Questions of other projects that wait as well, by their end; absent: it is the only one. */
  readonly also?: readonly {
    readonly project: ProjectId;
    readonly projectName: string;
    readonly date: LocalDate;
    readonly cutoffAt: Instant;
  }[];
}
