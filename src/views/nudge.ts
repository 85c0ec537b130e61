import type { NudgeMessage } from '#domain/nudge-message.ts';
import { promptHandle } from '#domain/prompt.ts';
import { dateInWords } from '#domain/time-words.ts';
import { actions, bold, button, context, paragraph, projectName, rich, view, type View } from './kit.ts';
import { onDay } from './moment.ts';

/** The one reminder of a day, with the reason why it was sent. */
export function nudge(message: NudgeMessage): View {
  const { askedAt, cutoffAt, zone, date } = message;
  const name = projectName(message.projectName);
  const until = onDay(cutoffAt, zone, date);
  const opening = `There is still time for a word on ${name}, ${dateInWords(date)}:`;
  const handle = promptHandle(message.project, date);
  return view(`${opening} you have until ${until} your time.`, [
    rich(paragraph(`${opening} you have until `, bold(until), ' your time. A line or two is plenty.')),
    actions(
      button('standup.fill', 'Fill in', handle, 'primary'),
      button('standup.skip', 'Skip today', handle),
      button('hours.change', 'My hours', '-'),
      button('nudge.useless', 'Not useful', `reminder|${date}`),
    ),
    context(
      `Why am I seeing this? I asked at ${onDay(askedAt, zone, date)} and have no answer yet. ` +
        'There is one reminder a day at most, and none once you have answered. Not useful ends these reminders for you, My hours brings them back.',
    ),
  ]);
}
