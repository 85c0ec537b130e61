import { NO_WORDS } from './answer.ts';
import { absenceOn, type Member } from './member.ts';
import type { BlockerLook } from './blocker-message.ts';
import type { DeadlineLook } from './deadline.ts';
import type { HandoverLook } from './handover-message.ts';
import type { DigestMessage } from './message.ts';
import type { StandupStatus } from './standup-message.ts';
import type { UserId } from './ids.ts';
import { promptHandle, type Answer, type Prompt } from './prompt.ts';
import { waits, type ReviewLook } from './review.ts';
import { headlineOver, linesOn } from './summary-digest.ts';
import type { WholeSummary } from './summary-kept.ts';
import { backOn, expectedDay, standupDay, type Participant, type StandupDay } from './standup.ts';
import type { Instant, LocalDate, Zone } from './time.ts';
import type { WeeklyRisk } from './weekly-message.ts';

/** Somebody of whom an answer is expected for a date. */
export interface Expected {
  readonly participant: Participant;
  readonly day: StandupDay;
}

/** Everybody expected for `date`, in the order in which they are asked. */
export function expectedOn(participants: readonly Participant[], date: LocalDate): Expected[] {
  return participants
    .flatMap((participant) => {
      const day = expectedDay(participant, date);
      return day ? [{ participant, day }] : [];
    })
    .toSorted((a, b) => (a.day.askAt < b.day.askAt ? -1 : 1));
}

/** When the last of them is cut off; null: nobody is expected. */
export function closesAt(expected: readonly Expected[]): Instant | null {
  return expected.reduce<Instant | null>(
    (last, { day }) => (last === null || day.cutoffAt > last ? day.cutoffAt : last),
    null,
  );
}

/** Whether nobody's word is waited for any more: each has answered, skipped, been excused, or is past their own cut-off. */
export function isComplete(expected: readonly Expected[], prompts: readonly Prompt[], now: Instant): boolean {
  const states = new Map(prompts.map(({ user, state }) => [user, state]));
  return expected.every(({ participant, day }) => {
    const state = states.get(participant.member.id);
    return now >= day.cutoffAt || (state !== undefined && state !== 'open');
  });
}

/** Everything about one run, as loaded. */
export interface RunFacts {
  readonly participants: readonly Participant[];
  readonly date: LocalDate;
  readonly prompts: readonly Prompt[];
  readonly answers: readonly Answer[];
  /** Open ones of the project, oldest first. */
  readonly blockers: readonly BlockerLook[];
  /** Lines of this date that ask for a review and are not said to block. */
  readonly reviews: readonly { readonly name: string; readonly text: string }[];
  /** What was handed over and waits, or is in other hands for now; absent: nothing is. */
  readonly handovers?: readonly HandoverLook[];
  /** Of the next weeks; absent: none. */
  readonly deadlines?: readonly DeadlineLook[];
  /** Bets that stay at risk; absent: none of which others than its owner have heard. */
  readonly risks?: readonly WeeklyRisk[];
  /** The summary that is kept of this date; absent: none is. */
  readonly summary?: WholeSummary;
  /** Whom its lines that did not hold wait for; absent: nobody. */
  readonly review?: ReviewLook;
  /** Where whose answer stands whole, as far as it does. */
  readonly links?: ReadonlyMap<UserId, string>;
  /** People answered, and none of it is news; absent: it may be. */
  readonly unchanged?: boolean;
  /** Whoever answered and has left the project since. */
  readonly former: readonly Pick<Member, 'id' | 'name'>[];
}

/** The digest of a run: answers in the order they came, who is away and back when, and how many are missing. */
export function digestOf(facts: RunFacts, projectName: string): DigestMessage {
  const names = namesOf(facts);
  const answered = new Set(facts.answers.map(({ user }) => user));
  const skipped = facts.prompts.filter(({ state, user }) => state === 'skipped' && !answered.has(user));
  const quiet = new Set([...answered, ...letOff(facts)]);
  return {
    kind: 'digest',
    projectName,
    date: facts.date,
    answers: inOrder(facts.answers).map((answer) => answerIn(facts, names, answer)),
    ...summaryIn(facts),
    ...(facts.unchanged ? { unchanged: true } : {}),
    blockers: facts.blockers,
    reviews: facts.reviews,
    ...(facts.handovers?.length ? { handovers: facts.handovers } : {}),
    ...(facts.deadlines?.length ? { deadlines: facts.deadlines } : {}),
    ...(facts.risks?.length ? { risks: facts.risks } : {}),
    away: awayOn(facts),
    skipped: skipped.map(({ user }) => nameIn(names, user)),
    missing: expectedOn(facts.participants, facts.date).filter(({ participant }) => !quiet.has(participant.member.id))
      .length,
  };
}

