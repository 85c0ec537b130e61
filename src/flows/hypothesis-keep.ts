import { nextStretch } from '#domain/blocker-due.ts';
import type { Person } from '#domain/hours.ts';
import type { HypothesisChange } from '#domain/hypothesis.ts';
import { hypothesisId } from '#domain/hypothesis.ts';
import { dateFor } from '#domain/hypothesis-clock.ts';
import type { HypothesisCard, HypothesisOccasion } from '#domain/hypothesis-message.ts';
import { pictureOf } from '#domain/hypothesis-picture.ts';
import type { DeliveryKey, UserId } from '#domain/ids.ts';
import { hypothesisCardKey, hypothesisSubject, pinKey, riskSubject } from '#domain/keys.ts';
import type { Instant } from '#domain/time.ts';
import { done } from '#domain/verb.ts';
import type { Store } from '#ports/store.ts';
import { heeded } from './heeded.ts';
import { occasionOf } from './hypothesis-asked.ts';
import { lookAt, loaded, type Loaded } from './hypothesis-look.ts';
import { joinCheckIn, REMINDS } from './hypothesis-together.ts';
import { teams, type Teams } from './hypothesis-teams.ts';
import { edit, PRIORITY, say } from './say.ts';

/** A card of a bet. */
export async function cardOf(
  store: Store,
  known: Loaded,
  occasion: HypothesisOccasion,
  now: Instant,
): Promise<HypothesisCard> {
  const picture = occasion.to === 'channel' ? null : await picturedBet(store, known, now);
  return { kind: 'hypothesis-card', occasion, look: await lookAt(store, known, now), ...(picture ? { picture } : {}) };
}

/** Its readings as a picture; null: there is nothing to see yet. */
async function picturedBet(store: Store, { bet, readings, owner, odds }: Loaded, now: Instant) {
  if (readings.length === 0) return null;
  return pictureOf(bet, readings, owner, odds, await store.hypotheses.history(bet.workspace, bet.number), now);
}

/** Stores a change and has the card in the channel say how it stands; null change: nothing is stored. */
export async function keep(
  store: Store,
  change: HypothesisChange | null,
  now: Instant,
  history: Teams = teams(),
): Promise<void> {
  if (!change) return;
  const { hypothesis, event } = change;
  await store.hypotheses.save(hypothesis, event);
  if (event.by !== null) await heeded(store, event.workspace, event.by, hypothesisId(event.number), now);
  if (hypothesis.state.is === 'decided') await retractAsking(store, hypothesis);
  const { state } = hypothesis;
  // Where it rests nothing is at risk; where its decision is due, that speaks. Of a broken guardrail its owner hears all the same.
  const isDue = state.is === 'decision-due' && state.why !== 'guardrail';
  if (state.is === 'decided' || state.is === 'paused' || isDue)
    await store.deliveries.retract(hypothesis.workspace, riskSubject(hypothesis.number), 'overtaken');
  await restateCard(store, hypothesis, `${event.what.is}:${now}`, now, history);
}

/** What waits to be sent about a decided bet is no longer true; a card that never stood is still posted. */
async function retractAsking(
  store: Store,
  { workspace, number, createdAt }: HypothesisChange['hypothesis'],
): Promise<void> {
  const card = await store.deliveries.find(workspace, hypothesisCardKey(number, createdAt));
  if (card?.state === 'sent') await store.deliveries.retract(workspace, hypothesisSubject(number), 'overtaken');
}

/** The card in the channel says how the bet stands; it is posted where it never was, unless the bet is a draft. */
export async function restateCard(
  store: Store,
  bet: HypothesisChange['hypothesis'],
  cause: string,
  now: Instant,
  history: Teams = teams(),
): Promise<void> {
  const known = await loaded(store, bet, now, history);
  if (!known) return;
  const { workspace, number, createdAt } = bet;
  const key = hypothesisCardKey(number, createdAt);
  const subject = hypothesisSubject(number);
  const message = await cardOf(store, known, { to: 'channel' }, now);
  await restateAsked(store, known, cause, now);
  const standing = await store.deliveries.find(workspace, key);
  if (standing && standing.state !== 'dropped' && standing.state !== 'failed') {
    await edit(store, workspace, { key, subject }, cause, message, now);
  } else if (!standing && bet.state.is !== 'draft') {
    const address = { to: 'channel', channel: known.project.channel } as const;
    await say(store, now, { workspace, key, subject, address, message, priority: PRIORITY.thread });
    await pinCard(store, bet, true, now);
  }
  if (bet.state.is === 'decided') await pinCard(store, bet, false, now);
}

