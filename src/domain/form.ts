import type { BlockerKind } from './blocker.ts';
import type { BlockerLook } from './blocker-message.ts';
import type { ProposedHoliday, Region } from './holiday.ts';
import type { ChannelId, ProjectId, UserId } from './ids.ts';
import type { Message } from './message.ts';
import type { DeadlineForm } from './deadline-message.ts';
import type { HandoverForm } from './handover-message.ts';
import type {
  DeciderForm,
  DecidedForm,
  DecisionForm,
  EvidenceForm,
  HypothesisForm,
  ReadingForm,
  WatchForm,
  WithdrawalForm,
} from './hypothesis-form.ts';
import type { BetAsked, BetSaid } from './hypothesis-said.ts';
import type { LeaveForm } from './leave.ts';
import type { ProjectExtent, ProjectRole } from './project.ts';
import type { Posting } from './posting.ts';
import type { AnswerWords } from './prompt.ts';
import type { Term } from './jargon.ts';
import type { ReviewForm } from './review-message.ts';
import type { Question } from './question.ts';
import type { Instant, LocalDate, LocalTime, Weekday, Zone } from './time.ts';

/** A modal to show. Its look is a view's; its id is the id of the Form that reads it. */
export type ShownForm =
  | StandupForm
  | ProjectForm
  | RolesForm
  | QuestionsForm
  | DeleteForm
  | HoursForm
  | BlockerForm
  | BlockerUpdateForm
  | ForgetForm
  | HandoverForm
  | DeadlineForm
  | StakeholderForm
  | HypothesisForm
  | ReadingForm
  | DecisionForm
  | WatchForm
  | DeciderForm
  | WithdrawalForm
  | EvidenceForm
  | DecidedForm
  | HolidaysForm
  | LeaveForm
  | ReviewForm
  | ToldForm;

export interface StandupForm {
  readonly kind: 'standup-form';
  readonly sections: readonly StandupSection[];
}

export interface StandupSection {
  readonly project: ProjectId;
  readonly projectName: string;
  readonly date: LocalDate;
  readonly words: AnswerWords;
  /** Their plan from last time, shown above; empty: none. */
  readonly lastPlan: string;
  readonly late: boolean;
  readonly edit: boolean;
  /** Their open blockers of earlier days, oldest first: each is asked about. */
  readonly open: readonly BlockerLook[];
  /** What the blockers of this answer have in common so far; null: nothing, or there are none. */
  readonly blockerKind: BlockerKind | null;
  readonly helper: UserId | null;
  /** Their bets that go on, those that end first on top, each with what was said of it; absent: none. */
  readonly bets?: readonly BetSection[];
  /** Where the answer is read, and the names of the leads where it is them. */
  readonly posting: Posting;
  readonly leads: readonly string[];
  /** The project's own questions of that date, with what was said to each so far; empty: nothing. */
  readonly own: readonly { readonly question: Question; readonly text: string }[];
}

/** A bet in the standup, and what was said of it so far; null: nothing. */
export interface BetSection extends BetAsked {
  readonly said: BetSaid | null;
}

/** Makes a blocker of a message that somebody marked. */
export interface BlockerForm {
  readonly kind: 'blocker-form';
  readonly channel: ChannelId;
  readonly ts: string;
  readonly text: string;
  readonly blockerKind: BlockerKind;
  readonly helper: UserId | null;
  /** Where it may belong, the likeliest first; at least one. */
  readonly projects: readonly { readonly id: ProjectId; readonly name: string }[];
}

/** Tells how a blocker goes, and who else could help. */
export interface BlockerUpdateForm {
  readonly kind: 'blocker-update-form';
  readonly look: BlockerLook;
  readonly helper: UserId | null;
}

export interface ProjectForm {
  readonly kind: 'project-form';
  readonly channel: ChannelId;
  /** null: sets one up. */
  readonly project: ProjectId | null;
  readonly name: string;
  readonly standupAt: LocalTime;
  readonly days: readonly Weekday[];
  readonly nudges: boolean;
  /** Working days before a blocker that nobody acknowledged goes to the leads; null: never. */
  readonly escalateAfter: number | null;
  /** Whether a language model may word its summaries. */
  readonly model: boolean;
  /** The day that ends the week which is summed up; null: none is. */
  readonly weeklyOn: Weekday | null;
  /** Whether each member is told as their day starts what was written while they were off. */
  readonly regional: boolean;
  /** Where its answers are read. */
  readonly posting: Posting;
  /** For how many days the words of answers are kept; null: until the project is deleted. */
  readonly retention: number | null;
}

/** Who leads a project, who only reads, and who answers for what. Everybody else in it is asked. */
export interface RolesForm {
  readonly kind: 'roles-form';
  readonly project: ProjectId;
  readonly projectName: string;
  readonly leads: readonly UserId[];
  readonly observers: readonly UserId[];
  readonly roles: Readonly<Record<ProjectRole, readonly UserId[]>>;
}

/** Writes a project's own questions, one a line. */
export interface QuestionsForm {
  readonly kind: 'questions-form';
  readonly project: ProjectId;
  readonly projectName: string;
  readonly questions: readonly Question[];
  /** When these were what the project asks. */
  readonly opened: Instant;
}

/** Asks for a project's name before it is deleted. */
export interface DeleteForm extends ProjectExtent {
  readonly kind: 'delete-form';
  readonly project: ProjectId;
  readonly projectName: string;
}

export interface HoursForm {
  readonly kind: 'hours-form';
  readonly zone: Zone | null;
  /** A line for days with the same hours, as `readWeek` reads it; empty: no hours. */
  readonly week: string;
  readonly standupAt: LocalTime | null;
  /** Asked the evening before. */
  readonly evening: boolean;
  /** As `readRanges` reads them; empty: none. */
  readonly quiet: string;
  /** Whether they want the one nudge. */
  readonly nudges: boolean;
}

/** What of a person's stays with their projects when they are forgotten, within a sentence. */
export const OF_PROJECTS =
  'bets that you wrote, own or decided with what was written about them, readings with their notes, tokens that you made and what you decided about lines of summaries, which are their project’s, under your Slack id alone';

/** Proposes public holidays; those that are ticked become leave. */
export interface HolidaysForm {
  readonly kind: 'holidays-form';
  /** Whose, where they are somebody else's than the reader's. */
  readonly of: { readonly user: UserId; readonly name: string } | null;
  /** null: nobody knows where their holidays are kept. */
  readonly region: Region | null;
  /** Proposed up to here. */
  readonly until: LocalDate;
  readonly holidays: readonly ProposedHoliday[];
}

/** Asks for two words before somebody is erased. */
export interface ForgetForm {
  readonly kind: 'forget-form';
  /** What goes with them. */
  readonly answers: number;
  readonly projects: number;
}

/** What came of a form or a press, where it was sent from: sentences and a button that closes them. */
export interface ToldForm {
  readonly kind: 'told-form';
  readonly title: string;
  readonly sentences: readonly string[];
  /** Shown below them as it would be in a message. */
  readonly message?: Message;
}

/** Who reads a project's week in plain words, and which words are not plain to them. */
export interface StakeholderForm {
  readonly kind: 'stakeholder-form';
  readonly project: ProjectId;
  readonly projectName: string;
  readonly channel: ChannelId | null;
  readonly readers: readonly UserId[];
  readonly jargon: readonly Term[];
}
