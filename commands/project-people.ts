import { z } from 'zod';
import type { DeleteForm, RolesForm } from '#domain/form.ts';
import type { ProjectId, UserId } from '#domain/ids.ts';
import type { ProjectRole } from '#domain/project.ts';
import { ok } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import { deletionWord, remove } from '#flows/project-end.ts';
import { auditOf, membersOf } from '#flows/project-people.ts';
import { wishToObserve } from '#flows/observe.ts';
import { cast, castOf, type Cast, type RolesRefusal } from '#flows/roles.ts';
import type { Form, FormValues, Reply } from '#ports/doors.ts';
import { forAdministrators, here, projectButton, say, whoOf, type AboutProject } from './project-kit.ts';
import { projectRefused } from './refusals.ts';

const members: AboutProject = async ({ store }, _call, project, member) => say(await membersOf(store, project, member));

const audit: AboutProject = async ({ store }, _call, project, member) => say(await auditOf(store, project, member));

/** Whoever administers it chooses by themselves; everybody else asks. */
const wish: AboutProject = async (ports, call, project): Promise<Reply> => {
  const asked = await wishToObserve(ports, whoOf(call), project, call.now);
  if (asked.ok)
    return say(
      done('Asked. Whoever leads the project hears of it in their hours; until they agree you are asked as before.'),
    );
  return say(refused(WISHES[asked.error.kind]));
};

const WISHES = {
  'not-a-participant': 'You are no member of this project. Join its channel first.',
  observes: 'You read along already and are not asked.',
  administers: 'You may choose that yourself: `/project roles` names observers.',
} as const;

const roles = forAdministrators(async ({ store }, _call, project): Promise<Reply> => {
  const { id, name } = project;
  const form: RolesForm = { kind: 'roles-form', project: id, projectName: name, ...(await castOf(store, project)) };
  return { kind: 'show', form };
});

const askToDelete = forAdministrators(async ({ store }, { workspace }, project): Promise<Reply> => {
  const extent = await store.projects.extent(workspace, project.id);
  return {
    kind: 'show',
    form: { kind: 'delete-form', project: project.id, projectName: deletionWord(project), ...extent },
  };
});

/** What `/project` does about people, about its log, and about its end. */
export const peopleVerbs = {
  members: () => ok({ changes: false, run: here(members) }),
  roles: () => ok({ changes: false, run: here(roles) }),
  observe: () => ok({ changes: true, run: here(wish) }),
  audit: () => ok({ changes: false, run: here(audit) }),
  delete: () => ok({ changes: false, run: here(askToDelete) }),
};

const rolesButton = projectButton('project.roles', roles);

const Users = z.array(z.string());
const RolesMeta = z.object({
  project: z.string(),
  shown: z
    .object({
      leads: Users,
      observers: Users,
      roles: z.object({ 'data-provider': Users, 'model-architect': Users, 'human-reviewer': Users }),
    })
    .nullable(),
});

const rolesForm: Form = {
  id: 'roles-form' satisfies RolesForm['kind'],
  read(values, meta) {
    const { project, shown } = RolesMeta.parse(JSON.parse(meta));
    const chosen = {
      leads: usersIn(values, 'leads'),
      observers: usersIn(values, 'observers'),
      roles: {
        'data-provider': usersIn(values, 'data-provider'),
        'model-architect': usersIn(values, 'model-architect'),
        'human-reviewer': usersIn(values, 'human-reviewer'),
      },
    };
    return ok({
      changes: true,
      async run(ports, call): Promise<Reply> {
        const given = await cast(
          ports,
          whoOf(call),
          project as ProjectId,
          { chosen, shown: shown as Cast | null },
          call.now,
        );
        if (!given.ok) return { kind: 'faults', faults: rolesRefused(given.error) };
        const member = await ports.store.members.find(call.workspace, call.who);
        return member ? say(await membersOf(ports.store, given.value, member)) : { kind: 'silent' };
      },
    });
  },
};

function usersIn(values: FormValues, field: string): UserId[] {
  const value = values[field];
  return Array.isArray(value) ? value.map((user) => String(user) as UserId) : [];
}

const LABELS: Readonly<Record<ProjectRole | 'leads' | 'observers' | 'roles', string>> = {
  leads: 'A lead',
  observers: 'An observer',
  roles: 'Whoever has a role',
  'data-provider': 'A data provider',
  'model-architect': 'A model architect',
  'human-reviewer': 'A human reviewer',
};

function rolesRefused(refusal: RolesRefusal): Record<string, string> {
  switch (refusal.kind) {
    case 'no-lead':
      return { leads: 'A project needs a lead. Name whoever leads it after you before you step down.' };
    case 'outsiders': {
      const who = refusal.names.length > 0 ? ` (${refusal.names.join(', ')})` : '';
      return {
        [refusal.where]: `${LABELS[refusal.where]} must be an active member of the channel; somebody here is not${who}. Invite them first.`,
      };
    }
    case 'guests':
      return { [refusal.where]: `${LABELS[refusal.where]} cannot be a guest: ${refusal.names.join(', ')}.` };
    default:
      return { leads: projectRefused(refusal) };
  }
}

const deleteForm: Form = {
  id: 'delete-form' satisfies DeleteForm['kind'],
  read(values, meta) {
    const typed = values['name'];
    return ok({
      changes: true,
      async run(ports, call): Promise<Reply> {
        const removed = await remove(ports, whoOf(call), meta as ProjectId, String(typed ?? ''), call.now);
        if (removed.ok) return say(done(`${deletionWord(removed.value)} is deleted. Nobody is asked any more.`));
        const { error } = removed;
        const sentence =
          error.kind === 'name'
            ? `That is not its name. Type ${error.wanted}, or press Cancel.`
            : projectRefused(error);
        return { kind: 'faults', faults: { name: sentence } };
      },
    });
  },
};

/** The button and the forms about a project's people and its end. */
export const peopleDoors = { buttons: [rolesButton], forms: [rolesForm, deleteForm] };
