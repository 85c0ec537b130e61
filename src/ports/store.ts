import type { Blocker, BlockerUpdate } from '#domain/blocker.ts';
import type { Delivery, Outgoing } from '#domain/delivery.ts';
import type { ChannelId, DeliveryKey, MessageRef, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Member } from '#domain/member.ts';
import type { Message } from '#domain/message.ts';
import type { Participation, Project, ProjectExtent } from '#domain/project.ts';
import type { Answer, Prompt, PromptState, Run } from '#domain/prompt.ts';
import type { Instant, LocalDate, Zone } from '#domain/time.ts';
import type { Audit } from './audit.ts';
import type { Costs } from './costs.ts';
import type { LeaveStore } from './leave-store.ts';
import type { Hypotheses, Readings } from './hypotheses.ts';
import type { MeasuringStore } from './measuring-store.ts';
import type { Inbox } from './inbox.ts';
import type { TeamStore } from './team-store.ts';
import type { Retention } from './retention.ts';
import type { Reviews } from './reviews.ts';
import type { SharedPrompts } from './shared-prompts.ts';
import type { Summaries } from './summaries.ts';
import type { Workspaces } from './workspaces.ts';
import type { Looks, Nudges, Risks } from './nudges.ts';

/** The tables, a repository each. Nothing can be asked without a workspace, but for what the clock sweeps across all. */
export interface Store extends MeasuringStore, LeaveStore, TeamStore {
  readonly workspaces: Workspaces;
  readonly members: Members;
  readonly projects: Projects;
  readonly participations: Participations;
  readonly prompts: Prompts;
  readonly answers: Answers;
  readonly runs: Runs;
  readonly blockers: Blockers;
  readonly hypotheses: Hypotheses;
  readonly readings: Readings;
  readonly nudges: Nudges;
  readonly looks: Looks;
  readonly risks: Risks;
  readonly summaries: Summaries;
  readonly reviews: Reviews;
  readonly retention: Retention;
  readonly agenda: Agenda;
  readonly deliveries: Deliveries;
  readonly inbox: Inbox;
  readonly audit: Audit;
  readonly costs: Costs;
  readonly sharedPrompts: SharedPrompts;
  /** All of `work` or none of it. Inside, use only the store it is given. A call inside another joins it. */
  atomically<T>(work: (store: Store) => Promise<T>): Promise<T>;
}

export interface Members {
  find(workspace: WorkspaceId, user: UserId): Promise<Member | null>;
  /** Inserts or replaces. */
  save(member: Member): Promise<void>;
  /**
   * Erases what is left of somebody once their words are forgotten: leave, hours, guesses, part in projects; what was sent to anybody
   * and may quote them is emptied. What stays is when they answered.
   */
  forget(workspace: WorkspaceId, user: UserId, at: Instant): Promise<void>;
  /**
   * Empties the words that a person wrote and those about their blockers, where they are kept and where they were said; what
   * waits to them, about what they were sent or about their blockers is dropped.
   */
  forgetWords(workspace: WorkspaceId, user: UserId, at: Instant): Promise<void>;
  /** Whether they were erased, and have not come back since. */
  isForgotten(workspace: WorkspaceId, user: UserId): Promise<boolean>;
  /** Whether anybody was erased at or after a moment, and has not come back since. */
  anyForgotten(workspace: WorkspaceId, since: Instant): Promise<boolean>;
  /** They have come back. */
  remember(workspace: WorkspaceId, user: UserId): Promise<void>;
  /** Everybody ever met there, in order of user id. */
  all(workspace: WorkspaceId): Promise<Member[]>;
  /** Of a project, observers included, in order of user id. */
  inProject(workspace: WorkspaceId, project: ProjectId): Promise<Member[]>;
  /** Active ones who go by `zone` now, by name. */
  inZone(workspace: WorkspaceId, zone: Zone): Promise<Member[]>;
  /** Those whose zone to come is in force at `now` and not yet taken as theirs, of installed workspaces, oldest first. */
  arriving(now: Instant, limit: number): Promise<Member[]>;
}

export interface Projects {
  find(workspace: WorkspaceId, id: ProjectId): Promise<Project | null>;
  findByChannel(workspace: WorkspaceId, channel: ChannelId): Promise<Project | null>;
  save(project: Project): Promise<void>;
  /** By name. */
  all(workspace: WorkspaceId): Promise<Project[]>;
  /** Projects in which the user takes part, by name. */
  ofUser(workspace: WorkspaceId, user: UserId): Promise<Project[]>;
  /** Asks for the roster to be read from the channel again from `at` on; null: it is up to date. */
  wantRoster(workspace: WorkspaceId, id: ProjectId, at: Instant | null): Promise<void>;
  /** How much a project holds. */
  extent(workspace: WorkspaceId, id: ProjectId): Promise<ProjectExtent>;
  /**
   * Deletes it with everything kept of it: participations, prompts, answers and their history, runs. What waits to be sent about
   * its days is dropped, the words of what was sent are emptied. Its audit log stays.
   */
  remove(workspace: WorkspaceId, id: ProjectId, at: Instant): Promise<void>;
  /** Projects whose roster is wanted at or before `now`, of installed workspaces, oldest first. */
  rosterDue(now: Instant, limit: number): Promise<Project[]>;
}

