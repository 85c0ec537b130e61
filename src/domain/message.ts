import type { AnswerHistory, BlockerCard, BlockerDoubts, BlockerList, BlockerLook } from './blocker-message.ts';
import type { DeadlineLook } from './deadline.ts';
import type { DeadlineList } from './deadline-message.ts';
import type { CostReport } from './cost-report.ts';
import type { DigestMessage, DigestPart } from './digest-message.ts';
import type { DoctorMessage } from './doctor-message.ts';
import type { HandoverCard, HandoverLook } from './handover-message.ts';
import type { BetAsked } from './hypothesis-said.ts';
import type { HolidaysMessage } from './holiday.ts';
import type { HypothesisCard, HypothesisCheckIns, HypothesisList, HypothesisReport } from './hypothesis-message.ts';
import type { ChannelId, ProjectId, UserId } from './ids.ts';
import type { NudgeMessage, NudgeRates, OverlapAsk, OverlapBet, OverlapNudge, RiskNudge } from './nudge-message.ts';
import type { ClockChanges, OverlapBest, OverlapToday, OverlapWeek } from './overlap-message.ts';
import type { StandupPreview } from './preview-message.ts';
import type { AuditLog, LeadNote, ProjectMembers, TokenList } from './project-message.ts';
import type { ReviewCard } from './review-message.ts';
import type { Posting } from './posting.ts';
import type { AnswerWords } from './prompt.ts';
import type { StandupStatus } from './standup-message.ts';
import type { SlotList } from './slot-message.ts';
import type { RegionalDigest } from './regional-message.ts';
import type { TravelMessage } from './travel-message.ts';
import type { WeeklyMessage, WeeklyPart } from './weekly-message.ts';
import type { StakeholderWeek } from './stakeholder.ts';
import type { SummaryWhy } from './summary-message.ts';
import type { Instant, LocalDate, LocalTime, Weekday, Zone } from './time.ts';

export type { DigestLine, DigestMessage } from './digest-message.ts';
export type { StandupPreview } from './preview-message.ts';

/** Everything the bot can say. Plain JSON: it waits in the deliveries table. Words in it are as people typed them. */
export type Message =
  | Introduction
  | PromptMessage
  | PromptDone
  | PromptsMessage
  | NudgeMessage
  | RunOpened
  | AnswerPosted
  | DigestMessage
  | DigestPart
  | RegionalDigest
  | WeeklyMessage
  | WeeklyPart
  | StakeholderWeek
  | SummaryWhy
  | ReviewCard
  | Welcome
  | ProjectCard
  | ProjectMembers
  | AuditLog
  | TokenList
  | LeadNote
  | TravelMessage
  | HolidaysMessage
  | DoctorMessage
  | CostReport
  | StandupStatus
  | StandupPreview
  | BlockerCard
  | BlockerDoubts
  | BlockerList
  | AnswerHistory
  | OverlapToday
  | OverlapWeek
  | OverlapBest
  | ClockChanges
  | OverlapNudge
  | OverlapAsk
  | OverlapBet
  | RiskNudge
  | NudgeRates
  | HandoverCard
  | DeadlineList
  | SlotList
  | HypothesisCard
  | HypothesisCheckIns
  | HypothesisList
  | HypothesisReport
  | Help
  | Note;

/** First words to a new member, with the hours Meridian would keep. */
export interface Introduction {
  readonly kind: 'introduction';
  readonly project: ProjectId;
  readonly projectName: string;
  readonly channel: ChannelId;
  readonly zone: Zone | null;
  /** In words, e.g. `Mon–Fri 09:00–18:00`. */
  readonly hours: string;
  readonly standupAt: LocalTime;
  /** `evening`: asked then on the working day before. `within`: at the next moment of their hours, which that time is outside of. Absent: then. */
  readonly asked?: 'evening' | 'within';
  readonly confirmed: boolean;
  /** Once confirmed, the question that comes next; absent or null: none is planned. */
  readonly next?: { readonly projectName: string; readonly askAt: Instant } | null;
}

