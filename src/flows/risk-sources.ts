import { betOf } from '#domain/blocker.ts';
import type { Hypothesis } from '#domain/hypothesis.ts';
import { answerKey, hypothesisCardKey, promptKey } from '#domain/keys.ts';
import type { RiskSources } from '#domain/nudge-message.ts';
import type { Project } from '#domain/project.ts';
import type { Signal } from '#domain/risk-signal.ts';
import type { LocalDate } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { linkTo, linkToMessage } from './source-link.ts';

/**
 * Where each signal can be looked at: the answer or the message that raised it, the question that had no answer, else the card of the bet.
 * What does not stand in Slack has no address.
 */
export async function sourcesOf(
  store: Store,
  project: Project,
  bet: Hypothesis,
  signals: readonly Signal[],
): Promise<RiskSources> {
  const card = await linkTo(store, bet.workspace, hypothesisCardKey(bet.number, bet.createdAt));
  const sources: { -readonly [code in Signal['code']]?: string } = {};
  for (const signal of signals) {
    const link = (await raisedAt(store, project, bet, signal)) ?? card;
    if (link !== null) sources[signal.code] = link;
  }
  return sources;
}

async function raisedAt(
  store: Store,
  { id }: Project,
  { workspace, terms: { owner } }: Hypothesis,
  signal: Signal,
): Promise<string | null> {
  const answer = (date: LocalDate) => linkTo(store, workspace, answerKey(id, owner, date));
  if (signal.code === 'carry_over') {
    const last = signal.dates.at(-1);
    return last === undefined ? null : answer(last);
  }
  if (signal.code === 'silence' && signal.last !== undefined) {
    const shared = await store.sharedPrompts.find(workspace, id, owner, signal.last);
    return linkTo(store, workspace, shared?.host ?? promptKey(id, owner, signal.last));
  }
  if ((signal.code !== 'blocker_age' && signal.code !== 'dependency_unacked') || signal.blocker === undefined)
    return null;
  const source = (await store.blockers.find(workspace, signal.blocker))?.source;
  if (!source || betOf(source) !== null) return null;
  return source.from === 'answer'
    ? answer(source.date)
    : linkToMessage(store, workspace, { channel: source.channel, ts: source.ts });
}
