import type { Instant, Zone } from './time.ts';

/** Slack shows a person in another zone than before: what follows from it, and the way back. */
export interface TravelMessage {
  readonly kind: 'travel';
  readonly zone: Zone;
  /** The zone that was in force when it was heard. */
  readonly was: Zone;
  /** From when on the new one is. */
  readonly from: Instant;
  /** When Slack named it: tells one journey from the next. */
  readonly heardAt: Instant;
  /** `overtaken`: another zone has been named or chosen since. */
  readonly state: 'asked' | 'kept' | 'undone' | 'overtaken';
}

/** A journey as a button carries it; the person is whoever presses. */
export const travelHandle = ({ heardAt, was, zone }: TravelMessage): string => [heardAt, was, zone].join('|');
