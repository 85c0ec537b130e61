/** Slack's client shows times by the reader's locale; this page speaks American English, Slack's default. */
const LOCALE = 'en-US';

const formats = new Map<string, Intl.DateTimeFormat>();

/** What writes moments in such a way on that zone's clock. Making one takes longer than drawing a message, so each is made once. */
export function formatOf(zone: string | null, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone ?? 'UTC'} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone ?? 'UTC' });
  formats.set(key, known);
  return known;
}

const format = (ms: number, zone: string | null, options: Intl.DateTimeFormatOptions): string =>
  formatOf(zone, options).format(ms);

/** The time of day on that zone's clock, such as `9:05 AM`; UTC where there is no zone. units: `ms` is epoch milliseconds. */
export function clockTime(ms: number, zone: string | null): string {
  return format(ms, zone, { hour: 'numeric', minute: '2-digit' }).replace('\u202f', ' ');
}

/** The date on that zone's calendar, as `2026-03-10`. */
export function isoDate(ms: number, zone: string | null): string {
  const parts = formatOf(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(ms);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** The time on that zone's clock as inputs hold it: `09:05`. */
export function inputTime(ms: number, zone: string | null): string {
  return format(ms, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** The moment at which the clock of that zone shows this date and time; of two such moments the first. units: epoch milliseconds. */
export function momentOf(date: string, time: string, zone: string | null): number {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const offsetAt = (ms: number) => Date.parse(`${isoDate(ms, zone)}T${inputTime(ms, zone)}:00Z`) - ms;
  // The offset a day earlier and a day later: whatever the zone does in between, one of the two fits.
  const guesses = [wall - offsetAt(wall - DAY), wall - offsetAt(wall + DAY)];
  return guesses.find((ms) => ms + offsetAt(ms) === wall) ?? guesses[0] ?? wall;
}

const DAY = 86_400_000;

function ordinal(day: number): string {
  const last = day % 100 > 10 && day % 100 < 14 ? 0 : day % 10;
  return `${day}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}

interface When {
  readonly ms: number;
  readonly zone: string | null;
  readonly now: number;
}

function dated({ ms, zone, now }: When, weekday: boolean): string {
  const day = ordinal(Number(format(ms, zone, { day: 'numeric' })));
  const month = format(ms, zone, { month: 'long' });
  const year = isoDate(ms, zone).slice(0, 4);
  // {date} leaves out the year where it is this one. Source: docs.slack.dev/messaging/formatting-message-text
  const ending = weekday || year !== isoDate(now, zone).slice(0, 4) ? `, ${year}` : '';
  return `${weekday ? `${format(ms, zone, { weekday: 'long' })}, ` : ''}${month} ${day}${ending}`;
}

function pretty(when: When, otherwise: string): string {
  const day = isoDate(when.ms, when.zone);
  const near = [
    ['yesterday', -DAY],
    ['today', 0],
    ['tomorrow', DAY],
  ] as const;
  const found = near.find(([, shift]) => isoDate(when.now + shift, when.zone) === day);
  return found ? found[0] : otherwise;
}

const words = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });

function ago({ ms, now }: When): string {
  const steps = [
    ['year', 365 * DAY],
    ['month', 30 * DAY],
    ['day', DAY],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const;
  const step = steps.find(([, length]) => Math.abs(ms - now) >= length);
  return step ? words.format(Math.trunc((ms - now) / step[1]), step[0]) : 'now';
}

const short = ({ ms, zone }: When) => format(ms, zone, { month: 'short', day: 'numeric', year: 'numeric' });

const TOKENS: Readonly<Record<string, (when: When) => string>> = {
  date_num: ({ ms, zone }) => isoDate(ms, zone),
  date_slash: ({ ms, zone }) => format(ms, zone, { month: '2-digit', day: '2-digit', year: 'numeric' }),
  date: (when) => dated(when, false),
  date_short: short,
  date_long: (when) => dated(when, true),
  date_long_full: (when) => dated(when, true),
  date_pretty: (when) => pretty(when, dated(when, false)),
  date_short_pretty: (when) => pretty(when, short(when)),
  date_long_pretty: (when) => pretty(when, dated(when, true)),
  day_divider_pretty: (when) => pretty(when, dated(when, true)),
  time: ({ ms, zone }) => clockTime(ms, zone),
  time_secs: ({ ms, zone }) =>
    format(ms, zone, { hour: 'numeric', minute: '2-digit', second: '2-digit' }).replace('\u202f', ' '),
  ago,
};

/** A date as Slack's tokens ask for it, on the reader's clock; null where the format holds a token that Slack does not have. */
export function slackDate(seconds: number, text: string, reader: { zone: string | null; now: number }): string | null {
  const when = { ms: seconds * 1000, ...reader };
  const names = [...text.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name);
  if (!Number.isFinite(seconds) || names.some((name) => !Object.hasOwn(TOKENS, name))) return null;
  return text.replace(/\{(\w+)\}/gu, (token, name: string) => TOKENS[name]?.(when) ?? token);
}
