import { addWords, answered, isEmpty, NO_WORDS, readAnswer, sameWords } from '#domain/answer.ts';
import { withReworded } from '#domain/answer-edit.ts';
import type { BlockerChoice, FollowUp } from '#domain/blocker-choice.ts';
import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import { planItems, withCarried } from '#domain/plan-items.ts';
import type { Answer, AnswerWords, Prompt } from '#domain/prompt.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { standupDay, type Participant } from '#domain/standup.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { post } from './answer-post.ts';
import { noPartIn, type NoPart } from './asking.ts';
import { followAsks } from './ask.ts';
import { followUp } from './blocker-act.ts';
import { followWords, helperRefusal, type HelperRefusal } from './blocker-raise.ts';
import { followEvidence } from './hypothesis-standup.ts';
import { participantOf } from './participant.ts';

import { restatePrompt } from './prompt-message.ts';
import { mustAnswer, openRun, questionsOf } from './question.ts';
import { reminderHeeded } from './reminder.ts';
import { weeksFollow } from './weekly-right.ts';

/** Which prompt is answered, and by whom. */
export interface AnswerTo {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
  readonly project: ProjectId;
  readonly date: LocalDate;
}

/** What came of it. `shown`: how many messages to the person change by themselves; with 0 they must be told. */
export interface Recorded {
  readonly answer: Answer;
  readonly changed: boolean;
  readonly shown: number;
}

/**
 * Why an answer was not taken: nothing was said, the person takes no part, or that date is none of theirs;
 * `no-plan`: there is no earlier plan to keep; `answered`: an answer of their own stands, which a press must not replace;
 * `still-asked`: a question of the project's must be answered as well.
 */
export type AnswerRefusal =
  | { readonly kind: NoPart | 'empty' | 'not-a-standup-day' | 'no-plan' | 'answered' }
  | { readonly kind: 'still-asked'; readonly question: string }
  | HelperRefusal;

/** What a form says about blockers beside the words of the answer. */
export interface BlockerExtras {
  readonly choice: BlockerChoice;
  readonly followUps: readonly FollowUp[];
}

/** Stores an answer or an edit of it and shows it in the thread; the same words twice change nothing. */
export async function record(
  { store }: Ports,
  to: AnswerTo,
  words: AnswerWords,
  source: Answer['source'],
  now: Instant,
  extras: BlockerExtras | null = null,
): Promise<Result<Recorded, AnswerRefusal>> {
  if (isEmpty(words)) return refuse({ kind: 'empty' });
  return store.atomically((inside) => recordInside(inside, to, () => words, source, now, extras));
}

/** The words of a form with what its boxes say of the last plan; without boxes as they are. */
export async function carriedOver(
  store: Store,
  to: AnswerTo,
  words: AnswerWords,
  ticked: readonly number[] | null,
): Promise<AnswerWords> {
  if (ticked === null) return words;
  const last = await store.answers.latestBefore(to.workspace, to.project, to.user, to.date);
  return withCarried(words, planItems(last?.words.plan ?? ''), ticked);
}

/** Answers with the plan of last time, unchanged. */
export async function recordSamePlan(
  { store }: Ports,
  to: AnswerTo,
  now: Instant,
): Promise<Result<Recorded, AnswerRefusal>> {
  return store.atomically(async (inside) => {
    const last = await inside.answers.latestBefore(to.workspace, to.project, to.user, to.date);
    if (!last || last.words.plan === '') return refuse({ kind: 'no-plan' });
    const words = { ...NO_WORDS, plan: last.words.plan };
    const given = await inside.answers.find(to.workspace, to.project, to.user, to.date);
    if (given && !sameWords(given.words, words)) return refuse({ kind: 'answered' });
    const question = await mustAnswer(inside, to);
    if (question) return refuse({ kind: 'still-asked', question: question.text });
    return recordInside(inside, to, () => words, 'same-plan', now);
  });
}

/** Takes a typed message as the answer; to a prompt already answered it adds. */
export async function recordText(
  { store }: Ports,
  to: AnswerTo,
  text: string,
  now: Instant,
): Promise<Result<Recorded, AnswerRefusal>> {
  const words = readAnswer(text, await questionsOf(store, to));
  if (isEmpty(words)) return refuse({ kind: 'empty' });
  const added = (before: Answer | null) => (before ? addWords(before.words, words) : words);
  return store.atomically((inside) => recordInside(inside, to, added, 'message', now));
}

