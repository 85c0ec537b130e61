import type { Borne } from './overlap-message.ts';
import type { ProjectId } from './ids.ts';
import type { SlotTerms } from './slot.ts';
import type { Interval, Zone } from './time.ts';

/** The weekly meetings of a project to one reader. */
export interface SlotList {
  readonly kind: 'slot-list';
  readonly project: ProjectId;
  readonly projectName: string;
  /** The reader's. */
  readonly zone: Zone;
  /** What these and other weekly meetings have asked of people outside their hours so far; null: nothing. */
  readonly borne: Borne | null;
  readonly slots: readonly (Omit<SlotTerms, 'people'> & {
    readonly number: number;
    /** The next one. */
    readonly when: Interval;
    /** Who meets; empty: everybody. */
    readonly names: readonly string[];
    /** Those whose hours do not cover it. */
    readonly outside: readonly string[];
    /** When in the week it would be fairer, by its own place's clock, if it is worth moving for; null: it stays. */
    readonly fairer: Pick<SlotTerms, 'weekday' | 'time'> | null;
    /** Whether the reader may remove it. */
    readonly editable: boolean;
  })[];
}
