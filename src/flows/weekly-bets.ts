import { countedFor } from '#domain/hypothesis-standing.ts';
import { isLive, runOf, type Hypothesis } from '#domain/hypothesis.ts';
import { oddsOf, teamHistory, type TeamHistory } from '#domain/hypothesis-odds.ts';
import { hypothesisCardKey } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import type { Reading } from '#domain/reading.ts';
import { plusDays, type Instant } from '#domain/time.ts';
import type { WeekSpan } from '#domain/weekly.ts';
import { MOVED, shiftOf } from '#domain/weekly-headline.ts';
import type { WeeklyBet, WeeklyFigures, WeeklyRisk } from '#domain/weekly-message.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { risksTold } from './risk-told.ts';
import { linkTo } from './source-link.ts';

const ENDED_MAX = 50;
const DAYS_BACK = 14;

const within = (at: Instant, { from, to }: WeekSpan): boolean => from <= at && at < to;

/** Bets of a project that ran at some time since `since`, with their readings. */
export interface KnownBet {
  readonly bet: Hypothesis;
  readonly readings: readonly Reading[];
}

/** Bets that run, and those that were decided since `since`, in order of number, without readings that were taken back. */
export async function knownBets(store: Store, { workspace, id }: Project, since: Instant): Promise<KnownBet[]> {
  const open = (await store.hypotheses.openIn(workspace, id)).filter((bet) => runOf(bet) !== null);
  const ended = (await store.hypotheses.endedIn(workspace, id, ENDED_MAX)).filter(
    ({ state }) => state.is === 'decided' && state.end.at >= since,
  );
  const bets: KnownBet[] = [];
  for (const bet of [...open, ...ended].toSorted((a, b) => a.number - b.number)) {
    const readings = await store.readings.of(workspace, bet.number);
    bets.push({ bet, readings: readings.filter(({ withdrawn }) => !withdrawn) });
  }
  return bets;
}

/** The bets of a week in numbers. */
export function betFigures(
  bets: readonly KnownBet[],
  span: WeekSpan,
): Pick<WeeklyFigures, 'readings' | 'started' | 'ended'> {
  return {
    readings: bets.reduce(
      (sum, { readings }) => sum + readings.filter(({ loggedAt }) => within(loggedAt, span)).length,
      0,
    ),
    started: bets.filter(({ bet }) => within(runOf(bet)?.startedAt ?? span.to, span)).length,
    ended: bets.filter(({ bet: { state } }) => state.is === 'decided' && within(state.end.at, span)).length,
  };
}

/** The bets of which the week has something to tell. */
export async function betsOfWeek(
  store: Store,
  project: Project,
  bets: readonly KnownBet[],
  span: WeekSpan,
): Promise<WeeklyBet[]> {
  const team = teamHistory(await store.hypotheses.scored(project.workspace, project.id));
  const shown: WeeklyBet[] = [];
  for (const known of bets) {
    const one = await lookAt(store, known, team, span);
    if (one.started || one.readings > 0 || one.ended || one.due || shiftOf(one) >= MOVED) shown.push(one);
  }
  return shown;
}

async function lookAt(
  store: Store,
  { bet, readings }: KnownBet,
  team: TeamHistory,
  span: WeekSpan,
): Promise<WeeklyBet> {
  const { workspace, number, terms, state, createdAt } = bet;
  const end = state.is === 'decided' && within(state.end.at, span) ? state.end : null;
  const decider = end?.by ? await store.members.find(workspace, end.by) : null;
  return {
    number,
    belief: terms.belief,
    metric: terms.metric.name,
    unit: terms.metric.unit,
    direction: terms.metric.direction,
    target: terms.target,
    started: within(runOf(bet)?.startedAt ?? span.to, span),
    readings: readings.filter(({ loggedAt }) => within(loggedAt, span)).length,
    latest: countedFor(bet, readings).at(-1)?.value ?? null,
    chance: await chanceOf(store, { bet, readings }, team, span),
    ended: end && {
      outcome: end.outcome,
      name: end.by === null ? null : (decider?.name ?? 'A former member'),
      reason: end.reason,
    },
    due: state.is === 'decision-due',
    link: await linkTo(store, workspace, hypothesisCardKey(number, createdAt)),
  };
}

/** The chance of a bet as the week began and as it ended; null: it is decided or rests. */
async function chanceOf(
  store: Store,
  { bet, readings: all }: KnownBet,
  team: TeamHistory,
  { from, to }: WeekSpan,
): Promise<WeeklyBet['chance']> {
  const run = runOf(bet);
  if (!run || !isLive(bet) || bet.state.is === 'paused') return null;
  const readings = countedFor(bet, all);
  const owner = await personOf(store, bet.workspace, bet.terms.owner, plusDays(run.startOn, -DAYS_BACK));
  const odds = owner && oddsOf(bet, readings, owner, team, to);
  if (!odds) return null;
  const was = run.startedAt < from ? (oddsOf(bet, readings, owner, team, from)?.chance ?? null) : null;
  return { was, is: odds.chance, calibrated: odds.calibrated };
}

/** At most three bets at risk, the surest first. */
export const risksOfWeek = (
  store: Store,
  project: Project,
  bets: readonly KnownBet[],
  now: Instant,
): Promise<WeeklyRisk[]> =>
  risksTold(
    store,
    project,
    bets.map(({ bet }) => bet),
    { since: null, reader: 'all' },
    now,
  );
