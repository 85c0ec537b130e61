import type { ProjectId, UserId, WorkspaceId } from './ids.ts';
import type { Posting } from './posting.ts';
import type { AskedAnswer, Question } from './question.ts';
import type { Instant, LocalDate } from './time.ts';

/**
 * One ask: a member, a project, a date on the member's own calendar. There is at most one per key, so no date is asked twice.
 *
 * state: `open` asked and unanswered; `answered`; `skipped` by the person, today only;
 *        `excused` they went away after being asked; `missed` the next one came first.
 */
export interface Prompt {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
  readonly user: UserId;
  readonly date: LocalDate;
  readonly state: PromptState;
  readonly askAt: Instant;
  /** null: this person gets no nudge today. */
  readonly nudgeAt: Instant | null;
  /** From here on an answer is late; the run waits for the last of these. */
  readonly cutoffAt: Instant;
  readonly snoozedUntil: Instant | null;
  /** When the question, and the nudge, were handed to the courier; null: not (yet). */
  readonly askedAt: Instant | null;
  readonly nudgedAt: Instant | null;
}

export type PromptState = 'open' | 'answered' | 'skipped' | 'excused' | 'missed';

/** What a person said to a prompt. Edits raise the version; earlier ones are kept in the history. */
export interface Answer {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
  readonly user: UserId;
  readonly date: LocalDate;
  /** 1 for the first. */
  readonly version: number;
  readonly words: AnswerWords;
  /** `import`: brought in from elsewhere by whoever runs Meridian. */
  readonly source: 'form' | 'message' | 'same-plan' | 'import';
  readonly answeredAt: Instant;
  readonly editedAt: Instant | null;
  /** First given after the cut-off. */
  readonly late: boolean;
}

/** The four questions, as typed: never escaped, never trimmed inside. An empty string is no answer to that question. */
export interface AnswerWords extends Readonly<Record<StandupQuestion, string>> {
  /** Since the last standup. */
  readonly done: string;
  readonly plan: string;
  readonly blockers: string;
  /** Anything learned or measured. */
  readonly evidence: string;
  /** What was said to the project's own questions, in their order; absent: nothing. */
  readonly asked?: readonly AskedAnswer[];
}

/** What every project asks. */
export type StandupQuestion = 'done' | 'plan' | 'blockers' | 'evidence';

/** A project's standup of one date: the thread in the channel and its end. */
export interface Run {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
  readonly date: LocalDate;
  readonly openedAt: Instant;
  /** The last expected member's own cut-off. */
  readonly closesAt: Instant;
  /** When the digest was written; null: the run is open. */
  readonly closedAt: Instant | null;
  /** The project's own questions as they were when it opened; all of this date are asked these. */
  readonly questions: readonly Question[];
  /** Where the project's answers were read when it opened. */
  readonly posting: Posting;
}

/** A prompt's key as a button carries it: project and date; the person is whoever presses. */
export function promptHandle(project: ProjectId, date: LocalDate): string {
  return `${project}@${date}`;
}

/** What `promptHandle` wrote; null for anything else. */
export function readHandle(text: string): { readonly project: ProjectId; readonly date: LocalDate } | null {
  const match = /^([\w-]+)@(\d{4}-\d{2}-\d{2})$/.exec(text);
  return match?.[1] && match[2] ? { project: match[1] as ProjectId, date: match[2] as LocalDate } : null;
}
