import { timeFault } from '#domain/hours-check.ts';
import { introductionKey } from '#domain/keys.ts';
import type { Member } from '#domain/member.ts';
import type { Introduction } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import { shiftsInWords } from '#domain/shift.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { workingMoment } from './leads.ts';
import { nextPromptOf } from './next-prompt.ts';
import { edit, PRIORITY, say } from './say.ts';

/** An introduction nobody could be sent in two weeks of work is old news. */
const INTRODUCE_WITHIN_MINUTES = 14 * 24 * 60;

/** One DM per person, whatever projects they join, at the first moment they are at work. */
export async function introduce(store: Store, project: Project, member: Member, now: Instant): Promise<void> {
  const at = await workingMoment(store, member, now);
  await say(store, now, {
    workspace: project.workspace,
    key: introductionKey(member.id),
    address: { to: 'person', user: member.id },
    message: {
      kind: 'introduction',
      project: project.id,
      projectName: project.name,
      channel: project.channel,
      ...hoursOf(member, project.standupAt),
      confirmed: member.confirmedAt !== null,
    },
    priority: PRIORITY.prompt,
    notBefore: at,
    notAfter: plusMinutes(at, INTRODUCE_WITHIN_MINUTES),
  });
}

/**
 * The introduction shows the hours that its reader confirmed or changed, and asks for them no more; one that was not sent yet proposes
 * the new ones.
 *
 * returns: whether it stands, so that its reader sees it there.
 */
export async function restateIntroduction(store: Store, member: Member, now: Instant): Promise<boolean> {
  const { workspace, id: user } = member;
  const said = await store.deliveries.find(workspace, introductionKey(user));
  if (said?.message.kind !== 'introduction') return false;
  const project = await store.projects.find(workspace, said.message.project);
  const { asked: _, ...before } = said.message;
  const proposed: Introduction = { ...before, ...hoursOf(member, project?.standupAt ?? before.standupAt) };
  if (said.state === 'waiting') await store.deliveries.reword(workspace, said.key, proposed);
  if (said.state !== 'sent' && said.state !== 'sending') return false;
  const next = await nextPromptOf(store, workspace, user, now);
  const shown = next && { projectName: next.participant.project.name, askAt: next.day.askAt };
  await edit(store, workspace, said, `kept:${now}`, { ...proposed, confirmed: true, next: shown }, now);
  return true;
}

type Shown = Pick<Introduction, 'zone' | 'hours' | 'standupAt' | 'asked'>;

function hoursOf({ zone, shifts, quiet, evening, standupAt }: Member, otherwise: Project['standupAt']): Shown {
  const at = standupAt ?? otherwise;
  const shown = { zone, hours: shiftsInWords(shifts), standupAt: at };
  if (evening) return { ...shown, asked: 'evening' };
  return timeFault(shifts, quiet, at) === null ? shown : { ...shown, asked: 'within' };
}
