import type { WeekPicture } from './week-picture.ts';
import type { Instant, Interval, LocalDate, Zone } from './time.ts';

/** What every reply about shared hours says of its people. */
export interface OfPeople {
  /** null: people picked by name, in no project. */
  readonly projectName: string | null;
  /** The reader's; all times are shown in it. */
  readonly zone: Zone;
  /** Their names, the reader's own among them. */
  readonly names: readonly string[];
  /** Those whose zone nobody knows: they are left out. */
  readonly unknown: readonly string[];
  /** Those who never told their hours: their zone is Slack's, the hours are the usual ones. */
  readonly assumed: readonly string[];
  /** The reader's other projects, of which nothing is shown here. */
  readonly others: readonly string[];
}

/** The hours people share today. */
export interface OverlapToday extends OfPeople {
  readonly kind: 'overlap-today';
  readonly date: LocalDate;
  /** Names of those at work at the moment of asking. */
  readonly here: readonly string[];
  /** When all of them are at work, today. */
  readonly shared: readonly Interval[];
  /** The next time all are, after today; null: not within two weeks. */
  readonly next: Interval | null;
  /** Where all never are: the most who are, today. null: nobody works today. */
  readonly most: {
    readonly people: number;
    readonly when: readonly Interval[];
    readonly absent: readonly string[];
  } | null;
  /** Where all never are within two weeks: who would have to bend, and by how much. */
  readonly miss: MissedBy | null;
}

/** The nearest that people come to an hour together. units: minutes */
export interface MissedBy {
  readonly when: Interval;
  readonly absent: readonly { readonly name: string; readonly minutes: number; readonly way: 'earlier' | 'later' }[];
}

/** Seven days of the people, hour by hour on the reader's clock. */
export interface OverlapWeek extends OfPeople {
  readonly kind: 'overlap-week';
  readonly first: LocalDate;
  /** For each person and hour of the day, the share of five working days on which they are at work: 0 to 1. */
  readonly rows: readonly { readonly name: string; readonly hours: readonly number[] }[];
  readonly days: readonly { readonly date: LocalDate; readonly shared: readonly Interval[] }[];
  /** The rows as a picture; without it they are drawn in characters. */
  readonly picture?: WeekPicture;
}

/** What weekly meetings have asked of people outside their hours, older ones counting less. */
export interface Borne {
  /** The reader's share of it, 0 to 1; null: they are none of the people. */
  readonly own: number | null;
  /** Gini's index of all shares. */
  readonly imbalance: number;
}

/** Where a meeting of some length fits best in the next seven days. */
export interface OverlapBest extends OfPeople {
  readonly kind: 'overlap-best';
  readonly minutes: number;
  /** The most who can be there; all of them where `absent` is empty. Windows on different days. */
  readonly windows: readonly { readonly when: Interval; readonly people: number; readonly absent: readonly string[] }[];
  /** The longest that anybody is at work at a stretch; told where no window was found. units: minutes */
  readonly longest: number;
  /** Where somebody is always missing: the fairest slot for all. null: there is none that spares everybody's nights. */
  readonly fair: {
    readonly when: Interval;
    /** How many would be asked outside their hours. */
    readonly bending: number;
    /** Of the reader alone. units: minutes outside their hours, heavier the further out */
    readonly own: number;
    /** Gini's index of what is asked of each. */
    readonly imbalance: number;
    /** Somebody would meet more than two hours outside their day: better in writing. */
    readonly hard: boolean;
    /** What weekly meetings have asked so far, which counts in it; null: nothing. */
    readonly borne: Borne | null;
  } | null;
}

/** The clock changes ahead and what they do to shared hours; minutes are of a week. */
export interface ClockChanges extends OfPeople {
  readonly kind: 'clock-changes';
  /** `asked`: somebody wanted to know. A number: the notice so many days ahead. */
  readonly why: 'asked' | 'notice';
  readonly changes: readonly {
    readonly at: Instant;
    readonly zones: readonly { readonly zone: Zone; readonly by: number }[];
    /** null: only one person, who shares with nobody. */
    readonly team: { readonly before: number; readonly after: number } | null;
    readonly pairs: readonly {
      readonly names: readonly [string, string];
      readonly before: number;
      readonly after: number;
    }[];
    /** Weekly meetings that somebody's hours no longer cover. */
    readonly leaving: readonly { readonly slot: string; readonly names: readonly string[] }[];
  }[];
}
