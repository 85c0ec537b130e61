import type { Blocker } from '#domain/blocker.ts';
import type { Handover } from '#domain/handover.ts';
import type { Hypothesis } from '#domain/hypothesis.ts';
import type { Project } from '#domain/project.ts';
import { instant, type LocalDate } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import type { Who } from './project.ts';

const EVER = 1_000_000;
const FIRST = '0001-01-01' as LocalDate;
const LAST = '9999-12-31' as LocalDate;
type Workspace = Who['workspace'];

/** Every blocker of a workspace, in order of number. */
export async function allBlockers(store: Store, workspace: Workspace): Promise<Blocker[]> {
  const found: Blocker[] = [];
  for (const { id } of await store.projects.all(workspace)) {
    found.push(
      ...(await store.blockers.openIn(workspace, id)),
      ...(await store.blockers.closedIn(workspace, id, EVER)),
    );
  }
  return found.toSorted((a, b) => a.number - b.number);
}

/** Every bet of a workspace, in order of number. */
export async function allBets(store: Store, workspace: Workspace): Promise<Hypothesis[]> {
  const found: Hypothesis[] = [];
  for (const { id } of await store.projects.all(workspace)) {
    found.push(
      ...(await store.hypotheses.openIn(workspace, id)),
      ...(await store.hypotheses.endedIn(workspace, id, EVER)),
    );
  }
  return found.toSorted((a, b) => a.number - b.number);
}

/** Blockers as an export shows them, with all that was done about each. */
export async function blockersTold(store: Store, blockers: readonly Blocker[]): Promise<object[]> {
  const told = [];
  for (const blocker of blockers)
    told.push({ ...without(blocker), history: await store.blockers.history(blocker.workspace, blocker.number) });
  return told;
}

/** Bets as an export shows them, with their readings, guesses and all that was done about each. */
export async function betsTold(store: Store, bets: readonly Hypothesis[]): Promise<object[]> {
  const told = [];
  for (const bet of bets) {
    const { workspace, number } = bet;
    told.push({
      ...without(bet),
      readings: (await store.readings.of(workspace, number)).map(without),
      guesses: bet.state.is === 'decided' ? (await store.hypotheses.guesses(workspace, number)).map(without) : [],
      history: (await store.hypotheses.history(workspace, number)).map(without),
    });
  }
  return told;
}

/** A project's summaries as an export shows them, with their claims and what readers thought of them. */
export async function summariesTold(store: Store, { workspace, id }: Project): Promise<object[]> {
  const told = [];
  for (const kind of ['daily', 'weekly'] as const) {
    for (const { summary, claims } of await store.summaries.between(workspace, id, kind, FIRST, LAST))
      told.push({ ...without(summary), claims, votes: await store.summaries.votes(summary) });
  }
  return told;
}

/** Whoever reads an export knows which workspace it is of. */
export const without = (kept: object): object =>
  Object.fromEntries(Object.entries(kept).filter(([name]) => name !== 'workspace'));

/** The text of a file of it: indented by two, with a line end. */
export const jsonOf = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;

/** Of several kinds of things how many, as one says it. */
export const counted = (...counts: readonly (readonly [count: number, one: string, many: string])[]): string =>
  counts
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');

/** What a person asked others by name in standups, or was asked; the words stand in the answers of whoever asked. */
export async function asksOfUser(store: Store, { workspace, user }: Who): Promise<object[]> {
  return (await store.asks.ofUser(workspace, user)).map(without);
}

/** Every handover of a project, in order of number. */
export async function handoversOf(store: Store, { workspace, id }: Project): Promise<Handover[]> {
  const found = [
    ...(await store.handovers.openIn(workspace, id)),
    ...(await store.handovers.overSince(workspace, id, instant(0))),
  ];
  return found.toSorted((a, b) => a.number - b.number);
}

/** What a person gave, took or was given; the words of others stay theirs. */
export async function handoversOfUser(store: Store, { workspace, user }: Who): Promise<object[]> {
  return (await store.handovers.ofUser(workspace, user)).map(({ words, ...handover }) =>
    without(handover.giver === user ? { ...handover, words } : handover),
  );
}
