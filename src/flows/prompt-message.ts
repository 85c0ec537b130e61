import type { Delivery } from '#domain/delivery.ts';
import type { DeliveryKey } from '#domain/ids.ts';
import { promptKey, togetherSubject } from '#domain/keys.ts';
import type { Message, PromptDone, PromptMessage, PromptsMessage } from '#domain/message.ts';
import { byName } from '#domain/project.ts';
import type { Prompt } from '#domain/prompt.ts';
import type { Participant, StandupDay } from '#domain/standup.ts';
import { minutesBetween, type Instant } from '#domain/time.ts';
import type { SharedPrompt } from '#ports/shared-prompts.ts';
import type { Store } from '#ports/store.ts';
import { ownLooks } from './blocker-look.ts';
import { withDeadlines } from './deadlines.ts';
import { withHandovers } from './handover-look.ts';
import { betsAsked } from './hypothesis-standup.ts';
import { postingOf } from './posting.ts';
import { aboutPrompt, TOGETHER_MINUTES } from './prompt-about.ts';
import { renewReminders } from './reminder.ts';
import { edit, restate } from './say.ts';

type Which = Pick<Prompt, 'workspace' | 'project' | 'user' | 'date'>;
const AT_HAND: ReadonlySet<Delivery['state']> = new Set(['waiting', 'sending', 'sent']);

/** Where the answer is read, if not in the thread. */
async function whereRead(store: Store, project: Participant['project'], date: Prompt['date']) {
  const posting = await postingOf(store, project, date);
  return posting === 'thread' ? {} : { posting };
}

/** The question, as it is asked at `now`. */
export async function promptMessage(
  store: Store,
  { project, member }: Pick<Participant, 'project' | 'member'>,
  { date, cutoffAt }: Pick<StandupDay, 'date' | 'cutoffAt'>,
  again: boolean,
  now: Instant,
): Promise<PromptMessage> {
  const last = await store.answers.latestBefore(project.workspace, project.id, member.id, date);
  return {
    kind: 'prompt',
    ...aboutPrompt({ project, member }, date),
    cutoffAt,
    lastPlan: last?.words.plan ?? '',
    blockers: await ownLooks(store, project, member.id, date, now),
    bets: await betsAsked(store, { project, member }, now),
    ...(await withHandovers(store, project, member.id, date)),
    ...(await withDeadlines(store, project, member, now)),
    ...(await whereRead(store, project, date)),
    again,
  };
}

/**
 * Puts a question that is due into the message of another project's that was asked within the last quarter of an hour and still
 * waits for an answer: one that was not sent yet is worded anew, one that stands is edited.
 *
 * returns: false: there is none, and it needs a message of its own.
 */
export async function joinOther(store: Store, which: Which, now: Instant): Promise<boolean> {
  const { workspace } = which;
  for (const project of await store.projects.ofUser(workspace, which.user)) {
    if (project.id === which.project) continue;
    const other = await store.prompts.latest(workspace, project.id, which.user);
    if (other?.state !== 'open' || other.askedAt === null || other.snoozedUntil !== null) continue;
    if (minutesBetween(other.askedAt, now) > TOGETHER_MINUTES) continue;
    const shared = await store.sharedPrompts.find(workspace, project.id, which.user, other.date);
    const host = shared?.host ?? promptKey(project.id, which.user, other.date);
    const delivery = await store.deliveries.find(workspace, host);
    if (!delivery || !AT_HAND.has(delivery.state)) continue;
    if (!shared) await store.sharedPrompts.save({ ...keyOf(other), host, outcome: null });
    await store.sharedPrompts.save({ ...keyOf(which), host, outcome: null });
    await rebuild(store, workspace, host, `joined:${which.project}:${which.date}`, now);
    return true;
  }
  return false;
}

const keyOf = ({ workspace, project, user, date }: Which) => ({ workspace, project, user, date });

/**
 * Everything said about a prompt now says how it ended, also where one message shows several.
 *
 * returns: how many messages will change; 0: nothing was ever said, and nothing will be.
 */
export async function restatePrompt(
  store: Store,
  participant: Pick<Participant, 'project' | 'member'>,
  date: Prompt['date'],
  outcome: PromptDone['outcome'],
  cause: string,
  now: Instant,
): Promise<number> {
  const { workspace, id: project } = participant.project;
  const user = participant.member.id;
  const message = await doneMessage(store, participant, date, outcome);
  const shown = await restate(store, workspace, promptKey(project, user, date), cause, message, now);
  const shared = await store.sharedPrompts.find(workspace, project, user, date);
  if (!shared) return shown;
  await store.sharedPrompts.save({ ...shared, outcome });
  const every = `${project}:${date}:${cause}`;
  const ended = (parts: readonly SharedPrompt[]) => messageOf(store, parts, now);
  const reminded = await renewReminders(store, shared, every, now, ended);
  return shown + reminded + (await rebuild(store, workspace, shared.host, every, now));
}

/** How a question ended. After an answer what is handed over can still be taken. */
async function doneMessage(
  store: Store,
  { project, member }: Pick<Participant, 'project' | 'member'>,
  date: Prompt['date'],
  outcome: PromptDone['outcome'],
): Promise<PromptDone> {
  const said = outcome.is === 'answered' || outcome.is === 'skipped';
  const handovers = said ? await withHandovers(store, project, member.id, date) : {};
  const posting = await whereRead(store, project, date);
  return { kind: 'prompt-done', ...aboutPrompt({ project, member }, date), ...handovers, ...posting, outcome };
}

