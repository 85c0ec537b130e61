import type { Control } from '#sandbox/client.ts';
import { MONTHS } from '#domain/calendar-names.ts';

/** What a message is, judged by its words, as a reader would. */
export type Sort =
  | 'introduction'
  | 'prompt'
  | 'again'
  | 'nudge'
  | 'welcome'
  | 'card'
  | 'thread'
  | 'reply'
  | 'digest'
  | 'weekly'
  | 'slept'
  | 'plain'
  | 'other';

/** A message that the bot posted, as Slack wrote it down when it came. */
export interface Posted {
  /** units: epoch ms */
  readonly at: number;
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly text: string;
  readonly sort: Sort;
  /** To whom, by their name in Slack; null: to the channel. */
  readonly who: string | null;
  /** The standup date it is about; empty: none. */
  readonly date: string;
}

/** Watches the local Slack's log, and remembers what the bot posted. */
export interface Witness {
  /** Reads on; returns what is new. */
  look(): Promise<readonly Posted[]>;
  readonly posted: readonly Posted[];
  /** The newest question, question again or nudge to that person about that date. */
  ask(who: string, date: string): Posted | undefined;
  find(sort: Sort, who: string | null): Posted | undefined;
}

const MARKS: readonly (readonly [Sort, RegExp])[] = [
  ['introduction', /^(?:Hello, I am Meridian\. I collect|I still need your time zone|Thank you\. I keep your hours)/],
  ['again', /^Standup for .*You asked me to come back\./s],
  ['prompt', /^Standup for /],
  ['nudge', /^There is still time /],
  ['welcome', /^Hello, I am Meridian\. I ask everyone/],
  ['thread', /^Standup · /],
  ['reply', / answered the standup of /],
  ['plain', / · the week in short, /],
  ['slept', /^While you (?:slept|were off) · /],
  ['weekly', / · the week, /],
  ['digest', /^Standup digest |: (?:no updates|nothing has changed)\. /],
  ['card', / is set up\./],
];

/** A witness; `names`: how people are called, by Slack's id. */
export function createWitness(control: Control, names: ReadonlyMap<string, string>): Witness {
  const posted: Posted[] = [];
  let seen = 0;
  return {
    posted,
    async look() {
      const entries = await control.log(seen);
      seen = entries.at(-1)?.seq ?? seen;
      const fresh = entries
        .filter(({ what, direction }) => what === 'chat.postMessage' && direction === 'call')
        .flatMap((entry) => postedOf(entry, names));
      posted.push(...fresh);
      return fresh;
    },
    ask: (who, date) =>
      posted.findLast((one) => one.who === who && one.date === date && ['prompt', 'again', 'nudge'].includes(one.sort)),
    find: (sort, who) => posted.findLast((one) => one.sort === sort && one.who === who),
  };
}

interface Entry {
  readonly at: number;
  readonly args: unknown;
  readonly response?: unknown;
}

/** What a call of chat.postMessage left behind; nothing where it was refused. One whose answer got lost did arrive. */
function postedOf({ at, args, response }: Entry, names: ReadonlyMap<string, string>): Posted[] {
  const [given, got] = [asRecord(args), asRecord(response)];
  if (got['ok'] !== true) return [];
  const text = textOf(given, 'text');
  const who = names.get(textOf(given, 'channel')) ?? null;
  const sort = MARKS.find(([, mark]) => mark.test(text))?.[0] ?? 'other';
  const threadTs = textOf(given, 'thread_ts') || null;
  const [channel, ts] = [textOf(got, 'channel'), textOf(got, 'ts')];
  return [{ at, channel, ts, threadTs, text, sort, who, date: dateIn(text, at) }];
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const textOf = (record: Record<string, unknown>, key: string): string =>
  typeof record[key] === 'string' ? record[key] : '';

const IN_WORDS = new RegExp(`(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (\\d{1,2}) (${MONTHS.join('|')})`);
const DAY = 86_400_000;

/** The first date that `text` names as `Monday 19 October`, in the year that brings it nearest to `near` (epoch ms); empty: none. */
export function dateIn(text: string, near: number): string {
  const match = IN_WORDS.exec(text);
  if (!match) return '';
  const month = MONTHS.findIndex((name) => name === match[2]);
  const year = new Date(near).getUTCFullYear();
  const days = [year - 1, year, year + 1].map((each) => Date.UTC(each, month, Number(match[1])));
  const nearest = days.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))[0] ?? near;
  return Math.abs(nearest - near) > 200 * DAY ? '' : new Date(nearest).toISOString().slice(0, 10);
}
