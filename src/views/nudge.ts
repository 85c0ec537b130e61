import type { KnownBlock } from '@slack/types';
import type { NudgeMessage } from '#domain/nudge-message.ts';
import { promptHandle } from '#domain/prompt.ts';
import { dateInWords } from '#domain/time-words.ts';
import { actions, bold, button, context, count, listed, paragraph, projectName, rich, view, type View } from './kit.ts';
import { onDay } from './moment.ts';

/** More stand in the form; a reminder is no list. */
const SHOWN_MAX = 12;
const NAMES_MAX = 6;

/** The one reminder of a day, also of several projects, with the reason why it was sent. */
export function nudge(message: NudgeMessage): View {
  const { also = [], zone, date } = message;
  const names = [message, ...also].map((one) => projectName(one.projectName));
  const until = onDay(message.cutoffAt, zone, date);
  const opening = `There is still time for a word on ${listed(names, NAMES_MAX)}, ${dateInWords(date)}:`;
  return view(`${opening} you have until ${until} your time.`, [
    ...(also.length === 0 ? single(message, opening, until) : several(message, also, opening)),
    context(
      `Why am I seeing this? I asked at ${onDay(message.askedAt, zone, date)} and have no answer yet. ` +
        'There is one reminder a day at most, and none once you have answered. Not useful ends these reminders for you, My hours brings them back.',
    ),
  ]);
}

function single(message: NudgeMessage, opening: string, until: string): KnownBlock[] {
  const handle = promptHandle(message.project, message.date);
  return [
    rich(paragraph(`${opening} you have until `, bold(until), ' your time. A line or two is plenty.')),
    actions(
      button('standup.fill', 'Fill in', handle, 'primary'),
      button('standup.skip', 'Skip today', handle),
      ...foot(message),
    ),
  ];
}

/** One form takes all of them; each can be left out for itself in the question. */
function several(message: NudgeMessage, also: NonNullable<NudgeMessage['also']>, opening: string): KnownBlock[] {
  const shown = [message, ...also].slice(0, SHOWN_MAX);
  const more = also.length + 1 - shown.length;
  const lines = shown.map(({ projectName: name, cutoffAt, date }) =>
    paragraph(bold(projectName(name)), ` until ${onDay(cutoffAt, message.zone, date)}`),
  );
  return [
    rich(
      paragraph(opening),
      { type: 'rich_text_list', style: 'bullet', elements: lines },
      paragraph(`${more > 0 ? `and ${count(more, 'more project')}. ` : ''}On your own clock. A line or two is plenty.`),
    ),
    actions(button('standup.all', 'Fill in all of them', 'all', 'primary'), ...foot(message)),
  ];
}

const foot = ({ project, date }: NudgeMessage) => [
  button('hours.change', 'My hours', '-'),
  button('nudge.useless', 'Not useful', `reminder|${promptHandle(project, date)}`),
];
