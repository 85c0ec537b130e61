import type { HomeView, ModalView } from '@slack/types';
import type { ShownForm } from '#domain/form.ts';
import type { Home } from '#domain/home.ts';
import type { Message } from '#domain/message.ts';
import { answerHistory } from './answer-history.ts';
import { blockerForm, blockerUpdateForm } from './blocker-form.ts';
import { blockerCard, blockerDoubts, blockerList } from './blocker.ts';
import { auditLog } from './audit-log.ts';
import { costReport } from './cost.ts';
import { clockChanges } from './clock-change.ts';
import { deadlineForm, deadlineList } from './deadline.ts';
import { digest } from './digest.ts';
import { digestPart } from './digest-part.ts';
import { weekly, weeklyPart } from './weekly.ts';
import { doctor } from './doctor.ts';
import { forgetForm } from './forget-form.ts';
import { handoverCard } from './handover.ts';
import { handoverForm } from './handover-form.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { hypothesisCard } from './hypothesis.ts';
import { hypothesisCheckIns, hypothesisList, hypothesisReport } from './hypothesis-list.ts';
import { decisionForm, readingForm, watchForm } from './hypothesis-acts.ts';
import { deciderForm } from './hypothesis-decider.ts';
import { hypothesisForm } from './hypothesis-form.ts';
import { withdrawalForm } from './reading-withdrawn.ts';
import { decidedForm, evidenceForm } from './hypothesis-mark.ts';
import { holidays } from './holidays.ts';
import { holidaysForm } from './holidays-form.ts';
import { hoursForm } from './hours-form.ts';
import { introduction } from './introduction.ts';
import type { View } from './kit.ts';
import { leadNote } from './lead-note.ts';
import { leaveForm } from './leave-form.ts';
import { note } from './note.ts';
import { nudge } from './nudge.ts';
import { nudgeRates } from './nudge-rates.ts';
import { overlapBest, overlapToday } from './overlap.ts';
import { overlapAsk } from './overlap-ask.ts';
import { overlapBet } from './overlap-bet.ts';
import { overlapNudge } from './overlap-nudge.ts';
import { overlapWeek } from './overlap-week.ts';
import { preview } from './preview.ts';
import { projectCard, projectForm, welcome } from './project.ts';
import { deleteForm, projectMembers, rolesForm } from './project-people.ts';
import { prompt, promptDone } from './prompt.ts';
import { questionsForm } from './question.ts';
import { regional } from './regional.ts';
import { reviewCard } from './review.ts';
import { reviewForm } from './review-form.ts';
import { riskNudge } from './risk-nudge.ts';
import { prompts } from './prompts.ts';
import { answerPosted, runOpened } from './run.ts';
import { slotList } from './slots.ts';
import { stakeholderWeek } from './stakeholder.ts';
import { stakeholderForm } from './stakeholder-form.ts';
import { standupForm } from './standup-form.ts';
import { status } from './status.ts';
import { summaryWhy } from './summary-why.ts';
import { tokenList } from './tokens.ts';
import { toldForm } from './told-form.ts';
import { travel } from './travel.ts';

/** Every message has exactly one look; a new kind without a case here does not compile. */
export function render(message: Message): View {
  switch (message.kind) {
    case 'introduction':
      return introduction(message);
    case 'prompt':
      return prompt(message);
    case 'prompt-done':
      return promptDone(message);
    case 'prompts':
      return prompts(message);
    case 'nudge':
      return nudge(message);
    case 'run-opened':
      return runOpened(message);
    case 'answer-posted':
      return answerPosted(message);
    case 'digest':
      return digest(message);
    case 'summary-why':
      return summaryWhy(message);
    case 'review-card':
      return reviewCard(message);
    case 'welcome':
      return welcome(message);
    case 'project-card':
      return projectCard(message);
    case 'project-members':
      return projectMembers(message);
    case 'audit-log':
      return auditLog(message);
    case 'token-list':
      return tokenList(message);
    case 'lead-note':
      return leadNote(message);
    case 'travel':
      return travel(message);
    case 'holidays':
      return holidays(message);
    case 'doctor':
      return doctor(message);
    case 'cost-report':
      return costReport(message);
    case 'standup-status':
      return status(message);
    case 'standup-preview':
      return preview(message);
    case 'blocker-card':
      return blockerCard(message);
    case 'blocker-doubts':
      return blockerDoubts(message);
    case 'blocker-list':
      return blockerList(message);
    case 'answer-history':
      return answerHistory(message);
    case 'overlap-today':
      return overlapToday(message);
    case 'overlap-week':
      return overlapWeek(message);
    case 'overlap-best':
      return overlapBest(message);
    case 'overlap-nudge':
      return overlapNudge(message);
    case 'overlap-ask':
      return overlapAsk(message);
    case 'overlap-bet':
      return overlapBet(message);
    case 'risk-nudge':
      return riskNudge(message);
    case 'nudge-rates':
      return nudgeRates(message);
    case 'slot-list':
      return slotList(message);
    case 'deadline-list':
      return deadlineList(message);
    case 'handover-card':
      return handoverCard(message);
    case 'clock-changes':
      return clockChanges(message);
    case 'hypothesis-card':
      return hypothesisCard(message);
    case 'hypothesis-check-ins':
      return hypothesisCheckIns(message);
    case 'hypothesis-list':
      return hypothesisList(message);
    case 'hypothesis-report':
      return hypothesisReport(message);
    case 'digest-part':
      return digestPart(message);
    case 'regional':
      return regional(message);
    case 'weekly':
      return weekly(message);
    case 'weekly-part':
      return weeklyPart(message);
    case 'stakeholder-week':
      return stakeholderWeek(message);
    case 'help':
      return help(message);
    case 'note':
    default: // takes nothing but a note, so a new kind does not compile
      return note(message);
  }
}

/** Every form has exactly one look. */
export function renderForm(form: ShownForm): ModalView {
  switch (form.kind) {
    case 'standup-form':
      return standupForm(form);
    case 'project-form':
      return projectForm(form);
    case 'blocker-form':
      return blockerForm(form);
    case 'blocker-update-form':
      return blockerUpdateForm(form);
    case 'roles-form':
      return rolesForm(form);
    case 'questions-form':
      return questionsForm(form);
    case 'delete-form':
      return deleteForm(form);
    case 'holidays-form':
      return holidaysForm(form);
    case 'leave-form':
      return leaveForm(form);
    case 'hours-form':
      return hoursForm(form);
    case 'forget-form':
      return forgetForm(form);
    case 'stakeholder-form':
      return stakeholderForm(form);
    case 'deadline-form':
      return deadlineForm(form);
    case 'handover-form':
      return handoverForm(form);
    case 'hypothesis-form':
      return hypothesisForm(form);
    case 'reading-form':
      return readingForm(form);
    case 'decision-form':
      return decisionForm(form);
    case 'evidence-form':
      return evidenceForm(form);
    case 'decided-form':
      return decidedForm(form);
    case 'decider-form':
      return deciderForm(form);
    case 'withdrawal-form':
      return withdrawalForm(form);
    case 'watch-form':
      return watchForm(form);
    case 'review-form':
      return reviewForm(form);
    case 'told-form':
    default:
      return toldForm(form, form.message ? render(form.message).blocks : []);
  }
}

/** A person's Home has one look. */
export function renderHome(shown: Home): HomeView {
  return home(shown);
}
