import { dollars } from '#domain/price.ts';
import type { Figures, Verdict } from './figures.ts';
import { trimTo } from './screen.ts';
import type { Screen } from './screen.ts';
import type { Wording } from './wording.ts';

const LABEL = 16;
const FAULTS_SHOWN = 20;

/** All that was counted, over one or more teams, with how long it took. */
export interface Total extends Figures {
  /** Of real time. */
  readonly seconds: number;
}

/** The figures of several runs, added up. */
export function total(runs: readonly Figures[], ms: number): Total {
  const sum = (key: keyof Figures): number => runs.reduce((all, run) => all + run[key], 0);
  return {
    members: sum('members'),
    days: sum('days'),
    promptsDue: sum('promptsDue'),
    promptsSent: sum('promptsSent'),
    answersGiven: sum('answersGiven'),
    answersPosted: sum('answersPosted'),
    nudges: sum('nudges'),
    digests: sum('digests'),
    weeklies: sum('weeklies'),
    slept: sum('slept'),
    plain: sum('plain'),
    duplicates: sum('duplicates'),
    outsideHours: sum('outsideHours'),
    slackViolations: sum('slackViolations'),
    seconds: Math.round(ms / 100) / 10,
  };
}

/** Prints the figures in words and what is not as it ought to be. */
export function summarise(
  screen: Screen,
  figures: Total,
  { faults, wording }: Pick<Verdict, 'faults' | 'wording'>,
): void {
  const row = (label: string, text: string, good = true): void =>
    screen.line(screen.tint(good ? 'quiet' : 'bad', `  ${label.padEnd(LABEL)}`) + text);
  const { promptsDue, promptsSent, answersGiven, answersPosted, duplicates, outsideHours, slackViolations } = figures;
  screen.line();
  screen.line(screen.tint('title', 'What came of it'));
  row('team', `${figures.members} people over ${count(figures.days, 'standup day')}`);
  row('questions', `${promptsSent} asked, ${promptsDue} were due`, promptsSent === promptsDue);
  row(
    'answers',
    `${answersGiven} given, ${answersPosted} of them whole in the channel`,
    answersGiven === answersPosted,
  );
  row('reminders', `${figures.nudges}, never two for one question`);
  row('digests', `${figures.digests}`);
  if (figures.weeklies > 0) row('weeklies', `${figures.weeklies}, each once the last of them was through`);
  if (figures.plain > 0) row('in plain words', `${figures.plain} of the weeklies to a reader outside, without names`);
  if (figures.slept > 0) row('while asleep', `${figures.slept} told as their day began what the others wrote`);
  if (wording) tellWording(row, wording);
  row('said twice', none(duplicates), duplicates === 0);
  row('outside hours', none(outsideHours), outsideHours === 0);
  row('Slack refused', none(slackViolations), slackViolations === 0);
  row('took', `${figures.seconds} s`);
  screen.line();
  if (faults.length === 0) {
    screen.line(screen.tint('good', 'Everything that was due came once, at its local time, and nothing else came.'));
    return;
  }
  screen.line(screen.tint('bad', `${count(faults.length, 'thing')} not as it ought to be:`));
  for (const fault of faults.slice(0, FAULTS_SHOWN)) screen.line(`  ${trimTo(fault, 400)}`);
  if (faults.length > FAULTS_SHOWN) screen.line(`  and ${faults.length - FAULTS_SHOWN} more`);
}

function tellWording(row: (label: string, text: string, good?: boolean) => void, wording: Wording): void {
  const { digests, worded, weeklies, told, held, dropped, calls, micros } = wording;
  row('worded', `${worded} of ${count(digests, 'digest')}, ${count(weeklies, 'weekly headline')}`, worded === digests);
  row('', 'by the scripted stand-in; no real model was asked');
  row('its lines', `${told} told, ${held} held for a person, ${dropped} dropped by the checks`);
  row('its cost', `${dollars(micros)} in ${count(calls, 'call')}, at a made-up price`);
}

const none = (number: number): string => (number === 0 ? 'nothing' : `${number}`);
const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
