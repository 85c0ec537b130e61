import type { AuditAct, AuditFacts } from './audit.ts';
import type { ChannelId, ProjectId } from './ids.ts';
import type { NudgeRule } from './nudge.ts';
import type { Given, ProjectRole } from './project.ts';
import type { Instant, LocalDate, Zone } from './time.ts';

/** What whoever leads a project must know, or whom somebody made something else in it; told once and privately. */
export interface LeadNote {
  readonly kind: 'lead-note';
  readonly project: ProjectId;
  readonly projectName: string;
  readonly channel: ChannelId;
  readonly news: LeadNews;
}

/**
 * `closed`: the channel was archived or deleted; `removed`: the bot was; `awake`: either is over. `shared`: people of another
 * organisation read along. `recast`: `name` made the reader something else in
 * the project, or nothing any more; `changes` says what. `leaderless`: the last lead, `name`, is gone and the reader is next
 * in line. `only-lead`: the reader left the channel and leads on, for nobody else does. `rule-muted`: the project surely finds
 * too many unasked messages of a kind useless, so it gets them no more. `model-cap`: on a day (UTC) the language model has used most
 * of what it may cost; units: millionths of a US dollar. `wishes`: `name` would rather read along than be asked. `stakeholders-lost`: the week in plain words could not be handed to some of its readers. `day-lost`: the thread of a date could not be posted, `code` is Slack's.
 */
export type LeadNews =
  | { readonly is: 'rule-muted'; readonly rule: NudgeRule }
  | { readonly is: 'model-cap'; readonly on: LocalDate; readonly used: number; readonly cap: number }
  | { readonly is: 'day-lost' | 'stakeholders-lost'; readonly on: LocalDate; readonly code: string }
  | { readonly is: 'recast'; readonly name: string; readonly changes: readonly Given[] }
  | { readonly is: 'closed' | 'removed' | 'awake' | 'shared' | 'only-lead' }
  | {
      readonly is: 'renamed' | 'paused' | 'resumed' | 'leaderless' | 'deleted' | 'wishes';
      readonly name: string;
    };

/** Who is in a project, and as what. */
export interface ProjectMembers {
  readonly kind: 'project-members';
  readonly project: ProjectId;
  readonly projectName: string;
  readonly people: readonly ProjectPerson[];
  /** Whether the reader may change it. */
  readonly editable: boolean;
}

export interface ProjectPerson {
  readonly name: string;
  readonly lead: boolean;
  readonly roles: readonly ProjectRole[];
  /** `waiting`: nobody knows their time zone, so they are not asked; `gone`: deactivated in Slack. */
  readonly is: 'asked' | 'observer' | 'waiting' | 'gone';
  readonly guest: boolean;
}

/** The newest administrative acts of a project. */
export interface AuditLog {
  readonly kind: 'audit-log';
  readonly projectName: string;
  /** The reader's, in which moments are shown. */
  readonly zone: Zone;
  readonly acts: readonly ShownAct[];
}

export interface ShownAct {
  readonly at: Instant;
  /** null: nobody here did it. */
  readonly by: string | null;
  readonly act: AuditAct;
  /** People in them are named where they are known. */
  readonly before: AuditFacts;
  readonly after: AuditFacts;
}

/** The tokens by which machines log readings, for whoever administers the project. Private: it may hold a secret. */
export interface TokenList {
  readonly kind: 'token-list';
  readonly project: ProjectId;
  readonly projectName: string;
  /** The reader's, in which moments are shown. */
  readonly zone: Zone;
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly hint: string;
    readonly at: Instant;
    readonly usedAt: Instant | null;
  }[];
  /** Where readings come in, such as `http://127.0.0.1:8081`; null: nothing listens. */
  readonly address: string | null;
  /** One that was just made; its secret is shown this once. */
  readonly made: { readonly name: string; readonly secret: string } | null;
}
