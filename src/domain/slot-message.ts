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
  readonly slots: readonly (Omit<SlotTerms, 'people'> & {
    readonly number: number;
    /** The next one. */
    readonly when: Interval;
    /** Who meets; empty: everybody. */
    readonly names: readonly string[];
    /** Those whose hours do not cover it. */
    readonly outside: readonly string[];
    /** Whether the reader may remove it. */
    readonly editable: boolean;
  })[];
}