/**
 * Other words in place of some that were typed before, wherever they stand in the answer.
 *
 * errors: `empty`: there is no answer with these words, or nothing would be left of it.
 */
export async function recordReworded(
  { store }: Ports,
  to: AnswerTo,
  change: { readonly before: string; readonly text: string },
  now: Instant,
): Promise<Result<Recorded, AnswerRefusal>> {
  const words = await rewordedIn(store, to, change);
  if (!words) return refuse({ kind: 'empty' });
  return store.atomically((inside) => recordInside(inside, to, () => words, 'message', now));
}

/** Whether an answer holds the words that a message had, so that the message may change it. */
export async function holdsWords(
  store: Store,
  to: AnswerTo,
  change: { readonly before: string; readonly text: string },
): Promise<boolean> {
  return (await rewordedIn(store, to, change)) !== null;
}

async function rewordedIn(
  store: Store,
  to: AnswerTo,
  { before, text }: { readonly before: string; readonly text: string },
): Promise<AnswerWords | null> {
  const questions = await questionsOf(store, to);
  const given = await store.answers.find(to.workspace, to.project, to.user, to.date);
  return given && withReworded(given.words, readAnswer(before, questions), readAnswer(text, questions));
}

async function recordInside(
  store: Store,
  to: AnswerTo,
  wordsOver: (before: Answer | null) => AnswerWords,
  source: Answer['source'],
  now: Instant,
  extras: BlockerExtras | null = null,
): Promise<Result<Recorded, AnswerRefusal>> {
  const participant = await participantOf(store, to.workspace, to.project, to.user, now);
  const noPart = await noPartIn(store, to);
  if (!participant || noPart) return refuse({ kind: noPart ?? 'not-a-participant' });
  const prompt = await promptFor(store, participant, to.date, now);
  if (!prompt) return refuse({ kind: 'not-a-standup-day' });

  const refusal = await helperRefusal(store, to.workspace, to.user, extras?.choice.helper ?? null);
  if (refusal) return refuse(refusal);

  const before = await store.answers.find(to.workspace, to.project, to.user, to.date);
  const answer = answered(prompt, before, wordsOver(before), source, now);
  if (extras) await followUp(store, to, extras.followUps, now);
  if (answer || extras)
    await followWords(store, participant, answer ?? (before as Answer), extras?.choice ?? null, now);
  if (!answer) return ok({ answer: before as Answer, changed: false, shown: 1 });
  await store.answers.save(answer);
  await followAsks(store, participant, answer, now);
  await followEvidence(store, participant, answer, now);
  await settlePrompt(store, { ...prompt, state: 'answered', snoozedUntil: null }, now);
  await reminderHeeded(store, prompt);
  await post(store, participant, answer, now);
  await weeksFollow(store, participant.project, answer.date, `${to.user}:${answer.date}:v${answer.version}`, now);
  return ok({ answer, changed: true, shown: await restateAnswer(store, participant, answer, now) });
}

/** The prompt of a date; for a standup day not asked about yet, the one that an early answer makes. */
export async function promptFor(
  store: Store,
  participant: Participant,
  date: LocalDate,
  now: Instant,
): Promise<Prompt | null> {
  const { workspace, id: project } = participant.project;
  const user = participant.member.id;
  const known = await store.prompts.find(workspace, project, user, date);
  if (known) return known;
  const day = standupDay(participant, date);
  if (!day) return null;
  const { askAt, nudgeAt, cutoffAt } = day;
  await openRun(store, participant.project, date, cutoffAt, now);
  const state = { state: 'open', snoozedUntil: null, askedAt: null, nudgedAt: null } as const;
  return { workspace, project, user, date, askAt, nudgeAt, cutoffAt, ...state };
}

/** Saves what became of a prompt, and has the run and the agenda looked at again. */
export async function settlePrompt(store: Store, prompt: Prompt, now: Instant): Promise<void> {
  const { workspace, project, user, date } = prompt;
  if (!(await store.prompts.insert(prompt))) await store.prompts.save(prompt);
  await store.agenda.set({ workspace, project, user }, now);
  if ((await store.prompts.countOf(workspace, project, date, 'open')) > 0) return;
  const run = await store.runs.find(workspace, project, date);
  if (run && run.closedAt === null) await store.runs.save({ ...run, closesAt: now });
}

function restateAnswer(store: Store, participant: Participant, answer: Answer, now: Instant): Promise<number> {
  const { date, words, late, version } = answer;
  return restatePrompt(store, participant, date, { is: 'answered', words, late, version }, `v${version}`, now);
}
