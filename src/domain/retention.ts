import { localDate, plusDays, type Instant, type LocalDate, type Zone } from './time.ts';

/** How long a project may keep the words of answers. units: days; null: until it is deleted. Source: product.md, Permissions, privacy, safety. */
export const RETENTIONS = [30, 90, 180, 365, 730, null] as const;

/** What a new project starts with. units: days */
export const DEFAULT_RETENTION = 365;

const UTC = 'UTC' as Zone;

/** The first date whose words are kept at `now`; null: all of them are. The last date anywhere on Earth counts as one day more. */
export function keptFrom(retention: number | null, now: Instant): LocalDate | null {
  return retention === null ? null : plusDays(localDate(now, UTC), -retention - 1);
}
