import type { ProjectId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import { modelsOf, readModelWish, wished } from '#domain/project-model.ts';
import { refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import { administered, note, type ProjectRefusal, type Who } from './project.ts';

/** Why a project's model stays as it is. `none`: the installation has no model; `unread`: in words. */
export type ModelRefusal =
  | ProjectRefusal
  | { readonly kind: 'none' }
  | { readonly kind: 'unread'; readonly why: string };

/** Switches a project's model on or off, or chooses which models work for it and what it may cost in a day. The log tells of it. */
export function chooseModels(
  { store, writers }: Ports,
  who: Who,
  id: ProjectId,
  text: string,
  now: Instant,
): Promise<Result<Project, ModelRefusal>> {
  return store.atomically(async (inside) => {
    const found = await administered(inside, who, await inside.projects.find(who.workspace, id));
    if (!found.ok) return found;
    if (!writers) return refuse({ kind: 'none' });
    const wish = readModelWish(text, writers.facts);
    if (!wish.ok) return refuse({ kind: 'unread', why: wish.error });
    const { models: _before, ...project } = found.value;
    const own = wished(found.value.models, wish.value);
    const model = wish.value.is === 'off' ? false : wish.value.is === 'on' ? true : project.model;
    const after: Project = { ...project, model, ...(own === undefined ? {} : { models: own }) };
    await inside.projects.save(after);
    await note(inside, who.user, 'settings', found.value, after, now);
    return { ok: true, value: after };
  });
}

/** The models that work for a project and its cap; null: there is none. */
export const modelsFor = (
  { writers }: Pick<Ports, 'writers'>,
  { models }: Project,
): ReturnType<typeof modelsOf> | null => (writers ? modelsOf(writers.facts, models) : null);
