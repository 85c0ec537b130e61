import type { WorkspaceHealth } from './home.ts';
import type { Instant, Zone } from './time.ts';
import type { ZoneFinding, ZoneHealth } from './zone-doctor.ts';

/** Whether everything is healthy, for whoever asks. */
export interface DoctorMessage {
  readonly kind: 'doctor';
  readonly zones: ZoneHealth & { readonly affected: readonly Affected[] };
  readonly workspace: WorkspaceHealth;
  /** null: nobody knows it, and moments are told in UTC. */
  readonly readerZone: Zone | null;
  readonly now: Instant;
}

/** Who lives by a zone that was found. */
export interface Affected {
  readonly zone: ZoneFinding['zone'];
  readonly names: readonly string[];
}