/**
 * Whatever stands, or waits to be sent, of a person's question shows what is handed over as it is now.
 *
 * returns: how many messages will change.
 */
export async function refreshPrompt(
  store: Store,
  participant: Pick<Participant, 'project' | 'member'>,
  prompt: Prompt,
  cause: string,
  now: Instant,
): Promise<number> {
  const { workspace, project, user, date, state } = prompt;
  const answer = state === 'answered' ? await store.answers.find(workspace, project, user, date) : null;
  if (answer) {
    const { words, late, version } = answer;
    return restatePrompt(store, participant, date, { is: 'answered', words, late, version }, cause, now);
  }
  if (state === 'skipped') return restatePrompt(store, participant, date, { is: 'skipped' }, cause, now);
  const shared = await store.sharedPrompts.find(workspace, project, user, date);
  const others = shared ? await rebuild(store, workspace, shared.host, `${project}:${date}:${cause}`, now) : 0;
  if (state !== 'open' || prompt.snoozedUntil !== null) return others;
  const about = await store.deliveries.about(workspace, promptKey(project, user, date));
  // What was put off says so; the question that came after it is the one that stands.
  const asked = about.findLast(({ address, message }) => address.to === 'person' && message.kind === 'prompt');
  if (!asked || !AT_HAND.has(asked.state)) return others;
  const again = asked.message.kind === 'prompt' && asked.message.again;
  const message = await promptMessage(store, participant, prompt, again, now);
  if (asked.state === 'waiting') await store.deliveries.reword(workspace, asked.key, message);
  else await edit(store, workspace, asked, cause, message, now);
  return asked.state === 'waiting' ? others : others + 1;
}

/** A question that was taken back is asked again where it stands: the messages about it show it, and remind of it, as before. */
export async function reopenPrompt(
  store: Store,
  participant: Pick<Participant, 'project' | 'member'>,
  prompt: Prompt,
  now: Instant,
): Promise<void> {
  const { workspace, project, user, date, cutoffAt } = prompt;
  const shared = await store.sharedPrompts.find(workspace, project, user, date);
  if (shared) await store.sharedPrompts.save({ ...shared, outcome: null });
  for (const target of await store.deliveries.about(workspace, promptKey(project, user, date))) {
    const { message, state, address } = target;
    if (message.kind !== 'nudge' || address.to !== 'person' || (state !== 'sent' && state !== 'sending')) continue;
    await edit(store, workspace, target, `reopened:${now}`, { ...message, cutoffAt }, now);
  }
  await refreshPrompt(store, participant, prompt, `reopened:${now}`, now);
}

/** Every message that asks, or may come to ask, about one prompt. */
export async function askedAbout(store: Store, { workspace, project, user, date }: Which): Promise<Delivery[]> {
  const own = await store.deliveries.about(workspace, promptKey(project, user, date));
  const shared = await store.sharedPrompts.find(workspace, project, user, date);
  const host = shared && (await store.deliveries.find(workspace, shared.host));
  return host && !own.some(({ key }) => key === host.key) ? [...own, host] : own;
}

/** Has a shared message show its questions as they are; how many messages change. */
async function rebuild(
  store: Store,
  workspace: Which['workspace'],
  host: DeliveryKey,
  cause: string,
  now: Instant,
): Promise<number> {
  const parts = await store.sharedPrompts.of(workspace, host);
  const subject = togetherSubject(host);
  const message = await messageOf(store, parts, now);
  const delivery = await store.deliveries.find(workspace, host);
  if (!message || !delivery || !AT_HAND.has(delivery.state)) return 0;
  // A subject of its own: what is said about one of its prompts must not drop it.
  await store.deliveries.regroup(workspace, host, subject);
  if (delivery.state === 'waiting') {
    const over = parts.every(({ outcome }) => outcome !== null);
    if (over) await store.deliveries.retract(workspace, subject, 'overtaken');
    else await store.deliveries.reword(workspace, host, message);
    return 0;
  }
  await edit(store, workspace, { key: host, subject }, cause, message, now);
  return 1;
}

async function messageOf(store: Store, parts: readonly SharedPrompt[], now: Instant): Promise<Message | null> {
  const found = await Promise.all(
    parts.map(async (part) => ({ ...part, about: await store.projects.find(part.workspace, part.project) })),
  );
  const listed = found.flatMap(({ about, ...part }) => (about ? [{ ...part, about }] : []));
  const shown: PromptsMessage['parts'][number][] = [];
  // In the order of the form.
  for (const part of listed.toSorted((a, b) => byName(a.about, b.about))) {
    const { workspace, about: project, user, date, outcome } = part;
    const member = await store.members.find(workspace, user);
    const prompt = await store.prompts.find(workspace, project.id, user, date);
    if (!member || !prompt) continue;
    if (outcome) shown.push(await doneMessage(store, { project, member }, date, outcome));
    else shown.push(await promptMessage(store, { project, member }, prompt, false, now));
  }
  const [first] = shown;
  if (!first) return null;
  return shown.length === 1 ? first : { kind: 'prompts', date: first.date, zone: first.zone, parts: shown };
}
