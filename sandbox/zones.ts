/** True of every zone that this machine's tz database knows, under any of its names. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/** The offset of `zone` from UTC at `now`. units: seconds, east positive. */
export function offsetSeconds(zone: string, now: number): number {
  const shown = part(zone, now, 'longOffset');
  const match = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(shown);
  if (!match) return 0;
  const [, sign, hours, minutes, seconds] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0));
}

/** The English name of `zone` at `now`, such as `Central European Summer Time`. */
export function zoneLabel(zone: string, now: number): string {
  return part(zone, now, 'long');
}

function part(zone: string, now: number, timeZoneName: 'long' | 'longOffset'): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName }).formatToParts(now);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
