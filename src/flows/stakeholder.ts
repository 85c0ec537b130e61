import { countedFor } from '#domain/hypothesis-standing.ts';
import { jargonOf, termsFor } from '#domain/jargon.ts';
import { namelessOf } from '#domain/nameless.ts';
import type { Project } from '#domain/project.ts';
import { inOrder, metBy } from '#domain/reading.ts';
import {
  noPlan,
  plainHeadline,
  type PlainBet,
  type StakeholderPlan,
  type StakeholderWeek,
} from '#domain/stakeholder.ts';
import type { Instant } from '#domain/time.ts';
import { spanOf } from '#domain/weekly.ts';
import type { WeeklyBet, WeeklyMessage } from '#domain/weekly-message.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { plainLists, wordPlainly, type PlainSpeech } from './stakeholder-words.ts';
import { wordsBehind } from './weekly-said.ts';
import { wordingOf } from './weekly-wording.ts';
import { peopleOfWeek, weekOf, type WeekWanted } from './weekly.ts';

const BETS_MAX = 5;
const BLOCKED_MAX = 4;
const RISKS_MAX = 3;

/** Who reads a project's week in plain words; of a project where nobody chose yet, nobody. */
export const planOf = async (store: Store, { workspace, id }: Project): Promise<StakeholderPlan> =>
  (await store.stakeholders.find(workspace, id)) ?? noPlan(workspace, id);

/** How a project's week is said to `plan`'s readers. Nobody who was ever met in the workspace is named. */
async function speechOf(
  store: Store,
  { workspace }: Project,
  { jargon }: StakeholderPlan,
  texts: readonly string[],
): Promise<PlainSpeech> {
  const names = (await store.members.all(workspace)).map(({ name }) => name);
  return { jargon: jargonOf(termsFor(jargon)), nameless: namelessOf(names, texts) };
}

/** A project's week in plain words, from the same checked claims as its team's. Whole without a model. */
export async function stakeholderWeek(
  store: Store,
  project: Project,
  wanted: WeekWanted,
  now: Instant,
  team: WeeklyMessage | null = null,
): Promise<StakeholderWeek> {
  const { last, to, since } = wanted;
  const week = team ?? (await weekOf(store, project, wanted, now));
  const span = spanOf(await peopleOfWeek(store, project, last), last, to, since);
  const behind = await wordsBehind(store, project, span);
  const texts = [...behind.claims, ...week.open.map(({ look }) => look)].map(({ text }) => text);
  const speech = await speechOf(store, project, await planOf(store, project), [
    ...texts,
    ...week.bets.map(({ belief }) => belief),
  ]);
  const plainly = (text: string): string => speech.jargon.plainly(speech.nameless(text)) ?? '';
  const wording = wanted.soFar ? [] : (await wordingOf(store, project, span.first, behind.answers)).headline;
  const lists = await plainLists(store, project, span.first, behind, speech);
  const facts = {
    ...lists,
    bets: await betsPlainly(store, project, week.bets.slice(0, BETS_MAX), plainly),
    blocked: week.open
      .slice(0, BLOCKED_MAX)
      .map(({ look, days }) => ({ kind: look.kind, days, text: plainly(look.text) })),
    risks: week.risks
      .slice(0, RISKS_MAX)
      .map(({ number, belief, score, signals }) => ({ number, belief: plainly(belief), score, signals })),
  };
  return {
    kind: 'stakeholder-week',
    why: 'asked',
    privately: false,
    project: project.id,
    projectName: project.name,
    last,
    from: week.from,
    to: week.to,
    soFar: wanted.soFar,
    headline: plainHeadline(
      facts,
      wording.map(plainly).filter((one) => one !== ''),
    ),
    ...facts,
    cleared: week.figures.resolved,
    deadlines: week.deadlines ?? [],
    models: [...new Set([...lists.models, ...week.models])],
  };
}

async function betsPlainly(
  store: Store,
  { workspace }: Project,
  bets: readonly WeeklyBet[],
  plainly: (text: string) => string,
): Promise<PlainBet[]> {
  const told: PlainBet[] = [];
  for (const { number, belief, metric, unit, direction, target, started, chance, ended, due } of bets) {
    told.push({
      number,
      belief: plainly(belief),
      metric: plainly(metric),
      unit,
      direction,
      target,
      started,
      chance: chance && { was: chance.was, is: chance.is },
      measured: await measured(store, workspace, number),
      ended: ended && { outcome: ended.outcome, decided: ended.name !== null },
      due,
    });
  }
  return told;
}

/** What the newest reading of a bet says of the true value. */
async function measured(store: Store, workspace: Project['workspace'], number: number): Promise<PlainBet['measured']> {
  const bet = await store.hypotheses.find(workspace, number);
  if (!bet) return null;
  const reading = inOrder(countedFor(bet, await store.readings.of(workspace, number))).at(-1);
  if (!reading) return null;
  const { evidence } = metBy(reading, bet.terms);
  if (evidence === null) return { alone: reading.value };
  const [low, high] = evidence.interval;
  return { low, high };
}

/** Has the week that is over said plainly by the project's model, where somebody reads it; before anything is decided. */
export async function prepareStakeholders(
  ports: Ports,
  project: Project,
  { last, to, since }: WeekWanted,
  now: Instant,
  patience: AbortSignal,
): Promise<void> {
  const { store } = ports;
  const plan = await planOf(store, project);
  if (plan.startedAt === null || patience.aborted) return;
  const span = spanOf(await peopleOfWeek(store, project, last), last, to, since);
  const behind = await wordsBehind(store, project, span);
  const speech = await speechOf(
    store,
    project,
    plan,
    behind.claims.map(({ text }) => text),
  );
  await wordPlainly(ports, project, span.first, behind, speech, patience, now);
}