export interface Participations {
  find(workspace: WorkspaceId, project: ProjectId, user: UserId): Promise<Participation | null>;
  of(workspace: WorkspaceId, project: ProjectId): Promise<Participation[]>;
  save(participation: Participation): Promise<void>;
  /** Ends it and forgets its agenda; prompts and answers stay. */
  remove(workspace: WorkspaceId, project: ProjectId, user: UserId): Promise<void>;
}

export interface Prompts {
  find(workspace: WorkspaceId, project: ProjectId, user: UserId, date: LocalDate): Promise<Prompt | null>;
  /** The newest by date; null: never asked. */
  latest(workspace: WorkspaceId, project: ProjectId, user: UserId): Promise<Prompt | null>;
  /** Everybody's of one date. */
  ofRun(workspace: WorkspaceId, project: ProjectId, date: LocalDate): Promise<Prompt[]>;
  /** Inserts unless the key exists; false: it did, and nothing changed. */
  insert(prompt: Prompt): Promise<boolean>;
  /** Replaces everything but the key. */
  save(prompt: Prompt): Promise<void>;
  countOf(workspace: WorkspaceId, project: ProjectId, date: LocalDate, state: PromptState): Promise<number>;
}

export interface Answers {
  find(workspace: WorkspaceId, project: ProjectId, user: UserId, date: LocalDate): Promise<Answer | null>;
  /** The newest before `date`; null: none. */
  latestBefore(workspace: WorkspaceId, project: ProjectId, user: UserId, date: LocalDate): Promise<Answer | null>;
  ofRun(workspace: WorkspaceId, project: ProjectId, date: LocalDate): Promise<Answer[]>;
  /** The newest version of every one, by date, then by user. */
  inProject(workspace: WorkspaceId, project: ProjectId): Promise<Answer[]>;
  /** Every version that a user wrote, in any project, by date, then by project, oldest version first. */
  versionsBy(workspace: WorkspaceId, user: UserId): Promise<Answer[]>;
  /** Inserts or replaces; every version is also kept in the history. */
  save(answer: Answer): Promise<void>;
  /** Every version of one answer, oldest first. */
  history(workspace: WorkspaceId, project: ProjectId, user: UserId, date: LocalDate): Promise<Answer[]>;
}

export interface Runs {
  find(workspace: WorkspaceId, project: ProjectId, date: LocalDate): Promise<Run | null>;
  /** Inserts unless the key exists; false: it did, and nothing changed. */
  insert(run: Run): Promise<boolean>;
  save(run: Run): Promise<void>;
  /** Open and closed ones of one project, by date. */
  inProject(workspace: WorkspaceId, project: ProjectId): Promise<Run[]>;
  /** Open runs, of one project. */
  openOf(workspace: WorkspaceId, project: ProjectId): Promise<Run[]>;
  /** Open runs whose `closesAt` has come, of installed workspaces, oldest first. */
  due(now: Instant, limit: number): Promise<Run[]>;
}

export interface Blockers {
  find(workspace: WorkspaceId, number: number): Promise<Blocker | null>;
  /** Inserts it under the next number of its workspace, with its first line of history. It is due at once. */
  raise(blocker: Omit<Blocker, 'number'>): Promise<Blocker>;
  /** Replaces everything but the key and adds `update` to the history; null: the change is none that people made. It is due at once. */
  save(blocker: Blocker, update: BlockerUpdate | null): Promise<void>;
  /** All that are not closed, oldest first; those that are doubted too. */
  openIn(workspace: WorkspaceId, project: ProjectId): Promise<Blocker[]>;
  /** All that are not closed and hold the user up or wait for their help, oldest first. */
  openFor(workspace: WorkspaceId, user: UserId): Promise<Blocker[]>;
  /** The newest closed ones first. */
  closedIn(workspace: WorkspaceId, project: ProjectId, limit: number): Promise<Blocker[]>;
  /** All that one answer raised, closed or not, in order of number. */
  ofAnswer(workspace: WorkspaceId, project: ProjectId, owner: UserId, date: LocalDate): Promise<Blocker[]>;
  /** All that a person raised or wrote about, closed or not, in order of number. */
  touchedBy(workspace: WorkspaceId, user: UserId): Promise<Blocker[]>;
  /** The one that a message was marked as. */
  ofMessage(workspace: WorkspaceId, channel: ChannelId, ts: string): Promise<Blocker | null>;
  /** Oldest first. */
  history(workspace: WorkspaceId, number: number): Promise<BlockerUpdate[]>;
  /** Those to be looked at at or before `now`, of installed workspaces, oldest first. */
  due(now: Instant, limit: number): Promise<Blocker[]>;
  /** When to look again; null: never, until it changes. */
  plan(workspace: WorkspaceId, number: number, at: Instant | null): Promise<void>;
}

