import type { Person } from '#domain/hours.ts';
import { hypothesisId, runOf, type Hypothesis } from '#domain/hypothesis.ts';
import { deadlineOf, isTimeOver } from '#domain/hypothesis-clock.ts';
import { teamHistory, type TeamHistory } from '#domain/hypothesis-odds.ts';
import { nextStretch } from '#domain/blocker-due.ts';
import type { UserId } from '#domain/ids.ts';
import { riskKey, riskSubject } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import { evaluated, NEW_ITEM, toldOf, type Risk } from '#domain/risk.ts';
import { sharedReasons, type Signal } from '#domain/risk-signal.ts';
import { GROUND, type Climb } from '#domain/risk-ladder.ts';
import { localDate, plusDays, plusMinutes, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { KeptRisk } from '#ports/nudges.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { sendNudge } from './nudge.ts';
import { riskOfBet } from './risk-facts.ts';
import { climbOn } from './risk-ladder.ts';
import { sourcesOf } from './risk-sources.ts';
import { worksOf, type Works } from './risk-work.ts';

const PAGE = 10;
const DAY_MINUTES = 24 * 60;
const SET_ASIDE_MINUTES = 60;
/** Leave is looked back over so far. */
const DAYS_BACK = 14;
const UTC = 'UTC' as Zone;

/**
 * Evaluates the running bets of each project once a day, and tells owners of those that are at risk for reasons not told yet;
 * of what stays at risk others hear later.
 */
export async function evaluateRisks({ store, log }: Ports, now: Instant): Promise<void> {
  for (const project of await store.looks.due('risk', now, PAGE)) {
    const { workspace, id } = project;
    try {
      // In one with its next day: an evaluation that were done twice would make two bad days of one.
      await store.atomically(async (inside) => {
        await evaluateProject(inside, project, now);
        await inside.looks.set(workspace, id, 'risk', plusMinutes(now, DAY_MINUTES));
      });
    } catch (error) {
      log.error('An evaluation of risks failed', { workspace, project: id, error });
      await store.looks.set(workspace, id, 'risk', plusMinutes(now, SET_ASIDE_MINUTES));
    }
  }
}

/** A bet of a project as it is evaluated. */
interface Evaluation {
  readonly bet: Hypothesis;
  readonly owner: Person;
  readonly kept: KeptRisk | null;
  readonly chance: number | null;
  readonly risk: Risk;
}

/** What owners were told of bets of theirs that are at risk, so that nothing is told for two of them. */
interface Told {
  /** By the number that a bet is measured by, which bet. */
  readonly numbers: Map<string, number>;
  /** By owner, reasons that may hold for their other bets too, and with which bet each was told. */
  readonly reasons: Map<UserId, Map<string, number>>;
}

const numberOf = ({ terms }: Hypothesis): string =>
  `${terms.owner} ${terms.metric.name.trim().toLowerCase()} ${terms.evaluation.name} ${terms.evaluation.version}`;

async function evaluateProject(store: Store, project: Project, now: Instant): Promise<void> {
  const bets = (await store.hypotheses.openIn(project.workspace, project.id)).filter((bet) => runOf(bet) !== null);
  if (bets.length === 0) return;
  const team = teamHistory(await store.hypotheses.scored(project.workspace, project.id));
  const about = { team, work: worksOf(store, project, now), people: peopleOf(store, project, now) };
  const told: Told = { numbers: new Map(), reasons: new Map() };
  const evaluations: Evaluation[] = [];
  for (const bet of bets) {
    const one = await evaluationOf(store, project, bet, about, now);
    if (one === null) continue;
    evaluations.push(one);
    if (one.kept?.tier === 'at-risk' && one.kept.rung !== null) note(told, one, one.kept.told.split(' '));
  }
  for (const one of evaluations) await evaluateBet(store, project, one, { told, evaluations }, now);
}

/** Gives somebody with their leave; read once for all of their bets. */
type People = (user: UserId) => Promise<Person | null>;

function peopleOf(store: Store, { workspace }: Project, now: Instant): People {
  const known = new Map<UserId, Promise<Person | null>>();
  return (user) => {
    const found = known.get(user) ?? personOf(store, workspace, user, plusDays(localDate(now, UTC), -DAYS_BACK));
    known.set(user, found);
    return found;
  };
}

/** returns: null: its owner is unknown, or its time is over, so that its decision speaks and nothing else. */
async function evaluationOf(
  store: Store,
  project: Project,
  bet: Hypothesis,
  about: { readonly team: TeamHistory; readonly work: Works; readonly people: People },
  now: Instant,
): Promise<Evaluation | null> {
  const { workspace, terms, number } = bet;
  const owner = await about.people(terms.owner);
  if (!owner) return null;
  const kept = await keptOf(store, project, bet, owner);
  if (isTimeOver(bet, owner, now)) {
    const item = hypothesisId(number);
    const nothing = { chance: kept?.chance ?? null, chanceOn: kept?.chanceOn ?? null };
    if (kept && kept.tier !== 'fine')
      await store.risks.save({ workspace, project: project.id, item, ...NEW_ITEM, ...GROUND, ...nothing });
    return null;
  }
  const { measured, risk } = await riskOfBet(store, about, bet, owner, kept, now);
  return { bet, owner, kept, chance: measured?.chance ?? null, risk };
}

/** As of the last evaluation; where the message to its owner never went, nobody was told. */
async function keptOf(store: Store, { id }: Project, bet: Hypothesis, owner: Person): Promise<KeptRisk | null> {
  const { workspace, terms, number } = bet;
  const item = hypothesisId(number);
  const kept = await store.risks.find(workspace, id, item);
  if (kept?.rung !== 'owner' || kept.rungAt === null) return kept;
  const key = riskKey(id, item, terms.owner, localDate(kept.rungAt, owner.member.zone ?? UTC));
  const state = (await store.deliveries.find(workspace, key))?.state;
  return state === 'dropped' || state === 'failed' ? { ...kept, told: '', ...GROUND } : kept;
}

function note({ numbers, reasons }: Told, { bet, owner, risk }: Evaluation, known: readonly string[]): void {
  const { id } = owner.member;
  if (!numbers.has(numberOf(bet))) numbers.set(numberOf(bet), bet.number);
  const bets = reasons.get(id) ?? new Map<string, number>();
  for (const reason of sharedReasons(risk.signals))
    if (known.includes(reason) && !bets.has(reason)) bets.set(reason, bet.number);
  reasons.set(id, bets);
}

async function evaluateBet(
  store: Store,
  project: Project,
  one: Evaluation,
  { told, evaluations }: { readonly told: Told; readonly evaluations: readonly Evaluation[] },
  now: Instant,
): Promise<void> {
  const { bet, owner, kept, risk } = one;
  // What rests stays as it was, and is told to nobody.
  if (risk.resting) return;
  const { workspace, number } = bet;
  const today = localDate(now, owner.member.zone ?? UTC);
  const others = new Map([...(told.reasons.get(owner.member.id) ?? [])].filter(([, other]) => other !== number));
  const after = evaluated(kept ?? NEW_ITEM, risk, others);
  let { state } = after;
  let climb: Climb = state.tier === 'at-risk' ? { rung: kept?.rung ?? null, rungAt: kept?.rungAt ?? null } : GROUND;
  const first = told.numbers.get(numberOf(bet)) ?? number;
  const saidAt =
    after.news && first === number ? await tellOwner(store, project, one, { others, evaluations }, now) : null;
  if (saidAt !== null) {
    state = toldOf(state, risk);
    climb = { rung: climb.rung ?? 'owner', rungAt: saidAt };
    note(told, one, sharedReasons(risk.signals));
  } else if (state.tier === 'at-risk') climb = await climbOn(store, project, bet, owner, { risk, climb }, now);
  const chance = one.chance === null ? null : one.chance.toFixed(4);
  const item = hypothesisId(number);
  await store.risks.save({ workspace, project: project.id, item, ...state, ...climb, chance, chanceOn: today });
}

/** Other bets of the same owner for which some of `signals` hold as well. */
function alsoOf({ bet }: Evaluation, signals: readonly Signal[], evaluations: readonly Evaluation[]): string[] {
  const shared = new Set(sharedReasons(signals));
  return evaluations
    .filter((other) => other.bet.number !== bet.number && other.bet.terms.owner === bet.terms.owner)
    .filter((other) => sharedReasons(other.risk.signals).some((reason) => shared.has(reason)))
    .map((other) => hypothesisId(other.bet.number));
}

/** What its owner is told with their other bets: reasons, and with which; and how all bets of the project stand. */
interface Beside {
  readonly others: ReadonlyMap<string, number>;
  readonly evaluations: readonly Evaluation[];
}

/** returns: when its owner hears of it; null: nothing can be said now. */
async function tellOwner(
  store: Store,
  project: Project,
  one: Evaluation,
  { others, evaluations }: Beside,
  now: Instant,
): Promise<Instant | null> {
  const { bet, owner, risk } = one;
  const { number, terms } = bet;
  const item = hypothesisId(number);
  const run = runOf(bet);
  const zone = owner.member.zone ?? UTC;
  const at = nextStretch(owner, now)?.from ?? null;
  if (!run || at === null) return null;
  const isTold = (signal: Signal) => sharedReasons([signal]).some((reason) => others.has(reason));
  const signals = risk.signals.filter((signal) => !isTold(signal));
  const told = sharedReasons(risk.signals.filter(isTold)).flatMap((reason) => others.get(reason) ?? []);
  const apart = [...new Set(told)].map(hypothesisId);
  const also = alsoOf(one, signals, evaluations);
  const held = await sendNudge(
    store,
    owner,
    {
      key: riskKey(project.id, item, terms.owner, localDate(at, zone)),
      project: project.id,
      rule: 'risk',
      item,
      subject: riskSubject(number),
      urgent:
        risk.signals.some(({ code }) => code === 'guardrail') ||
        localDate(deadlineOf(run, owner), zone) === localDate(now, zone),
      message: {
        kind: 'risk-nudge',
        to: 'owner',
        projectName: project.name,
        item,
        title: terms.belief,
        score: risk.score,
        signals,
        sources: await sourcesOf(store, project, bet, signals),
        ...(also.length > 0 && { also }),
        ...(apart.length > 0 && { apart }),
        zone,
      },
    },
    at,
    now,
  );
  return held === null ? at : null;
}
