import type { Hypothesis, HypothesisEvent } from '#domain/hypothesis.ts';
import type { Guess } from '#domain/hypothesis-guess.ts';
import type { ForecastNote } from '#domain/hypothesis-odds.ts';
import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Reading } from '#domain/reading.ts';
import type { Instant } from '#domain/time.ts';

export interface Hypotheses {
  find(workspace: WorkspaceId, number: number): Promise<Hypothesis | null>;
  /**
   * Inserts it under the next number of its workspace, with its first line of history. It is due at once.
   *
   * form: the one that it was written in, of which there is no other bet.
   */
  create(hypothesis: Omit<Hypothesis, 'number'>, form?: string | null): Promise<Hypothesis>;
  /** The bet that was written in that form; null: none was. */
  ofForm(workspace: WorkspaceId, form: string): Promise<Hypothesis | null>;
  /** Replaces everything but the key and adds `event` to the history; null: nothing that people did. It is due at once. */
  save(hypothesis: Hypothesis, event: HypothesisEvent | null): Promise<void>;
  /** Drafts and those that are not decided, oldest first. */
  openIn(workspace: WorkspaceId, project: ProjectId): Promise<Hypothesis[]>;
  /** Drafts and those that are not decided that the user owns or decides on, in every project, oldest first. */
  openOf(workspace: WorkspaceId, user: UserId): Promise<Hypothesis[]>;
  /** Decided ones, the newest first. */
  endedIn(workspace: WorkspaceId, project: ProjectId, limit: number): Promise<Hypothesis[]>;
  /** How many times the same bet was made anew before this one: its `rebet` ancestors. */
  rebets(workspace: WorkspaceId, number: number): Promise<number>;
  /** Oldest first. */
  history(workspace: WorkspaceId, number: number): Promise<HypothesisEvent[]>;
  /** Keeps one guess per person; the first stands. false: they have guessed before. */
  guess(guess: Guess): Promise<boolean>;
  guesses(workspace: WorkspaceId, number: number): Promise<Guess[]>;
  /** Keeps what was forecast at a mark; the first stands. */
  noteForecast(note: ForecastNote): Promise<boolean>;
  /** Of ended bets of a project whose outcome can be scored, in order of number and mark, each with whether the target was reached. */
  scored(workspace: WorkspaceId, project: ProjectId): Promise<(ForecastNote & { readonly hit: boolean })[]>;
  /** Those to be looked at at or before `now`, of installed workspaces, oldest first. */
  due(now: Instant, limit: number): Promise<Hypothesis[]>;
  /** When to look again; null: never, until it changes. */
  plan(workspace: WorkspaceId, number: number, at: Instant | null): Promise<void>;
}

export interface Readings {
  /**
   * Inserts it under the next number of its bet, which becomes due at once.
   *
   * returns: null where its `sourceId` is known for this bet, and nothing changed.
   */
  add(reading: Omit<Reading, 'number'>): Promise<Reading | null>;
  /** Puts `after` in the place of `before`, whose key it has. returns: false where `before` is no longer what is kept, and nothing changed. */
  replace(before: Reading, after: Reading): Promise<boolean>;
  /** All of a bet, those taken back too, in order of measurement. */
  of(workspace: WorkspaceId, hypothesis: number): Promise<Reading[]>;
  /** The one that a machine calls `sourceId`; null: none. */
  bySource(workspace: WorkspaceId, hypothesis: number, sourceId: string): Promise<Reading | null>;
}