/** A digest without anybody's words: how many answered, who is away, how many are missing. */
export function withheld({ kind, projectName, date, answers, away, skipped, missing }: DigestMessage): DigestMessage {
  const nameless = answers.map(({ late }) => ({ name: '', words: NO_WORDS, late }));
  const counted = { answers: nameless, blockers: [], away, skipped, missing };
  return { kind, projectName, date, ...counted, posting: 'leads', withheld: true };
}

function answerIn(
  facts: RunFacts,
  names: ReadonlyMap<UserId, string>,
  answer: Answer,
): DigestMessage['answers'][number] {
  const { user, words, late } = answer;
  const link = facts.links?.get(user);
  const lines = facts.summary ? linesOn(facts.summary, answer, link === undefined) : null;
  const guest = facts.participants.some(({ member }) => member.id === user && member.guest);
  return {
    name: nameIn(names, user),
    words,
    late,
    ...(link === undefined ? {} : { link }),
    ...(guest ? { guest } : {}),
    ...(lines ? { lines } : {}),
  };
}

const linkOf = (links: RunFacts['links'], user: UserId): { link?: string } => {
  const link = links?.get(user);
  return link === undefined ? {} : { link };
};

/** What stands above and below the answers because a summary of them is kept. */
function summaryIn({ summary: whole, answers, review, links, ...facts }: RunFacts): Pick<DigestMessage, 'summary'> {
  if (!whole) return {};
  const { project, date, plain, models, groups } = whole.summary;
  const names = namesOf(facts);
  const held = plain === null ? whole.claims.filter(waits) : [];
  const authors = [...new Set(held.flatMap(({ people }) => people.slice(0, 1)))];
  return {
    summary: {
      handle: promptHandle(project, date),
      models: plain === null ? models : [],
      headline: plain === null ? headlineOver(whole, answers) : [],
      themes: groups.map(({ title }) => title),
      held: held.length,
      ...(review && held.length > 0
        ? { review: { ...review, of: authors.map((user) => ({ name: nameIn(names, user), ...linkOf(links, user) })) } }
        : {}),
    },
  };
}

/** Where a run stands for a reader in `zone`: nobody whose morning is still to come is called missing. */
export function statusOf(
  facts: RunFacts,
  projectName: string,
  zone: Zone,
  now: Instant,
): Omit<StandupStatus, 'others'> {
  const names = namesOf(facts);
  const answered = new Set(facts.answers.map(({ user }) => user));
  const skipped = facts.prompts.filter(({ state, user }) => state === 'skipped' && !answered.has(user));
  const expected = expectedOn(facts.participants, facts.date);
  const done = new Set([...answered, ...letOff(facts)]);
  const waited = expected.filter(({ participant }) => !done.has(participant.member.id));
  const named = ({ participant }: Expected) => participant.member.name;
  return {
    kind: 'standup-status',
    projectName,
    date: facts.date,
    zone,
    answered: inOrder(facts.answers).map((a) => ({ name: nameIn(names, a.user), at: a.answeredAt, late: a.late })),
    skipped: skipped.map(({ user }) => nameIn(names, user)),
    ahead: waited.filter(({ day }) => now < day.askAt).map((e) => ({ name: named(e), askAt: e.day.askAt })),
    open: waited
      .filter(({ day }) => day.askAt <= now && now < day.cutoffAt)
      .map((e) => ({ name: named(e), cutoffAt: e.day.cutoffAt })),
    missing: waited.filter(({ day }) => day.cutoffAt <= now).map(named),
    away: awayOn(facts),
    closesAt: closesAt(expected),
    blockers: facts.blockers,
  };
}

/** Who would be asked for the date but is on leave, and when they are back. */
function awayOn({ participants, date }: RunFacts): { name: string; backOn: LocalDate }[] {
  return participants
    .filter((p) => p.participation.role === 'participant' && absenceOn(p.absences, date) && standupDay(p, date))
    .map((p) => ({ name: p.member.name, backOn: backOn(p, date) }));
}

const namesOf = ({ participants, former }: Pick<RunFacts, 'participants' | 'former'>): Map<UserId, string> =>
  new Map([...participants.map(({ member }) => member), ...former].map(({ id, name }) => [id, name]));

/** Someone of whom nothing is known any more is still somebody. */
const nameIn = (names: ReadonlyMap<UserId, string>, user: UserId): string => names.get(user) ?? 'A former member';

/** Of whom no answer is expected any more although they were asked: they skipped the day, or it was taken back. */
const letOff = ({ prompts }: RunFacts): UserId[] =>
  prompts.filter(({ state }) => state === 'skipped' || state === 'excused').map(({ user }) => user);

const inOrder = (answers: readonly Answer[]): Answer[] =>
  answers.toSorted((a, b) => (a.answeredAt < b.answeredAt ? -1 : 1));
