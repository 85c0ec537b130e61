import type { Delivery } from '#domain/delivery.ts';
import { editKey, weeklyKey } from '#domain/keys.ts';
import type { Message } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import { forReaders, type StakeholderWeek } from '#domain/stakeholder.ts';
import { plusDays, type Instant, type LocalDate } from '#domain/time.ts';
import type { WeeklyMessage, WeeklyPart } from '#domain/weekly-message.ts';
import { NO_BODY } from '#domain/weekly-split.ts';
import type { Store } from '#ports/store.ts';
import { PRIORITY, say } from './say.ts';
import { stakeholderWeek } from './stakeholder.ts';
import { weekEndingOn } from './weekly-look.ts';
import { inParts } from './weekly-post.ts';
import { wantedOf } from './weekly-wanted.ts';

const WEEK = 7;

/**
 * Has every week that tells of a day say what is so now, where it stands and where it waits: an answer of that day came late or was
 * changed. `cause` tells one change from the next.
 */
export async function weeksFollow(
  store: Store,
  project: Project,
  date: LocalDate,
  cause: string,
  now: Instant,
): Promise<void> {
  for (let last = date; last < plusDays(date, WEEK); last = plusDays(last, 1))
    await putWeekRight(store, project, last, cause, now);
}

/** The same for the week that is called by `last`, in every edition. */
export async function putWeekRight(
  store: Store,
  project: Project,
  last: LocalDate,
  cause: string,
  now: Instant,
): Promise<void> {
  const about = await store.deliveries.about(project.workspace, weeklyKey(project.id, last));
  const said = about.filter(({ address, state }) => address.to !== 'edit' && state !== 'dropped' && state !== 'failed');
  if (said.length === 0) return;
  const week = { ...(await weekEndingOn(store, project, last, now)), soFar: false };
  const wanted = { ...(await wantedOf(store, project, last, now)), soFar: false };
  const plain = said.some(isPlain) ? await stakeholderWeek(store, project, wanted, now, week) : null;
  for (const one of said) {
    const message = isPlain(one) ? plain && plainAgain(plain, one) : weekAgain(week, one);
    if (!message) continue;
    if (one.state === 'waiting') await store.deliveries.reword(project.workspace, one.key, message);
    else
      await say(store, now, {
        workspace: project.workspace,
        key: editKey(one.key, cause),
        subject: one.subject,
        address: { to: 'edit', of: one.key },
        message,
        priority: PRIORITY.digest,
      });
  }
}

const isPlain = ({ key }: Delivery): boolean => key.includes(':stakeholders:');

function plainAgain(week: StakeholderWeek, { key, address }: Delivery): StakeholderWeek {
  const wished = /\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(key);
  return { ...forReaders(week), why: wished ? 'posted' : 'scheduled', privately: address.to === 'person' };
}

function weekAgain(week: WeeklyMessage, one: Delivery): Message {
  const { main, parts } = inParts(asBefore(week, one));
  const part = /:part:(\d+)$/.exec(one.key)?.[1];
  return part === undefined ? main : (parts[Number(part) - 1] ?? emptied(week, Number(part)));
}

/** Who had it posted is told still, if it is known. */
function asBefore(week: WeeklyMessage, { message, key, subject }: Delivery): WeeklyMessage {
  const by = message.kind === 'weekly' ? (message.by ?? '') : '';
  return { ...week, why: key.startsWith(`${subject}:2`) ? 'posted' : 'scheduled', by };
}

const emptied = ({ projectName, from, to }: WeeklyMessage, number: number): WeeklyPart => ({
  kind: 'weekly-part',
  projectName,
  from,
  to,
  number,
  of: number,
  ...NO_BODY,
});
