import { NO_WORDS } from '#domain/answer.ts';
import { commonChoice, type BlockerChoice } from '#domain/blocker-choice.ts';
import type { StandupForm, StandupSection } from '#domain/form.ts';
import { BETS_ASKED_MAX, splitBetLines } from '#domain/hypothesis-said.ts';
import { planItems } from '#domain/plan-items.ts';
import type { Participant } from '#domain/standup.ts';
import { targetOf, type Target } from '#domain/target.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { ownLooks } from './blocker-look.ts';
import { betsAsked } from './hypothesis-standup.ts';
import { hearersOf } from './leads.ts';
import { postingOf } from './posting.ts';
import { openRun } from './question.ts';

/** What each of a person's projects would take an answer for at `now`; `meant`: as for `targetOf`. */
export async function targetsOf(
  store: Store,
  participants: readonly Participant[],
  now: Instant,
  meant: 'newest' | 'today' = 'newest',
): Promise<{ participant: Participant; target: Target }[]> {
  const found: { participant: Participant; target: Target }[] = [];
  for (const participant of participants) {
    const { workspace, id } = participant.project;
    const latest = await store.prompts.latest(workspace, id, participant.member.id);
    found.push({ participant, target: targetOf(participant, latest, now, meant) });
  }
  return found;
}

/** The date a target stands for, with its cut-off; null: none. */
export function dateOf(target: Target): { readonly date: LocalDate; readonly cutoffAt: Instant } | null {
  return target.is === 'prompt' ? target.prompt : target.is === 'day' ? target.day : null;
}

/** A section of the form: what was said already, or else the plan of last time as a start. */
export async function sectionFor(
  store: Store,
  { project, member }: Participant,
  { date, cutoffAt }: { readonly date: LocalDate; readonly cutoffAt: Instant },
  now: Instant,
): Promise<StandupSection> {
  const { workspace, id } = project;
  const given = await store.answers.find(workspace, id, member.id, date);
  const last = await store.answers.latestBefore(workspace, id, member.id, date);
  const lastPlan = last?.words.plan ?? '';
  // A form shown is a run opened: what it asks is what is answered, whoever changes the questions meanwhile.
  const run =
    now < cutoffAt ? await openRun(store, project, date, cutoffAt, now) : await store.runs.find(workspace, id, date);
  const questions = run?.questions ?? project.questions;
  const asked = given?.words.asked ?? [];
  const bets = await betsAsked(store, { project, member }, now);
  const shown = bets.slice(0, BETS_ASKED_MAX).map(({ number }) => number);
  const { rest, said } = splitBetLines(given?.words.evidence ?? '', shown);
  const posting = await postingOf(store, project, date);
  return {
    project: id,
    projectName: project.name,
    date,
    // The items of a list have boxes of their own.
    words: given
      ? { ...given.words, evidence: rest }
      : { ...NO_WORDS, done: planItems(lastPlan).length > 0 ? '' : lastPlan },
    bets: bets.map((bet) => ({ ...bet, said: said.get(bet.number) ?? null })),
    lastPlan,
    late: given ? given.late : now >= cutoffAt,
    edit: given !== null,
    open: await ownLooks(store, project, member.id, date, now),
    posting,
    leads: posting === 'leads' ? (await hearersOf(store, project)).map(({ name }) => name) : [],
    own: questions.map((question) => ({
      question,
      text: asked.find((one) => one.question === question.text)?.text ?? '',
    })),
    ...asChosen(commonChoice(await store.blockers.ofAnswer(workspace, id, member.id, date))),
  };
}

const asChosen = ({ kind, helper }: BlockerChoice) => ({ blockerKind: kind, helper });

/** One form for everything that can be answered now; without sections there is nothing. */
export async function formFor(store: Store, participants: readonly Participant[], now: Instant): Promise<StandupForm> {
  const sections: StandupSection[] = [];
  for (const { participant, target } of await targetsOf(store, participants, now)) {
    const found = dateOf(target);
    if (found) sections.push(await sectionFor(store, participant, found, now));
  }
  return { kind: 'standup-form', sections };
}
