import type { Delivery } from '#domain/delivery.ts';
import type { Person } from '#domain/hours.ts';
import { isLive, readHypothesisId, runOf } from '#domain/hypothesis.ts';
import type { DeliveryKey, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { editKey } from '#domain/keys.ts';
import {
  heldBack,
  isMuted,
  lastMoment,
  snoozedUntil,
  type Held,
  type NudgeRule,
  type RuleRecord,
  type SnoozeFor,
} from '#domain/nudge.ts';
import type { NudgeRates } from '#domain/nudge-message.ts';
import type { Project } from '#domain/project.ts';
import { refuse, ok, type Result } from '#domain/result.ts';
import { localDate, plusDays, plusMinutes, startOfDay, type Instant, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { hearersOf, tellLead, workingMoment } from './leads.ts';
import { PRIORITY, say } from './say.ts';

const DAY_MINUTES = 24 * 60;
/** Caps look back so far: three working days, a long weekend and a holiday between. */
const CAP_DAYS = 14;
/** News that nobody could be told for so long are old. */
const LEAD_NEWS_MINUTES = 14 * DAY_MINUTES;
/** A rule is judged by what it did lately; people and teams change. */
const RATED_DAYS = 90;

/** Without a last day ahead, nothing is put off for longer than so many working days. */
const UNREAD_DAYS = 10;

/** What comes daily and is of no use to somebody is not sent to them for so many of their working days. */
const USELESS_DAYS = 10;

/** One unasked message, ready to be weighed. */
export interface NudgeDraft {
  readonly key: DeliveryKey;
  readonly project: ProjectId;
  readonly rule: NudgeRule;
  readonly item: string;
  /** What it is about, for later changes of it. */
  readonly subject: Delivery['subject'];
  readonly message: Message;
  /** A deadline day or a broken guardrail: the caps do not hold it, the hours do. */
  readonly urgent?: boolean;
}

/**
 * Sends a person an unasked message at `at`, once, unless caps, hours, leave, a snooze or a silent rule hold it back.
 *
 * at: now, or a later moment at which they are at work. returns: why it was held back; null: it goes, or went before.
 */
export async function sendNudge(
  store: Store,
  person: Person,
  draft: NudgeDraft,
  at: Instant,
  now: Instant,
): Promise<Held | null> {
  const { workspace, id: user } = person.member;
  const { key, project, rule, item, subject, message } = draft;
  if (await store.nudges.find(workspace, key)) return null;
  const known = {
    before: await store.nudges.sentTo(workspace, user, plusMinutes(at, -CAP_DAYS * DAY_MINUTES)),
    snoozes: await store.nudges.snoozes(workspace, user, at),
  };
  // Last what costs most: how the rule has fared with the whole team.
  const held =
    heldBack(draft, person, { ...known, muted: [] }, at) ??
    ((await mutedIn(store, workspace, project, now)).includes(rule) ? 'muted' : null);
  if (held !== null) return held;
  await store.nudges.add({ workspace, key, project, user, rule, item, at, outcome: null });
  await say(store, now, {
    workspace,
    key,
    subject,
    address: { to: 'person', user },
    message,
    priority: PRIORITY.nudge,
    notBefore: at,
    notAfter: lastMoment(person, at),
  });
  return null;
}

const recordsOf = (store: Store, workspace: WorkspaceId, project: ProjectId, now: Instant): Promise<RuleRecord[]> =>
  store.nudges.records(workspace, project, plusMinutes(now, -RATED_DAYS * DAY_MINUTES));

async function mutedIn(store: Store, workspace: WorkspaceId, project: ProjectId, now: Instant): Promise<NudgeRule[]> {
  return (await recordsOf(store, workspace, project, now)).filter(isMuted).map(({ rule }) => rule);
}

/** Whether somebody hears nothing of an item now: they snoozed it, or the rule is silent for the project. */
export async function isSilenced(
  store: Store,
  { workspace, id }: Project,
  { user, rule, item }: Pick<Pressed, 'user' | 'rule' | 'item'>,
  now: Instant,
): Promise<boolean> {
  const snoozes = await store.nudges.snoozes(workspace, user, now);
  return snoozes.some((one) => one.item === item) || (await mutedIn(store, workspace, id, now)).includes(rule);
}

/** Who pressed a button below which message. */
export interface Pressed {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
  readonly rule: NudgeRule;
  readonly item: string;
}

/**
 * The person wants to hear no more of the item for so many of their working days, or until the next reading of a bet.
 *
 * returns: when it is over at the latest. errors: nobody knows their zone.
 */
export async function snoozeItem(
  store: Store,
  pressed: Pressed,
  how: SnoozeFor,
  now: Instant,
  outcome: 'snoozed' | 'not-useful' = 'snoozed',
): Promise<Result<Instant, 'no-zone'>> {
  const { workspace, user, item } = pressed;
  const person = await personOf(store, workspace, user, plusDays(localDate(now, 'UTC' as Zone), -7));
  const until =
    person && (how === 'reading' ? await lastDayOf(store, pressed, person, now) : snoozedUntil(person, how, now));
  if (!until) return refuse('no-zone');
  await store.nudges.snooze({ workspace, user, item, until, onReading: how === 'reading' });
  await conclude(store, pressed, outcome, now);
  if (pressed.rule === 'holidays') await renewAt(store, pressed, until);
  if (pressed.rule === 'lead') await sayAgain(store, pressed, until, now);
  return ok(until);
}

/** A bet that is not measured any more is put off until its last day, else for two weeks of work. */
async function lastDayOf(
  store: Store,
  { workspace, item }: Pressed,
  person: Person,
  now: Instant,
): Promise<Instant | null> {
  const number = readHypothesisId(item);
  const bet = number === null ? null : await store.hypotheses.find(workspace, number);
  const run = bet && isLive(bet) ? runOf(bet) : null;
  const lastDay = run && person.member.zone && startOfDay(run.endOn, person.member.zone);
  return lastDay && lastDay > now ? lastDay : snoozedUntil(person, UNREAD_DAYS, now);
}

/** The same piece of news to who leads, at their first moment of work from `until` on. */
async function sayAgain(store: Store, pressed: Pressed, until: Instant, now: Instant): Promise<void> {
  const { workspace, user, rule, item } = pressed;
  const sent = await store.nudges.latest(workspace, user, rule, item, now);
  const said = sent && (await store.deliveries.find(workspace, sent.key));
  const member = await store.members.find(workspace, user);
  if (!said || !member) return;
  const at = await workingMoment(store, member, until);
  const { subject, address, message, priority } = said;
  await say(store, now, {
    workspace,
    key: editKey(said.key, `snoozed:${until}`),
    subject,
    address,
    message,
    priority,
    notBefore: at,
    notAfter: plusMinutes(at, LEAD_NEWS_MINUTES),
  });
}

/** Reminders are part of the standup and one's own choice: whoever finds one useless gets none. */
async function remindNoMore(store: Store, { workspace, user }: Pressed): Promise<void> {
  const member = await store.members.find(workspace, user);
  if (!member?.nudges) return;
  await store.members.save({ ...member, nudges: false });
  await store.agenda.forget({ workspace, user });
}

/** The holidays of the next year are proposed again at a moment, or never. */
async function renewAt(store: Store, { workspace, user }: Pressed, at: Instant | null): Promise<void> {
  const choice = await store.holidays.find(workspace, user);
  if (choice) await store.holidays.save({ ...choice, renewsAt: at });
}

async function conclude(
  store: Store,
  { workspace, user, rule, item }: Pressed,
  outcome: 'snoozed' | 'not-useful',
  now: Instant,
) {
  const sent = await store.nudges.latest(workspace, user, rule, item, now);
  if (sent) await store.nudges.conclude(workspace, sent.key, outcome);
  return sent;
}

/**
 * The person calls a message useless. When its rule thereby falls silent for the project, its leads are told once.
 *
 * returns: whether the rule is silent now.
 */
export async function callUseless(store: Store, pressed: Pressed, now: Instant): Promise<boolean> {
  const sent = await conclude(store, pressed, 'not-useful', now);
  if (pressed.rule === 'reminder') await remindNoMore(store, pressed);
  if (!sent) return false;
  if (pressed.rule === 'holidays') await renewAt(store, pressed, null);
  if (pressed.rule === 'regional') await snoozeItem(store, pressed, USELESS_DAYS, now, 'not-useful');
  const muted = (await mutedIn(store, pressed.workspace, sent.project, now)).includes(pressed.rule);
  const project = muted ? await store.projects.find(pressed.workspace, sent.project) : null;
  if (project) await tellMuted(store, project, pressed.rule, now);
  return muted;
}

async function tellMuted(store: Store, project: Project, rule: NudgeRule, now: Instant): Promise<void> {
  for (const lead of await hearersOf(store, project))
    await tellLead(store, project, lead, { is: 'rule-muted', rule }, `muted-${rule}`, now);
}

/** How each kind of unasked message has fared in a project, and how many the reader was sent this week. */
export async function ratesFor(store: Store, project: Project, user: UserId, now: Instant): Promise<NudgeRates> {
  const { workspace, id, name } = project;
  const records = await recordsOf(store, workspace, id, now);
  const own = await store.nudges.sentTo(workspace, user, plusMinutes(now, -7 * DAY_MINUTES));
  return {
    kind: 'nudge-rates',
    projectName: name,
    days: RATED_DAYS,
    rows: records.map((record) => ({ ...record, muted: isMuted(record) })),
    own: own.filter(({ at }) => at <= now).length,
  };
}
