import type { BlockerLook } from './blocker-message.ts';
import type { PublicHoliday } from './holiday.ts';
import type { ChannelId, ProjectId } from './ids.ts';
import type { Absence, Member } from './member.ts';
import type { Project } from './project.ts';
import type { Instant, LocalDate, Zone } from './time.ts';

/** A person's App Home: everything of theirs, as of `at`. Plain values, so that what has not changed can be told. */
export interface Home {
  readonly at: Instant;
  /** The reader's; UTC where nobody knows it. */
  readonly zone: Zone;
  /** On the reader's calendar. */
  readonly today: LocalDate;
  readonly sections: readonly HomeSection[];
}

/** A part of it. `HomeLines` is for whatever needs no look of its own. */
export type HomeSection =
  | HomeStranger
  | HomeToday
  | HomeHours
  | HomeLeave
  | HomeBlockers
  | HomeProjects
  | HomeLines
  | HomePrivacy
  | HomeHealth;

/** The reader is in no project. */
export interface HomeStranger {
  readonly is: 'stranger';
}

/** Where today stands in each of the reader's projects, and the next question. */
export interface HomeToday {
  readonly is: 'today';
  readonly standups: readonly HomeStandup[];
  /** null: none is planned. */
  readonly next: { readonly projectName: string; readonly askAt: Instant } | null;
}

/** `done`: answered, with or without an edit since. `free`: nothing is asked; `next` null: never. */
export interface HomeStandup {
  readonly project: ProjectId;
  readonly projectName: string;
  readonly state:
    | { readonly is: 'ahead'; readonly date: LocalDate; readonly askAt: Instant }
    | { readonly is: 'open'; readonly date: LocalDate; readonly cutoffAt: Instant }
    | { readonly is: 'late'; readonly date: LocalDate }
    | { readonly is: 'snoozed'; readonly date: LocalDate; readonly until: Instant }
    | { readonly is: 'answered'; readonly date: LocalDate; readonly answeredAt: Instant; readonly late: boolean }
    | { readonly is: 'skipped'; readonly date: LocalDate }
    | { readonly is: 'away'; readonly to: LocalDate }
    | { readonly is: 'free'; readonly next: LocalDate | null }
    | { readonly is: 'observer' | 'no-zone' };
}

export interface HomeHours extends Pick<Member, 'shifts' | 'standupAt' | 'evening' | 'quiet' | 'nudges'> {
  readonly is: 'hours';
  /** null: nobody knows it. */
  readonly zone: Zone | null;
}

/** Leave that is not over, by first day. */
export interface HomeLeave {
  readonly is: 'leave';
  readonly leaves: readonly (Pick<Absence, 'id' | 'from' | 'to' | 'reason'> & Partial<Pick<Absence, 'half'>>)[];
  /** Public holidays that they keep, today's included. `regionName` null: they have confirmed none. */
  readonly holidays: {
    readonly regionName: string | null;
    readonly next: PublicHoliday | null;
    readonly count: number;
  };
}

/** What holds the reader up or waits for their help, the oldest first. */
export interface HomeBlockers {
  readonly is: 'blockers';
  readonly looks: readonly BlockerLook[];
}

export interface HomeProjects {
  readonly is: 'projects';
  readonly projects: readonly (Pick<Project, 'id' | 'name' | 'state' | 'standupAt' | 'days' | 'nudges' | 'posting'> & {
    readonly channel: ChannelId;
    readonly role: 'lead' | 'participant' | 'observer';
    /** How many questions of its own it asks. */
    readonly own: number;
    /** Whether the reader may change it. */
    readonly editable: boolean;
  })[];
}

/** A heading, lines and what can be done about them. Words in it are shown as words. */
export interface HomeLines {
  readonly is: 'lines';
  readonly title: string;
  readonly lines: readonly {
    readonly text: string;
    /** At most five; `id` is a Button's. */
    readonly buttons?: readonly { readonly id: string; readonly label: string; readonly value: string }[];
  }[];
  /** A sentence under it; commands between backticks. */
  readonly hint?: string;
}

export interface HomePrivacy {
  readonly is: 'privacy';
  /** Whether language models may see the reader's words. */
  readonly models: boolean;
}

/** How the installation is, for administrators of the workspace. */
export interface HomeHealth {
  readonly is: 'health';
  readonly installedAt: Instant;
  readonly facts: WorkspaceHealth;
  /** What a language model cost in the last seven days; null: nothing was asked. units: millionths of a US dollar */
  readonly spent?: { readonly calls: number; readonly micros: number; readonly unpriced: number } | null;
}

/** What waits and what went wrong in a workspace. */
export interface WorkspaceHealth {
  readonly people: number;
  readonly projects: { readonly active: number; readonly paused: number; readonly dormant: number };
  /** Deliveries that might have gone more than 10 minutes ago and wait still. */
  readonly overdue: number;
  /** Deliveries that Slack refused for good within a day. */
  readonly failed: number;
  /** Events received more than 10 minutes ago and not worked through. */
  readonly unheard: number;
  /** The newest delivery that arrived within a day; null: none did. */
  readonly lastSentAt: Instant | null;
}
