import type { Button, Choices, Command, Form, Listener, Shortcut } from '#ports/doors.ts';
import { answerDoors } from './answer.ts';
import { awayButtons } from './away.ts';
import { blockerDoors } from './blocker.ts';
import { deadlineDoors } from './deadlines.ts';
import { askDoors } from './ask.ts';
import { handoverDoors } from './handover.ts';
import { listeners as heard } from './happenings.ts';
import { digestDoors } from './digest.ts';
import { hypothesisDoors } from './hypothesis.ts';
import { decisionForm, readingForm, watchForm } from './hypothesis-acts.ts';
import { deciderForm } from './hypothesis-decider.ts';
import { withdrawalForm } from './reading-withdrawn.ts';
import { hypothesisForm } from './hypothesis-sent.ts';
import { hypothesisMarkDoors } from './hypothesis-mark.ts';
import { holidayDoors } from './holidays.ts';
import { hoursDoors } from './hours.ts';
import { leaveDoors } from './leave.ts';
import { markDoors } from './mark.ts';
import { meridian } from './meridian.ts';
import { nudgeDoors } from './nudge.ts';
import { overlap } from './overlap.ts';
import { privacyDoors } from './privacy.ts';
import { projectDoors } from './project.ts';
import { peopleDoors } from './project-people.ts';
import { tokenDoors } from './project-tokens.ts';
import { questionDoors } from './question.ts';
import { reviewDoors } from './review.ts';
import { slotDoors } from './slots.ts';
import { standup, standupButtons } from './standup.ts';
import { stakeholderDoors } from './stakeholder.ts';
import { summary } from './summary.ts';
import { travelDoors } from './travel.ts';
import { weeklyDoors } from './weekly.ts';
import { zoneChoices } from './zones.ts';

/** Every slash command. */
export const commands: readonly Command[] = [
  standup,
  hypothesisDoors.command,
  overlap,
  summary,
  ...projectDoors.commands,
  meridian,
];
/** Every button and menu of a message. */
export const buttons: readonly Button[] = [
  ...answerDoors.buttons,
  ...standupButtons,
  ...awayButtons,
  ...leaveDoors.buttons,
  ...blockerDoors.buttons,
  ...askDoors.buttons,
  ...handoverDoors.buttons,
  ...projectDoors.buttons,
  ...deadlineDoors.buttons,
  ...peopleDoors.buttons,
  ...tokenDoors.buttons,
  ...questionDoors.buttons,
  ...hoursDoors.buttons,
  ...privacyDoors.buttons,
  ...nudgeDoors.buttons,
  ...slotDoors.buttons,
  ...travelDoors.buttons,
  ...holidayDoors.buttons,
  ...weeklyDoors.buttons,
  ...stakeholderDoors.buttons,
  ...digestDoors.buttons,
  ...reviewDoors.buttons,
  ...hypothesisDoors.buttons,
];
/** Every modal. */
export const forms: readonly Form[] = [
  ...answerDoors.forms,
  ...blockerDoors.forms,
  ...handoverDoors.forms,
  ...markDoors.forms,
  ...projectDoors.forms,
  ...deadlineDoors.forms,
  ...stakeholderDoors.forms,
  ...peopleDoors.forms,
  ...questionDoors.forms,
  ...hoursDoors.forms,
  ...leaveDoors.forms,
  ...holidayDoors.forms,
  ...privacyDoors.forms,
  ...reviewDoors.forms,
  hypothesisForm,
  readingForm,
  decisionForm,
  watchForm,
  deciderForm,
  withdrawalForm,
  ...hypothesisMarkDoors.forms,
];
/** Everything in the menu of a message. */
export const shortcuts: readonly Shortcut[] = [...markDoors.shortcuts, ...hypothesisMarkDoors.shortcuts];
/** Everything listened to. */
export const listeners: readonly Listener[] = heard as readonly Listener[];
/** Everything that fields offer while somebody types. */
export const choices: readonly Choices[] = [zoneChoices, ...deadlineDoors.choices];
