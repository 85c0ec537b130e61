import type { Address } from '#domain/delivery.ts';
import { digestKey, editKey, leadDigestKey, runKey } from '#domain/keys.ts';
import type { DeliveryKey } from '#domain/ids.ts';
import type { DigestMessage } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import { plusMinutes, type Instant, type LocalDate } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { digestFor } from './digest-facts.ts';
import { hearersOf, workingMoment } from './leads.ts';
import { postingOf } from './posting.ts';
import { PRIORITY, say } from './say.ts';

/** A digest of yesterday is still news; one of the day before is not. */
const NEWS_MINUTES = 24 * 60;
/** Leads have it nowhere else, so it waits for their hours. */
const LEADS_NEWS_MINUTES = 7 * 24 * 60;

/** Posts the digest of a run that has closed, once; nothing where it says nothing. `since`: the run's end. */
export async function publish(
  store: Store,
  project: Project,
  digest: DigestMessage,
  since: Instant,
  now: Instant,
): Promise<void> {
  const { workspace, id, channel } = project;
  if (!saysAnything(digest)) return;
  const thread = runKey(id, digest.date);
  // In the thread and shown in the channel: the summary and the words it rests on stand together.
  const hasThread = (await store.deliveries.find(workspace, thread)) !== null;
  const address: Address = hasThread
    ? { to: 'thread', channel, of: thread, broadcast: true }
    : { to: 'channel', channel };
  await store.looks.set(workspace, id, 'signpost', now);
  await say(store, now, {
    workspace,
    key: digestKey(id, digest.date),
    subject: thread,
    address,
    message: digest,
    priority: PRIORITY.digest,
    notAfter: plusMinutes(since, NEWS_MINUTES),
  });
}

/** Whether anybody is told of in it. */
export const saysAnything = ({ answers, away, skipped, missing }: DigestMessage): boolean =>
  answers.length + away.length + skipped.length + missing > 0;

/** Has a digest that is out say how its day stands now, in place, wherever it is read. `cause` tells one change from the next. */
export async function restateDigest(
  store: Store,
  project: Project,
  date: LocalDate,
  cause: string,
  now: Instant,
): Promise<void> {
  const { workspace, id } = project;
  const of = digestKey(id, date);
  if ((await postingOf(store, project, date)) === 'leads') {
    await tellLeadsDigest(store, project, date, cause, now);
    if (!(await stands(store, project, of))) return;
  }
  await say(store, now, {
    workspace,
    key: editKey(of, cause),
    subject: runKey(id, date),
    address: { to: 'edit', of },
    message: await digestFor(store, project, date, now),
    priority: PRIORITY.edit,
  });
}

/** Whether it is out, as far as anybody knows. */
export async function stands(store: Store, { workspace }: Project, key: DeliveryKey): Promise<boolean> {
  const said = await store.deliveries.find(workspace, key);
  return said?.state === 'sent' || said?.state === 'sending';
}

/** Gives each lead the digest of a day in their hours; where they have it, it changes. `cause` tells one change from the next. */
export async function tellLeadsDigest(
  store: Store,
  project: Project,
  date: LocalDate,
  cause: string,
  now: Instant,
): Promise<void> {
  const { workspace, id } = project;
  const subject = runKey(id, date);
  const message = await digestFor(store, project, date, now, 'leads');
  for (const lead of await hearersOf(store, project)) {
    const key = leadDigestKey(id, date, lead.id);
    const at = await workingMoment(store, lead, now);
    const times = { notBefore: at, notAfter: plusMinutes(at, LEADS_NEWS_MINUTES) };
    const address = { to: 'person', user: lead.id } as const;
    const about = { workspace, subject, message };
    if (await say(store, now, { ...about, key, address, priority: PRIORITY.digest, ...times })) continue;
    if (await store.deliveries.reword(workspace, key, message)) continue;
    const edit = { to: 'edit', of: key } as const;
    await say(store, now, { ...about, key: editKey(key, cause), address: edit, priority: PRIORITY.edit });
  }
}
