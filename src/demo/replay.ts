import { saysNone } from '#domain/blocker-words.ts';
import { atLocal, epochMs, plusDays, toLocalDate, toLocalTime, toZone, weekdayOf } from '#domain/time.ts';
import type { LocalDate } from '#domain/time.ts';
import type { Act, Deed } from './act.ts';
import { createChance } from './chance.ts';
import type { Update } from './data.ts';
import { missingLines } from './said.ts';
import type { Scenario } from './scenario.ts';
import { FIELD_MAX } from './scene/shapes.ts';
import type { Person } from './scene/shapes.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** Authors are dealt out over these in order of appearance, so that neighbours in the file live far apart. */
const ZONES = [
  'Asia/Tokyo',
  'Europe/Berlin',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Australia/Adelaide',
  'Africa/Cairo',
  'America/Denver',
  'Asia/Singapore',
];

/** One team's updates as a weekly standup: each author in a zone of their own, each update on its own date. */
export function replayScenario(team: string, updates: readonly Update[], weeks: number | null): Scenario {
  const all = updates.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const day = commonDay(all);
  const opening = cadenceDay(toLocalDate(all[0]?.date ?? ''), day);
  const until = weeks === null ? null : plusDays(opening, weeks * 7);
  const kept = all.filter(({ date }) => until === null || date < until);
  const people = peopleOf(kept);
  const start = dayBefore(opening);
  const said = answers(kept, people, day);
  const acts = [...joins(kept, people, day, start), ...said, ...leaves(said, people)].toSorted((a, b) => a.at - b.at);
  const channel = slug(team, 60);
  const lead = people.values().next().value?.name ?? '';
  const last = epochMs(atLocal(toLocalDate(kept.at(-1)?.date ?? opening), toLocalTime('12:00'), toZone('UTC')));
  const end = last + 2 * DAY;
  return {
    workspace: { name: team, channel, people: [...people.values()], members: [lead] },
    lead,
    start,
    end,
    days: [day],
    acts: acts.filter(({ at }) => at < end),
  };
}

/** The weekday on which most updates fall. */
function commonDay(updates: readonly Update[]): number {
  const days = updates.map(({ date }) => weekdayOf(toLocalDate(date)));
  const count = (day: number): number => days.filter((each) => each === day).length;
  return [1, 2, 3, 4, 5, 6, 7].toSorted((a, b) => count(b) - count(a))[0] ?? 1;
}

/** The last standup day on or before `date`. */
function cadenceDay(date: LocalDate, day: number): LocalDate {
  return plusDays(date, -((weekdayOf(date) - day + 7) % 7));
}

/** Morning in UTC on the day before: it is the standup day nowhere yet. */
const dayBefore = (date: LocalDate): number =>
  epochMs(atLocal(plusDays(date, -1), toLocalTime('09:00'), toZone('UTC')));

/** By author. */
function peopleOf(updates: readonly Update[]): Map<string, Person> {
  const people = new Map<string, Person>();
  const taken = new Set(['meridian', 'slackbot']);
  for (const { author } of updates) {
    if (people.has(author)) continue;
    let name = slug(author, 70);
    while (taken.has(name)) name += 'x';
    taken.add(name);
    const tz = ZONES[people.size % ZONES.length] ?? 'UTC';
    people.set(author, { name, realName: author, tz, admin: people.size === 0 });
  }
  return people;
}

/** A name as Slack allows it. */
function slug(text: string, most: number): string {
  const letters = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return letters.slice(0, most).replace(/^-+|-+$/g, '') || 'somebody';
}

/** Everybody comes into the channel on the day before the first standup that they have something to say to. */
function joins(updates: readonly Update[], people: ReadonlyMap<string, Person>, day: number, start: number): Act[] {
  return [...people].slice(1).map(([author, { name }], index) => {
    const first = updates.find((update) => update.author === author)?.date ?? '';
    const at = Math.max(dayBefore(cadenceDay(toLocalDate(first), day)), start + 10 * MINUTE) + (index % 50) * 1_000;
    return { at, who: name, date: '', deed: { do: 'join' } };
  });
}

/** Everybody but the lead goes out of the channel before the standup after the last one that they have something to say to. */
function leaves(said: readonly Act[], people: ReadonlyMap<string, Person>): Act[] {
  return [...people.values()].slice(1).flatMap(({ name }) => {
    const last = said.findLast(({ who }) => who === name);
    if (!last) return [];
    const at = Math.max(dayBefore(plusDays(toLocalDate(last.date), 7)), last.at + 60 * MINUTE);
    return [{ at, who: name, date: '', deed: { do: 'leave' as const } }];
  });
}

function answers(updates: readonly Update[], people: ReadonlyMap<string, Person>, day: number): Act[] {
  const before = new Map<string, Act>();
  return updates.flatMap((update) => {
    const person = people.get(update.author);
    if (!person) return [];
    const date = cadenceDay(toLocalDate(update.date), day);
    const key = `${person.name} ${date}`;
    const chance = createChance(`${key} ${update.text.length}`);
    const morning = epochMs(atLocal(toLocalDate(update.date), toLocalTime('09:30'), toZone(person.tz ?? 'UTC')));
    const earlier = before.get(key);
    const at = Math.max(morning + (4 + chance(420)) * MINUTE, (earlier?.at ?? 0) + 10 * MINUTE);
    const act = { at, who: person.name, date, deed: deedFor(update, earlier !== undefined, update.date === date) };
    before.set(key, act);
    return [act];
  });
}

/** In the form where all of it fits into its fields; else as a message, which is read by its headings. */
function deedFor({ text, done, next, blockers }: Update, more: boolean, today: boolean): Deed {
  const words = { done, plan: next, blockers: blockers.join('\n') };
  const fields = Object.values(words);
  const rest = missingLines(text, fields.join('\n')).filter((line) => !saysNone(line.replaceAll('`', '')));
  const fits = fields.every((field) => field.length <= FIELD_MAX) && fields.some((field) => field.trim() !== '');
  if (more && today) return { do: 'write', text };
  // A standup of another day that is answered already is changed in its form; a message would belong to today.
  if (more) return { do: 'fill', words: { ...words, evidence: rest.join('\n') }, over: 'add' };
  return rest.length === 0 && fits ? { do: 'fill', words, over: 'nothing' } : { do: 'write', text };
}
