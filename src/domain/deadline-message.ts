import type { DeadlineLook, DeadlineTerms } from './deadline.ts';
import type { ProjectId } from './ids.ts';
import type { Zone } from './time.ts';

/** The deadlines of a project to one reader, the next first. */
export interface DeadlineList {
  readonly kind: 'deadline-list';
  readonly project: ProjectId;
  readonly projectName: string;
  /** The reader's. */
  readonly zone: Zone;
  readonly deadlines: readonly DeadlineLook[];
  /** Whether the reader may change them. */
  readonly editable: boolean;
}

/** Sets a deadline, or changes it. */
export interface DeadlineForm extends Omit<DeadlineTerms, 'date'> {
  readonly kind: 'deadline-form';
  readonly project: ProjectId;
  readonly projectName: string;
  /** null: a new one. */
  readonly number: number | null;
  readonly date: DeadlineTerms['date'] | null;
}
