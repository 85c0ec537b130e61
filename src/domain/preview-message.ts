import type { Instant, LocalDate, Zone } from './time.ts';

export interface StandupPreview {
  readonly kind: 'standup-preview';
  readonly projectName: string;
  readonly date: LocalDate;
  readonly rows: readonly PreviewRow[];
  /** The project's own questions of that date, in order. */
  readonly questions: readonly string[];
  readonly closesAt: Instant | null;
  /** The reader's other projects, of which nothing is shown here. */
  readonly others: readonly string[];
}

/** A member's day: asked, nudged, cut off; or why not. `shift`: minutes their clock changes against the day before. */
export type PreviewRow =
  | {
      readonly is: 'asked';
      readonly name: string;
      readonly zone: Zone;
      readonly askAt: Instant;
      readonly nudgeAt: Instant | null;
      readonly cutoffAt: Instant;
      readonly shift: number;
    }
  | {
      readonly is: 'off';
      readonly name: string;
      readonly why: 'not-working' | 'day-off' | 'away' | 'no-zone' | 'observer' | 'joins';
    };
