import { findZones, type FoundZone } from '#domain/zone-search.ts';
import { offsetInWords } from '#domain/time-words.ts';
import type { Choices } from '#ports/doors.ts';

/** What the zone field of the hours offers: cities, countries, abbreviations and offsets lead to a zone. */
export const zoneChoices: Choices = {
  id: 'zone',
  find: (typed, now) => findZones(typed, now).map((found) => ({ label: labelOf(found), value: found.zone })),
};

/** `Kolkata, India · UTC+5:30`; found by another name, that name first: `Mumbai: Kolkata, India · UTC+5:30`. */
function labelOf({ city, country, offset, by }: FoundZone): string {
  const place = country === '' || country === city ? city : `${city}, ${country}`;
  const shown = by === null ? place : `${by}: ${place}`;
  return `${shown.slice(0, 60)} · ${offsetInWords(offset)}`;
}
