import { nextStretch } from '#domain/blocker-due.ts';
import type { Person } from '#domain/hours.ts';
import { hypothesisId, type Hypothesis } from '#domain/hypothesis.ts';
import { hypothesisCardKey, riskKey, riskSubject, riskThreadKey } from '#domain/keys.ts';
import type { RiskNudge } from '#domain/nudge-message.ts';
import type { Project } from '#domain/project.ts';
import type { Risk } from '#domain/risk.ts';
import type { Signal } from '#domain/risk-signal.ts';
import { nextRung, type Climb } from '#domain/risk-ladder.ts';
import { localDate, plusDays, plusMinutes, type Instant, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { hearersOf } from './leads.ts';
import { sendNudge } from './nudge.ts';
import { postingOf, readBy, type Reader } from './posting.ts';
import { sourcesOf } from './risk-sources.ts';
import { PRIORITY, say } from './say.ts';

const UTC = 'UTC' as Zone;
const DAYS_BACK = 14;
/** What stands in a thread a week late helps nobody. */
const THREAD_MINUTES = 3 * 24 * 60;

/** A bet at risk with how far the news of it has come. */
interface Climbing {
  readonly risk: Risk;
  readonly climb: Climb;
}

/**
 * Has the next in turn hear of a bet that stays at risk, where its owner has had their time: its thread, the digests from now on, its
 * decision owner. returns: how far it has come then.
 */
export async function climbOn(
  store: Store,
  project: Project,
  bet: Hypothesis,
  owner: Person,
  { risk, climb }: Climbing,
  now: Instant,
): Promise<Climb> {
  const item = hypothesisId(bet.number);
  const { workspace, id: user } = owner.member;
  const snoozes = await store.nudges.snoozes(workspace, user, now);
  const facts = {
    outcome: (await store.nudges.latest(workspace, user, 'risk', item, now))?.outcome ?? null,
    snoozed: snoozes.some((one) => one.item === item),
    watermelon: risk.signals.some(({ code }) => code === 'green_vs_data'),
  };
  const rung = nextRung(climb, owner, facts, now);
  const at = nextStretch(owner, now)?.from ?? now;
  if (rung === null) return climb;
  if (rung === 'thread') await tellThread(store, project, bet, owner, risk, at, now);
  if (rung === 'decider' && !(await tellDecider(store, project, bet, owner, risk, now))) return climb;
  return { rung, rungAt: at };
}

/** In the thread of its card, at a moment at which its owner is at work and can answer. */
async function tellThread(
  store: Store,
  project: Project,
  bet: Hypothesis,
  owner: Person,
  risk: Risk,
  at: Instant,
  now: Instant,
): Promise<void> {
  const { workspace, number, createdAt } = bet;
  const of = hypothesisCardKey(number, createdAt);
  const signals = await saidBeyondOwner(store, project, risk.signals, 'all');
  if (signals.length === 0 || (await store.deliveries.find(workspace, of))?.state !== 'sent') return;
  await say(store, now, {
    workspace,
    key: riskThreadKey(project.id, number, localDate(at, owner.member.zone ?? UTC)),
    subject: riskSubject(number),
    address: { to: 'thread', channel: project.channel, of, broadcast: false },
    message: await messageOf(store, project, bet, owner, { to: 'thread', risk, signals, zone: UTC }),
    priority: PRIORITY.nudge,
    notBefore: at,
    notAfter: plusMinutes(at, THREAD_MINUTES),
  });
}

/** Whose decision it will be; where they are gone or own it, whoever leads. returns: whether anybody hears of it. */
async function tellDecider(
  store: Store,
  project: Project,
  bet: Hypothesis,
  owner: Person,
  risk: Risk,
  now: Instant,
): Promise<boolean> {
  const { workspace, number, terms } = bet;
  const item = hypothesisId(number);
  const decider = await store.members.find(workspace, terms.decider);
  const there = decider?.active && decider.id !== terms.owner ? [decider] : [];
  const hearers = there.length > 0 ? there : await hearersOf(store, project);
  let told = false;
  for (const { id } of hearers.filter((one) => one.id !== terms.owner)) {
    const person = await personOf(store, workspace, id, plusDays(localDate(now, UTC), -DAYS_BACK));
    const at = person && (nextStretch(person, now)?.from ?? null);
    if (!person || at === null) continue;
    const leads = hearers.length > 0 && (await hearersOf(store, project)).some((one) => one.id === id);
    const signals = await saidBeyondOwner(store, project, risk.signals, leads ? 'leads' : 'all');
    if (signals.length === 0) continue;
    const zone = person.member.zone ?? UTC;
    const held = await sendNudge(
      store,
      person,
      {
        key: riskKey(project.id, item, id, localDate(at, zone)),
        project: project.id,
        rule: 'risk',
        item,
        subject: riskSubject(number),
        message: await messageOf(store, project, bet, owner, { to: 'decider', risk, signals, zone }),
      },
      at,
      now,
    );
    told ||= held === null;
  }
  return told;
}

async function messageOf(
  store: Store,
  project: Project,
  bet: Hypothesis,
  owner: Person,
  said: Pick<RiskNudge, 'to' | 'signals' | 'zone'> & { readonly risk: Risk },
): Promise<RiskNudge> {
  const { number, terms } = bet;
  const { to = 'owner', signals, zone, risk } = said;
  return {
    kind: 'risk-nudge',
    to,
    ownerName: owner.member.name,
    projectName: project.name,
    item: hypothesisId(number),
    title: terms.belief,
    score: risk.score,
    signals,
    sources: await sourcesOf(store, project, bet, signals),
    zone,
  };
}

/**
 * Signals that others than the owner hear of: nobody's missing standups, to everybody no name of whom something waits for, and no words
 * that only the leads read.
 */
export async function saidBeyondOwner(
  store: Store,
  project: Project,
  signals: readonly Signal[],
  reader: Reader,
): Promise<Signal[]> {
  const kept: Signal[] = [];
  for (const signal of signals) {
    if (signal.code === 'silence' || (signal.code === 'dependency_unacked' && reader === 'all')) continue;
    if (signal.code === 'blocker_age') {
      const blocker = await store.blockers.find(project.workspace, signal.blocker);
      if (!blocker || (await readBy(store, project, [blocker], reader)).length === 0) continue;
    }
    if (signal.code === 'carry_over' && reader === 'all') {
      const postings = await Promise.all(signal.dates.map((date) => postingOf(store, project, date)));
      if (postings.includes('leads')) continue;
    }
    kept.push(signal);
  }
  return kept;
}
