import { DATA_ITEMS, hypothesisId } from '#domain/hypothesis.ts';
import { atLocal, epochMs, plusDays, toLocalDate, toLocalTime, toZone } from '#domain/time.ts';
import type { LocalDate } from '#domain/time.ts';
import type { Act, Deed } from './act.ts';
import type { BetPlan, BetPlans, Fate } from './bets-plan.ts';
import type { Scenario } from './scenario.ts';
import { CLINIC_TEAM } from './scene/cast.ts';

const MINUTE = 60_000;
/** Monday, before anybody is at work. */
const FIRST = toLocalDate('2026-08-31');
const CAST = { lead: 'hana', east: 'priya', owner: 'lena', west: 'ines' } as const;
type Name = (typeof CAST)[keyof typeof CAST];
const ZONES: Readonly<Record<Name, string>> = {
  hana: 'Asia/Tokyo',
  priya: 'Asia/Kolkata',
  lena: 'Europe/Berlin',
  ines: 'America/Sao_Paulo',
};

/** When a bet is opened and how long it may take. units: working days since the first Monday, working days */
interface Course {
  readonly fate: Fate;
  readonly owner: Name;
  readonly opens: number;
  readonly days: number;
  /** The days on which its readings are logged. */
  readonly reads: readonly number[];
}

/** In order of opening, so the first one is H1. The pivot is H5. */
const COURSES: readonly Course[] = [
  { fate: 'ship', owner: 'lena', opens: 1, days: 12, reads: [2, 3, 5, 6, 7, 8, 9] },
  { fate: 'silence', owner: 'ines', opens: 2, days: 8, reads: [3, 4, 6, 7, 8, 9, 9] },
  { fate: 'pivot', owner: 'priya', opens: 3, days: 12, reads: [4, 5, 6, 7, 8, 9, 10] },
  { fate: 'stop', owner: 'lena', opens: 4, days: 10, reads: [6] },
  { fate: 'open', owner: 'ines', opens: 16, days: 12, reads: [17, 18, 19, 21, 22, 23, 23] },
  { fate: 'due', owner: 'lena', opens: 17, days: 8, reads: [18, 18, 19, 20, 21, 22, 23] },
];
const PIVOTED = { number: 5, day: 13, box: '3w' } as const;
const NUMBERS: Readonly<Record<Fate, number>> = { ship: 1, silence: 2, pivot: 3, stop: 4, open: 6, due: 7 };
/** The scene ends on this day in the lead's morning. */
const LAST = 25;

/** How each card must stand when the scene is over, as its readers see it. */
export const ENDS: readonly (readonly [bet: string, state: RegExp])[] = [
  ['H1', /Ship by/],
  ['H2', /Stopped by default/],
  ['H3', /Pivot by/],
  ['H4', /Stopped early by/],
  ['H5', /running/],
  ['H6', /running/],
  ['H7', /decision due/],
];

/** Five weeks (or the first `days` of them) of a small team with six bets, one for each way in which a bet may go, and one that goes on from another. */
export function betsScenario(plans: BetPlans, days: number | null = null): Scenario {
  const names: readonly string[] = Object.values(CAST);
  const people = CLINIC_TEAM.people.filter(({ name }) => names.includes(name));
  const start = momentOf('hana', 0, '08:00');
  const whole = momentOf('hana', LAST, '10:30');
  const end = days === null ? whole : Math.min(whole, start + days * 24 * 60 * MINUTE);
  const acts = [...COURSES.flatMap((course) => actsOf(course, plans[course.fate])), ...mondays()];
  return {
    workspace: { ...CLINIC_TEAM, people, members: people.map(({ name }) => name) },
    lead: CAST.lead,
    start,
    end,
    days: [1],
    acts: acts.filter(({ at }) => at < end).toSorted((a, b) => a.at - b.at),
  };
}

/** The date of a working day, counted from the first Monday. */
const dateOf = (day: number): LocalDate => plusDays(FIRST, Math.floor(day / 5) * 7 + (day % 5));

function momentOf(who: Name, day: number, time: string): number {
  return epochMs(atLocal(dateOf(day), toLocalTime(time), toZone(ZONES[who])));
}

const act = (who: Name, day: number, time: string, deed: Deed): Act => ({
  at: momentOf(who, day, time),
  who,
  date: '',
  deed,
});

