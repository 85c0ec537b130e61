import { hypothesisId, type Hypothesis } from '#domain/hypothesis.ts';
import { isTimeOver } from '#domain/hypothesis-clock.ts';
import { teamHistory } from '#domain/hypothesis-odds.ts';
import { hypothesisCardKey } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import type { Rung } from '#domain/risk-ladder.ts';
import { localDate, plusDays, type Instant, type Zone } from '#domain/time.ts';
import type { WeeklyRisk } from '#domain/weekly-message.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import type { Reader } from './posting.ts';
import { riskOfBet } from './risk-facts.ts';
import { saidBeyondOwner } from './risk-ladder.ts';
import { worksOf } from './risk-work.ts';
import { linkTo } from './source-link.ts';

const UTC = 'UTC' as Zone;
const DAYS_BACK = 14;
const RISKS_MAX = 3;

/**
 * At most three bets at risk, the surest first, with what others than their owner may hear: those whose owners were told, for
 * the channel never hears before they do.
 *
 * since: how far the news must have come; null: its owner was told.
 */
export async function risksTold(
  store: Store,
  project: Project,
  bets: readonly Hypothesis[],
  { since, reader }: { readonly since: readonly Rung[] | null; readonly reader: Reader },
  now: Instant,
): Promise<WeeklyRisk[]> {
  const { workspace, id } = project;
  const risks: WeeklyRisk[] = [];
  const work = worksOf(store, project, now);
  let team: ReturnType<typeof teamHistory> | null = null;
  for (const bet of bets) {
    const kept = await store.risks.find(workspace, id, hypothesisId(bet.number));
    if (kept?.tier !== 'at-risk' || kept.told === '') continue;
    if (since !== null && (kept.rung === null || !since.includes(kept.rung))) continue;
    team ??= teamHistory(await store.hypotheses.scored(workspace, id));
    const owner = await personOf(store, workspace, bet.terms.owner, plusDays(localDate(now, UTC), -DAYS_BACK));
    if (owner && isTimeOver(bet, owner, now)) continue;
    const risk = owner && (await riskOfBet(store, { team, work }, bet, owner, kept, now)).risk;
    const signals = risk ? await saidBeyondOwner(store, project, risk.signals, reader) : [];
    if (!risk || signals.length === 0) continue;
    const link = await linkTo(store, workspace, hypothesisCardKey(bet.number, bet.createdAt));
    risks.push({ number: bet.number, belief: bet.terms.belief, score: risk.score, signals, link });
  }
  return risks.toSorted((a, b) => b.score - a.score).slice(0, RISKS_MAX);
}

/** Those of a daily digest: their owners, and whoever follows the bet in its thread, have known for a while. */
export async function risksOfDay(
  store: Store,
  project: Project,
  reader: Reader,
  now: Instant,
): Promise<{ readonly risks?: readonly WeeklyRisk[] }> {
  const open = await store.hypotheses.openIn(project.workspace, project.id);
  const risks = await risksTold(store, project, open, { since: ['digest', 'decider'], reader }, now);
  return risks.length > 0 ? { risks } : {};
}
