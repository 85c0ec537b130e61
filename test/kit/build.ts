import type { Blocker } from '#domain/blocker.ts';
import type { Hypothesis, Terms } from '#domain/hypothesis.ts';
import type { ChannelId, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Absence, Member, Profile } from '#domain/member.ts';
import { PROJECT_DEFAULTS, type Participation, type Project } from '#domain/project.ts';
import type { Answer, AnswerWords, Prompt } from '#domain/prompt.ts';
import type { Reading } from '#domain/reading.ts';
import { DEFAULT_SHIFTS } from '#domain/shift.ts';
import type { Participant } from '#domain/standup.ts';
import { toInstant, toLocalDate, toLocalTime, type Instant, type LocalDate, type Zone } from '#domain/time.ts';

export const WORKSPACE = 'T0001' as WorkspaceId;
export const PROJECT = 'p1' as ProjectId;
export const CHANNEL = 'C0001' as ChannelId;

/** `at('2026-03-10T04:00Z')`. */
export const at = (text: string): Instant => toInstant(new Date(text).toISOString());
export const day = (text: string): LocalDate => toLocalDate(text);
export const time = toLocalTime;

/** A member in Berlin with the default week. */
export function aMember(
  own: Partial<Omit<Member, 'id' | 'zone'>> & { id?: string; zone?: string | null } = {},
): Member {
  const { id = 'U0001', zone = 'Europe/Berlin', ...rest } = own;
  return {
    workspace: WORKSPACE,
    id: id as UserId,
    name: `Name of ${id}`,
    zone: zone as Zone | null,
    slackZone: zone as Zone | null,
    stays: [],
    region: null,
    shifts: DEFAULT_SHIFTS,
    standupAt: null,
    evening: false,
    quiet: [],
    nudges: true,
    active: true,
    guest: false,
    admin: false,
    confirmedAt: null,
    ...rest,
  };
}

/** What Slack says of such a member. */
export function aProfile(id: string, zone: string | null = 'Europe/Berlin', own: Partial<Profile> = {}): Profile {
  const flags = { deleted: false, bot: false, guest: false, foreign: false, admin: false };
  return { id: id as UserId, name: `Name of ${id}`, zone: zone as Zone | null, ...flags, ...own };
}

export function aProject(own: Partial<Project> = {}): Project {
  return {
    workspace: WORKSPACE,
    id: PROJECT,
    channel: CHANNEL,
    name: 'atlas',
    channelName: 'atlas',
    state: 'active',
    ...PROJECT_DEFAULTS,
    createdBy: 'U0001' as UserId,
    createdAt: at('2026-01-01T00:00Z'),
    ...own,
  };
}

export function aParticipation(user: UserId, own: Partial<Participation> = {}): Participation {
  const since = at('2026-01-01T00:00Z');
  return { workspace: WORKSPACE, project: PROJECT, user, role: 'participant', lead: false, roles: [], since, ...own };
}

export function aParticipant(
  member: Member = aMember(),
  own: { project?: Project; participation?: Partial<Participation>; absences?: readonly Absence[] } = {},
): Participant {
  const participation = aParticipation(member.id, own.participation);
  return { project: own.project ?? aProject(), member, participation, absences: own.absences ?? [] };
}

export function anAbsence(from: string, to: string, user = 'U0001'): Absence {
  return {
    workspace: WORKSPACE,
    id: `a-${user}-${from}`,
    user: user as UserId,
    from: day(from),
    to: day(to),
    reason: '',
    half: null,
    kind: 'leave',
  };
}

export function aPrompt(date: string, own: Partial<Prompt> = {}): Prompt {
  return {
    workspace: WORKSPACE,
    project: PROJECT,
    user: 'U0001' as UserId,
    date: day(date),
    state: 'open',
    askAt: at(`${date}T08:30Z`),
    nudgeAt: at(`${date}T12:45Z`),
    cutoffAt: at(`${date}T17:00Z`),
    snoozedUntil: null,
    askedAt: at(`${date}T08:30Z`),
    nudgedAt: null,
    ...own,
  };
}

export function anAnswer(date: string, own: Partial<Answer> = {}): Answer {
  return {
    workspace: WORKSPACE,
    project: PROJECT,
    user: 'U0001' as UserId,
    date: day(date),
    version: 1,
    words: words(),
    source: 'form',
    answeredAt: at(`${date}T09:00Z`),
    editedAt: null,
    late: false,
    ...own,
  };
}

export const words = (own: Partial<AnswerWords> = {}): AnswerWords => ({
  done: '',
  plan: '',
  blockers: '',
  evidence: '',
  ...own,
});

/** Raised on Tuesday 10 March 2026 at 09:00 in Berlin. */
export function aBlocker(own: Partial<Blocker> = {}): Blocker {
  return {
    workspace: WORKSPACE,
    number: 1,
    project: PROJECT,
    owner: 'U0001' as UserId,
    text: 'Waiting for labels',
    kind: 'data',
    helper: null,
    source: { from: 'answer', date: day('2026-03-10') },
    raisedAt: at('2026-03-10T08:00Z'),
    raisedOn: day('2026-03-10'),
    state: { is: 'open' },
    toldAt: null,
    escalatedAt: null,
    ...own,
  };
}

/** From 0.78 to 0.85 in ten working days, measured on 400 reports. */
export function someTerms(own: Partial<Terms> = {}): Terms {
  return {
    problem: 'Reports are sorted by hand',
    belief: 'A small encoder sorts them well enough',
    metric: { name: 'accuracy', kind: 'proportion', direction: 'up', unit: '' },
    target: 0.85,
    baseline: { value: 0.78, n: 400 },
    evaluation: { name: 'reports-held-out', version: 'v1' },
    guardrails: [{ name: 'p95 ms', rule: 'at-most', limit: 200 }],
    box: { days: 10 },
    appetite: { personDays: 8, gpuHours: 40, tokens: null },
    killRule: { words: 'Stop below 0.80', at: 0.8 },
    owner: 'U0001' as UserId,
    decider: 'U0002' as UserId,
    dataProvider: 'U0003' as UserId,
    modelArchitect: 'U0001' as UserId,
    humanReviewer: 'none',
    doneWhen: 'It runs beside the sorters for a week',
    data: ['source', 'licence', 'personal-data', 'size', 'labels', 'owner'],
    source: 'people',
    ...own,
  };
}

/** A draft, written on Monday 9 March 2026 at 09:00 in Berlin. */
export function aHypothesis(own: Partial<Hypothesis> = {}): Hypothesis {
  return {
    workspace: WORKSPACE,
    number: 1,
    project: PROJECT,
    terms: someTerms(),
    version: 1,
    state: { is: 'draft' },
    pauses: [],
    parent: null,
    watch: null,
    createdBy: 'U0001' as UserId,
    createdAt: at('2026-03-09T08:00Z'),
    ...own,
  };
}

/** Of 200 reports, logged by the owner. */
export function aReading(own: Partial<Reading> = {}): Reading {
  const measured = own.at ?? at('2026-03-10T08:00Z');
  return {
    workspace: WORKSPACE,
    hypothesis: 1,
    number: 1,
    value: 0.81,
    n: 200,
    counts: null,
    runs: null,
    at: measured,
    loggedAt: measured,
    by: 'U0001' as UserId,
    from: 'person',
    sourceId: null,
    evaluation: null,
    confirms: false,
    note: '',
    guardrails: {},
    ...own,
  };
}
