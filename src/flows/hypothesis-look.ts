import type { Person } from '#domain/hours.ts';
import {
  isLive,
  runOf,
  type Accountable,
  type Hypothesis,
  type HypothesisEvent,
  type Terms,
} from '#domain/hypothesis.ts';
import { boxInWords, dateFor, daysLeft, deadlineOf } from '#domain/hypothesis-clock.ts';
import { healthOf, type HealthCode } from '#domain/hypothesis-health.ts';
import type { HypothesisLook, LookState } from '#domain/hypothesis-message.ts';
import { oddsOf, type Odds } from '#domain/hypothesis-odds.ts';
import { missingOf } from '#domain/hypothesis-ready.ts';
import { refusalInWords } from '#domain/hypothesis-refusals.ts';
import { evidenceOf, type Stance } from '#domain/hypothesis-said.ts';
import { brokenGuardrails, hitInTime, ruleVerdict } from '#domain/hypothesis-rule.ts';
import { dataDiffers, statedBy } from '#domain/hypothesis-status.ts';
import { countedFor } from '#domain/hypothesis-standing.ts';
import type { Facts } from '#domain/hypothesis-steps.ts';
import { typedOf } from '#domain/hypothesis-typed.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import { looksAt, type Reading } from '#domain/reading.ts';
import { daysBetween, type Instant, type LocalDate } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { latestOf, moreOf, withdrawnIn } from './hypothesis-latest.ts';
import { teams, type Teams } from './hypothesis-teams.ts';
import { hearersOf } from './leads.ts';

/** A bet with everything that decisions about it need. */
export interface Loaded {
  readonly bet: Hypothesis;
  readonly project: Project;
  /** In order of measurement. */
  readonly readings: readonly Reading[];
  /** Whose working days its time is counted in. */
  readonly owner: Person;
  readonly decider: Person | null;
  /** Whether it comes true in time; null: it does not run. */
  readonly odds: Odds | null;
}

/** The bet as it stands at `now`; null: there is none, or its project is gone with everybody in it. */
export async function loadBet(
  store: Store,
  workspace: WorkspaceId,
  number: number,
  now: Instant,
): Promise<Loaded | null> {
  const bet = await store.hypotheses.find(workspace, number);
  return bet && loaded(store, bet, now);
}

/** The same for a bet at hand. */
export async function loaded(
  store: Store,
  bet: Hypothesis,
  now: Instant,
  history: Teams = teams(),
): Promise<Loaded | null> {
  const { workspace } = bet;
  const project = await store.projects.find(workspace, bet.project);
  const since = (runOf(bet)?.startedAt ?? bet.createdAt).slice(0, 10) as LocalDate;
  const owner = project && (await clockOf(store, bet, project, since));
  if (!project || !owner) return null;
  const all = await store.readings.of(workspace, bet.number);
  const readings = countedFor(bet, all);
  const decider = await personOf(store, workspace, bet.terms.decider, since);
  const odds = isLive(bet) ? oddsOf(bet, readings, owner, await history.of(store, bet), now) : null;
  return { bet, project, readings, owner, decider, odds };
}

/** By whose working days it runs: its owner's; where they were forgotten, those of the next who is there, so that it still ends. */
async function clockOf(store: Store, bet: Hypothesis, project: Project, since: LocalDate): Promise<Person | null> {
  for (const user of [bet.terms.owner, bet.terms.decider]) {
    const person = await personOf(store, bet.workspace, user, since);
    if (person) return person;
  }
  const [next] = [...(await hearersOf(store, project)), ...(await store.members.inProject(bet.workspace, project.id))];
  return next ? personOf(store, bet.workspace, next.id, since) : null;
}

/** What is known when it is concluded. */
export async function factsOf(store: Store, { bet, readings, owner }: Loaded, now: Instant): Promise<Facts> {
  const run = runOf(bet);
  return {
    verdict: ruleVerdict(bet.terms, readings),
    hit: run !== null && hitInTime(bet, readings, deadlineOf(run, owner)),
    rebets: await store.hypotheses.rebets(bet.workspace, bet.number),
    now,
  };
}

const FORMER = 'A former member';
const EVIDENCE_MAX = 4;

/** The bet as people see it at `now`. */
export async function lookAt(store: Store, known: Loaded, now: Instant): Promise<HypothesisLook> {
  const { bet, project, readings, odds } = known;
  const { workspace, number, terms } = bet;
  const nameOf = async (user: UserId) => (await store.members.find(workspace, user))?.name ?? FORMER;
  const history = await store.hypotheses.history(workspace, number);
  const guesses = await store.hypotheses.guesses(workspace, number);
  const over = bet.state.is === 'decided';
  const guessed: { name: string; percent: number }[] = [];
  if (over) for (const { user, percent } of guesses) guessed.push({ name: await nameOf(user), percent });
  const looks = looksAt(readings, terms);
  const typed = typedOf(terms);
  const health = await healthAt(store, known, now);
  return {
    number,
    projectName: project.name,
    problem: terms.problem,
    belief: terms.belief,
    metric: terms.metric.name,
    unit: terms.metric.unit,
    direction: terms.metric.direction,
    target: terms.target,
    baseline: terms.baseline.value,
    baselineN: terms.baseline.n,
    evaluation: typed.evaluation,
    killRule: terms.killRule.words,
    guardrails: typed.guardrails === '' ? [] : typed.guardrails.split('\n'),
    guardrailsBroken: brokenGuardrails(terms, readings).map(({ name }) => name),
    box: boxInWords(terms.box),
    appetite: typed.appetite,
    doneWhen: terms.doneWhen,
    ownerName: await nameOf(terms.owner),
    deciderName: await nameOf(terms.decider),
    roles: await rolesInWords(terms, nameOf),
    parent: bet.parent,
    state: await stateOf(known, nameOf, now),
    values: readings.map(({ value }) => value),
    latest: latestOf(readings, terms),
    looks: looks && { count: looks.count, adjusted: looks.adjusted },
    odds: odds && {
      chance: odds.chance,
      range: odds.range,
      calibrated: odds.calibrated,
      bets: odds.team.bets,
      elapsed: odds.elapsed,
    },
    ...moreOf(terms, readings),
    rule: ruleVerdict(terms, readings),
    health,
    ...statedOf(known, history, health),
    moved: movedOf(history, known),
    ...(await withdrawnIn(history, known.owner, nameOf)),
    evidence: await evidenceIn(history, nameOf),
    guesses: guesses.length,
    guessed: over ? guessed : null,
    watch: bet.watch,
  };
}

