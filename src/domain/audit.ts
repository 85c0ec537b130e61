import type { ProjectId, UserId, WorkspaceId } from './ids.ts';
import { MODEL_TASKS } from './project-model.ts';
import type { Project } from './project.ts';
import type { Instant } from './time.ts';

/** What somebody changed about a project, or what happened to it. */
export type AuditAct =
  | 'set-up'
  | 'settings'
  | 'roles'
  | 'paused'
  | 'resumed'
  | 'deleted'
  | 'asleep'
  | 'awake'
  | 'moved'
  | 'lead-lost'
  | 'days-off'
  | 'questions'
  | 'deadline'
  | 'holidays'
  | 'stakeholders'
  | 'exported'
  | 'imported'
  | 'token-made'
  | 'token-revoked';

/** Ids, times, numbers and our own words; never what a person wrote, so that erasing somebody leaves it as it is. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** One administrative act, as it is kept. */
export interface AuditEntry {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
  /** null: nobody here; Slack told of it, or the clock did it. */
  readonly actor: UserId | null;
  readonly act: AuditAct;
  /** Only what differs between before and after. */
  readonly before: AuditFacts;
  readonly after: AuditFacts;
  readonly at: Instant;
}

/** What the audit log keeps of a project's settings. Its name is somebody's words: only that it changed is kept. */
export function settingsFacts(project: Project): AuditFacts {
  const {
    channel,
    state,
    standupAt,
    days,
    daysOff,
    nudges,
    model,
    models,
    weeklyOn,
    regional,
    posting,
    retention,
    escalateAfter,
  } = project;
  return {
    channel,
    state,
    standupAt,
    days,
    daysOff: daysOff.map(({ date }) => date),
    nudges,
    model,
    models: MODEL_TASKS.flatMap((task) => (models?.models[task] ? [`${task} ${models.models[task]}`] : [])),
    cap: models?.cap ?? null,
    weeklyOn,
    regional,
    posting,
    retention,
    escalateAfter,
  };
}

/** The facts that differ, as they were and as they are. */
export function difference(
  before: AuditFacts,
  after: AuditFacts,
): { readonly before: AuditFacts; readonly after: AuditFacts } {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const only = (facts: AuditFacts): AuditFacts =>
    Object.fromEntries(changed.flatMap((key) => (facts[key] === undefined ? [] : [[key, facts[key]]])));
  return { before: only(before), after: only(after) };
}
