/** What a person keeps to, in force from `since` on. Clock times are `HH:mm`, days as ISO counts them. */
export interface Habit {
  /** units: epoch ms */
  readonly since: number;
  readonly zone: string;
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  /** Their own time for standups; null: the project's. */
  readonly at: string | null;
}

/** Days of leave, both included, on the person's own calendar. */
export interface Leave {
  readonly from: string;
  readonly to: string;
}

/** A member as the demo knows them from what they did, in order of time. */
export interface Member {
  readonly name: string;
  /** units: epoch ms */
  readonly joinedAt: number;
  /** units: epoch ms; null: they stay. */
  readonly leftAt: number | null;
  readonly habits: readonly Habit[];
  readonly leave: readonly Leave[];
}

/** When the project asks, from `since` (epoch ms) on. */
export interface Cadence {
  readonly since: number;
  readonly days: readonly number[];
  readonly at: string;
}

/** One question that ought to be asked. */
export interface Due {
  readonly name: string;
  readonly date: string;
  /** units: epoch ms */
  readonly at: number;
}

/** What a wall clock shows. */
export interface Wall {
  readonly date: string;
  /** Since midnight. */
  readonly minute: number;
  /** As ISO counts: 1 is Monday. */
  readonly weekday: number;
}

const MINUTE = 60_000;
/** Offsets of today's zones are whole quarters of an hour, and so are their changes: inside one a wall clock just runs. */
const QUARTER = 15 * MINUTE;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const formats = new Map<string, Intl.DateTimeFormat>();
const quarters = new Map<string, Wall>();
const QUARTERS_REMEMBERED = 100_000;

/** What a wall clock in `zone` shows at `ms`, by the machine's own calendar and by nothing of the bot's. */
export function wallClock(zone: string, ms: number): Wall {
  const start = Math.floor(ms / QUARTER) * QUARTER;
  const key = `${zone} ${start}`;
  let wall = quarters.get(key);
  if (!wall) {
    if (quarters.size >= QUARTERS_REMEMBERED) quarters.clear();
    wall = readWall(formatOf(zone), start);
    quarters.set(key, wall);
  }
  return { ...wall, minute: wall.minute + Math.floor((ms - start) / MINUTE) };
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hourCycle: 'h23', ...parts });
  formats.set(zone, made);
  return made;
}

function readWall(format: Intl.DateTimeFormat, ms: number): Wall {
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    date: `${of('year')}-${of('month')}-${of('day')}`,
    minute: Number(of('hour')) * 60 + Number(of('minute')),
    weekday: WEEKDAYS.indexOf(of('weekday')) + 1,
  };
}

/** Minutes since midnight of `HH:mm`. */
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** `HH:mm` of a wall clock. */
export function timeOf({ minute }: Wall): string {
  return `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;
}

/** What was in force at `ms`, of a list in order of time; before the first, the first. */
export function inForce<T extends { readonly since: number }>(list: readonly T[], ms: number): T | undefined {
  return list.findLast(({ since }) => since <= ms) ?? list[0];
}

/** Whether `member` is at work at `ms`. */
export function atWork(member: Member, ms: number): boolean {
  const habit = inForce(member.habits, ms);
  if (!habit) return false;
  const wall = wallClock(habit.zone, ms);
  return isHour(habit, wall) && !isAway(member, wall.date) && isMember(member, ms);
}

const isMember = ({ joinedAt, leftAt }: Member, ms: number): boolean =>
  joinedAt <= ms && (leftAt === null || ms < leftAt);

function isHour({ days, from, to }: Habit, { weekday, minute }: Wall): boolean {
  return days.includes(weekday) && minuteOf(from) <= minute && minute < minuteOf(to);
}

const isAway = ({ leave }: Member, date: string): boolean => leave.some(({ from, to }) => from <= date && date <= to);

/**
 * Every question that ought to be asked from `from` to `to` (epoch ms), found by walking the minutes and looking at each
 * person's wall clock: the first minute of a working day, inside their hours, at which their time for standups has come.
 *
 * It shares nothing with the way the bot plans, so that both being wrong alike is unlikely. Day shifts only.
 */
export function dueBetween(
  members: readonly Member[],
  cadence: readonly Cadence[],
  from: number,
  to: number,
): readonly Due[] {
  const found: Due[] = [];
  const passed = new Set<string>();
  for (let quarter = Math.floor(from / QUARTER) * QUARTER; quarter < to; quarter += QUARTER) {
    for (const member of members) {
      const habit = inForce(member.habits, quarter);
      const rule = inForce(cadence, quarter);
      // Cheap way out: most quarters are not on a standup day of theirs, or that day is settled.
      if (!habit || !rule || passed.has(`${member.name} ${wallClock(habit.zone, quarter).date}`)) continue;
      if (!rule.days.includes(wallClock(habit.zone, quarter).weekday)) continue;
      const due = walk(member, cadence, Math.max(from, quarter), Math.min(to, quarter + QUARTER));
      if (!due) continue;
      passed.add(`${member.name} ${due.date}`);
      if (isMember(member, due.at) && !isAway(member, due.date)) found.push(due);
    }
  }
  return found;
}

/** The minute from `from` up to `to` at which the question falls due; null: it does not. */
function walk(member: Member, cadence: readonly Cadence[], from: number, to: number): Due | null {
  for (let at = Math.ceil(from / MINUTE) * MINUTE; at < to; at += MINUTE) {
    const habit = inForce(member.habits, at);
    const rule = inForce(cadence, at);
    if (!habit || !rule) continue;
    const wall = wallClock(habit.zone, at);
    if (!rule.days.includes(wall.weekday) || !isHour(habit, wall)) continue;
    if (wall.minute >= askMinute(habit, rule)) return { name: member.name, date: wall.date, at };
  }
  return null;
}

/** Their own time, or the project's; one outside their hours means the start of them. */
function askMinute({ at, from, to }: Habit, rule: Cadence): number {
  const wish = minuteOf(at ?? rule.at);
  return wish < minuteOf(from) || wish >= minuteOf(to) ? minuteOf(from) : wish;
}

/** The first minute from `from` (epoch ms) on at which `member` is not at work. units: epoch ms */
export function endOfWork(member: Member, from: number): number {
  let at = from;
  while (atWork(member, at)) at += MINUTE;
  return at;
}
