import type { Prompt } from '#domain/prompt.ts';
import type { Participant } from '#domain/standup.ts';
import type { Zone } from '#domain/time.ts';

/** Questions and reminders of one person that come within this are one message. units: minutes */
export const TOGETHER_MINUTES = 15;
/** Shown to somebody whose zone nobody knows; they are not asked, but may open the form themselves. */
const UTC = 'UTC' as Zone;

/** What every message about one prompt says of its project and reader. */
export function aboutPrompt({ project, member }: Pick<Participant, 'project' | 'member'>, date: Prompt['date']) {
  const zone = member.zone ?? UTC;
  return { project: project.id, projectName: project.name, channel: project.channel, date, zone };
}
