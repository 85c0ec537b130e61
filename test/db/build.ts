import type { Outgoing } from '#domain/delivery.ts';
import type { ChannelId, DeliveryKey, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Absence, Member } from '#domain/member.ts';
import type { Participation, Project } from '#domain/project.ts';
import type { Answer, Prompt, Run } from '#domain/prompt.ts';
import { DEFAULT_SHIFTS } from '#domain/shift.ts';
import { toInstant, type Instant, type LocalDate, type LocalTime, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import type { Workspace } from '#ports/workspaces.ts';

export const HOME = 'T1' as WorkspaceId;
/** A second workspace, in which the same ids mean other things. */
export const NEXT_DOOR = 'T2' as WorkspaceId;
export const ALPHA = 'alpha' as ProjectId;
export const BETA = 'beta' as ProjectId;
export const ANN = 'UA' as UserId;
export const BEN = 'UB' as UserId;
export const CLEO = 'UC' as UserId;
export const GENERAL = 'C1' as ChannelId;
export const MONDAY = '2026-03-09' as LocalDate;
export const TUESDAY = '2026-03-10' as LocalDate;
export const WEDNESDAY = '2026-03-11' as LocalDate;

/** A moment of Tuesday, 10 March 2026, in UTC. */
export function at(time: string): Instant {
  return toInstant(`2026-03-10T${time}:00.000Z`);
}

export function date(text: string): LocalDate {
  return text as LocalDate;
}

export function key(text: string): DeliveryKey {
  return text as DeliveryKey;
}

export function aWorkspace(with_: Partial<Workspace> = {}): Workspace {
  return {
    id: HOME,
    name: 'Home',
    botUser: 'UBOT' as UserId,
    url: 'https://home.slack.com/',
    installedAt: at('00:00'),
    uninstalledAt: null,
    ...with_,
  };
}

export function aMember(with_: Partial<Member> = {}): Member {
  return {
    workspace: HOME,
    id: ANN,
    name: 'Ann',
    zone: 'Asia/Kathmandu' as Zone,
    slackZone: 'Europe/Berlin' as Zone,
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
    ...with_,
  };
}

export function aProject(with_: Partial<Project> = {}): Project {
  return {
    workspace: HOME,
    id: ALPHA,
    channel: `C-${with_.id ?? ALPHA}` as ChannelId,
    name: 'Alpha',
    channelName: '',
    state: 'active',
    standupAt: '09:30' as LocalTime,
    days: [1, 2, 3, 4, 5],
    daysOff: [],
    nudges: true,
    escalateAfter: 2,
    model: true,
    questions: [],
    weeklyOn: 3,
    regional: true,
    posting: 'thread',
    retention: 365,
    createdBy: ANN,
    createdAt: at('00:00'),
    ...with_,
  };
}

export function aParticipation(with_: Partial<Participation> = {}): Participation {
  const own = { role: 'participant', lead: false, roles: [], since: at('00:00') } as const;
  return { workspace: HOME, project: ALPHA, user: ANN, ...own, ...with_ };
}

export function anAbsence(with_: Partial<Absence> = {}): Absence {
  return {
    workspace: HOME,
    id: 'a1',
    user: ANN,
    from: TUESDAY,
    to: TUESDAY,
    reason: 'Dentist',
    half: null,
    kind: 'leave',
    ...with_,
  };
}

export function aPrompt(with_: Partial<Prompt> = {}): Prompt {
  return {
    workspace: HOME,
    project: ALPHA,
    user: ANN,
    date: TUESDAY,
    state: 'open',
    askAt: at('03:45'),
    nudgeAt: null,
    cutoffAt: at('12:15'),
    snoozedUntil: null,
    askedAt: null,
    nudgedAt: null,
    ...with_,
  };
}

export function anAnswer(with_: Partial<Answer> = {}): Answer {
  return {
    workspace: HOME,
    project: ALPHA,
    user: ANN,
    date: TUESDAY,
    version: 1,
    words: { done: 'this', plan: 'that', blockers: '', evidence: '' },
    source: 'form',
    answeredAt: at('04:00'),
    editedAt: null,
    late: false,
    ...with_,
  };
}

export function aRun(with_: Partial<Run> = {}): Run {
  return {
    workspace: HOME,
    project: ALPHA,
    date: TUESDAY,
    openedAt: at('03:45'),
    closesAt: at('12:15'),
    closedAt: null,
    questions: [],
    posting: 'thread',
    ...with_,
  };
}

export function anOutgoing(name: string, with_: Partial<Outgoing> = {}): Outgoing {
  return {
    workspace: HOME,
    key: key(name),
    subject: 'subject',
    address: { to: 'channel', channel: GENERAL },
    message: { kind: 'note', tone: 'info', text: name },
    priority: 3,
    notBefore: at('08:00'),
    notAfter: at('20:00'),
    ...with_,
  };
}

/** Two workspaces with the same projects, members and participations; only names differ. */
export async function twoHouses(store: Store): Promise<void> {
  for (const workspace of [HOME, NEXT_DOOR]) {
    await store.workspaces.save(aWorkspace({ id: workspace, name: `of ${workspace}` }));
    for (const project of [ALPHA, BETA]) {
      await store.projects.save(aProject({ workspace, id: project, name: `${project} of ${workspace}` }));
    }
    for (const id of [ANN, BEN]) await store.members.save(aMember({ workspace, id, name: `${id} of ${workspace}` }));
  }
}