/** The card of a bet that goes on is pinned where pins are allowed, once; at its end the pin is taken away. */
async function pinCard(
  store: Store,
  { workspace, number, createdAt }: HypothesisChange['hypothesis'],
  pinned: boolean,
  now: Instant,
): Promise<void> {
  const of = hypothesisCardKey(number, createdAt);
  const address = { to: 'pin', of, pinned } as const;
  const message = done(pinned ? 'Pinned.' : 'No longer pinned.');
  const subject = hypothesisSubject(number);
  await say(store, now, { workspace, key: pinKey(of, pinned), subject, address, message, priority: PRIORITY.nudge });
}

/**
 * Tells one person of a bet in their own hours, and not after them.
 *
 * returns: false where they have no hours within two months, or were told.
 */
export async function tell(
  store: Store,
  known: Loaded,
  person: Person,
  { key, occasion }: { readonly key: DeliveryKey; readonly occasion: HypothesisOccasion },
  now: Instant,
): Promise<boolean> {
  const { workspace, project, number } = known.bet;
  const item = hypothesisId(number);
  const user = person.member.id;
  // What only reminds waits for the end of a snooze; a decision does not.
  const snoozes = occasion.to === 'owner' ? await store.nudges.snoozes(workspace, user, now) : [];
  const snooze = snoozes.find((one) => one.item === item);
  const stretch = nextStretch(person, snooze?.until ?? now);
  if (!stretch) return false;
  const subject = hypothesisSubject(number);
  const message = await cardOf(store, known, occasion, now);
  if (stretch.from <= now && (await joinCheckIn(store, message, { workspace, user, key, subject }, now))) return true;
  await store.nudges.add({ workspace, key, project, user, rule: 'bet', item, at: stretch.from, outcome: null });
  const written = await say(store, now, {
    workspace,
    key,
    subject,
    address: { to: 'person', user },
    message,
    priority: PRIORITY.nudge,
    notBefore: stretch.from,
    notAfter: stretch.to,
  });
  // On its last day, or after a reading, nobody is reminded of all its marks at once.
  if (snooze?.onReading) await store.deliveries.drop(workspace, key, 'snoozed');
  return written;
}

/** Whoever was asked to decide, to agree or to name another sees that nothing waits for them any more, or what does now. */
async function restateAsked(store: Store, known: Loaded, cause: string, now: Instant): Promise<void> {
  const { workspace, number } = known.bet;
  const told = (await store.deliveries.about(workspace, hypothesisSubject(number))).filter(
    ({ address }) => address.to === 'person',
  );
  for (const { key, state } of told)
    if (state === 'waiting' && !holds(key, known)) await store.deliveries.drop(workspace, key, 'overtaken');
  const asked = told.filter(({ key, state }) => ASKED.test(key) && (state === 'sent' || state === 'sending'));
  for (const target of asked) {
    const reader = target.address.to === 'person' ? target.address.user : null;
    const occasion = occasionOf(target.key, reader, known, now);
    await edit(store, workspace, target, cause, await cardOf(store, known, occasion, now), now);
  }
}

const ASKED = /^hypothesis-news:\d+:\w+:(?:decide-|second:|out-)/;
const DRIFTS = /^hypothesis-news:\d+:\w+:drift-(\d+)/;
const CLAIMED = /^hypothesis-news:\d+:\w+:claimed-(\d+)/;
const MEASURES = /^hypothesis-news:\d+:\w+:measure-([\d-]+)/;

/**
 * Whether what one person was to be told of a bet is still so: a question while it waits for an answer, a reminder while it runs,
 * one of a reading on watch until there is one, news of a reading while it stands.
 */
function holds(key: DeliveryKey, { bet: { state, watch, terms }, readings, owner, decider }: Loaded): boolean {
  const expected = MEASURES.exec(key)?.[1];
  if (expected !== undefined) return watch !== null && !readings.some(({ at }) => dateFor(owner, at) >= expected);
  const drifted = DRIFTS.exec(key)?.[1];
  if (drifted !== undefined) return readings.some(({ number }) => number === Number(drifted));
  const claimed = CLAIMED.exec(key)?.[1];
  if (claimed !== undefined) return state.is === 'target-claimed' && state.reading === Number(claimed);
  if (REMINDS.test(key)) return state.is === 'running' || state.is === 'target-claimed';
  if (!ASKED.test(key)) return true;
  if (state.is !== 'decision-due' || (/:(?:decide-|out-)/.test(key) && !concerns(key, decider, terms.decider)))
    return false;
  return !key.includes(':second:') || state.proposed !== null;
}

/** Whether a question goes to who decides now, or is about them. */
const concerns = (key: DeliveryKey, decider: Person | null, user: UserId): boolean =>
  decider === null || key.includes(`:${user}:decide-`) || key.includes(`:out-${user}:`);
