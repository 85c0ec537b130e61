import type { KnownBlock } from '@slack/types';
import type { DigestPart } from '#domain/digest-message.ts';
import { saidIn } from '#domain/digest-split.ts';
import { dateInWords } from '#domain/time-words.ts';
import { answerBlocks } from './fields.ts';
import {
  bold,
  context,
  count,
  paragraph,
  personName,
  projectName,
  rich,
  section,
  sourceLink,
  view,
  WEIGHT_MAX,
  weightOf,
  type View,
} from './kit.ts';

/** What a name with its way to the answer takes. units: characters of the blocks as JSON */
const NAME_WEIGHT = 420;
const END = '… (cut here: the rest is longer than Slack shows)';

type Said = DigestPart['answers'][number];

/** More of a digest: each person whole, under their name. */
export function digestPart(message: DigestPart): View {
  const { number, of, answers, more } = message;
  const title = `${projectName(message.projectName)} · ${dateInWords(message.date)}`;
  const head = `More of the digest, ${number} of ${of}`;
  if (answers.length === 0)
    return view(`${title}: ${head} is no more.`, [
      section('What stood here stands in the digest itself now, or is gone.'),
    ]);
  const around: KnownBlock[] = [
    rich(paragraph(bold(head), ` · ${title}`)),
    ...(more > 0 ? [context(`${count(more, 'more person', 'more people')} wrote; that does not fit here.`)] : []),
  ];
  const room = WEIGHT_MAX - weightOf(around) - answers.length * NAME_WEIGHT;
  const sizes = answers.map(sizeOf);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const told = answers.flatMap((answer, place) => personBlocks(answer, (room * (sizes[place] ?? 0)) / all));
  const [first, ...rest] = around;
  return view(`${head} · ${title}.`, [...(first ? [first] : []), ...told, ...rest]);
}

const sizeOf = (answer: Said): number => {
  const { asked = [], ...four } = saidIn(answer);
  return [...Object.values(four), ...asked.map(({ text }) => text)].reduce((sum, text) => sum + text.length + 200, 0);
};

function personBlocks(answer: Said, weight: number): KnownBlock[] {
  const { name, late, guest, link } = answer;
  const marks = [...(guest ? ['guest'] : []), ...(late ? ['late'] : [])];
  return [
    rich(
      paragraph(
        bold(personName(name)),
        ...(link === undefined ? [] : [' ', sourceLink(link)]),
        marks.length > 0 ? ` (${marks.join(', ')})` : '',
      ),
    ),
    ...answerBlocks(saidIn(answer), Math.max(100, Math.floor(weight - 600)), weight, END),
  ];
}
