import type { KnownBlock } from '@slack/types';
import type { AnswerHistory } from '#domain/blocker-message.ts';
import { isEmpty } from '#domain/answer.ts';
import { dateInWords } from '#domain/time-words.ts';
import { answerBlocks } from './fields.ts';
import {
  bold,
  context,
  count,
  header,
  paragraph,
  projectName,
  rich,
  view,
  WEIGHT_MAX,
  weightOf,
  type View,
  withCommands,
  bareCommands,
} from './kit.ts';

const EACH_MAX = 900;
const WEIGHT_EACH = 4000;

/** A reader's own answers, the newest first, as many as one message holds. */
export function answerHistory({ answers }: AnswerHistory): View {
  if (answers.length === 0) {
    const none = 'You have not answered yet. `/standup` opens your form.';
    return view(bareCommands(none), [rich(paragraph(...withCommands(none)))]);
  }
  const blocks: KnownBlock[] = [header('Your answers')];
  let shown = 0;
  for (const one of answers) {
    const title = `${projectName(one.projectName)} · ${dateInWords(one.date, 'with year')}${one.late ? ' (late)' : ''}`;
    const next = [
      rich(paragraph(bold(title))),
      ...(isEmpty(one.words) ? [rich(paragraph('Its words are kept no longer.'))] : []),
      ...answerBlocks(one.words, EACH_MAX, WEIGHT_EACH, '… (all of it is in the channel)'),
    ];
    if (weightOf([...blocks, ...next]) > WEIGHT_MAX - 300 || blocks.length + next.length > 44) break;
    blocks.push(...next);
    shown += 1;
  }
  const left = answers.length - shown;
  return view(`Your last ${count(shown, 'answer')}.`, [
    ...blocks,
    ...(left > 0 ? [context(`There was no room for ${count(left, 'older answer')}.`)] : []),
  ]);
}
