import type { Handover, HandoverWords } from './handover.ts';
import type { ProjectId, UserId } from './ids.ts';
import type { Instant, Interval, LocalDate, Zone } from './time.ts';

/** A handover as people see it. */
export interface HandoverLook extends HandoverWords {
  readonly number: number;
  readonly project: ProjectId;
  readonly giverName: string;
  /** null: for whoever is awake next. */
  readonly toName: string | null;
  readonly until: Instant | null;
  readonly state:
    | { readonly is: 'open' }
    | { readonly is: Exclude<Handover['state']['is'], 'open'>; readonly name: string };
}

/**
 * One handover to one person. `given`: to its giver, as it was given; `next`: to whom it waits for; `back`: to its giver, since
 * nobody took it.
 */
export interface HandoverCard {
  readonly kind: 'handover-card';
  readonly to: 'given' | 'next' | 'back';
  readonly projectName: string;
  readonly look: HandoverLook;
  /** The reader's. */
  readonly zone: Zone;
  /** When whoever it waits for hears of it; null: told already, or nobody works any more. Only of `given`. */
  readonly tellsAt?: Instant | null;
  /** The hours that the reader and its giver share now or soon, after which it goes back; only of `next`. */
  readonly shared?: Interval;
  /** Whom it was for, who is not there: until a date, or for good (null). Only of `back`. */
  readonly missing?: { readonly name: string; readonly until: LocalDate | null };
}

/** Hands over what the writer leaves undone. */
export interface HandoverForm extends HandoverWords {
  readonly kind: 'handover-form';
  /** Where it may belong, the likeliest first; at least one. */
  readonly projects: readonly { readonly id: ProjectId; readonly name: string }[];
  /** null: whoever is awake next. */
  readonly to: UserId | null;
  /** Who is awake next in the first project; null: nobody else works. */
  readonly nextName: string | null;
  /** When the writer's next shift begins; null: they have none. */
  readonly backAt: Instant | null;
  /** The writer's. */
  readonly zone: Zone;
}
