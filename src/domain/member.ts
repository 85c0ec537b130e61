import type { UserId, WorkspaceId } from './ids.ts';
import type { Shift, Shifts } from './shift.ts';
import type { Instant, LocalDate, LocalTime, Zone } from './time.ts';

/** A person in a workspace, as Meridian plans for them. */
export interface Member {
  readonly workspace: WorkspaceId;
  readonly id: UserId;
  readonly name: string;
  /** null: Slack knows none and the person has not said; nothing is planned until they do. */
  readonly zone: Zone | null;
  /** The zone that Slack named last: only another one says that they have moved. null: Slack has named none yet. */
  readonly slackZone: Zone | null;
  /** The zones of the last days and the next one, in order, each in force until the next begins; empty: `zone` all along. */
  readonly stays: readonly Stay[];
  /** Where their public holidays are kept, such as `DE` or `DE-BE`; null: they have not said. */
  readonly region: string | null;
  readonly shifts: Shifts;
  /** Their own time for standups; null: each project's. */
  readonly standupAt: LocalTime | null;
  /** Asked at `standupAt` of the working day before; the answer belongs to the next one. Only with a time of their own. */
  readonly evening: boolean;
  /** Times of day at which nothing is sent, also inside shifts. */
  readonly quiet: readonly Shift[];
  /** Whether they want the one nudge. */
  readonly nudges: boolean;
  /** False once deactivated in Slack. */
  readonly active: boolean;
  /** Guest or person of another organisation: asked like others, never an administrator. */
  readonly guest: boolean;
  /** Administrator of the Slack workspace. */
  readonly admin: boolean;
  readonly confirmedAt: Instant | null;
}

/** A zone and the moment from which it is in force. */
export interface Stay {
  readonly zone: Zone;
  readonly from: Instant;
}

/** What Slack says of a person. */
export interface Profile {
  readonly id: UserId;
  readonly name: string;
  readonly zone: Zone | null;
  readonly deleted: boolean;
  readonly bot: boolean;
  readonly guest: boolean;
  /** Of another organisation. */
  readonly foreign: boolean;
  readonly admin: boolean;
}

/** Half of a day's work: its first or its last hours, whenever they work. */
export type Half = 'am' | 'pm';

/** Leave, both days included, on the member's own calendar. */
export interface Absence {
  readonly workspace: WorkspaceId;
  readonly id: string;
  readonly user: UserId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reason: string;
  /** Away for this half of one day only; null: whole days. */
  readonly half: Half | null;
  /** `holiday`: a public one that they keep. `status`: what they show in the chat says so. */
  readonly kind: 'leave' | 'holiday' | 'status';
}

/** The absence that covers the whole of `date`; of several, the one that ends last. */
export function absenceOn(absences: readonly Absence[], date: LocalDate): Absence | null {
  const covering = absences.filter(({ from, to, half }) => half === null && from <= date && date <= to);
  return covering.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0] ?? null;
}

/** The half of `date` for which they are away; null: none, or all of it. */
export function halfOff(absences: readonly Absence[], date: LocalDate): Half | null {
  return absences.find(({ from, half }) => half !== null && from === date)?.half ?? null;
}
