import type { KnownBlock } from '@slack/types';
import type { DigestMessage } from '#domain/message.ts';
import {
  actions,
  bold,
  button,
  count,
  listed,
  oneLine,
  paragraph,
  personName,
  plain,
  rich,
  sourceLink,
} from './kit.ts';

/** Names of models are long; one that is longer tells nobody more. */
const MODEL_MAX = 60;
/** Each is a name and a link, which weigh. */
const AWAITING_MAX = 6;

/** Who worded the digest, and what waits for a person. */
export function summaryNote({ summary }: DigestMessage): string[] {
  if (!summary || summary.models.length === 0) return [];
  const models = listed(
    summary.models.map((model) => oneLine(model, MODEL_MAX, 'a model')),
    3,
  );
  return [`Worded by ${models}, each line checked against what was written.`, ...heldNote(summary)];
}

/** What becomes of lines that did not hold. */
function heldNote({ held, review }: NonNullable<DigestMessage['summary']>): string[] {
  if (held === 0) return [];
  const lines = `${count(held, 'line')} of theirs did not hold against it`;
  if (!review || review.over) return [`${lines} and ${held === 1 ? 'is' : 'are'} not shown.`];
  if (review.lapsed) return [`${lines} and ${held === 1 ? 'is' : 'are'} awaiting review.`];
  return [
    `${lines} and ${held === 1 ? 'waits' : 'wait'} for ${review.name === null ? 'a person' : personName(review.name)} to review.`,
  ];
}

/** Whose lines still wait when their reviewer has had their time: the way to what they wrote, and nothing that did not hold. */
export function awaitingReview({ summary }: DigestMessage): KnownBlock[] {
  const { held = 0, review } = summary ?? {};
  if (!review?.lapsed || review.over || held === 0) return [];
  const more = review.of.length - AWAITING_MAX;
  const names = review.of
    .slice(0, AWAITING_MAX)
    .flatMap(({ name, link }, place) => [
      `${place === 0 ? '' : ', '}${personName(name)}`,
      ...(link === undefined ? [] : [' ', sourceLink(link)]),
    ]);
  const lines = `: ${count(held, 'line')} on the answers of `;
  return [rich(paragraph(bold('Awaiting review'), lines, ...names, more > 0 ? ` and ${more} more` : ''))];
}

/** What a reader can say to a digest, and ask of it. */
export function summaryFoot({ summary }: DigestMessage): KnownBlock[] {
  if (!summary) return [];
  const { handle } = summary;
  return [
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'summary.vote',
          positive_button: { text: plain('Useful', 75), value: `yes|${handle}` },
          negative_button: { text: plain('Not useful', 75), value: `no|${handle}` },
        },
      ],
    },
    actions(button('summary.why', 'Why am I seeing this?', handle)),
  ];
}