/** What its owner says of a bet that goes on. */
function statedOf(
  { bet, owner, odds }: Loaded,
  history: readonly HypothesisEvent[],
  health: readonly HealthCode[],
): Pick<HypothesisLook, 'stated'> {
  const said = isLive(bet) ? statedBy(bet.terms.owner, history) : null;
  if (said === null) return {};
  const { status, text, at } = said;
  const differs = dataDiffers(status, { chance: odds?.chance ?? null, failing: health.length });
  return { stated: { status, text, on: dateFor(owner, at), differs } };
}

/** Its health; a source that does not answer is broken however lately it was read. */
async function healthAt(store: Store, { bet, readings, owner }: Loaded, now: Instant): Promise<HealthCode[]> {
  const codes = healthOf(bet, readings, owner, now);
  const poll = bet.terms.source === 'mlflow' ? await store.polls.find(bet.workspace, bet.number) : null;
  const broken = poll !== null && poll.brokenSince !== null && !codes.includes('source_broken');
  return broken ? [...codes, 'source_broken'] : codes;
}

async function rolesInWords(terms: Terms, nameOf: (user: UserId) => Promise<string>): Promise<string[]> {
  const called: readonly (readonly [string, Accountable])[] = [
    ['Data', terms.dataProvider],
    ['Model', terms.modelArchitect],
    ['Review', terms.humanReviewer],
  ];
  const roles: string[] = [];
  for (const [role, who] of called) roles.push(`${role}: ${who === 'none' ? 'nobody' : await nameOf(who)}`);
  return roles;
}

async function stateOf(
  { bet, owner }: Loaded,
  nameOf: (user: UserId) => Promise<string>,
  now: Instant,
): Promise<LookState> {
  const { state, terms } = bet;
  if (state.is === 'draft') {
    const missing = missingOf(terms, owner, dateFor(owner, now));
    return {
      is: 'draft',
      missing: missing.length === 0 ? '' : refusalInWords({ kind: 'not-ready', missing }, bet.number, String),
    };
  }
  if (state.is === 'decided') {
    const { outcome, by, approver, reason, advice, hit, next, learned, at } = state.end;
    const name = by && (await nameOf(by));
    const approverName = approver && (await nameOf(approver));
    return { is: 'decided', outcome, name, approverName, on: dateFor(owner, at), reason, advice, hit, next, learned };
  }
  const proposal = state.is === 'decision-due' ? state.proposed : null;
  return {
    is: state.is,
    daysLeft: daysLeft(state.run, owner, now),
    endOn: state.run.endOn,
    why: state.is === 'decision-due' ? state.why : null,
    clock: state.is === 'paused' ? state.clock : null,
    proposed: proposal && { choice: proposal.choice, name: await nameOf(proposal.by), reason: proposal.reason },
  };
}

/** The last words for or against it. */
async function evidenceIn(history: readonly HypothesisEvent[], nameOf: (user: UserId) => Promise<string>) {
  const told = [...evidenceOf(history).values()].filter(({ stance }) => stance !== 'nothing').slice(-EVIDENCE_MAX);
  const found: { stance: Stance; text: string; name: string }[] = [];
  for (const { stance, text, by } of told) found.push({ stance, text, name: by ? await nameOf(by) : FORMER });
  return found;
}

function movedOf(history: readonly HypothesisEvent[], { bet, owner }: Loaded): HypothesisLook['moved'][number][] {
  const run = runOf(bet);
  if (!run) return [];
  return history.flatMap(({ what, at }) => {
    if (what.is !== 'changed' || at < run.startedAt) return [];
    const day = daysBetween(run.startOn, dateFor(owner, at)) + 1;
    return what.changes.filter(({ moved }) => moved).map(({ field, from, to }) => ({ field, from, to, day }));
  });
}

/** Looks of several, in their order; those whose owner is gone are left out. */
export async function looksOf(store: Store, bets: readonly Hypothesis[], now: Instant): Promise<HypothesisLook[]> {
  const looks: HypothesisLook[] = [];
  const history = teams();
  for (const bet of bets) {
    const known = await loaded(store, bet, now, history);
    if (known) looks.push(await lookAt(store, known, now));
  }
  return looks;
}