/** The question, in the reader's own clock. */
export interface PromptMessage {
  readonly kind: 'prompt';
  readonly project: ProjectId;
  readonly projectName: string;
  readonly channel: ChannelId;
  readonly date: LocalDate;
  readonly zone: Zone;
  readonly cutoffAt: Instant;
  /** Their plan from last time, as typed; empty: none. */
  readonly lastPlan: string;
  /** The bets they own, with days left; absent: none. */
  readonly bets?: readonly BetAsked[];
  /** Their open blockers, oldest first; absent: written before blockers were tracked. */
  readonly blockers?: readonly BlockerLook[];
  /** What is handed to them or to whoever is awake next and nobody took yet, oldest first; absent: nothing is. */
  readonly handovers?: readonly HandoverLook[];
  readonly deadlines?: readonly DeadlineLook[];
  /** Asked again after a snooze. */
  readonly again: boolean;
  /** Where the answer is read; absent: in the thread. */
  readonly posting?: Posting;
}

/** What the prompt's message turns into after an action, or when it is over. */
export interface PromptDone {
  readonly kind: 'prompt-done';
  readonly project: ProjectId;
  readonly projectName: string;
  readonly channel: ChannelId;
  readonly date: LocalDate;
  readonly zone: Zone;
  /** As in the question: it can be taken after an answer too. */
  readonly handovers?: readonly HandoverLook[];
  /** Where the answer is read; absent: in the thread. */
  readonly posting?: Posting;
  readonly outcome:
    | { readonly is: 'answered'; readonly words: AnswerWords; readonly late: boolean; readonly version: number }
    | { readonly is: 'skipped' }
    | { readonly is: 'snoozed'; readonly until: Instant }
    | { readonly is: 'excused'; readonly backOn: LocalDate }
    | { readonly is: 'missed' }
    /** Taken back: its project rests or is gone, or the person is out of it. */
    | { readonly is: 'withdrawn'; readonly why: Withdrawal };
}

/** The questions of several projects that come within a quarter of an hour, each as it stands. */
export interface PromptsMessage {
  readonly kind: 'prompts';
  readonly date: LocalDate;
  readonly zone: Zone;
  readonly parts: readonly (PromptMessage | PromptDone)[];
}

export type Withdrawal = 'paused' | 'asleep' | 'left' | 'observes' | 'deleted' | 'day-off';

/** Parent of the day's thread. */
export interface RunOpened {
  readonly kind: 'run-opened';
  readonly projectName: string;
  readonly date: LocalDate;
  /** Where its digest stands; absent: there is none yet. */
  readonly digest?: string;
}

/** One person's reply in the day's thread. */
export interface AnswerPosted {
  readonly kind: 'answer-posted';
  readonly name: string;
  readonly date: LocalDate;
  readonly words: AnswerWords;
  readonly late: boolean;
  readonly edited: boolean;
  /** Where its words are read since, if not here; then it holds none. */
  readonly posting?: Posting;
}

/** First words in a channel the bot was invited to, with the button that sets it up. */
export interface Welcome {
  readonly kind: 'welcome';
  readonly channel: ChannelId;
  /** Its project is set up, so there is nothing to press; absent: not yet. */
  readonly over?: true;
}

/** A project's settings at a glance. */
export interface ProjectCard {
  readonly kind: 'project-card';
  readonly why: 'created' | 'changed' | 'paused' | 'resumed' | 'shown' | 'deleted';
  readonly project: ProjectId;
  readonly name: string;
  readonly channel: ChannelId;
  readonly state: 'active' | 'paused' | 'dormant';
  readonly standupAt: LocalTime;
  readonly days: readonly Weekday[];
  readonly nudges: boolean;
  /** null: the roster is still being read from the channel. */
  readonly members: number | null;
  /** How many questions of its own it asks; absent: written before it could. */
  readonly own?: number;
  /** Where its answers are read; absent: written before that could be chosen. */
  readonly posting?: Posting;
  /** For how many days words are kept, null: until it is deleted; absent: written before that could be chosen. */
  readonly retention?: number | null;
}

/** A command's help in one screen. */
export interface Help {
  readonly kind: 'help';
  /** The word the person typed that is none of ours; null: they asked for help. */
  readonly unknown: string | null;
  readonly nearest: string | null;
  readonly title: string;
  readonly lines: readonly { readonly usage: string; readonly does: string }[];
}

/** One or two sentences to one person. `tone`: `refused` says what to do next. Plain words, escaped when shown. */
export interface Note {
  readonly kind: 'note';
  readonly tone: 'done' | 'refused' | 'info';
  readonly text: string;
  /** A person's own words to be given back, so that nothing typed is lost. */
  readonly kept?: string;
  /** A reading of a bet that it tells of, to be taken back where it is wrong. */
  readonly reading?: { readonly bet: number; readonly number: number };
  readonly to?: UserId;
}