function actsOf({ fate, owner, opens, days, reads }: Course, plan: BetPlan): Act[] {
  const bet = hypothesisId(NUMBERS[fate]);
  const said = plan.readings.slice(0, reads.length);
  const readings = said.map((value, index) => {
    // The last ones, so that few readings still fill the time.
    const day = reads.at(index - said.length) ?? opens;
    return act(owner, day, `1${index % 5}:${20 + index}`, logging(bet, value, plan, ''));
  });
  const [last, confirmed] = [said.at(-1), reads.at(-1)];
  if ((fate === 'ship' || fate === 'due') && last !== undefined && confirmed !== undefined)
    readings.push(act(owner, confirmed + 1, '11:00', logging(bet, last, plan, ' confirm on held-out data')));
  return [act(owner, opens, '10:00', opening(plan, `${days}d`)), ...readings, ...endOf(fate, bet, owner, plan)];
}

const logging = (bet: string, value: number, { n }: BetPlan, more: string): Deed => ({
  do: 'command',
  command: '/hypothesis',
  text: `log ${bet} ${value}${n === null ? '' : ` n=${n}`}${more}`,
});

const nobody = ['data', 'model', 'review'];

function opening(plan: BetPlan, box: string): Deed {
  const { belief, metric, direction, target, unit } = plan;
  const said = belief.replaceAll('|', '/');
  const sign = direction === 'up' ? '>=' : '<=';
  const between = plan.baseline + (target - plan.baseline) / 3;
  return {
    do: 'form',
    command: '/hypothesis',
    text: `new ${said} | ${metric} ${sign} ${target}${unit === '' ? '' : ` ${unit}`} | ${box}`,
    values: {
      problem: plan.problem,
      metric,
      kind: plan.kind,
      baseline: `${plan.baseline}${plan.n === null ? '' : ` n=${plan.n}`}`,
      evaluation: 'held-out @ v1',
      kill: `Stop ${direction === 'up' ? 'below' : 'above'} ${Number(between.toPrecision(3))}`,
      done: 'It runs for a week without anybody minding',
      decider: `@${CAST.lead}`,
      none: nobody,
      ready: DATA_ITEMS,
    },
  };
}

/** What its people do about a bet besides measuring it. */
function endOf(fate: Fate, bet: string, owner: Name, plan: BetPlan): Act[] {
  const decide = (day: number, choice: string, values: Readonly<Record<string, string>>): Act =>
    act('hana', day, '11:30', {
      do: 'form',
      command: '/hypothesis',
      text: `decide ${bet}`,
      values: { choice, observed: plan.observed, ...values },
    });
  const card = (who: Name, day: number, time: string, action: string, more: object = {}): Act =>
    act(who, day, time, { do: 'card', bet, action, ...more });
  const number = bet.slice(1);
  switch (fate) {
    case 'ship':
      return [
        card('hana', 2, '09:40', 'hypothesis.guess', { option: `${number}|40` }),
        card('priya', 2, '10:10', 'hypothesis.guess', { option: `${number}|70` }),
        decide(12, 'ship', { learned: 'It was the words, not the model.' }),
        card(owner, 12, '15:00', 'hypothesis.watch', { values: { threshold: String(plan.target), every: '7' } }),
      ];
    case 'pivot':
      return [
        decide(12, 'pivot', { learned: 'There is something in it, but not on this way.' }),
        card('priya', PIVOTED.day, '14:00', 'hypothesis.again', { values: { box: PIVOTED.box } }),
      ];
    case 'stop':
      return [decide(9, 'stop', { reason: 'It does not carry; the days are better spent elsewhere.' })];
    case 'open': {
      const nearer = plan.baseline + (plan.target - plan.baseline) * 0.85;
      const target = `${plan.direction === 'up' ? '>=' : '<='} ${Number(nearer.toPrecision(3))}`;
      const values = { target, reason: 'The labels were corrected' };
      return [card(owner, 20, '16:00', 'hypothesis.more', { option: `${number}|edit`, values })];
    }
    case 'silence':
    case 'due':
      return [];
  }
}

/** On Mondays everybody says in a line how it goes. */
function mondays(): Act[] {
  return [0, 5, 10, 15, 20].flatMap((day) =>
    Object.values(CAST).map((who, index): Act => {
      const at = momentOf(who, day, '09:30') + (7 + 9 * index) * MINUTE;
      const words = { done: `Week ${day / 5 + 1}: looked after the bets`, plan: 'Measure on' };
      return { at, who, date: dateOf(day), deed: { do: 'fill', words, over: 'nothing' } };
    }),
  );
}
