import { atLocal, epochMs, toLocalDate, toLocalTime, toZone } from '#domain/time.ts';
import type { Act, Deed } from './act.ts';
import { createChance } from './chance.ts';
import { dueBetween, inForce } from './hours.ts';
import type { Due, Habit } from './hours.ts';
import { cadenceOf, membersOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import { CLINIC_TEAM, LEAD, READER } from './scene/cast.ts';
import { AFTERTHOUGHT, AWAY, HOURS, PLANNED, SECOND_THOUGHT } from './scene/plan.ts';
import type { Manner } from './scene/plan.ts';
import type { FormWords } from './scene/shapes.ts';
import { EAST } from './scene/words-east.ts';
import { WEST } from './scene/words-west.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** Monday morning in Tokyo, before anybody's question; Europe's clocks go back on the Sunday between the two weeks. */
const START = Date.UTC(2026, 9, 18, 23, 20);
const WEEKS = 2;

/** The made-up team over `weeks` weeks (two at the most) or, for a short look, fewer days. */
export function clinicScenario({ weeks = WEEKS, days = weeks * 7 }: { weeks?: number; days?: number } = {}): Scenario {
  const told = { workspace: CLINIC_TEAM, lead: LEAD, days: null, regional: true, readers: [READER], acts: [] };
  const first = { ...told, start: START, end: START + 14 * DAY };
  const settled: Scenario = { ...first, acts: [...hoursActs(first), ...leaveActs(first), ...readerActs()] };
  const members = membersOf(settled, START);
  const dues = dueBetween(members, cadenceOf(settled), START, settled.end);
  const given = members.flatMap((member) => {
    const own = dues.filter(({ name }) => name === member.name);
    const zone = member.habits[0]?.zone ?? 'UTC';
    return daysOf(member.name, zone, own, (at) => inForce(member.habits, at));
  });
  const acts = [...settled.acts, ...given].toSorted((a, b) => a.at - b.at);
  // The last run closes on the evening after its date, on the western side.
  const end = START + Math.min(days, 14) * DAY - 12 * 60 * MINUTE;
  return { ...settled, acts: acts.filter(({ at }) => at < end), end };
}

/** Everybody looks at the hours they are shown on their first morning, and says yes or what is wrong. */
function hoursActs({ workspace, start }: Scenario): Act[] {
  return workspace.people
    .filter(({ name, bot, tz }) => bot !== true && tz !== null && workspace.members.includes(name))
    .map(({ name, tz }, index) => {
      const hours = HOURS[name];
      const deed: Deed = hours ? { do: 'hours', hours } : { do: 'confirm' };
      return { at: localMs('2026-10-19', '09:00', tz ?? 'UTC') + (4 + index) * MINUTE, who: name, date: '', deed };
    })
    .filter(({ at }) => at > start);
}

/** On Wednesday the lead has the weeks sent to whoever pays for the work, after a look at the first. */
function readerActs(): Act[] {
  const act = (time: string, text: string): Act => {
    const deed: Deed = { do: 'command', command: '/project', text };
    return { at: localMs('2026-10-21', time, 'Asia/Tokyo'), who: LEAD, date: '', deed };
  };
  return [act('11:00', `stakeholders @${READER}`), act('11:01', 'stakeholders start')];
}

function leaveActs({ workspace }: Scenario): Act[] {
  const { who, saidOn, saidAt, from, to, reason } = AWAY;
  const zone = workspace.people.find(({ name }) => name === who)?.tz ?? 'UTC';
  return [{ at: localMs(saidOn, saidAt, zone), who, date: '', deed: { do: 'away', from, to, reason } }];
}

const localMs = (date: string, time: string, zone: string): number =>
  epochMs(atLocal(toLocalDate(date), toLocalTime(time), toZone(zone)));

/** What one person does with each of their questions. */
function daysOf(who: string, zone: string, dues: readonly Due[], habitAt: (at: number) => Habit | undefined): Act[] {
  const chance = createChance(who);
  const words = [...(EAST[who] ?? []), ...(WEST[who] ?? [])];
  let spoken = 0;
  return dues.flatMap((due, index) => {
    const delay = (6 + chance(110)) * MINUTE;
    const drawn = chance(10) < 3 ? 'message' : 'form';
    const planned = PLANNED[`${who} ${due.date}`] ?? drawn;
    const silent = planned === 'silent' || planned === 'skip' || planned === 'same-plan';
    const manner = silent || spoken < words.length ? planned : index > 0 ? 'same-plan' : 'skip';
    const given = words[spoken] ?? { done: '', plan: '' };
    if (!silent) spoken += 1;
    return dayOf(manner, given, { ...due, delay, zone, to: habitAt(due.at)?.to ?? '18:00' });
  });
}

interface Day extends Due {
  readonly delay: number;
  readonly zone: string;
  /** The end of their hours. */
  readonly to: string;
}

function dayOf(manner: Manner, words: FormWords, day: Day): Act[] {
  const { name: who, date, at: asked, delay, zone, to } = day;
  const act = (at: number, deed: Deed): Act => ({ at, who, date, deed });
  const fill = (at: number): Act => act(at, { do: 'fill', words, over: 'nothing' });
  switch (manner) {
    case 'form':
      return [fill(asked + delay)];
    case 'message':
      return [act(asked + delay, { do: 'write', text: typed(words) })];
    case 'same-plan':
      return [act(asked + delay, { do: 'same' })];
    case 'skip':
      return [act(asked + delay, { do: 'skip' })];
    case 'snooze':
      return [act(asked + 3 * MINUTE, { do: 'snooze', minutes: 60 }), fill(asked + 75 * MINUTE)];
    case 'silent':
      return [];
    case 'after-nudge':
      return [fill(localMs(date, '14:20', zone))];
    case 'evening':
      return [fill(localMs(date, to, zone) + 95 * MINUTE)];
    case 'next-morning':
      return [fill(asked + DAY - 25 * MINUTE)];
    case 'edit':
      return [
        fill(asked + delay),
        act(asked + delay + 40 * MINUTE, { do: 'fill', words: SECOND_THOUGHT, over: 'replace' }),
      ];
    case 'add':
      return [fill(asked + delay), act(asked + delay + 55 * MINUTE, { do: 'write', text: AFTERTHOUGHT })];
  }
}

/** The same words as one would type them into a direct message. */
function typed({ done, plan, blockers, evidence }: FormWords): string {
  return [
    `Done: ${done}`,
    `Next: ${plan}`,
    ...(blockers ? [`Blocked: ${blockers}`] : []),
    ...(evidence ? [`Learned: ${evidence}`] : []),
  ].join('\n');
}
