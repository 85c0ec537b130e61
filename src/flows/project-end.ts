import type { ProjectId } from '#domain/ids.ts';
import { settingsFacts } from '#domain/audit.ts';
import { projectKey } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import { withdraw } from './departure.ts';
import { tellLeads } from './leads.ts';
import { administered, cardOf, type ProjectRefusal, type Who } from './project.ts';
import { restate } from './say.ts';

/** What must be typed to delete a project: its name, or `delete` where it has none. */
export const deletionWord = ({ name }: Pick<Project, 'name'>): string => (name.trim() === '' ? 'delete' : name.trim());

/**
 * Deletes a project with everything kept of it, once its name was typed. Messages that stand in Slack stay there.
 *
 * errors: `name`: something else was typed.
 */
export async function remove(
  { store }: Ports,
  who: Who,
  id: ProjectId,
  typed: string,
  now: Instant,
): Promise<Result<Project, ProjectRefusal | { readonly kind: 'name'; readonly wanted: string }>> {
  return store.atomically(async (inside) => {
    const found = await administered(inside, who, await inside.projects.find(who.workspace, id));
    if (!found.ok) return found;
    const project = found.value;
    const wanted = deletionWord(project);
    if (plain(typed) !== plain(wanted)) return refuse({ kind: 'name', wanted });
    const by = (await inside.members.find(who.workspace, who.user))?.name ?? '';
    await tellLeads(inside, project, { is: 'deleted', name: by }, now, who.user);
    for (const { user } of await inside.participations.of(who.workspace, id))
      await withdraw(inside, project, user, 'deleted', now);
    await restate(inside, who.workspace, projectKey(id), 'deleted', cardOf(project, 'deleted', null), now);
    // The days on which it asks are a setting; those on which it asked are counted beside it.
    const { days: daysAsked, ...extent } = await inside.projects.extent(who.workspace, id);
    const facts = { before: { ...settingsFacts(project), ...extent, daysAsked }, after: {} };
    await inside.projects.remove(who.workspace, id, now);
    await inside.audit.add({
      workspace: who.workspace,
      project: id,
      actor: who.user,
      act: 'deleted',
      ...facts,
      at: now,
    });
    return ok(project);
  });
}

/** How names are compared: nobody deletes by accident for want of a capital letter. */
const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
