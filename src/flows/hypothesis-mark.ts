import { isLive, type Hypothesis } from '#domain/hypothesis.ts';
import type { Refusal } from '#domain/hypothesis-refusals.ts';
import { evidenceOf, type Stance } from '#domain/hypothesis-said.ts';
import type { ChannelId, UserId, WorkspaceId } from '#domain/ids.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { permitted, type BetAct } from './hypothesis.ts';
import { keep } from './hypothesis-keep.ts';

/** The bets that go on in somebody's projects, those of the channel first, each project's oldest first. */
export async function betsBeside(
  store: Store,
  workspace: WorkspaceId,
  user: UserId,
  channel: ChannelId,
): Promise<Hypothesis[]> {
  const mine = await store.projects.ofUser(workspace, user);
  const here = mine.filter((project) => project.channel === channel);
  const found: Hypothesis[] = [];
  for (const { id } of [...here, ...mine.filter((project) => !here.includes(project))])
    found.push(...(await store.hypotheses.openIn(workspace, id)).filter(isLive));
  return found;
}

/** What a message says for or against a bet. */
export interface Marked {
  readonly stance: Exclude<Stance, 'nothing'>;
  readonly text: string;
  /** Names the message, whose last word counts. */
  readonly source: string;
}

/** Keeps what somebody marked as evidence; anybody in the project may. errors: not a participant, over, or said so before. */
export async function markEvidence(
  { store }: Ports,
  act: BetAct,
  { stance, text, source }: Marked,
  now: Instant,
): Promise<Result<Hypothesis, Refusal>> {
  return store.atomically(async (inside) => {
    const known = await permitted(inside, act, now, 'participants');
    if (!known.ok) return known;
    const { bet } = known.value;
    if (bet.state.is === 'draft') return refuse({ kind: 'not-started' });
    if (bet.state.is === 'decided') return refuse({ kind: 'over', end: bet.state.end });
    const { workspace, number, user } = act;
    const before = evidenceOf(await inside.hypotheses.history(workspace, number)).get(source);
    if (before?.stance === stance && before.text === text) return ok(bet);
    const what = { is: 'evidence', stance, text, source } as const;
    await keep(inside, { hypothesis: bet, event: { workspace, number, at: now, by: user, what } }, now);
    return ok(bet);
  });
}
