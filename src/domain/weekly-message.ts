import type { BlockerKind } from './blocker.ts';
import type { BlockerLook } from './blocker-message.ts';
import type { DeadlineLook } from './deadline.ts';
import type { Direction } from './evidence.ts';
import type { Outcome } from './hypothesis.ts';
import type { ProjectId } from './ids.ts';
import type { Signal } from './risk-signal.ts';
import type { Instant, LocalDate } from './time.ts';

/** Where the words of a line stand. */
export interface LineSource {
  readonly date: LocalDate;
  /** The message with them; null: it is not there to be opened. */
  readonly link: string | null;
}

/** One line in somebody's own words, or a model's that code has checked against them. */
export interface WeeklyLine {
  readonly name: string;
  readonly text: string;
  readonly sources: readonly LineSource[];
}

/** A blocker of the week. */
export interface WeeklyBlocker {
  readonly look: BlockerLook;
  /** It came up in this week. */
  readonly isNew: boolean;
  /** The owner's working days that it stood in the way in all. */
  readonly days: number;
  readonly source: LineSource;
}

/** What happened to a bet in the week. */
export interface WeeklyBet {
  readonly number: number;
  readonly belief: string;
  readonly metric: string;
  readonly unit: string;
  readonly direction: Direction;
  readonly target: number;
  readonly started: boolean;
  /** Taken in the week. */
  readonly readings: number;
  /** The newest of all; null: none yet. */
  readonly latest: number | null;
  /** Of reaching the target in time, at the beginning of the week (null: it did not run then) and at its end; null: it does not run. */
  readonly chance: { readonly was: number | null; readonly is: number; readonly calibrated: boolean } | null;
  /** How it ended in the week; null: it did not. `name` null: nobody decided, it was stopped by default. */
  readonly ended: { readonly outcome: Outcome; readonly name: string | null; readonly reason: string } | null;
  /** A decision is asked for. */
  readonly due: boolean;
  /** Its card in the channel; null: it is not there to be opened. */
  readonly link: string | null;
}

/** A bet that is at risk, and what the risk engine goes by. */
export interface WeeklyRisk {
  readonly number: number;
  readonly belief: string;
  /** That it comes late. 0 to 1 */
  readonly score: number;
  readonly signals: readonly Signal[];
  readonly link: string | null;
}

/** A week in numbers. */
export interface WeeklyFigures {
  /** Questions put, less those to people who went away. */
  readonly asked: number;
  readonly answered: number;
  readonly skipped: number;
  /** Who answered at least once. */
  readonly people: number;
  readonly opened: number;
  readonly resolved: number;
  /** At its end. */
  readonly open: number;
  /** Working days of those held up, by what held them up; only kinds with any. */
  readonly lost: readonly { readonly kind: BlockerKind; readonly days: number }[];
  readonly readings: number;
  readonly started: number;
  readonly ended: number;
}

/** Lists that may go on in the thread. */
export interface WeeklyBody {
  readonly progress: readonly WeeklyLine[];
  readonly bets: readonly WeeklyBet[];
  /** Open at the end, the oldest first. */
  readonly open: readonly WeeklyBlocker[];
  readonly resolved: readonly WeeklyBlocker[];
  readonly decisions: readonly WeeklyLine[];
  readonly next: readonly WeeklyLine[];
}

/** A project's week. */
export interface WeeklyMessage extends WeeklyBody {
  readonly kind: 'weekly';
  /** `scheduled`: by itself, in the channel; `posted`: in the channel because `by` wanted it; `asked`: privately. */
  readonly why: 'scheduled' | 'posted' | 'asked';
  /** Who had it posted; empty: nobody. */
  readonly by: string;
  readonly project: ProjectId;
  readonly projectName: string;
  /** The day that the week is called by. */
  readonly last: LocalDate;
  /** As people would say it: from the first to the last day with a standup. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The week is not over. */
  readonly soFar: boolean;
  /** At most three sentences. */
  readonly headline: readonly string[];
  /** Models that worded some of it; empty: code did. */
  readonly models: readonly string[];
  readonly figures: WeeklyFigures;
  /** The week before; null: there was none, or it was shorter or longer. */
  readonly before: WeeklyFigures | null;
  /** At most three. */
  readonly risks: readonly WeeklyRisk[];
  /** Those of the next weeks; absent: none, or written before a week told of them. */
  readonly deadlines?: readonly DeadlineLook[];
  /** It is shown because somebody asked for the latest there is. */
  readonly latest?: true;
  /** On leave as the week ends, with the day they are back. */
  readonly away: readonly { readonly name: string; readonly backOn: LocalDate }[];
  /** How many messages go on from it in its thread. */
  readonly parts: number;
  /** The reader may have it posted; the moment of the preview, which tells one wish from the next. null: they may not. */
  readonly postable: Instant | null;
}

/** More of a week, in the thread of it. */
export interface WeeklyPart extends WeeklyBody {
  readonly kind: 'weekly-part';
  readonly projectName: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** From 1 to `of`. */
  readonly number: number;
  readonly of: number;
}
