import type { Project } from '#domain/project.ts';
import { dateInWords, readDateRange } from '#domain/time-words.ts';
import { localDate, plusDays, type LocalDate, type Zone } from '#domain/time.ts';
import { ok, type Result } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import { addDaysOff, removeDaysOff } from '#flows/days-off.ts';
import type { Deed } from '#ports/doors.ts';
import { here, no, say, whoOf, type AboutProject } from './project-kit.ts';

const MOST_SHOWN = 12;
const UTC = 'UTC' as Zone;

/** `/project daysoff`: the days on which nobody is asked; with dates it adds them, `remove` takes them away. */
export function readDaysOff(rest: string): Result<Deed, never> {
  const taking = /^(?:remove|delete|cancel)\s+/i.exec(rest);
  const dates = taking ? rest.slice(taking[0].length) : rest;
  if (rest === '') return ok({ changes: false, run: here(list) });
  return ok({ changes: true, run: here(change(dates, taking !== null)) });
}

const list: AboutProject = (_ports, { now }, project, { zone }) =>
  Promise.resolve(say(done(inWords(project, localDate(now, zone ?? UTC)))));

const change =
  (dates: string, taking: boolean): AboutProject =>
  async (ports, call, project, { zone }) => {
    const today = localDate(call.now, zone ?? UTC);
    const range = readDateRange(dates, today);
    if (!range.ok) return say(refused(range.error, dates));
    const { from, to, rest: name } = range.value;
    if (to < today && !taking) return say(refused('Those days are over. Give dates from today on.', dates));
    const act = taking ? removeDaysOff : addDaysOff;
    const changed = await act(ports, whoOf(call), project.id, { from, to, name }, call.now);
    if (!changed.ok) return no(changed.error);
    return say(done(inWords(changed.value, today)));
  };

/** The days off to come, those that follow each other under one name together. */
function inWords({ name, daysOff }: Project, today: LocalDate): string {
  const spans: { from: LocalDate; to: LocalDate; name: string }[] = [];
  for (const off of daysOff.filter(({ date }) => date >= today)) {
    const last = spans.at(-1);
    if (last && last.name === off.name && plusDays(last.to, 1) === off.date) last.to = off.date;
    else spans.push({ from: off.date, to: off.date, name: off.name });
  }
  const how =
    '`/project daysoff 2026-12-24..2027-01-01 Winter break` adds some, `/project daysoff remove 2026-12-24` takes them away.';
  if (spans.length === 0) return `${name} has no days off ahead. ${how}`;
  const said = spans.slice(0, MOST_SHOWN).map((span) => {
    const dates =
      span.from === span.to ? dateInWords(span.from) : `${dateInWords(span.from)} to ${dateInWords(span.to)}`;
    return span.name === '' ? dates : `${dates} (${span.name})`;
  });
  const more = spans.length > MOST_SHOWN ? ` and ${spans.length - MOST_SHOWN} more` : '';
  return `Days off of ${name}, on which nobody is asked: ${said.join(', ')}${more}.`;
}
