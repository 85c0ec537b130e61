import { plainly, quoted } from './calendar-names.ts';
import { nearest } from './nearest.ts';
import { ok, refuse, type Result } from './result.ts';
import { isZone, offsetMinutes, type Instant, type Zone } from './time.ts';

// Intl still lists these zones under their former names. source: tz database, `backward`.
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

// What people call their time, where no zone has that name.
const SPOKEN = new Map(
  Object.entries({
    bangalore: 'Asia/Kolkata',
    beijing: 'Asia/Shanghai',
    bengaluru: 'Asia/Kolkata',
    boston: 'America/New_York',
    bst: 'Europe/London',
    cest: 'Europe/Berlin',
    china: 'Asia/Shanghai',
    cst: 'America/Chicago',
    delhi: 'Asia/Kolkata',
    edt: 'America/New_York',
    germany: 'Europe/Berlin',
    hyderabad: 'Asia/Kolkata',
    india: 'Asia/Kolkata',
    ist: 'Asia/Kolkata',
    jst: 'Asia/Tokyo',
    kst: 'Asia/Seoul',
    mumbai: 'Asia/Kolkata',
    munich: 'Europe/Berlin',
    nepal: 'Asia/Kathmandu',
    pdt: 'America/Los_Angeles',
    pst: 'America/Los_Angeles',
    'san francisco': 'America/Los_Angeles',
    seattle: 'America/Los_Angeles',
    uk: 'Europe/London',
    washington: 'America/New_York',
  }),
);

let names: readonly string[] | undefined;
// Only for suggestions and spelling: the list lacks names that are valid, so it never decides whether one is.
const zoneNames = (): readonly string[] =>
  (names ??= [...new Set(Intl.supportedValuesOf('timeZone').map((name) => RENAMED[name] ?? name)), 'UTC']);

const cityOf = (name: string): string => (name.split('/').at(-1) ?? name).replaceAll('_', ' ');

/**
 * The IANA zone that `text` names; letter case and spaces for underscores do not matter.
 *
 * errors:  one sentence with the nearest names. A city alone is refused with its full name, an offset with the reason.
 */
export function readZone(text: string): Result<Zone, string> {
  const typed = text.normalize('NFKC').trim().replace(/\s+/g, '_');
  if (isZone(typed)) return ok(inUsualSpelling(typed));
  if (/^(?:utc|gmt)?[_ ]?[+\-−]\d/i.test(typed))
    return refuse(`${quoted(text)} is an offset, which knows no clock changes; name a zone such as Asia/Kolkata.`);
  const likely = likelyZones(typed);
  if (likely.length === 0)
    return refuse(`${quoted(text)} is not a time zone; write it as Asia/Kolkata or Europe/Berlin.`);
  return refuse(`${quoted(text)} is not a time zone; did you mean ${likely.join(' or ')}?`);
}

function inUsualSpelling(zone: Zone): Zone {
  const usual = [...zoneNames(), ...Object.keys(RENAMED)].find((name) => name.toLowerCase() === zone.toLowerCase());
  const spelled = usual ?? (zone.length <= 3 ? zone.toUpperCase() : zone);
  return isZone(spelled) ? spelled : zone;
}

function likelyZones(typed: string): string[] {
  const plain = plainly(typed.replaceAll('_', ' '));
  const spoken = SPOKEN.get(plain);
  if (spoken !== undefined) return [spoken];
  const cities = zoneNames().filter((name) => cityOf(name).toLowerCase() === cityOf(plain));
  if (cities.length > 0) return cities.slice(0, 2);
  const whole = nearest(typed, zoneNames());
  const city = nearest(cityOf(plain), zoneNames().map(cityOf));
  const named = zoneNames().find((name) => cityOf(name) === city);
  return [...new Set([whole, named ?? null])].flatMap((name) => (name === null ? [] : [name]));
}

/** A zone as people speak of it, with its distance from UTC at `at`: `Tokyo, UTC+9`, `St Johns, UTC-2:30`. */
export function zoneInWords(zone: Zone, at: Instant): string {
  return zone === 'UTC' ? 'UTC' : `${cityOf(zone)}, ${offsetInWords(Math.round(offsetMinutes(at, zone)))}`;
}

/** A distance from UTC: `UTC+5:30`, `UTC-2:30`. minutes: whole, negative west of Greenwich */
export function offsetInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
