import { dateInWords, weekdaysInWords } from '#domain/time-words.ts';
import { toLocalDate } from '#domain/time.ts';
import { answers } from './act.ts';
import type { Act, Deed, HoursWish } from './act.ts';
import { timeOf, wallClock } from './hours.ts';
import type { Audience } from './play.ts';
import { nameOf, zoneOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import { column, trimTo } from './screen.ts';
import type { Screen } from './screen.ts';
import type { Posted } from './witness.ts';

const NAME = 14;
const CITY = 12;
const TIMES = 14;
const MANNER = 10;
const LEGEND = 'asked → answered, each on their own clock; how; the first words';

/** Tells a scenario person by person: who was asked at which local time, who answered when and how, what was posted. */
export function tellPeople(scenario: Scenario, screen: Screen): Audience {
  const asked = new Map<string, Posted>();
  const shown = new Set<string>();
  const offsets = createOffsets(scenario);
  let heading = '';

  const row = (who: string, times: string, manner: string, words: string, tone?: 'quiet' | 'bad'): void => {
    const left = [column(nameOf(scenario, who), NAME), column(cityOf(scenario, who), CITY), column(times, TIMES)];
    const text = `  ${left.join('')}${column(manner, MANNER)}`;
    const rest = trimTo(words, screen.width - text.length);
    screen.line(tone ? screen.tint(tone, text + rest) : `${text}${screen.tint('quiet', rest)}`.trimEnd());
  };

  const begin = (posted: Posted): void => {
    heading = posted.date;
    screen.line();
    screen.line(screen.tint('title', dateInWords(toLocalDate(posted.date), 'with year')));
    if (shown.size === 0) screen.line(screen.tint('quiet', `  ${LEGEND}`));
  };

  const clockOf = (who: string, at: number): string => timeOf(wallClock(zoneOf(scenario, who), at));

  return {
    posted(message) {
      const { sort, who, date, at } = message;
      if (sort === 'prompt' && who) {
        asked.set(`${who} ${date}`, message);
        if (date > heading) begin(message);
        const change = offsets.changeOf(who, at);
        if (change) screen.line(screen.tint('quiet', `  ${change}`));
      } else if (sort === 'nudge' && who) row(who, clockOf(who, at), 'reminded', 'once');
      else if (sort === 'digest')
        screen.line(screen.tint('good', `  ${trimTo(digestLine(message), screen.width - 2)}`));
      else if (sort === 'card') screen.line(`  ${trimTo(message.text, screen.width - 2)}`);
    },
    acted(act, done) {
      const { who, date, deed, at } = act;
      if (!done.ok) return row(who, clockOf(who, at), deed.do, done.why, 'bad');
      const question = asked.get(`${who} ${date}`);
      const from = question ? `${clockOf(who, question.at)} → ` : '';
      const edited = shown.has(`${who} ${date}`) ? 'edits it' : '';
      if (answers(act)) shown.add(`${who} ${date}`);
      const other = date && date !== heading ? `(for ${dateInWords(toLocalDate(date))}) ` : '';
      row(who, `${from}${clockOf(who, at)}`, edited || mannerOf(deed), other + wordsFor(act));
    },
    moved: (now) => screen.status(`  ${new Date(now).toUTCString().slice(0, 22)} UTC`),
  };
}

const cityOf = (scenario: Scenario, who: string): string =>
  (zoneOf(scenario, who).split('/').at(-1) ?? '').replaceAll('_', ' ');

function digestLine({ date, text }: Posted): string {
  const said = text.slice(text.indexOf(': ') + 2);
  const [weekday = '', day = '', month = ''] = dateInWords(toLocalDate(date)).split(' ');
  return `Digest for ${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}: ${said}`;
}

const MANNERS: Readonly<Record<Deed['do'], string>> = {
  confirm: 'agrees',
  hours: 'changes',
  fill: 'form',
  same: 'same plan',
  skip: 'skips',
  snooze: 'snoozes',
  write: 'message',
  command: 'command',
  form: 'form',
  card: 'button',
  away: 'goes away',
  join: 'joins',
  leave: 'leaves',
  fault: 'fault',
};
const mannerOf = (deed: Deed): string => MANNERS[deed.do];

/** What there is to say about an act, in one line. */
function wordsFor({ deed }: Act): string {
  switch (deed.do) {
    case 'fill':
      return `“${deed.words.done || deed.words.plan}”`;
    case 'write':
      return `“${deed.text.replace(/^Done: /, '')}”`;
    case 'snooze':
      return `${deed.minutes} minutes`;
    case 'away':
      return `/standup away ${deed.from}..${deed.to} ${deed.reason}`;
    case 'confirm':
      return 'with the hours proposed';
    case 'hours':
      return `hours: ${hoursInWords(deed.hours)}`;
    case 'card':
      return `${deed.action} on ${deed.bet}`;
    case 'form':
    case 'command':
      return `${deed.command} ${deed.text}`;
    case 'fault':
      return `${deed.kind} on ${deed.where}`;
    case 'same':
    case 'skip':
    case 'join':
    case 'leave':
      return '';
  }
}

function hoursInWords({ days, from, to, at }: HoursWish): string {
  const parts = [days ? weekdaysInWords(days) : '', from && to ? `${from}–${to}` : '', at ? `standup at ${at}` : ''];
  return parts.filter((part) => part !== '').join(', ');
}

interface Offsets {
  /** A sentence where the clocks of that person's zone have changed since the last question to anybody there; else null. */
  changeOf(who: string, at: number): string | null;
}

function createOffsets(scenario: Scenario): Offsets {
  const known = new Map<string, number>();
  return {
    changeOf(who, at) {
      const zone = zoneOf(scenario, who);
      const wall = wallClock(zone, at);
      const utc = wallClock('UTC', at);
      const offset = (wall.minute - utc.minute + 2_160) % 1_440;
      const before = known.get(zone);
      known.set(zone, offset);
      if (before === undefined || before === offset) return null;
      const way = offset < before ? 'back' : 'forward';
      const city = cityOf(scenario, who);
      return `The clocks in ${city} have gone ${way}: ${timeOf(wall)} there is now ${timeOf(utc)} in UTC.`;
    },
  };
}
