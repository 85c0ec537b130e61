import type { Person } from '#domain/hours.ts';
import { hypothesisId, runOf, type Hypothesis } from '#domain/hypothesis.ts';
import { deadlineOf } from '#domain/hypothesis-clock.ts';
import { teamHistory, type TeamHistory } from '#domain/hypothesis-odds.ts';
import { nextStretch } from '#domain/blocker-due.ts';
import { riskKey, riskSubject } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import { evaluated, NEW_ITEM, toldOf, type Risk } from '#domain/risk.ts';
import { GROUND, type Climb } from '#domain/risk-ladder.ts';
import { localDate, plusDays, plusMinutes, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { sendNudge } from './nudge.ts';
import { riskOfBet } from './risk-facts.ts';
import { climbOn, sourcesOf } from './risk-ladder.ts';

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

/** Which bet its owner was told of by which number: two bets on one number are one piece of news. */
type ToldNumbers = Map<string, number>;
const numberOf = ({ terms }: Hypothesis): string =>
  `${terms.owner} ${terms.metric.name.trim().toLowerCase()} ${terms.evaluation.name} ${terms.evaluation.version}`;

async function evaluateProject(store: Store, project: Project, now: Instant): Promise<void> {
  const bets = (await store.hypotheses.openIn(project.workspace, project.id)).filter((bet) => runOf(bet) !== null);
  if (bets.length === 0) return;
  const team = teamHistory(await store.hypotheses.scored(project.workspace, project.id));
  const told: ToldNumbers = new Map();
  for (const bet of bets) {
    const kept = await store.risks.find(project.workspace, project.id, hypothesisId(bet.number));
    if (kept && kept.rung !== null && !told.has(numberOf(bet))) told.set(numberOf(bet), bet.number);
  }
  for (const bet of bets) await evaluateBet(store, project, bet, { team, told }, now);
}

async function evaluateBet(
  store: Store,
  project: Project,
  bet: Hypothesis,
  { team, told }: { readonly team: TeamHistory; readonly told: ToldNumbers },
  now: Instant,
): Promise<void> {
  const { workspace, number, terms } = bet;
  const item = hypothesisId(number);
  const owner = await personOf(store, workspace, terms.owner, plusDays(localDate(now, UTC), -DAYS_BACK));
  if (!owner) return;
  const kept = await store.risks.find(workspace, project.id, item);
  const today = localDate(now, owner.member.zone ?? UTC);
  const { measured, risk } = await riskOfBet(store, project, bet, owner, team, kept, now);
  const after = evaluated(kept ?? NEW_ITEM, risk);
  let { state } = after;
  let climb: Climb = state.tier === 'at-risk' ? { rung: kept?.rung ?? null, rungAt: kept?.rungAt ?? null } : GROUND;
  const first = told.get(numberOf(bet)) ?? number;
  const saidAt = after.news && first === number ? await tellOwner(store, project, bet, owner, risk, now) : null;
  if (saidAt !== null) {
    state = toldOf(state, risk);
    climb = { rung: climb.rung ?? 'owner', rungAt: saidAt };
    told.set(numberOf(bet), number);
  } else if (state.tier === 'at-risk') climb = await climbOn(store, project, bet, owner, { risk, climb }, now);
  const chance = measured === null ? null : measured.chance.toFixed(4);
  await store.risks.save({ workspace, project: project.id, item, ...state, ...climb, chance, chanceOn: today });
}

/** returns: when its owner hears of it; null: nothing can be said now. */
async function tellOwner(
  store: Store,
  project: Project,
  bet: Hypothesis,
  owner: Person,
  risk: Risk,
  now: Instant,
): Promise<Instant | null> {
  const { number, terms } = bet;
  const item = hypothesisId(number);
  const run = runOf(bet);
  const zone = owner.member.zone ?? UTC;
  const at = nextStretch(owner, now)?.from ?? null;
  if (!run || at === null) return null;
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
        signals: risk.signals,
        sources: await sourcesOf(store, project, bet, risk.signals),
        zone,
      },
    },
    at,
    now,
  );
  return held === null ? at : null;
}
