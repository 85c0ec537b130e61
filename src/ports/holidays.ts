import type { HolidayChoice, PublicHoliday, Region } from '#domain/holiday.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Instant, LocalDate } from '#domain/time.ts';

/** Knows of public holidays, as well as books do: moon sightings and late decisions of governments are beyond it. */
export interface Holidays {
  /**
   * Those from `from` to `to`, in order, of the country or part of one that `text` names or abbreviates: `Germany`, `DE-BE`, `California`.
   *
   * returns: null: nothing is called so.
   */
  of(
    text: string,
    from: LocalDate,
    to: LocalDate,
  ): Promise<{ readonly region: Region; readonly holidays: readonly PublicHoliday[] } | null>;
}

/** What people have said about their holidays; the days themselves are leave. */
export interface HolidayChoices {
  find(workspace: WorkspaceId, user: UserId): Promise<HolidayChoice | null>;
  /** Inserts or replaces. */
  save(choice: HolidayChoice): Promise<void>;
  /** Those to whom the next year is to be proposed at or before `now`, of installed workspaces, oldest first. */
  due(now: Instant, limit: number): Promise<HolidayChoice[]>;
}
