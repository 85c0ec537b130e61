import type { Delivery } from '#domain/delivery.ts';
import type { DeliveryKey, WorkspaceId } from '#domain/ids.ts';
import { nudgeKey, promptKey, togetherSubject } from '#domain/keys.ts';
import type { Message } from '#domain/message.ts';
import type { NudgeMessage } from '#domain/nudge-message.ts';
import { promptHandle, type Prompt } from '#domain/prompt.ts';
import type { Participant } from '#domain/standup.ts';
import { minutesBetween, type Instant } from '#domain/time.ts';
import type { SharedPrompt } from '#ports/shared-prompts.ts';
import type { Store } from '#ports/store.ts';
import { aboutPrompt, TOGETHER_MINUTES } from './prompt-about.ts';
import { edit, PRIORITY, say } from './say.ts';

const AT_HAND: ReadonlySet<Delivery['state']> = new Set(['waiting', 'sending', 'sent']);

/** One message that reminds of questions of several projects: where it stands, and of which. */
interface Reminder {
  readonly delivery: Delivery;
  readonly parts: readonly { readonly shared: SharedPrompt; readonly prompt: Prompt }[];
}

/**
 * Reminds somebody of a question, once. Questions that share a message share their reminder as well: one that comes within a quarter
 * of an hour after another is put into it.
 */
export async function remind(
  store: Store,
  participant: Participant,
  prompt: Prompt,
  notAfter: Instant,
  now: Instant,
): Promise<void> {
  const { workspace, project, user, date, cutoffAt } = prompt;
  await store.prompts.save({ ...prompt, nudgedAt: now });
  const shared = await store.sharedPrompts.find(workspace, project, user, date);
  if (shared) {
    const reminders = await remindersOf(store, workspace, shared.host);
    const other = reminders.find(({ parts }) => parts.some((part) => part.prompt.project === project));
    if (other) return void (await renew(store, other, `joined:${project}:${date}`, now, () => Promise.resolve(null)));
  }
  const key = nudgeKey(project, user, date);
  const askedAt = prompt.askedAt ?? prompt.askAt;
  await say(store, now, {
    workspace,
    key,
    // Of its own where it may come to remind of others too: what is said about one of them must not drop it.
    subject: shared ? togetherSubject(key) : promptKey(project, user, date),
    address: { to: 'person', user },
    message: { kind: 'nudge', ...aboutPrompt(participant, date), askedAt, cutoffAt },
    priority: PRIORITY.nudge,
    notAfter,
  });
  const item = promptHandle(project, date);
  await store.nudges.add({ workspace, key, project, user, rule: 'reminder', item, at: now, outcome: null });
}

/** Somebody answers or skips a question that they were reminded of, be it together with others: that reminder was acted on. */
export async function reminderHeeded(store: Store, prompt: Prompt): Promise<void> {
  const { workspace, project, user, date, nudgedAt } = prompt;
  if (nudgedAt === null) return;
  const shared = await store.sharedPrompts.find(workspace, project, user, date);
  const together = shared ? await remindersOf(store, workspace, shared.host) : [];
  const other = together.find(({ parts }) => parts.some((part) => part.prompt.project === project));
  await store.nudges.conclude(workspace, other?.delivery.key ?? nudgeKey(project, user, date), 'acted');
}

/**
 * Has the reminders of questions that share the message `host` tell of those that are still open; once none is, they say what
 * became of all, as `ended` words it.
 *
 * returns: how many messages will change.
 */
export async function renewReminders(
  store: Store,
  { workspace, host }: Pick<SharedPrompt, 'workspace' | 'host'>,
  cause: string,
  now: Instant,
  ended: (parts: readonly SharedPrompt[]) => Promise<Message | null>,
): Promise<number> {
  let changed = 0;
  for (const reminder of await remindersOf(store, workspace, host))
    changed += await renew(store, reminder, cause, now, ended);
  return changed;
}

/** The reminders of the questions in one message, each with those that were due within a quarter of an hour after it. */
async function remindersOf(store: Store, workspace: WorkspaceId, host: DeliveryKey): Promise<Reminder[]> {
  const reminders: { delivery: Delivery; at: Instant; parts: Reminder['parts'][number][] }[] = [];
  const joined: Reminder['parts'][number][] = [];
  for (const shared of await store.sharedPrompts.of(workspace, host)) {
    const { project, user, date } = shared;
    const prompt = await store.prompts.find(workspace, project, user, date);
    if (!prompt || prompt.nudgedAt === null) continue;
    const delivery = await store.deliveries.find(workspace, nudgeKey(project, user, date));
    if (delivery) reminders.push({ delivery, at: prompt.nudgedAt, parts: [{ shared, prompt }] });
    else joined.push({ shared, prompt });
  }
  for (const part of joined) reminders.find(({ at }) => isTogether(at, part.prompt.nudgedAt ?? at))?.parts.push(part);
  return reminders.filter(({ delivery }) => AT_HAND.has(delivery.state));
}

const isTogether = (first: Instant, then: Instant): boolean =>
  first <= then && minutesBetween(first, then) <= TOGETHER_MINUTES;

async function renew(
  store: Store,
  { delivery, parts }: Reminder,
  cause: string,
  now: Instant,
  ended: (parts: readonly SharedPrompt[]) => Promise<Message | null>,
): Promise<number> {
  const open = parts.filter(({ shared, prompt }) => shared.outcome === null && prompt.state === 'open');
  const { workspace, key, subject } = delivery;
  const message = open.length > 0 ? await messageOf(store, open) : await ended(parts.map(({ shared }) => shared));
  if (delivery.state === 'waiting') {
    if (open.length === 0) await store.deliveries.retract(workspace, subject, 'overtaken');
    else if (message) await store.deliveries.reword(workspace, key, message);
    return 0;
  }
  if (!message) return 0;
  await edit(store, workspace, { key, subject }, cause, message, now);
  return 1;
}

/** The reminder of questions that are open, the one that is over first before the others. */
async function messageOf(store: Store, open: Reminder['parts']): Promise<NudgeMessage | null> {
  const about: Omit<NudgeMessage, 'kind'>[] = [];
  for (const { prompt } of open.toSorted((a, b) => (a.prompt.cutoffAt < b.prompt.cutoffAt ? -1 : 1))) {
    const { workspace, user, date, cutoffAt } = prompt;
    const project = await store.projects.find(workspace, prompt.project);
    const member = await store.members.find(workspace, user);
    const askedAt = prompt.askedAt ?? prompt.askAt;
    if (project && member) about.push({ ...aboutPrompt({ project, member }, date), askedAt, cutoffAt });
  }
  const [first, ...others] = about;
  if (!first) return null;
  const also = others.map(({ project, projectName, date, cutoffAt }) => ({ project, projectName, date, cutoffAt }));
  return { kind: 'nudge', ...first, ...(also.length > 0 ? { also } : {}) };
}
