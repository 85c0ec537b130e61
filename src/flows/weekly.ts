import { absenceOn } from '#domain/member.ts';
import type { Project } from '#domain/project.ts';
import type { Answer, Prompt } from '#domain/prompt.ts';
import { backOn, standupDay, type Participant } from '#domain/standup.ts';
import { plusDays, type Instant, type LocalDate } from '#domain/time.ts';
import { spanOf, type WeekSpan } from '#domain/weekly.ts';
import { weeklyHeadline } from '#domain/weekly-headline.ts';
import type { WeeklyFigures, WeeklyMessage } from '#domain/weekly-message.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { deadlinesIn } from './deadlines.ts';
import { participantsOf } from './participant.ts';
import { betFigures, betsOfWeek, knownBets, risksOfWeek, type KnownBet } from './weekly-bets.ts';
import { blockerFigures, blockersOfWeek, knownBlockers } from './weekly-blockers.ts';
import { claimsOfWeek } from './weekly-claims.ts';
import { namesOf, saidIn, wordsBehind } from './weekly-said.ts';
import { namesFrom, wordingOf, wordWeek } from './weekly-wording.ts';
import { wordsOfWeek } from './weekly-words.ts';

const WEEK = 7;
const SENTENCES = 3;
/** The numbers of the week have the last word. */
const MODEL_SENTENCES = 2;
const NO_WORDING = { headline: [], models: [] };

/** Which week, and for whom it is told. */
export interface WeekWanted {
  readonly last: LocalDate;
  /** Up to when what happened belongs to it. */
  readonly to: Instant;
  readonly soFar: boolean;
  /** Days up to and with it were told in an earlier weekly; null: none of it was. */
  readonly since: LocalDate | null;
}

/** The people of a project with their leave around a week, as its dates are reckoned. */
export const peopleOfWeek = (store: Store, project: Project, last: LocalDate): Promise<Participant[]> =>
  participantsOf(store, project, plusDays(last, -2 * WEEK));

/** A project's week in facts and in its people's words, whole and without a model. */
export async function weekOf(
  store: Store,
  project: Project,
  { last, to, soFar, since }: WeekWanted,
  now: Instant,
): Promise<WeeklyMessage> {
  const participants = await peopleOfWeek(store, project, last);
  const span = spanOf(participants, last, to, since);
  const earlier = spanOf(participants, plusDays(last, -WEEK), span.from);
  const [answers, prompts] = await saidIn(store, project, span);
  const blockers = await knownBlockers(store, project);
  const bets = await knownBets(store, project, earlier.from);
  const figures = await figuresOf(store, { answers, prompts, blockers, bets }, span);
  const nameOf = namesFrom(await namesOf(store, project, answers));
  const worded = await claimsOfWeek(store, project, answers, nameOf);
  const wording = soFar ? NO_WORDING : await wordingOf(store, project, span.first, answers);
  const days = daysOf(answers, prompts, span);
  const facts = {
    figures,
    ...(await blockersOfWeek(store, project, blockers, span, now)),
    bets: await betsOfWeek(store, project, bets, span),
    soFar,
  };
  const isWhole = span.first === plusDays(last, 1 - WEEK) && !soFar;
  return {
    kind: 'weekly',
    why: 'asked',
    by: '',
    project: project.id,
    projectName: project.name,
    last,
    from: days.from,
    to: days.to,
    headline: [...wording.headline.slice(0, MODEL_SENTENCES), ...weeklyHeadline(facts)].slice(0, SENTENCES),
    before: isWhole ? await figuresBefore(store, project, { blockers, bets }, earlier) : null,
    ...(await wordsOfWeek(store, project, worded.claims, nameOf)),
    models: [...new Set([...worded.models, ...wording.models])],
    ...facts,
    risks: await risksOfWeek(store, project, bets, now),
    deadlines: await deadlinesIn(store, project, now),
    away: awayAfter(participants, days.to),
    parts: 0,
    postable: null,
  };
}

/** Has the week that is over worded by the project's model, where it has one; before anything is decided, since it takes a while. */
export async function prepareWeek(
  ports: Ports,
  project: Project,
  { last, to, since }: WeekWanted,
  now: Instant,
  patience: AbortSignal,
): Promise<void> {
  const { store, writers } = ports;
  if (!writers?.forProject(project, 'weekly', now)) return;
  const span = spanOf(await peopleOfWeek(store, project, last), last, to, since);
  const { claims, answers, nameOf } = await wordsBehind(store, project, span);
  await wordWeek(ports, project, span.first, { claims, answers, nameOf, patience }, now);
}

interface Known {
  readonly answers: readonly Answer[];
  readonly prompts: readonly Prompt[];
  readonly blockers: Awaited<ReturnType<typeof knownBlockers>>;
  readonly bets: readonly KnownBet[];
}

async function figuresOf(
  store: Store,
  { answers, prompts, blockers, bets }: Known,
  span: WeekSpan,
): Promise<WeeklyFigures> {
  const answered = new Set(answers.map(({ user, date }) => `${user} ${date}`));
  // Who went away was asked in vain, and who wrote unasked has answered all the same.
  const asked = new Set([
    ...answered,
    ...prompts.flatMap(({ user, date, state }) => (state === 'excused' ? [] : [`${user} ${date}`])),
  ]);
  const skipped = prompts.filter(({ user, date, state }) => state === 'skipped' && !answered.has(`${user} ${date}`));
  return {
    asked: asked.size,
    answered: answered.size,
    skipped: skipped.length,
    people: new Set(answers.map(({ user }) => user)).size,
    ...(await blockerFigures(store, blockers, span)),
    ...betFigures(bets, span),
  };
}

/** The week before in numbers; null: the project did not ask in it. */
async function figuresBefore(
  store: Store,
  project: Project,
  known: Pick<Known, 'blockers' | 'bets'>,
  span: WeekSpan,
): Promise<WeeklyFigures | null> {
  const [answers, prompts] = await saidIn(store, project, span);
  return answers.length + prompts.length === 0 ? null : figuresOf(store, { answers, prompts, ...known }, span);
}

/** From the first to the last day on which anybody was asked or answered; of a week without any, all of it. */
function daysOf(
  answers: readonly Answer[],
  prompts: readonly Prompt[],
  { first, last }: WeekSpan,
): { readonly from: LocalDate; readonly to: LocalDate } {
  const dates = [...answers, ...prompts].map(({ date }) => date).toSorted();
  return { from: dates[0] ?? first, to: dates.at(-1) ?? last };
}

/** Who is on leave on the day of their next standup, and when they are back. */
function awayAfter(participants: readonly Participant[], to: LocalDate): WeeklyMessage['away'] {
  return participants.flatMap((participant) => {
    const { member, participation, absences } = participant;
    if (participation.role !== 'participant') return [];
    const next = Array.from({ length: WEEK }, (_, ahead) => plusDays(to, ahead + 1)).find(
      (date) => standupDay(participant, date) !== null,
    );
    const gone = next !== undefined && absenceOn(absences, next) !== null;
    return gone ? [{ name: member.name, backOn: backOn(participant, next) }] : [];
  });
}
