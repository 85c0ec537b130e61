import type { Address, Outgoing } from '#domain/delivery.ts';
import { digestParts } from '#domain/digest-split.ts';
import { digestKey, digestPartKey, editKey, leadDigestKey, runKey } from '#domain/keys.ts';
import type { DeliveryKey } from '#domain/ids.ts';
import type { DigestMessage, DigestPart } from '#domain/digest-message.ts';
import type { Project } from '#domain/project.ts';
import { plusMinutes, type Instant, type LocalDate } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { digestFor } from './digest-facts.ts';
import { hearersOf, workingMoment } from './leads.ts';
import { postingOf } from './posting.ts';
import { edit, PRIORITY, say } from './say.ts';

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
  const parts = digestParts(digest);
  const said = { workspace, subject: thread, priority: PRIORITY.digest, notAfter: plusMinutes(since, NEWS_MINUTES) };
  const key = digestKey(id, digest.date);
  await say(store, now, { ...said, key, address, message: withParts(digest, parts.length) });
  for (const part of parts) await say(store, now, { ...said, ...partOf(project, hasThread, part) });
}

const withParts = (digest: DigestMessage, parts: number): DigestMessage => (parts > 0 ? { ...digest, parts } : digest);

/** A part stands where the digest does: in the day's thread, or in that of the digest. */
function partOf(
  { id, channel }: Project,
  hasThread: boolean,
  message: DigestPart,
): Pick<Outgoing, 'key' | 'address' | 'message'> {
  const of = hasThread ? runKey(id, message.date) : digestKey(id, message.date);
  const key = digestPartKey(id, message.date, message.number);
  return { key, address: { to: 'thread', channel, of, broadcast: false }, message };
}

/** A digest in its message, and what goes on from it. */
interface Parted {
  readonly main: DigestMessage;
  readonly parts: readonly DigestPart[];
}

/**
 * The digest of a date that is out as it would read in the channel now. A late answer makes no new message, unless its words would
 * stand nowhere else.
 */
export async function digestAgain(store: Store, project: Project, date: LocalDate, now: Instant): Promise<Parted> {
  const digest = await digestFor(store, project, date, now);
  const all = digestParts(digest);
  let standing = 0;
  while (await store.deliveries.find(project.workspace, digestPartKey(project.id, date, standing + 1))) standing += 1;
  const parts = digest.posting === 'digest' ? all : all.slice(0, standing);
  return { main: withParts(digest, parts.length), parts: parts.map((part) => ({ ...part, of: parts.length })) };
}

/** Has what goes on from a digest say how its day stands now, in place; one that is needed no more says so. */
export async function restateParts(
  store: Store,
  project: Project,
  date: LocalDate,
  parts: readonly DigestPart[],
  cause: string,
  now: Instant,
): Promise<void> {
  const { workspace, id } = project;
  const digest = await store.deliveries.find(workspace, digestKey(id, date));
  if (!digest) return;
  const about = { workspace, subject: runKey(id, date), priority: PRIORITY.digest };
  for (let number = 1; ; number += 1) {
    const key = digestPartKey(id, date, number);
    const [part, stood] = [parts[number - 1], await store.deliveries.find(workspace, key)];
    if (!part && !stood) return;
    const message = part ?? { ...NO_PART, projectName: project.name, date, number, of: number };
    if (!stood) await say(store, now, { ...about, ...partOf(project, digest.address.to === 'thread', message) });
    else if (stood.state === 'sent' || stood.state === 'sending')
      await edit(store, workspace, { key, subject: about.subject }, cause, message, now);
    else await store.deliveries.reword(workspace, key, message);
  }
}

const NO_PART = { kind: 'digest-part', answers: [], more: 0 } as const;

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
  const { main, parts } = await digestAgain(store, project, date, now);
  await edit(store, workspace, { key: of, subject: runKey(id, date) }, cause, main, now);
  await restateParts(store, project, date, parts, cause, now);
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
    const of = { to: 'edit', of: key } as const;
    await say(store, now, { ...about, key: editKey(key, cause), address: of, priority: PRIORITY.edit });
  }
}
