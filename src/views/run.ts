import type { AnswerPosted, RunOpened } from '#domain/message.ts';
import { dateInWords } from '#domain/time-words.ts';
import { answerBlocks } from './fields.ts';
import {
  bold,
  context,
  paragraph,
  personName,
  projectName,
  rich,
  section,
  view,
  WEIGHT_MAX,
  type View,
} from './kit.ts';

/** What the form takes together, and about what Slack takes in one message. */
const ANSWER_MAX = 12_000;
/** For the name above and the small print below. */
const AROUND = 400;

/** Parent of the day's thread in the channel. */
export function runOpened(message: RunOpened): View {
  const title = `Standup · ${dateInWords(message.date)}`;
  const name = projectName(message.projectName);
  return view(`${title} · ${name}. Answers arrive in the thread.`, [
    rich(paragraph(bold(title), ` · ${name}`)),
    context('Answers arrive in this thread as the day comes round to everyone.'),
  ]);
}

/** One person's reply in the day's thread, whole. */
export function answerPosted(message: AnswerPosted): View {
  const name = personName(message.name);
  const said = answerBlocks(
    message.words,
    ANSWER_MAX,
    WEIGHT_MAX - AROUND,
    '… (cut here: the rest is longer than Slack shows)',
  );
  const marks = [...(message.late ? ['late'] : []), ...(message.edited ? ['edited'] : [])];
  const aside = marks.length > 0 ? ` (${marks.join(', ')})` : '';
  return view(`${name} answered the standup of ${dateInWords(message.date)}${aside}.`, [
    rich(paragraph(bold(name))),
    ...(said.length > 0 ? said : [section('Checked in without words.')]),
    ...(marks.length > 0 ? [context(marks.join(' · '))] : []),
  ]);
}
