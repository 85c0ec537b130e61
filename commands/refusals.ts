import { blockerId } from '#domain/blocker.ts';
import type { ActRefusal } from '#flows/blocker-act.ts';
import type { HelperRefusal } from '#flows/blocker-raise.ts';
import type { AnswerRefusal } from '#flows/answer.ts';
import type { NoPart } from '#flows/asking.ts';
import type { ProjectRefusal } from '#flows/project.ts';
import type { SkipRefusal } from '#flows/skip.ts';
import { localDate, type Instant } from '#domain/time.ts';
import { momentInWords } from '#domain/time-words.ts';

const NO_PART: Readonly<Record<NoPart, string>> = {
  'no-project': 'This project was deleted, so nobody is asked for it any more.',
  'not-a-participant': 'You are not a member of this project any more. Join its channel and you will be asked again.',
  observer: 'You read along in this project and are not asked. Whoever leads it can change that.',
};

/** Why an answer was not taken, and what to do next, in a sentence. */
export function answerRefused(refusal: AnswerRefusal): string {
  switch (refusal.kind) {
    case 'empty':
      return 'There is nothing in it yet. Write at least one line, or use Skip today.';
    case 'no-project':
    case 'not-a-participant':
    case 'observer':
      return NO_PART[refusal.kind];
    case 'not-a-standup-day':
      return 'You have no standup on that date. `/standup preview` shows when you are asked.';
    case 'no-plan':
      return 'There is no earlier plan to keep. Press Fill in and write one.';
    case 'answered':
      return 'You have answered already; `/standup` lets you change it.';
    case 'still-asked':
      return `This project also asks "${refusal.question}", and needs an answer to it. Press Fill in.`;
    case 'unknown-helper':
    case 'own-helper':
      return helperRefused(refusal);
  }
}

/** Why somebody cannot be named as a helper, in a sentence. */
export function helperRefused({ kind }: HelperRefusal): string {
  if (kind === 'own-helper') return 'That is the person who is blocked. Choose somebody else, or leave it empty.';
  return 'I do not know their hours, because they are in none of my projects. Choose somebody who is, or leave it empty.';
}

/** Why nothing was done about a blocker, in a sentence. */
export function actRefused(refusal: ActRefusal, number: number): string {
  switch (refusal.kind) {
    case 'unknown':
      return `I know no ${blockerId(number)}. \`/standup blockers\` lists those that are open.`;
    case 'not-yours':
      return `${blockerId(number)} belongs to a project that you are not in. Join its channel, or ask its owner.`;
    case 'over':
      return `${blockerId(number)} is closed already.`;
    case 'seen':
      return `You have acknowledged ${blockerId(number)} already. Update tells how it goes, Resolve closes it.`;
    case 'empty':
      return 'There is nothing new in it. Write how it goes, or choose somebody else who could help.';
    case 'unknown-helper':
    case 'own-helper':
      return helperRefused(refusal);
  }
}

/** Why today could not be skipped or put off, in a sentence. */
export function skipRefused(refusal: SkipRefusal, now: Instant): string {
  switch (refusal.kind) {
    case 'no-project':
    case 'not-a-participant':
    case 'observer':
      return NO_PART[refusal.kind];
    case 'not-a-standup-day':
      return 'You have no standup on that date. `/standup preview` shows when you are asked.';
    case 'answered':
      return 'You have answered already; `/standup` lets you change it.';
    case 'skipped':
      return 'That one is left out already.';
    case 'not-asked':
      return 'You have not been asked yet. `/standup skip` leaves today out, `/standup` answers early.';
    case 'over':
      return 'That standup is over. `/standup` opens the one you can still answer.';
    case 'too-long':
      return `That would be outside your hours, which end at ${momentInWords(refusal.latest, refusal.zone, localDate(now, refusal.zone))}. Choose another time, or skip today.`;
  }
}

/** Why a project could not be set up or changed, in a sentence. */
export function projectRefused(refusal: ProjectRefusal): string {
  switch (refusal.kind) {
    case 'not-a-project':
      return 'There is no project here. Go to the channel of the project you mean; in a channel without one, `/project setup` makes one.';
    case 'not-allowed':
      return 'Only its leads, its creator and Slack administrators can change this project. Ask one of them.';
    case 'guest':
      return 'Guests and people of other organisations can answer, but not set up projects, change them or look into them. Ask a full member of this workspace.';
    case 'stranger':
      return 'Slack cannot tell me who you are right now. Please try again in a minute.';
    case 'already-paused':
      return 'This project is paused already. `/project resume` starts it again.';
    case 'not-paused':
      return 'This project is running. `/project pause` stops it.';
    case 'dormant':
      return 'I am not in this channel, so the project sleeps. Invite me and it wakes up; where you see me, remove me first.';
    case 'exists':
      return `This channel has a project already: ${refusal.project.name}. \`/project settings\` changes it.`;
  }
}
