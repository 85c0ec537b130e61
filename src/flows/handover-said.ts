import { nextStretch } from '#domain/blocker-due.ts';
import { handoverName, type Handover } from '#domain/handover.ts';
import type { HandoverCard } from '#domain/handover-message.ts';
import type { UserId } from '#domain/ids.ts';
import { handoverKey, handoverSubject } from '#domain/keys.ts';
import type { Message } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import { localDate, plusDays, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { firstShownOn, handoverCardFor, isFor } from './handover-look.ts';
import { refreshPrompt } from './prompt-message.ts';
import { renewRegionalHandover } from './regional-say.ts';
import { edit, PRIORITY, say } from './say.ts';

type Shown = readonly { readonly user: UserId; readonly date: LocalDate }[];

/** The questions whose messages show a handover, or may: where its words are forgotten, nobody knows what a message says. */
export async function questionsShowing(store: Store, handover: Handover): Promise<Shown> {
  const { workspace, project, number } = handover;
  const said = await store.sharedPrompts.said(workspace, project, firstShownOn(handover));
  const shown = said.filter(({ user, message }) => isFor(handover, user) && mayShow(message, number));
  return [...new Map(shown.map(({ user, date }) => [`${user}:${date}`, { user, date }])).values()];
}

function mayShow(message: Message, number: number): boolean {
  if (message.kind !== 'prompt' && message.kind !== 'prompts' && message.kind !== 'prompt-done') return false;
  if ((message.date as LocalDate | undefined) === undefined) return true;
  const parts = message.kind === 'prompts' ? message.parts : [message];
  return parts.some(({ handovers = [] }) => handovers.some((look) => look.number === number));
}

/**
 * Every card about a handover and every question that shows it say how it stands; what waits to be sent of it is dropped once it
 * is over.
 *
 * cause: tells one change from the next. shown: the questions, where they were looked up before words were erased. returns: how many messages change.
 */
export async function restateHandover(
  store: Store,
  handover: Handover,
  cause: string,
  now: Instant,
  shown: Shown | null = null,
): Promise<number> {
  const { workspace, number, project: id, state } = handover;
  const subject = handoverSubject(id, number);
  if (state.is !== 'open') await store.deliveries.retract(workspace, subject, 'overtaken');
  const questions = shown ?? (await questionsShowing(store, handover));
  let changed = 0;
  for (const target of await store.deliveries.about(workspace, subject)) {
    const { address, state: sent, key } = target;
    if (address.to !== 'person' || sent === 'dropped' || sent === 'failed') continue;
    const reader = { user: address.user, to: key.startsWith('handover-next') ? 'next' : 'back' } as const;
    await edit(store, workspace, target, cause, await handoverCardFor(store, handover, reader), now);
    changed += 1;
  }
  const project = await store.projects.find(workspace, id);
  if (!project) return changed;
  const of = `handover-${number}:${cause}`;
  changed += await renewRegionalHandover(store, project, { number, at: handover.givenAt }, of, now);
  return changed + (await refreshPrompts(store, project, questions, of, now));
}

async function refreshPrompts(
  store: Store,
  project: Project,
  questions: Shown,
  cause: string,
  now: Instant,
): Promise<number> {
  const { workspace, id } = project;
  let changed = 0;
  for (const { user, date } of questions) {
    const member = await store.members.find(workspace, user);
    const prompt = member && (await store.prompts.find(workspace, id, user, date));
    if (prompt) changed += await refreshPrompt(store, { project, member }, prompt, cause, now);
  }
  return changed;
}

/** Tells the giver, in their next hours, who took it. */
export async function tellTaken(store: Store, handover: Handover, now: Instant): Promise<void> {
  await tellHandover(store, handover, { user: handover.giver, to: 'back' }, now);
}

/**
 * Writes the card of a handover to somebody, to be sent at their next moment at work and not after it.
 *
 * returns: whether it is written; not where they are not at work within two months.
 */
export async function tellHandover(
  store: Store,
  handover: Handover,
  reader: { readonly user: UserId } & Pick<HandoverCard, 'to' | 'missing'>,
  now: Instant,
): Promise<boolean> {
  const { workspace, number, project } = handover;
  const { user, to, missing } = reader;
  const person = await personOf(store, workspace, user, plusDays(localDate(now, 'UTC' as Zone), -1));
  const stretch = person && nextStretch(person, now);
  if (!stretch) return false;
  const key = handoverKey(to === 'next' ? 'next' : 'back', project, number, user, now);
  await say(store, now, {
    workspace,
    key,
    subject: handoverSubject(project, number),
    address: { to: 'person', user },
    message: { ...(await handoverCardFor(store, handover, reader)), ...(missing ? { missing } : {}) },
    priority: PRIORITY.nudge,
    notBefore: stretch.from,
    notAfter: stretch.to,
  });
  if (handover.state.is === 'taken') return true;
  const sent = { workspace, key, project, user, rule: 'handover', item: handoverName(number) } as const;
  await store.nudges.add({ ...sent, at: stretch.from, outcome: null });
  return true;
}

/** A question, or what was written while they were off, that was just written tells whom it waits for of every handover: no message of its own does. */
export async function toldByPrompt(
  store: Store,
  { workspace, id }: Pick<Project, 'workspace' | 'id'>,
  user: UserId,
  now: Instant,
): Promise<void> {
  for (const handover of await store.handovers.openIn(workspace, id))
    if (handover.next === user && isFor(handover, user) && handover.toldAt === null)
      await store.handovers.save({ ...handover, toldAt: now });
}