/** A member in a project about whom something must be decided. */
export interface AgendaItem {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
  readonly user: UserId;
}

/**
 * When to look at whom: derived from settings, rebuilt at will, never the truth. An item without a moment is due at once,
 * so forgetting is safe and only costs a look.
 */
export interface Agenda {
  /** Items due at or before `now`, of active projects in installed workspaces, oldest first. */
  due(now: Instant, limit: number): Promise<AgendaItem[]>;
  /** `at` null: nothing will ever be due until something changes. */
  set(item: AgendaItem, at: Instant | null): Promise<void>;
  /** Makes items due at once: a project's, a user's, or everybody's. */
  forget(
    which: { readonly workspace: WorkspaceId; readonly project?: ProjectId; readonly user?: UserId } | 'all',
  ): Promise<void>;
  /** The earliest moment at which anything here is due (agenda, runs, blockers, handovers, bets, rosters, weeks, days of people who are told what they missed); null: nothing is. */
  next(): Promise<Instant | null>;
}

export interface Deliveries {
  /** Writes it unless the key exists; false: it did, and nothing changed. */
  insert(outgoing: Outgoing, at: Instant): Promise<boolean>;
  find(workspace: WorkspaceId, key: DeliveryKey): Promise<Delivery | null>;
  /** All about one subject, in order of writing. */
  about(workspace: WorkspaceId, subject: string): Promise<Delivery[]>;
  /** All that wait in a workspace, in order of writing. */
  waiting(workspace: WorkspaceId): Promise<Delivery[]>;
  /** Drops what waits about a subject, unsent; what is under way is not tried again, should it not have arrived. */
  retract(workspace: WorkspaceId, subject: string, why: string): Promise<void>;
  /** Drops one that waits, unsent. */
  drop(workspace: WorkspaceId, key: DeliveryKey, why: string): Promise<void>;
  /** One that waits goes at `until` at the earliest, or is dropped where that is after its window; one under way stays as it is. */
  postpone(workspace: WorkspaceId, key: DeliveryKey, until: Instant, now: Instant): Promise<void>;
  /** Gives one that waits other words; false: it is under way or over, and nothing changed. */
  reword(workspace: WorkspaceId, key: DeliveryKey, message: Message): Promise<boolean>;
  /** From now on one and its edits are about `subject`. */
  regroup(workspace: WorkspaceId, key: DeliveryKey, subject: string): Promise<void>;
  /** Whatever is or stands in one channel is in the other from now on, since Slack gave the channel a new id. */
  moveChannel(workspace: WorkspaceId, from: ChannelId, to: ChannelId): Promise<void>;
  /**
   * Waiting deliveries that may go at `now`: their time has come, what they hang on is sent, the workspace is installed; by priority,
   * then in order of writing. An edit that a newer edit of the same target has overtaken is not among them.
   */
  ready(now: Instant, limit: number): Promise<Delivery[]>;
  /** Drops what is out of date at `now`, edits overtaken by newer ones, and what hangs on something dropped or failed; says how many. */
  sweep(now: Instant): Promise<number>;
  /** Takes one for sending and gives its words as they are now; null: somebody else has it or it is no longer waiting. */
  claim(workspace: WorkspaceId, key: DeliveryKey, now: Instant): Promise<Message | null>;
  settle(workspace: WorkspaceId, key: DeliveryKey, ref: MessageRef, now: Instant): Promise<void>;
  /** Back to waiting until `retryAt`, or dropped where it was taken back meanwhile; `counted`: this was a try. */
  release(workspace: WorkspaceId, key: DeliveryKey, retryAt: Instant, counted: boolean): Promise<void>;
  /** Gives up for good; `why` is a static word or Slack's code. */
  fail(workspace: WorkspaceId, key: DeliveryKey, why: string, now: Instant): Promise<void>;
  /** Claimed before `before` and never settled: their outcome is unknown. */
  unsettled(before: Instant, limit: number): Promise<Delivery[]>;
  /** The earliest moment at which one may be ready or must be looked into; null: none waits. */
  next(): Promise<Instant | null>;
  /** Empties the words of what was settled before `before`. */
  forgetWords(before: Instant): Promise<number>;
}
