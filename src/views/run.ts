import type { AnswerPosted, RunOpened } from '#domain/message.ts';
import type { Posting } from '#domain/posting.ts';
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
  sourceLink,
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
  const now = message.digest === undefined ? 'Answers arrive in the thread.' : 'Its digest ends the thread.';
  return view(`${title} · ${name}. ${now}`, [
    rich(paragraph(bold(title), ` · ${name}`)),
    message.digest === undefined
      ? context('Answers arrive in this thread as the day comes round to everyone.')
      : rich(paragraph('The day is over for everyone. Its digest ends this thread: ', sourceLink(message.digest))),
  ]);
}

const WITHOUT = 'Checked in without words.';
/** What stands in place of words that are read elsewhere since. */
const MOVED: Readonly<Record<Posting, string>> = {
  thread: WITHOUT,
  digest: 'This answer was changed. It is read in the digest of the day now.',
  leads: 'This answer was changed. Only the leads of the project read it now.',
};

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
    ...(message.posting ? [section(MOVED[message.posting])] : said.length > 0 ? said : [section(WITHOUT)]),
    ...(marks.length > 0 ? [context(marks.join(' · '))] : []),
  ]);
}
