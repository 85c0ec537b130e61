import type { Message } from '#domain/message.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { refused } from '#domain/verb.ts';
import { acquaint } from '#flows/acquaint.ts';
import { projectCosts, workspaceCosts } from '#flows/cost.ts';
import { hearersOf } from '#flows/leads.ts';
import { administered } from '#flows/project.ts';
import type { Action, Deed } from '#ports/doors.ts';
import { no, say, whoOf } from './project-kit.ts';

/** `/summary costs`: of the channel's project; `/summary costs all`: of the whole workspace. */
export function readCosts(rest: string): Result<Deed, Message> {
  const word = rest.toLowerCase();
  if (word !== '' && word !== 'all')
    return refuse(
      refused('Use `/summary costs` for this project, or `/summary costs all` for the whole workspace.', rest),
    );
  return ok({ changes: false, run: word === '' ? ofProject : ofWorkspace });
}

const ofWorkspace: Action = async (ports, call) => {
  const member = await acquaint(ports, whoOf(call));
  if (!member.ok) return no(member.error);
  if (member.value.admin) return say(await workspaceCosts(ports, call.workspace, call.now));
  return say(
    refused(
      'What the whole workspace costs is shown to its Slack administrators. `/summary costs` in a channel shows its project to those who lead it.',
    ),
  );
};

const ofProject: Action = async (ports, call) => {
  const project = call.channel && (await ports.store.projects.findByChannel(call.workspace, call.channel));
  if (!project) return ofWorkspace(ports, call);
  const member = await acquaint(ports, whoOf(call));
  if (!member.ok) return no(member.error);
  const allowed = await administered(ports.store, whoOf(call), project);
  if (allowed.ok) return say(await projectCosts(ports, project, call.now));
  const names = (await hearersOf(ports.store, project)).map(({ name }) => name);
  const ask = names.length === 0 ? 'Ask an administrator' : `Ask ${names.slice(0, 4).join(' or ')}`;
  return say(refused(`What a project costs is shown to those who lead it and to Slack administrators. ${ask}.`));
};
