import type { HomeSection } from '#domain/home.ts';
import type { Member } from '#domain/member.ts';
import type { Project } from '#domain/project.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';

/** Whose Home it is. */
export interface HomeReader {
  readonly store: Store;
  readonly member: Member;
  /** Those the reader takes part in, by name. */
  readonly projects: readonly Project[];
  readonly today: LocalDate;
  readonly now: Instant;
}

/** One section, read from the store alone; null where there is nothing to show to this reader. */
export type HomePart = (reader: HomeReader) => Promise<HomeSection | null>;
