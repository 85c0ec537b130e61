import type { Blocker } from '#domain/blocker.ts';
import type { BlockerLook } from '#domain/blocker-message.ts';
import type { Delivery } from '#domain/delivery.ts';
import type { DeliveryKey, UserId, WorkspaceId } from '#domain/ids.ts';
import { answerKey, digestKey, editKey, runKey } from '#domain/keys.ts';
import type { DigestMessage, Message } from '#domain/message.ts';
import { withLooks } from '#domain/message-looks.ts';
import type { Project } from '#domain/project.ts';
import { localDate, plusDays, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { restateCards } from './blocker-cards.ts';
import { lookOf } from './blocker-look.ts';
import { digestFor } from './digest-facts.ts';
import { digestAgain, restateParts } from './digest-say.ts';
import type { Who } from './project.ts';
import { putRegionalRight } from './regional-say.ts';
import { putWeeksRight } from './weekly-forget.ts';
import { PRIORITY, say } from './say.ts';

const UTC = 'UTC' as Zone;

/** Where words of one person stand, or wait to be said. */
export interface Said {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
  /** Blockers that they raised or wrote about. */
  readonly blockers: readonly number[];
  /** Days of projects whose threads or digests hold something of theirs. `replied`: they answered. */
  readonly days: readonly { readonly project: Project; readonly date: LocalDate; readonly replied: boolean }[];
}

/** What must be put right about a person's words; asked before anything is erased. */
export async function saidOf(store: Store, { workspace, user }: Who, now: Instant): Promise<Said> {
  const touched = await store.blockers.touchedBy(workspace, user);
  const projects = new Map((await store.projects.all(workspace)).map((project) => [project.id, project]));
  const days = new Map<DeliveryKey, Said['days'][number]>();
  for (const blocker of touched) {
    const project = projects.get(blocker.project);
    if (!project) continue;
    for (const date of daysOf(blocker, now)) {
      const key = digestKey(project.id, date);
      const digests = await digestsOf(store, project, date);
      if (digests.some((digest) => shows(digest, 'blockers', blocker.number)))
        days.set(key, { project, date, replied: false });
    }
  }
  for (const { project: id, number, givenAt, state, until } of await store.handovers.ofUser(workspace, user)) {
    const project = projects.get(id);
    const over = state.is === 'open' || until === null || until > now ? now : until;
    for (const date of project ? datesBetween(localDate(givenAt, UTC), localDate(over, UTC)) : []) {
      const key = digestKey(id, date);
      const digests = project ? await digestsOf(store, project, date) : [];
      if (project && digests.some((digest) => shows(digest, 'handovers', number)))
        days.set(key, { project, date, replied: false });
    }
  }
  for (const { project: id, date } of await store.answers.versionsBy(workspace, user)) {
    const project = projects.get(id);
    if (project) days.set(digestKey(id, date), { project, date, replied: true });
  }
  return { workspace, user, blockers: touched.map(({ number }) => number), days: [...days.values()] };
}

/** The digests of a day: in the channel, or to each of the leads. */
async function digestsOf(store: Store, { workspace, id }: Project, date: LocalDate): Promise<Delivery[]> {
  const about = await store.deliveries.about(workspace, runKey(id, date));
  return about.filter(({ message, address }) => message.kind === 'digest' && address.to !== 'edit');
}

/** Dates whose digest may tell of a blocker. The world has a day more than any one place. */
function daysOf({ raisedOn, state }: Blocker, now: Instant): LocalDate[] {
  return datesBetween(raisedOn, localDate(state.is === 'closed' ? state.at : now, UTC));
}

function datesBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = plusDays(first, -1); date <= plusDays(last, 1); date = plusDays(date, 1)) dates.push(date);
  return dates;
}

/** Whether a digest shows a blocker or a handover; where its words are forgotten, it may. */
function shows(digest: Delivery | null, what: 'blockers' | 'handovers', number: number): boolean {
  if (digest?.message.kind !== 'digest') return false;
  const { answers, [what]: looks }: Partial<DigestMessage> = digest.message;
  return answers === undefined || (looks?.some((look) => look.number === number) ?? false);
}

/** Gives what waits words without theirs, and has cards, replies and digests that stand say what is left. */
export async function putRight(store: Store, said: Said, now: Instant): Promise<void> {
  const { workspace, user, blockers, days } = said;
  const looks = new Map<number, BlockerLook>();
  for (const number of blockers) {
    const blocker = await store.blockers.find(workspace, number);
    if (blocker) looks.set(number, await lookOf(store, blocker, now));
  }
  await rewordWaiting(store, said, looks, now);
  for (const number of blockers) {
    const blocker = await store.blockers.find(workspace, number);
    if (blocker) await restateCards(store, blocker, `forgotten:${now}`, now);
  }
  await putWeeksRight(store, said, now);
  await putRegionalRight(store, said, now);
  for (const { project, date, replied } of days) {
    const of = answerKey(project.id, user, date);
    const words = { done: 'Erased at the wish of its author.', plan: '', blockers: '', evidence: '' };
    const gone = { kind: 'answer-posted', name: 'A former member', date, words, late: false, edited: true } as const;
    if (replied && (await stands(store, project, of))) await change(store, project, date, of, gone, now);
    const again = await digestAgain(store, project, date, now);
    for (const { key, address, state } of await digestsOf(store, project, date)) {
      const anew = address.to === 'person' ? await digestFor(store, project, date, now, 'leads') : again.main;
      if (state === 'sent' || state === 'sending') await change(store, project, date, key, anew, now);
    }
    await restateParts(store, project, date, again.parts, `forgotten:${now}`, now);
  }
}

/** Whatever waits is everybody's: it is said still, as it would be written now. */
async function rewordWaiting(
  store: Store,
  { workspace, days }: Said,
  looks: ReadonlyMap<number, BlockerLook>,
  now: Instant,
): Promise<void> {
  const digests = new Map(days.map(({ project, date }) => [runKey(project.id, date) as string, project]));
  for (const { key, subject, message, address } of await store.deliveries.waiting(workspace)) {
    const project = message.kind === 'digest' ? digests.get(subject) : undefined;
    if (project && message.kind === 'digest') {
      const anew =
        address.to === 'person'
          ? await digestFor(store, project, message.date, now, 'leads')
          : (await digestAgain(store, project, message.date, now)).main;
      await store.deliveries.reword(workspace, key, anew);
      continue;
    }
    let quoted = false;
    const anew = withLooks(message, (look) => {
      const fresh = looks.get(look.number);
      quoted ||= fresh !== undefined;
      return fresh ?? look;
    });
    if (quoted) await store.deliveries.reword(workspace, key, anew);
  }
}

async function stands(store: Store, { workspace }: Project, key: DeliveryKey): Promise<boolean> {
  const said = await store.deliveries.find(workspace, key);
  return said?.state === 'sent' || said?.state === 'sending';
}

async function change(
  store: Store,
  { workspace, id }: Project,
  date: LocalDate,
  of: DeliveryKey,
  message: Message,
  now: Instant,
): Promise<void> {
  await say(store, now, {
    workspace,
    key: editKey(of, `forgotten:${now}`),
    subject: runKey(id, date),
    address: { to: 'edit', of },
    message,
    priority: PRIORITY.digest,
  });
}
