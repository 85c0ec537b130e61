import { plusDays, toLocalDate, weekdayOf } from '#domain/time.ts';
import { answers } from './act.ts';
import type { Act } from './act.ts';
import { atWork, endOfWork, timeOf, wallClock } from './hours.ts';
import type { Due, Member } from './hours.ts';
import type { Reply } from './replies.ts';
import { NINE_TO_SIX, zoneOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import type { Posted } from './witness.ts';

/** What is due at a minute may be posted so much later: other posts go first, and Slack has its pace. */
const LATE_MS = 2 * 60_000;

const DAY_MS = 24 * 60 * 60_000;
/** Somebody who goes away on the last day ends the week earlier, and the bot looks so often. */
const UNSEEN_MS = 60 * 60_000 + LATE_MS;

/** Occasions that were said more than once. */
export function doubles(standing: readonly Posted[], replies: readonly Reply[]): readonly string[] {
  const ONCE = ['introduction', 'prompt', 'nudge', 'thread', 'digest', 'weekly', 'card', 'slept', 'plain'];
  const said = standing
    .filter(({ sort }) => ONCE.includes(sort))
    .map(({ sort, who, date }) => `${sort} ${who ?? 'channel'} ${sort === 'introduction' ? '' : date}`.trim());
  const answered = replies.map(({ name, date }) => `reply ${name} ${date}`);
  return repeated([...said, ...answered]);
}

function repeated(keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.has(key) || !seen.add(key));
}

/** Within this long after somebody did something, what the bot writes to them is an answer. */
const ANSWER_MS = 5 * 60_000;
const UNASKED = ['introduction', 'prompt', 'again', 'nudge', 'slept', 'plain'];

/** What reached people outside their working hours though they had done nothing just before. */
export function outsideHours(
  scenario: Scenario,
  standing: readonly Posted[],
  members: readonly Member[],
  deeds: readonly { readonly who: string; readonly at: number }[],
): readonly string[] {
  return standing.flatMap(({ who, at, sort }) => {
    const member = members.find(({ name }) => name === who) ?? readerOf(scenario, who);
    if (who === null || (member && atWork(member, at))) return [];
    const answer = deeds.some((deed) => deed.who === who && deed.at <= at && at - deed.at <= ANSWER_MS);
    if (answer && !UNASKED.includes(sort)) return [];
    return [`${who} was written to outside their hours: ${sort}, ${clockOf(scenario, who, at)}.`];
  });
}

/** Somebody outside the team who is sent its weeks, in the hours that everybody starts with. */
function readerOf({ workspace, readers = [] }: Scenario, who: string | null): Member | undefined {
  const tz = workspace.people.find(({ name }) => name === who && readers.includes(name))?.tz;
  if (who === null || tz === undefined || tz === null) return undefined;
  return { name: who, joinedAt: 0, leftAt: null, habits: [{ since: 0, zone: tz, ...NINE_TO_SIX }], leave: [] };
}

function clockOf(scenario: Scenario, who: string, at: number): string {
  const wall = wallClock(zoneOf(scenario, who), at);
  return `${wall.date} ${timeOf(wall)} their time`;
}

/** Questions that are due and did not come, and those that came and were not due. */
export function questionFaults(due: readonly Due[], prompts: readonly Posted[]): string[] {
  const sent = new Map(prompts.map((prompt) => [`${prompt.who} ${prompt.date}`, prompt.at]));
  const wanted = new Set(due.map(({ name, date }) => `${name} ${date}`));
  const missing = due.flatMap(({ name, date, at }) => {
    const came = sent.get(`${name} ${date}`);
    if (came === undefined) return [`${name} was not asked for ${date}.`];
    const off = Math.round((came - at) / 60_000);
    return came < at || came - at > LATE_MS ? [`${name} was asked for ${date} ${off} min off the time.`] : [];
  });
  const extra = [...sent.keys()].filter((key) => !wanted.has(key)).map((key) => `Asked without being due: ${key}.`);
  return [...missing, ...extra];
}

/** What digests are judged by. */
export interface Course {
  readonly members: readonly Member[];
  /** Acts that went well. */
  readonly done: readonly Act[];
  /** units: epoch ms */
  readonly end: number;
}

/** Digests that did not come though their day is over for everybody, that came for no day, or before all had answered or gone home. */
export function digestFaults(
  due: readonly Due[],
  digests: readonly Posted[],
  { members, done, end }: Course,
): string[] {
  const came = new Map(digests.map(({ date, at }) => [date, at]));
  const dates = Map.groupBy(due, ({ date }) => date);
  const extra = [...came.keys()]
    .filter((date) => !dates.has(date))
    .map((date) => `A digest for ${date} came for nobody.`);
  const wrong = [...dates].flatMap(([date, asked]) => {
    const at = came.get(date);
    const over = Math.max(...asked.map((each) => endOf(each, members)));
    if (at === undefined) return over + LATE_MS < end ? [`No digest came for ${date}.`] : [];
    const waiting = asked.find((each) => endOf(each, members) > at && !hasSpoken(each, done, at));
    return waiting ? [`The digest for ${date} came while ${waiting.name} could still answer.`] : [];
  });
  return [...extra, ...wrong];
}

/** Weeklies that did not come though their week is over for everybody, that came for no week, twice, early or late. */
export function weeklyFaults(
  due: readonly Due[],
  weeklies: readonly Posted[],
  { members, end }: Omit<Course, 'done'>,
): string[] {
  const came = Map.groupBy(weeklies, ({ date }) => weekOf(date));
  const weeks = Map.groupBy(due, ({ date }) => weekOf(date));
  // Only once its last day is over everywhere did the bot know that nobody is asked any more.
  const lived = (week: string): boolean => Date.parse(week) + 2 * DAY_MS < end;
  const extra = [...came.keys()]
    .filter((week) => !weeks.has(week))
    .map((week) => `A weekly to ${week} came for nobody.`);
  const wrong = [...weeks].flatMap(([week, asked]) => {
    const [first, ...more] = came.get(week) ?? [];
    const over = Math.max(...asked.map((each) => endOf(each, members)));
    if (more.length > 0) return [`The week to ${week} was summed up ${more.length + 1} times.`];
    if (first === undefined) return lived(week) ? [`Nobody summed up the week to ${week}.`] : [];
    if (first.at < over) return [`The week to ${week} was summed up before it was over for everybody.`];
    return first.at - over > UNSEEN_MS
      ? [`The week to ${week} was summed up ${Math.round((first.at - over) / 60_000)} min late.`]
      : [];
  });
  return [...extra, ...wrong];
}

/** The Friday that ends the week of a date. */
function weekOf(date: string): string {
  const day = toLocalDate(date);
  return plusDays(day, (5 - weekdayOf(day) + 7) % 7);
}

function endOf({ name, at }: Due, members: readonly Member[]): number {
  const member = members.find((each) => each.name === name);
  return member ? endOfWork(member, at) : at;
}

const hasSpoken = ({ name, date }: Due, done: readonly Act[], by: number): boolean =>
  done.some((act) => act.who === name && act.date === date && act.at <= by && (answers(act) || act.deed.do === 'skip'));
