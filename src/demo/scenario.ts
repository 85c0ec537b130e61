import type { Weekday } from '#domain/time.ts';
import type { Act, HoursWish } from './act.ts';
import type { Cadence, Habit, Leave, Member } from './hours.ts';
import type { Audience } from './play.ts';
import type { Workspace } from './scene/shapes.ts';
import type { Screen } from './screen.ts';
import type { Stage } from './stage.ts';

/** All that will be played: who, when, and what they do. */
export interface Scenario {
  readonly workspace: Workspace;
  /** Who invites the bot and sets the project up. */
  readonly lead: string;
  /** units: epoch ms */
  readonly start: number;
  readonly end: number;
  /** What the lead changes in the settings after the set-up; null: the defaults stand. */
  readonly days: readonly number[] | null;
  /** Whether the project tells people as their day starts what was written while they slept; absent: it does not. */
  readonly regional?: boolean;
  /** Who outside the team is sent its weeks in plain words; absent: nobody. */
  readonly readers?: readonly string[];
  /** In order of time. */
  readonly acts: readonly Act[];
  /** Where the scene is not about standups: how it is told, what more must be so at its end, and what may be tried then. */
  readonly own?: OwnScene;
}

/** What a scene has of its own. */
export interface OwnScene {
  tell(scenario: Scenario, screen: Screen): Audience;
  /** Sentences about what is not as it ought to be. */
  faults(stage: Stage): Promise<readonly string[]>;
  /** What can be tried, a title and what to do. */
  readonly stops: readonly (readonly [title: string, what: string])[];
  /** Lines for the terminal: what to try first. */
  readonly first: readonly string[];
}

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
/** What every member starts with, and every project. Source: product.md, Asynchronous standups. */
export const NINE_TO_SIX = { days: WEEKDAYS, from: '09:00', to: '18:00', at: null } as const;
const DEFAULT_TIME = '09:30';

/** When the project asks, as the lead has set it. */
export function cadenceOf({ start, days }: Scenario): readonly Cadence[] {
  return [{ since: start, days: days ?? WEEKDAYS, at: DEFAULT_TIME }];
}

/** Everybody whom the bot ought to ask, as they made themselves known through what they did. `setUpAt`: epoch ms. */
export function membersOf({ workspace, acts }: Scenario, setUpAt: number): readonly Member[] {
  return workspace.people
    .filter(({ bot }) => bot !== true)
    .flatMap(({ name, tz }) => {
      const joined = acts.find(({ who, deed }) => who === name && deed.do === 'join');
      const joinedAt = workspace.members.includes(name) ? setUpAt : joined?.at;
      if (joinedAt === undefined || tz === null) return [];
      const own = acts.filter(({ who }) => who === name);
      const first: Habit = { since: 0, zone: tz, ...NINE_TO_SIX };
      const leftAt = own.find(({ deed }) => deed.do === 'leave')?.at ?? null;
      return [{ name, joinedAt, leftAt, habits: habitsOf(first, own), leave: own.flatMap(leaveIn) }];
    });
}

function habitsOf(first: Habit, acts: readonly Act[]): readonly Habit[] {
  return acts.reduce<readonly Habit[]>(
    (habits, { at, deed }) =>
      deed.do === 'hours' ? [...habits, changed(habits.at(-1) ?? first, deed.hours, at)] : habits,
    [first],
  );
}

const changed = (before: Habit, wish: HoursWish, since: number): Habit => ({ ...before, ...wish, since });

function leaveIn({ deed }: Act): Leave[] {
  return deed.do === 'away' ? [{ from: deed.from, to: deed.to }] : [];
}

/** The zone somebody lives in at `ms`. */
export function zoneOf({ workspace }: Pick<Scenario, 'workspace'>, who: string): string {
  return workspace.people.find(({ name }) => name === who)?.tz ?? 'UTC';
}

/** The display name under which somebody's replies stand. */
export const nameOf = ({ workspace }: Pick<Scenario, 'workspace'>, who: string): string =>
  workspace.people.find(({ name }) => name === who)?.realName ?? who;
