import type { Delivery } from '#domain/delivery.ts';
import { editKey, weeklyKey } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import { localDate, plusDays, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import { NO_BODY } from '#domain/weekly-split.ts';
import type { WeeklyPart } from '#domain/weekly-message.ts';
import type { Store } from '#ports/store.ts';
import type { Said } from './forget-said.ts';
import { PRIORITY, say } from './say.ts';
import { weekEndingOn } from './weekly-look.ts';
import { inParts } from './weekly-post.ts';

const UTC = 'UTC' as Zone;
const WEEK = 7;

/** Has every week that tells of something of theirs say what is left, where it stands and where it waits. */
export async function putWeeksRight(store: Store, { workspace, days, blockers }: Said, now: Instant): Promise<void> {
  const first = new Map<Project['id'], { project: Project; date: LocalDate }>();
  const seen = (project: Project, date: LocalDate): void => {
    const known = first.get(project.id);
    if (!known || date < known.date) first.set(project.id, { project, date });
  };
  for (const { project, date } of days) seen(project, date);
  for (const number of blockers) {
    const blocker = await store.blockers.find(workspace, number);
    const project = blocker && (await store.projects.find(workspace, blocker.project));
    if (blocker && project) seen(project, blocker.raisedOn);
  }
  for (const { project, date } of first.values()) {
    const until = plusDays(localDate(now, UTC), WEEK);
    for (let last = date; last <= until; last = plusDays(last, 1)) await putRight(store, project, last, now);
  }
}

async function putRight(store: Store, project: Project, last: LocalDate, now: Instant): Promise<void> {
  const about = await store.deliveries.about(project.workspace, weeklyKey(project.id, last));
  const said = about.filter(({ address, state }) => address.to !== 'edit' && state !== 'dropped' && state !== 'failed');
  if (said.length === 0) return;
  const week = await weekEndingOn(store, project, last, now);
  for (const one of said) {
    const { main, parts } = inParts(asBefore(week, one));
    const part = /:part:(\d+)$/.exec(one.key)?.[1];
    const message = part === undefined ? main : (parts[Number(part) - 1] ?? emptied(week, Number(part)));
    if (one.state === 'waiting') await store.deliveries.reword(project.workspace, one.key, message);
    else
      await say(store, now, {
        workspace: project.workspace,
        key: editKey(one.key, `forgotten:${now}`),
        subject: one.subject,
        address: { to: 'edit', of: one.key },
        message,
        priority: PRIORITY.digest,
      });
  }
}

type Week = Awaited<ReturnType<typeof weekEndingOn>>;

/** Who had it posted is told still, if it is known. */
function asBefore(week: Week, { message, key, subject }: Delivery): Week {
  const by = message.kind === 'weekly' ? (message.by ?? '') : '';
  return { ...week, soFar: false, why: key.startsWith(`${subject}:2`) ? 'posted' : 'scheduled', by };
}

const emptied = ({ projectName, from, to }: Week, number: number): WeeklyPart => ({
  kind: 'weekly-part',
  projectName,
  from,
  to,
  number,
  of: number,
  ...NO_BODY,
});
