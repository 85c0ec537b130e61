import { ageOf, isOpen } from '#domain/blocker.ts';
import { calibrated } from '#domain/calibration.ts';
import type { Person } from '#domain/hours.ts';
import { runOf, type Hypothesis } from '#domain/hypothesis.ts';
import { deadlineOf } from '#domain/hypothesis-clock.ts';
import { healthOf } from '#domain/hypothesis-health.ts';
import { oddsOf, teamHistory, type TeamHistory } from '#domain/hypothesis-odds.ts';
import { brokenGuardrails } from '#domain/hypothesis-rule.ts';
import { nextStretch } from '#domain/blocker-due.ts';
import { riskKey, riskSubject } from '#domain/keys.ts';
import { absenceOn } from '#domain/member.ts';
import type { Project } from '#domain/project.ts';
import type { Reading } from '#domain/reading.ts';
import {
  carriedOver,
  evaluated,
  NEW_ITEM,
  riskOf,
  toldOf,
  type Measured,
  type Risk,
  type RiskFacts,
} from '#domain/risk.ts';
import { workingDaysBetween } from '#domain/shift.ts';
import { localDate, plusDays, plusMinutes, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { KeptRisk } from '#ports/nudges.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { sendNudge } from './nudge.ts';

const PAGE = 10;
const DAY_MINUTES = 24 * 60;
const SET_ASIDE_MINUTES = 60;
/** Plans and prompts are looked back over so far. */
const PLANS = 5;
const DAYS_BACK = 14;
const UTC = 'UTC' as Zone;

/** Evaluates the running bets of each project once a day, and tells owners of those that are at risk for reasons not told yet. */
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

async function evaluateProject(store: Store, project: Project, now: Instant): Promise<void> {
  const bets = (await store.hypotheses.openIn(project.workspace, project.id)).filter((bet) => runOf(bet) !== null);
  if (bets.length === 0) return;
  const team = teamHistory(await store.hypotheses.scored(project.workspace, project.id));
  for (const bet of bets) await evaluateBet(store, project, bet, team, now);
}

async function evaluateBet(
  store: Store,
  project: Project,
  bet: Hypothesis,
  team: TeamHistory,
  now: Instant,
): Promise<void> {
  const { workspace, number, terms } = bet;
  const item = `H${number}`;
  const run = runOf(bet);
  const owner = await personOf(store, workspace, terms.owner, plusDays(localDate(now, UTC), -DAYS_BACK));
  if (!owner || !run) return;
  const kept = await store.risks.find(workspace, project.id, item);
  const today = localDate(now, owner.member.zone ?? UTC);
  const { measured, risk } = await riskOfBet(store, project, bet, owner, team, kept, now);
  const after = evaluated(kept ?? NEW_ITEM, risk);
  let { state } = after;
  const at = nextStretch(owner, now)?.from ?? null;
  if (after.news && at !== null) {
    const held = await sendNudge(
      store,
      owner,
      {
        key: riskKey(project.id, item, terms.owner, localDate(at, owner.member.zone ?? UTC)),
        project: project.id,
        rule: 'risk',
        item,
        subject: riskSubject(number),
        urgent:
          risk.signals.some(({ code }) => code === 'guardrail') ||
          localDate(deadlineOf(run, owner), owner.member.zone ?? UTC) === today,
        message: {
          kind: 'risk-nudge',
          projectName: project.name,
          item,
          title: terms.belief,
          score: risk.score,
          signals: risk.signals,
          zone: owner.member.zone ?? UTC,
        },
      },
      at,
      now,
    );
    if (held === null) state = toldOf(state, risk);
  }
  const chance = measured === null ? null : measured.chance.toFixed(4);
  await store.risks.save({ workspace, project: project.id, item, ...state, chance, chanceOn: today });
}

/** The risk of a running bet as it is now, and how it is measured. `kept`: as of the last evaluation. */
export async function riskOfBet(
  store: Store,
  project: Project,
  bet: Hypothesis,
  owner: Person,
  team: TeamHistory,
  kept: KeptRisk | null,
  now: Instant,
): Promise<{ readonly measured: Measured | null; readonly risk: Risk }> {
  const readings = await store.readings.of(bet.workspace, bet.number);
  const told = measuredOf(bet, readings, owner, team, kept, now);
  const broken = told !== null && (await isSourceBroken(store, bet, readings, owner, now));
  const measured = broken ? { ...told, unhealthy: [...told.unhealthy, 'source_broken' as const] } : told;
  return { measured, risk: riskOf(await factsOf(store, project, bet, owner, measured, now)) };
}

/** Whether the machine that measures it has fallen silent, or does not answer. */
async function isSourceBroken(
  store: Store,
  bet: Hypothesis,
  readings: readonly Reading[],
  owner: Person,
  now: Instant,
): Promise<boolean> {
  if (healthOf(bet, readings, owner, now).includes('source_broken')) return true;
  const poll = bet.terms.source === 'mlflow' ? await store.polls.find(bet.workspace, bet.number) : null;
  return poll !== null && poll.brokenSince !== null;
}

function measuredOf(
  bet: Hypothesis,
  readings: readonly Reading[],
  owner: Person,
  team: TeamHistory,
  kept: KeptRisk | null,
  now: Instant,
): Measured | null {
  const odds = oddsOf(bet, readings, owner, team, now);
  const run = runOf(bet);
  if (!odds || !run) return null;
  const { terms } = bet;
  const days = (from: LocalDate, to: LocalDate): number =>
    workingDaysBetween(owner.member.shifts, from, to, (date) => absenceOn(owner.absences, date) !== null);
  const zone = owner.member.zone ?? UTC;
  const last = readings.at(-1);
  const newSet = readings.some(({ evaluation }) => evaluation !== null && evaluation !== terms.evaluation.version);
  return {
    // From the first ended bet on the team's own record corrects the chance, however few they are: the belief before them is strong.
    chance: odds.made.chance === 1 ? 1 : calibrated(odds.logOdds, team.weights),
    was: kept?.chance && kept.chanceOn ? { chance: Number(kept.chance), on: kept.chanceOn as LocalDate } : null,
    elapsed: odds.elapsed,
    done: 1 - odds.made.progress.gap,
    readings: odds.made.readings,
    daysSinceReading: days(last ? localDate(last.at, zone) : run.startOn, localDate(now, zone)),
    lengthDays: days(run.startOn, run.endOn),
    unhealthy: [
      ...(brokenGuardrails(terms, readings).length > 0 ? (['guardrail'] as const) : []),
      ...(newSet ? (['eval_changed'] as const) : []),
    ],
  };
}

async function factsOf(
  store: Store,
  project: Project,
  bet: Hypothesis,
  owner: Person,
  measured: Measured | null,
  now: Instant,
): Promise<RiskFacts> {
  const { workspace, id } = project;
  const user = owner.member.id;
  const open = (await store.blockers.openIn(workspace, id)).filter((one) => isOpen(one) && one.owner === user);
  const waiting: RiskFacts['unacknowledged'][number][] = [];
  for (const { state, toldAt, helper } of open) {
    if (state.is !== 'open' || toldAt === null || helper === null) continue;
    const name = (await store.members.find(workspace, helper))?.name ?? 'A former member';
    if (plusMinutes(toldAt, DAY_MINUTES) < now) waiting.push({ who: name, since: toldAt });
  }
  return {
    item: `H${bet.number}`,
    owner: user,
    measured,
    baseRate: null,
    blockers: open.map((one) => ({
      number: one.number,
      text: one.text,
      days: ageOf(one, owner.member, owner.absences, now),
    })),
    carried: carriedOver(await plansOf(store, project, owner, now)),
    unacknowledged: waiting,
    missed: await missedOf(store, project, owner, now),
    said: null,
    resting: bet.state.is === 'paused' || absenceOn(owner.absences, localDate(now, owner.member.zone ?? UTC)) !== null,
  };
}

async function plansOf(store: Store, { workspace, id }: Project, { member }: Person, now: Instant) {
  const plans: { date: LocalDate; lines: string[] }[] = [];
  let before = plusDays(localDate(now, member.zone ?? UTC), 1);
  for (let round = 0; round < PLANS; round += 1) {
    const answer = await store.answers.latestBefore(workspace, id, member.id, before);
    if (!answer) break;
    plans.push({ date: answer.date, lines: linesOf(answer.words.plan) });
    before = answer.date;
  }
  return plans;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s*/, '').trim())
    .filter((line) => line !== '');

/** Prompts in a row, the newest first, that came to their end without an answer. A day on which nobody asked has no prompt. */
async function missedOf(store: Store, { workspace, id }: Project, { member }: Person, now: Instant): Promise<number> {
  let missed = 0;
  const today = localDate(now, member.zone ?? UTC);
  for (let back = 0; back < DAYS_BACK; back += 1) {
    const prompt = await store.prompts.find(workspace, id, member.id, plusDays(today, -back));
    if (!prompt || prompt.state === 'open') continue;
    if (prompt.state !== 'missed') break;
    missed += 1;
  }
  return missed;
}
