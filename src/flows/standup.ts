import { closing, mayWrite } from '#domain/hours.ts';
import { againKey, promptKey } from '#domain/keys.ts';
import type { Prompt } from '#domain/prompt.ts';
import { stepsDue, type Participant, type StandupDay, type Step } from '#domain/standup.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { AgendaItem, Store } from '#ports/store.ts';
import { toldByPrompt } from './handover-said.ts';
import { participantOf } from './participant.ts';
import { askedAbout, joinOther, promptMessage, restatePrompt } from './prompt-message.ts';
import { openRun } from './question.ts';
import { remind } from './reminder.ts';
import { PRIORITY, say } from './say.ts';

const PAGE = 200;
/** A look that throws is taken again this much later, so that one bad row never holds up everybody else. */
const SET_ASIDE_MINUTES = 5;
/** miss + ask, then look again; more means a step does not change what it should. */
const MOST_ROUNDS = 4;
/** What is handed over in the last minute of their hours might arrive after them. */
const ON_ITS_WAY_MINUTES = 1;

/** Asks, asks again and nudges everyone for whom it is time at `now`; running it twice for one moment does it once. */
export async function askDue({ store, log }: Ports, now: Instant): Promise<void> {
  for (let due = await store.agenda.due(now, PAGE); due.length > 0; due = await store.agenda.due(now, PAGE)) {
    for (const item of due) {
      try {
        await store.atomically((inside) => look(inside, item, now));
      } catch (error) {
        log.error('A look at a participant failed', { ...item, error });
        await store.agenda.set(item, plusMinutes(now, SET_ASIDE_MINUTES));
      }
    }
  }
}

async function look(store: Store, item: AgendaItem, now: Instant): Promise<void> {
  const participant = await participantOf(store, item.workspace, item.project, item.user, now);
  if (participant?.project.state !== 'active') return store.agenda.set(item, null);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const latest = await store.prompts.latest(item.workspace, item.project, item.user);
    if (latest && mayWrite(participant, now) && (await gotStuck(store, latest, now)))
      await askAgain(store, participant, latest, now, false);
    const { steps, next } = stepsDue(participant, latest, now);
    if (steps.length === 0) return store.agenda.set(item, next);
    for (const step of steps) await take(store, participant, step, now);
  }
  throw new Error('the steps about a participant do not settle');
}

function take(store: Store, participant: Participant, step: Step, now: Instant): Promise<unknown> {
  switch (step.do) {
    case 'ask':
      return ask(store, participant, step.day, now);
    case 'ask-again':
      return askAgain(store, participant, step.prompt, now, true);
    case 'nudge':
      return remind(store, participant, step.prompt, lastMoment(participant, step.prompt.cutoffAt, now), now);
    case 'miss':
      return miss(store, participant, step.prompt, now);
  }
}

async function ask(store: Store, participant: Participant, day: StandupDay, now: Instant): Promise<void> {
  const { workspace, id: project } = participant.project;
  const user = participant.member.id;
  const key = { workspace, project, user, date: day.date };
  const plan = { askAt: day.askAt, nudgeAt: day.nudgeAt, cutoffAt: day.cutoffAt };
  await store.prompts.insert({ ...key, ...plan, state: 'open', snoozedUntil: null, askedAt: now, nudgedAt: null });
  // The run is looked at when its first member is cut off, and then again when the next is.
  await openRun(store, participant.project, day.date, day.cutoffAt, now);
  const joined = await joinOther(store, key, now);
  await toldByPrompt(store, participant.project, user, now);
  if (joined) return;
  await say(store, now, {
    workspace,
    key: promptKey(project, user, day.date),
    address: { to: 'person', user },
    message: await promptMessage(store, participant, day, false, now),
    priority: PRIORITY.prompt,
    notAfter: lastMoment(participant, day.cutoffAt, now),
  });
}

/** Whether an open question never reached the person: Slack was away until their hours were over, or the project was at rest. */
async function gotStuck(store: Store, prompt: Prompt, now: Instant): Promise<boolean> {
  const { state, askedAt, snoozedUntil, cutoffAt } = prompt;
  if (state !== 'open' || askedAt === null || snoozedUntil !== null || now >= cutoffAt) return false;
  const about = await askedAbout(store, prompt);
  const asked = about.filter(({ message }) => message.kind === 'prompt' || message.kind === 'prompts');
  return asked.length > 0 && asked.every((one) => one.state === 'dropped');
}

/** The last moment at which something unasked may reach them: their hours go on, and it is still true. */
function lastMoment(participant: Participant, cutoffAt: Instant, now: Instant): Instant {
  const ends = plusMinutes(closing(participant, now) ?? cutoffAt, -ON_ITS_WAY_MINUTES);
  return [ends > now ? ends : now, cutoffAt].toSorted()[0] ?? cutoffAt;
}

async function askAgain(
  store: Store,
  participant: Participant,
  prompt: Prompt,
  now: Instant,
  snoozed: boolean,
): Promise<void> {
  const { workspace, project, user, date } = prompt;
  await store.prompts.save({ ...prompt, snoozedUntil: null });
  await say(store, now, {
    workspace,
    key: againKey(project, user, date, prompt.snoozedUntil ?? now),
    subject: promptKey(project, user, date),
    address: { to: 'person', user },
    message: await promptMessage(store, participant, prompt, snoozed, now),
    priority: PRIORITY.prompt,
    notAfter: lastMoment(participant, prompt.cutoffAt, now),
  });
}

async function miss(store: Store, participant: Participant, prompt: Prompt, now: Instant): Promise<void> {
  await store.prompts.save({ ...prompt, state: 'missed', snoozedUntil: null });
  await restatePrompt(store, participant, prompt.date, { is: 'missed' }, 'missed', now);
}
