import type { WorkspaceHealth } from './home.ts';
import type { Instant, LocalDate, Zone } from './time.ts';
import type { ZoneFinding, ZoneHealth } from './zone-doctor.ts';

/** Whether everything is healthy, for whoever asks. */
export interface DoctorMessage {
  readonly kind: 'doctor';
  readonly zones: ZoneHealth & { readonly affected: readonly Affected[] };
  readonly workspace: WorkspaceHealth;
  /** null: none is set up; absent: written before there could be one. */
  readonly model?: ModelHealth | null;
  /** null: nobody knows it, and moments are told in UTC. */
  readonly readerZone: Zone | null;
  readonly now: Instant;
}

/** A language model, and what came of asking it. No key is in it. */
export interface ModelHealth {
  readonly host: string;
  /** Small ones first, each once. */
  readonly models: readonly string[];
  /** null: it was not asked for this reader. */
  readonly seen: ModelSeen | null;
  readonly unpriced: readonly string[];
  readonly pricesAsOf: LocalDate;
  /** units: millionths of a US dollar */
  readonly cap: number | null;
}

/** One cheap question and what came of it. */
export interface ModelSeen {
  readonly model: string;
  readonly well: boolean;
  /** What went wrong, a word and a status; empty: nothing. */
  readonly about: string;
  readonly latencyMs: number;
  /** Which API was spoken and how JSON was asked for; null: it never came to that. */
  readonly spoken: { readonly api: 'responses' | 'chat'; readonly json: 'schema' | 'object' | 'text' } | null;
  /** null: nobody knows. units: millionths of a US dollar */
  readonly micros: number | null;
}

/** Who lives by a zone that was found. */
export interface Affected {
  readonly zone: ZoneFinding['zone'];
  readonly names: readonly string[];
}
