import type { KnownBlock, ModalView } from '@slack/types';
import { promptHandle } from '#domain/prompt.ts';
import type { ReviewForm, ReviewItem } from '#domain/review-message.ts';
import { markOf, type Verdict } from '#domain/review.ts';
import type { ClaimKind } from '#domain/summary.ts';
import { dateInWords } from '#domain/time-words.ts';
import {
  bold,
  clean,
  context,
  count,
  cut,
  divider,
  input,
  oneLine,
  option,
  paragraph,
  personName,
  plain,
  projectName,
  rich,
  section,
  sourceLink,
} from './kit.ts';
import { quotation } from './words.ts';

/** What a line of a summary may take. units: characters */
const LINE_MAX = 240;
const QUOTE_MAX = 600;
const WHY_MAX = 300;

const KINDS: Readonly<Record<ClaimKind, string>> = {
  progress: 'done',
  plan: 'next',
  blocker: 'a blocker',
  risk: 'a risk',
  decision: 'a decision',
  metric: 'a reading',
  ask: 'an ask',
};

const CHOICES: readonly (readonly [is: Verdict['is'], label: string])[] = [
  ['approve', 'Approve: post it as it stands'],
  ['edit', 'Edit: post it in the words below'],
  ['drop', 'Drop: post nothing of it'],
];

/** The lines that wait, each with the words it rests on and why it waits. */
export function reviewForm({ project, projectName: name, date, items, more }: ReviewForm): ModalView {
  const opening = `Lines of the digest of ${projectName(name)} of ${dateInWords(date)} that a check holds. Each stands above the words it was made of. What you approve or edit stands in the digest at once; what you leave open goes on waiting.`;
  return {
    type: 'modal',
    callback_id: 'review-form',
    private_metadata: metaOf({ project, date, items }),
    title: plain('Review', 24),
    submit: plain('Decide', 24),
    close: plain('Later', 24),
    blocks: [
      section(opening),
      ...items.flatMap((item) => [divider(), ...itemBlocks(item)]),
      ...(more > 0 ? [context(`${count(more, 'more line')} ${more === 1 ? 'comes' : 'come'} after these.`)] : []),
    ],
  };
}

/** What the door reads back: the digest, and of each line its place, what was shown, and the words that were called in doubt. */
function metaOf({ project, date, items }: Pick<ReviewForm, 'project' | 'date' | 'items'>): string {
  const lines = items.map(({ place, mark, quote, typed, warning }) =>
    [place, mark, ...(typed && warning !== null ? [markOf({ text: typed.text, quote })] : [])].join('.'),
  );
  return [promptHandle(project, date), ...lines].join(' ');
}

function itemBlocks({ place, name, link, kind, text, quote, why, typed, warning }: ReviewItem): KnownBlock[] {
  const quoted = quotation(quote, QUOTE_MAX);
  const options = CHOICES.map(([is, label]) => option(label, is));
  const chosen = options.find(({ value }) => value === typed?.is);
  const line = cut(oneLine(typed?.text ?? text, LINE_MAX, ''), LINE_MAX);
  return [
    rich(
      paragraph(bold(oneLine(text, LINE_MAX, '–'))),
      paragraph(`${personName(name)}, ${KINDS[kind]}`, ...(link === null ? [] : [' ', sourceLink(link)])),
      ...(quoted ? [quoted] : []),
      paragraph({
        type: 'text',
        text: `Held because ${oneLine(why, WHY_MAX, 'a check failed')}.`,
        style: { italic: true },
      }),
    ),
    input(
      `choice:${place}`,
      'What becomes of it?',
      { type: 'radio_buttons', options, ...(chosen ? { initial_option: chosen } : {}) },
      { optional: true, hint: 'Left open, it goes on waiting.' },
    ),
    ...(warning === null
      ? []
      : [
          section(
            `Your words for this line: ${oneLine(warning, WHY_MAX, 'a check failed')}. Press Decide again to post them all the same, as yours; or change them.`,
          ),
        ]),
    input(
      `words:${place}`,
      'The line in your words',
      {
        type: 'plain_text_input',
        max_length: LINE_MAX,
        ...(line === '' ? {} : { initial_value: clean(line) }),
      },
      { optional: true, hint: 'Only where you edit it. Links and keys are taken out.' },
    ),
  ];
}
