import {
  AOE,
  deadlineAt,
  deadlineFault,
  deadlineId,
  deadlineLooks,
  LAST_MINUTE,
  MOST_DEADLINES,
  type Deadline,
  type DeadlineLook,
  type DeadlineTerms,
} from '#domain/deadline.ts';
import type { DeadlineForm, DeadlineList } from '#domain/deadline-message.ts';
import { difference } from '#domain/audit.ts';
import type { Person } from '#domain/hours.ts';
import type { Member } from '#domain/member.ts';
import type { Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { localDate, plusDays, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { peopleIn } from './handover-look.ts';
import { administered, type ProjectRefusal, type Who } from './project.ts';

const UTC = 'UTC' as Zone;

/** Why no deadline was set. `gone`: it was removed meanwhile; `fault`: what is wrong with which field. */
export type DeadlineRefusal =
  | ProjectRefusal
  | { readonly kind: 'gone' }
  | { readonly kind: 'many-deadlines'; readonly most: number }
  | { readonly kind: 'fault'; readonly field: 'name' | 'date'; readonly why: string };

/** Those to come, as the whole team sees them: with the least and the most working days that anybody has left. */
export async function deadlinesIn(store: Store, project: Project, now: Instant): Promise<DeadlineLook[]> {
  const deadlines = await store.deadlines.of(project.workspace, project.id);
  return deadlines.length === 0 ? [] : deadlineLooks(deadlines, await peopleIn(store, project, now), now, 'near');
}

/** Those of the next weeks as a part of a question, with the reader's own working days; nothing of it where there are none. */
export async function withDeadlines(
  store: Store,
  project: Project,
  member: Member,
  now: Instant,
): Promise<{ readonly deadlines?: readonly DeadlineLook[] }> {
  const all = await store.deadlines.of(project.workspace, project.id);
  const deadlines = all.length === 0 ? [] : deadlineLooks(all, [await personFor(store, member, now)], now, 'near');
  return deadlines.length > 0 ? { deadlines } : {};
}

async function personFor(store: Store, member: Member, now: Instant): Promise<Person> {
  const yesterday = plusDays(localDate(now, member.zone ?? UTC), -1);
  return { member, absences: await store.absences.ofUser(member.workspace, member.id, yesterday) };
}

/** All to come of a project, to one reader. */
export async function deadlineListFor(
  store: Store,
  project: Project,
  member: Member,
  now: Instant,
): Promise<DeadlineList> {
  const { workspace, id, name } = project;
  const allowed = await administered(store, { workspace, user: member.id }, project);
  const all = await store.deadlines.of(workspace, id);
  return {
    kind: 'deadline-list',
    project: id,
    projectName: name,
    zone: member.zone ?? UTC,
    deadlines: deadlineLooks(all, [await personFor(store, member, now)], now),
    editable: allowed.ok,
  };
}

/** The form that sets a deadline, or changes the one of that number; null: there is none of it in the project. */
export async function deadlineFormFor(
  store: Store,
  project: Project,
  number: number | null,
): Promise<DeadlineForm | null> {
  const { workspace, id, name: projectName } = project;
  const known = number === null ? null : await store.deadlines.find(workspace, number);
  if (number !== null && known?.project !== id) return null;
  const { name = '', date = null, time = LAST_MINUTE, zone = AOE } = known ?? {};
  return { kind: 'deadline-form', project: id, projectName, number, name, date, time, zone };
}

/** Sets a deadline, or with a number changes one. */
export function setDeadline(
  { store }: Ports,
  who: Who,
  {
    project: id,
    number,
    terms,
  }: { readonly project: Project['id']; readonly number: number | null; readonly terms: DeadlineTerms },
  now: Instant,
): Promise<Result<Project, DeadlineRefusal>> {
  return store.atomically(async (inside) => {
    const found = await administered(inside, who, await inside.projects.find(who.workspace, id));
    if (!found.ok) return found;
    const fault = deadlineFault(terms, now);
    if (fault) return refuse({ kind: 'fault', ...fault });
    const known = number === null ? null : await inside.deadlines.find(who.workspace, number);
    if (number !== null && known?.project !== id) return refuse({ kind: 'gone' });
    if (known) {
      await inside.deadlines.save({ ...known, ...terms });
      await note(inside, who, known, { ...known, ...terms }, now);
      return found;
    }
    const standing = (await inside.deadlines.of(who.workspace, id)).filter((one) => deadlineAt(one) > now);
    if (standing.length >= MOST_DEADLINES) return refuse({ kind: 'many-deadlines', most: MOST_DEADLINES });
    const made = await inside.deadlines.add({
      workspace: who.workspace,
      project: id,
      ...terms,
      madeBy: who.user,
      madeAt: now,
    });
    await note(inside, who, null, made, now);
    return found;
  });
}

/** Takes a deadline away; one that is gone already stays so. */
export function removeDeadline(
  { store }: Ports,
  who: Who,
  id: Project['id'],
  number: number,
  now: Instant,
): Promise<Result<Project, DeadlineRefusal>> {
  return store.atomically(async (inside) => {
    const found = await administered(inside, who, await inside.projects.find(who.workspace, id));
    if (!found.ok) return found;
    const known = await inside.deadlines.find(who.workspace, number);
    if (known?.project !== id) return refuse({ kind: 'gone' });
    await inside.deadlines.remove(who.workspace, number);
    await note(inside, who, known, null, now);
    return ok(found.value);
  });
}

async function note(
  store: Store,
  who: Who,
  before: Deadline | null,
  after: Deadline | null,
  at: Instant,
): Promise<void> {
  const one = after ?? before;
  if (!one) return;
  const { workspace, user } = who;
  const changed = difference(factsOf(before), factsOf(after));
  await store.audit.add({ workspace, project: one.project, actor: user, act: 'deadline', ...changed, at });
}

/** Its name is somebody's words; the log goes without. */
const factsOf = (deadline: Deadline | null): Readonly<Record<string, string>> =>
  deadline === null ? {} : { [deadlineId(deadline.number)]: `${deadline.date} ${deadline.time} ${deadline.zone}` };
