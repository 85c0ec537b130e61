import type { ChannelId, ProjectId, UserId, WorkspaceId } from './ids.ts';
import type { Member } from './member.ts';
import type { Posting } from './posting.ts';
import type { ProjectModels } from './project-model.ts';
import type { Question } from './question.ts';
import { DEFAULT_RETENTION } from './retention.ts';
import type { Instant, LocalDate, LocalTime, Weekday } from './time.ts';

/** A day on which nobody in a project is asked, whoever they are. */
export interface DayOff {
  readonly date: LocalDate;
  /** As typed; may be empty. */
  readonly name: string;
}

/** One Slack channel with members and a standup. A channel holds at most one project. */
export interface Project {
  readonly workspace: WorkspaceId;
  readonly id: ProjectId;
  readonly channel: ChannelId;
  /** Empty until the channel's name has been read, unless one was chosen. */
  readonly name: string;
  /** `dormant`: the bot is no longer in the channel, or the channel is archived or gone. */
  /** The channel's, as last read or told; empty: not yet. */
  readonly channelName: string;
  readonly state: 'active' | 'paused' | 'dormant';
  /** Wall-clock time of the question, in each member's own zone. */
  readonly standupAt: LocalTime;
  /** ISO weekdays on which the project asks; one day makes it weekly. */
  readonly days: readonly Weekday[];
  /** In order, without two of one date. */
  readonly daysOff: readonly DayOff[];
  /** Whether those missing get one nudge half-way to their cut-off. */
  readonly nudges: boolean;
  /** The owner's working days after which the leads hear of a blocker that nobody acknowledged; null: they never do. */
  readonly escalateAfter: number | null;
  /** Whether a language model may word its summaries, where the installation has one. */
  readonly model: boolean;
  /** What it chose of the installation's models, and its cap; absent: all as the installation has it. */
  readonly models?: ProjectModels;
  /** Where its answers are read; a run keeps the one it opened with where that is more private. */
  readonly posting: Posting;
  /** Its own, in order, at most ten; a run keeps those it opened with. */
  readonly questions: readonly Question[];
  /** The day whose standup ends the week that is summed up in the channel; null: none is. */
  readonly weeklyOn: Weekday | null;
  /** Whether each member is told as their day starts what people far away wrote while they were off. */
  readonly regional: boolean;
  /** For how many days the words of answers are kept; null: until it is deleted. */
  readonly retention: number | null;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
}

/** Who answers for what in a project, beside leading it. */
export const PROJECT_ROLES = ['data-provider', 'model-architect', 'human-reviewer'] as const;
export type ProjectRole = (typeof PROJECT_ROLES)[number];

/** A member in a project. */
export interface Participation {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
  readonly user: UserId;
  /** Participants are asked; observers read. */
  readonly role: 'participant' | 'observer';
  readonly lead: boolean;
  /** What they answer for; a person may have several, and a role several people. */
  readonly roles: readonly ProjectRole[];
  /** Asked from the first standup after this on: when they joined, or when the project was resumed. */
  readonly since: Instant;
  /** The last lead, out of the channel: observes until they join it again, unlike an observer by wish. Absent: in the channel. */
  readonly left?: boolean;
}

const BY_NAME = new Intl.Collator('en', { numeric: true });

/** The order of projects wherever several are listed: by name, numbers in it as numbers, so that `eval-2` comes before `eval-10`. */
export const byName = (a: Pick<Project, 'name' | 'id'>, b: Pick<Project, 'name' | 'id'>): number =>
  BY_NAME.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);

/** Something that a member was made in a project (`given`), or no longer is. */
export interface Given {
  readonly as: 'lead' | 'observer' | ProjectRole;
  readonly given: boolean;
}

type Part = Pick<Participation, 'role' | 'lead' | 'roles'>;

/** What a member is in a project at the end that they were not before, and the other way round. */
export function givenBetween(before: Part, after: Part): Given[] {
  const is = ({ role, lead, roles }: Part): Record<Given['as'], boolean> => ({
    lead,
    observer: role === 'observer',
    'data-provider': roles.includes('data-provider'),
    'model-architect': roles.includes('model-architect'),
    'human-reviewer': roles.includes('human-reviewer'),
  });
  const [was, now] = [is(before), is(after)];
  return (['lead', 'observer', ...PROJECT_ROLES] as const).flatMap((as) =>
    was[as] === now[as] ? [] : [{ as, given: now[as] }],
  );
}

/** What is left of two changes after each other: what the second takes back of the first was never anything. */
export function givenAfter(first: readonly Given[], second: readonly Given[]): Given[] {
  const twice = (one: Given, others: readonly Given[]): boolean => others.some(({ as }) => as === one.as);
  return [...first.filter((one) => !twice(one, second)), ...second.filter((one) => !twice(one, first))];
}

/** What a new project starts with. */
export const PROJECT_DEFAULTS = {
  standupAt: '09:30' as LocalTime,
  days: [1, 2, 3, 4, 5] as readonly Weekday[],
  daysOff: [] as readonly DayOff[],
  nudges: true,
  escalateAfter: 2 as number | null,
  model: true,
  posting: 'thread' as Posting,
  questions: [] as readonly Question[],
  weeklyOn: 5 as Weekday | null,
  regional: false,
  retention: DEFAULT_RETENTION as number | null,
};

/** The day off that `date` is for everybody in the project; null: it is none. */
export function dayOffOn({ daysOff }: Pick<Project, 'daysOff'>, date: LocalDate): DayOff | null {
  return daysOff.find((one) => one.date === date) ?? null;
}

/**
 * Whether `member` may change the project's settings: its creator, its leads, and the workspace's administrators.
 * Guests and people of other organisations never may.
 */
export function mayAdminister(project: Project, member: Member, participation: Participation | null): boolean {
  if (member.guest || !member.active) return false;
  return member.admin || member.id === project.createdBy || participation?.lead === true;
}

/** How much would go with a project. */
export interface ProjectExtent {
  readonly answers: number;
  readonly days: number;
  readonly people: number;
  readonly blockers: number;
  readonly bets: number;
  readonly deadlines: number;
}
