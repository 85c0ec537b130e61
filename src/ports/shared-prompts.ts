import type { DeliveryKey, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Message, PromptDone } from '#domain/message.ts';
import type { LocalDate } from '#domain/time.ts';

/** A question in a message that shows those of several projects. */
export interface SharedPrompt {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
  readonly user: UserId;
  readonly date: LocalDate;
  /** The delivery that shows it. */
  readonly host: DeliveryKey;
  /** What it turned into; null: it still asks. */
  readonly outcome: PromptDone['outcome'] | null;
}

/** A message about somebody's question of a date, in its newest words; of one whose words are forgotten only the kind is left. */
export interface SaidOfPrompt {
  readonly user: UserId;
  readonly date: LocalDate;
  readonly message: Message;
}

/** Which message shows which questions; a question that has a message of its own is not here. */
export interface SharedPrompts {
  find(workspace: WorkspaceId, project: ProjectId, user: UserId, date: LocalDate): Promise<SharedPrompt | null>;
  /** In the order in which they joined. */
  of(workspace: WorkspaceId, host: DeliveryKey): Promise<SharedPrompt[]>;
  /** All of a person. */
  ofUser(workspace: WorkspaceId, user: UserId): Promise<SharedPrompt[]>;
  /** All that stands, or waits to be sent, about the questions of a project of `since` or later, shared messages too. */
  said(workspace: WorkspaceId, project: ProjectId, since: LocalDate): Promise<SaidOfPrompt[]>;
  /** Inserts it as the last of its host, or replaces its host and outcome. */
  save(part: SharedPrompt): Promise<void>;
}
