import { closed } from '#domain/blocker.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { askForgotten } from './ask.ts';
import { lookAgain, withdraw } from './departure.ts';
import { putRight, saidOf } from './forget-said.ts';
import { questionsShowing, restateHandover } from './handover-said.ts';
import { restateCard } from './hypothesis-keep.ts';
import { leadsOf } from './leads.ts';
import type { Who } from './project.ts';

/** How much would be erased. */
export async function extentOf(
  store: Store,
  { workspace, user }: Who,
): Promise<{ readonly answers: number; readonly projects: number }> {
  const days = new Set((await store.answers.versionsBy(workspace, user)).map(({ project, date }) => project + date));
  return { answers: days.size, projects: (await store.projects.ofUser(workspace, user)).length };
}

/**
 * Erases a person's words, hours, leave and part in projects; messages of ours that hold their words are put right. The days on
 * which they answered stay, without words. A roster does not bring them back: only joining a channel anew does.
 *
 * errors: the names of projects that nobody else leads.
 */
export async function forgetMe(
  { store }: Ports,
  who: Who,
  now: Instant,
): Promise<Result<void, { readonly projects: readonly string[] }>> {
  const { workspace, user } = who;
  return store.atomically(async (inside) => {
    const projects = await inside.projects.ofUser(workspace, user);
    const alone: string[] = [];
    for (const project of projects) {
      const leads = await leadsOf(inside, project);
      if (leads.length === 1 && leads[0]?.id === user) alone.push(project.name);
    }
    if (alone.length > 0) return refuse({ projects: alone });
    const said = await saidOf(inside, who, now);
    const touched = [];
    for (const handover of await inside.handovers.ofUser(workspace, user)) {
      // What is over is shown by no question any more.
      const shown = handover.state.is === 'open' ? await questionsShowing(inside, handover) : [];
      touched.push({ ...handover, shown });
    }
    const asks = await inside.asks.ofUser(workspace, user);
    // First of all, so that nothing written below holds a word of theirs.
    await inside.members.forgetWords(workspace, user, now);
    for (const blocker of await inside.blockers.openFor(workspace, user)) {
      const change = blocker.owner === user ? closed(blocker, 'withdrawn', user, now) : null;
      await inside.blockers.save(change?.blocker ?? { ...blocker, helper: null }, change?.update ?? null);
    }
    for (const project of projects) {
      await withdraw(inside, project, user, 'left', now);
      await inside.participations.remove(workspace, project.id, user);
      await lookAgain(inside, project, now);
    }
    const bets = await inside.hypotheses.openOf(workspace, user);
    for (const { number, giver, state } of touched) {
      const handover = await inside.handovers.find(workspace, number);
      if (handover && giver === user && state.is === 'open')
        await inside.handovers.save({ ...handover, state: { is: 'withdrawn', by: null, at: now } });
    }
    await inside.reviews.leave(workspace, user);
    await inside.members.forget(workspace, user, now);
    for (const { number, shown } of touched) {
      const handover = await inside.handovers.find(workspace, number);
      if (handover) await restateHandover(inside, handover, `forgotten:${now}`, now, shown);
    }
    for (const ask of asks) await askForgotten(inside, ask, user, now);
    for (const bet of bets) await restateCard(inside, bet, `forgotten:${now}`, now);
    await putRight(inside, said, now);
    return ok(undefined);
  });
}
