import { parseArgs } from 'node:util';
import { quoted } from '#domain/calendar-names.ts';
import { nearest } from '#domain/nearest.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';

/** What the demo is asked to do. */
export interface Options {
  /** null: the first there is. */
  readonly scene: string | null;
  /** A file of updates to replay; null: the made-up team. */
  readonly data: string | null;
  /** null: every team in the file. */
  readonly team: string | null;
  /** null: all there are. */
  readonly weeks: number | null;
  /** Of the made-up team only; null: two weeks. */
  readonly days: number | null;
  /** Whether a scripted stand-in words the digests. */
  readonly model: boolean;
  readonly keep: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

/** How the demo is called, and what each option does. */
export const USAGE = `Two weeks of a team between Tokyo and San Francisco, played on a local Slack.

  npm run demo -- [--weeks N | --days N] [--model] [--keep] [--json]
  npm run demo -- --data FILE.jsonl [--team NAME] [--weeks N] [--keep] [--json]
  npm run demo -- --scene hypothesis [--data FOLDER] [--days N] [--keep] [--json]

  --scene  what is shown (default: the first scene below)
  --data   replays real updates instead: one JSON object a line with team, author, date and text,
           and where they are known done, next and a list of blockers; for bets a folder
           that holds hypotheses/hypotheses.jsonl and metrics/series.jsonl
  --team   only this team of the data (default: all, one after another)
  --weeks  only the first N weeks
  --days   only the first N days of the made-up team
  --model  has the digests and weeklies worded, by a scripted stand-in for a language model on this
           machine; no real model is asked
  --keep   leaves the local Slack and the bot running at the end, until Ctrl-C
  --json   prints the figures as one JSON object on the last line

  Exit code 0: all came as it ought to; 1: it did not; 2: the options or the data are wrong.
`;

const WITH_VALUE = ['scene', 'data', 'team', 'weeks', 'days'] as const;
const FLAGS = ['model', 'keep', 'json', 'help'] as const;
const NAMES: readonly string[] = [...WITH_VALUE, ...FLAGS];
const MOST_WEEKS = 520;
const SCENE_WEEKS = 2;
const SCENE_DAYS = 14;

/** The options in `args`. errors: one sentence with the nearest right form. */
export function readOptions(args: readonly string[]): Result<Options, string> {
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(WITH_VALUE.map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries(FLAGS.map((name) => [name, { type: 'boolean' as const }])),
    },
    strict: false, // strict throws, with a sentence of its own
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') return refuse(`${quoted(token.value)} stands alone; ${placeFor(token.value)}`);
    const name = token.rawName === '-h' ? 'help' : token.name;
    const fault = faultOf(name, token.rawName, token.value, given.has(name));
    if (fault !== null) return refuse(fault);
    given.set(name, token.value ?? '');
  }
  return optionsOf(given);
}

function placeFor(value: string): string {
  return /\.jsonl?$/.test(value) ? `did you mean --data ${value}?` : 'every value follows an option, see --help.';
}

function faultOf(name: string, typed: string, value: string | undefined, twice: boolean): string | null {
  if (!NAMES.includes(name)) {
    const near = nearest(name, NAMES);
    const right =
      near === null ? `there are ${NAMES.map((each) => `--${each}`).join(', ')}.` : `did you mean --${near}?`;
    return `${quoted(typed)} is not an option; ${right}`;
  }
  if (twice) return `--${name} is given twice.`;
  const wants = WITH_VALUE.some((each) => each === name);
  if (wants && (value === undefined || value === '' || value.startsWith('--'))) return `--${name} needs a value.`;
  return !wants && value !== undefined ? `--${name} takes no value.` : null;
}

function optionsOf(given: ReadonlyMap<string, string>): Result<Options, string> {
  const data = given.get('data') ?? null;
  const team = given.get('team') ?? null;
  const weeks = numberOf('weeks', given, data === null ? SCENE_WEEKS : MOST_WEEKS);
  if (!weeks.ok) {
    const why = data === null ? ' The made-up team has two weeks; a file of --data may have more.' : '';
    return refuse(`${weeks.error}${why}`);
  }
  const days = numberOf('days', given, SCENE_DAYS);
  if (!days.ok) return days;
  if (team !== null && data === null) return refuse('--team needs --data FILE.jsonl, which says who is in it.');
  if (days.value !== null && data !== null && !given.has('scene'))
    return refuse('--days is for the made-up team; data goes by --weeks.');
  if (days.value !== null && weeks.value !== null) return refuse('Give --days or --weeks, not both.');
  if (given.has('model') && (data !== null || (given.get('scene') ?? 'standup') !== 'standup'))
    return refuse('--model is for the made-up team, whose script the stand-in knows; leave out --data and --scene.');
  return ok({
    scene: given.get('scene') ?? null,
    data,
    team,
    weeks: weeks.value,
    days: days.value,
    model: given.has('model'),
    keep: given.has('keep'),
    json: given.has('json'),
    help: given.has('help'),
  });
}

function numberOf(name: string, given: ReadonlyMap<string, string>, most: number): Result<number | null, string> {
  const typed = given.get(name);
  if (typed === undefined) return ok(null);
  if (/^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most) return ok(Number(typed));
  return refuse(`--${name} ${quoted(typed)} is no number of ${name}; give one from 1 to ${most}.`);
}
