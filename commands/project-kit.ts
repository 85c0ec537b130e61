import type { Message } from '#domain/message.ts';
import type { Member } from '#domain/member.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import { ok } from '#domain/result.ts';
import { refused } from '#domain/verb.ts';
import { acquaint } from '#flows/acquaint.ts';
import { administered, type ProjectRefusal, type Who } from '#flows/project.ts';
import type { Action, Call, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { projectRefused } from './refusals.ts';

export const say = (message: Message): Reply => ({ kind: 'say', message });
export const no = (refusal: ProjectRefusal): Reply => say(refused(projectRefused(refusal)));
export const whoOf = ({ workspace, who }: Call): Who => ({ workspace, user: who });

/** Does something about one project, for a full member who may see it. */
export type AboutProject = (ports: Ports, call: Call, project: Project, member: Member) => Promise<Reply>;

/** Only for whoever may administer the project; everybody else reads why not. */
export function forAdministrators(act: AboutProject): AboutProject {
  return async (ports, call, project, member) => {
    const allowed = await administered(ports.store, whoOf(call), project);
    return allowed.ok ? act(ports, call, project, member) : no(allowed.error);
  };
}

/** Does it to the project of the channel that the command was typed in. */
export function here(act: AboutProject): Action {
  return async (ports, call) => {
    const project = call.channel && (await ports.store.projects.findByChannel(call.workspace, call.channel));
    return project ? forMembers(act, ports, call, project) : no({ kind: 'not-a-project' });
  };
}

/** A button that holds a project's id and does it to that one. */
export function projectButton(id: string, act: AboutProject) {
  const run =
    (project: ProjectId): Action =>
    async (ports, call) => {
      const found = await ports.store.projects.find(call.workspace, project);
      return found ? forMembers(act, ports, call, found) : no({ kind: 'not-a-project' });
    };
  const read = (value: string) => ok({ changes: false, run: run(value as ProjectId) });
  return { id, read };
}

/** Guests and people of other organisations are told nothing of a project but what stands in its channel. */
async function forMembers(act: AboutProject, ports: Ports, call: Call, project: Project): Promise<Reply> {
  const member = await acquaint(ports, whoOf(call));
  return member.ok ? act(ports, call, project, member.value) : no(member.error);
}
