import type { KnownBlock } from '@slack/types';
import type { DigestMessage } from '#domain/message.ts';
import { actions, button, count, listed, oneLine, plain } from './kit.ts';

/** Names of models are long; one that is longer tells nobody more. */
const MODEL_MAX = 60;

/** Who worded the digest, and what waits for a person. */
export function summaryNote({ summary }: DigestMessage): string[] {
  if (!summary || summary.models.length === 0) return [];
  const models = listed(
    summary.models.map((model) => oneLine(model, MODEL_MAX, 'a model')),
    3,
  );
  const held =
    summary.held > 0
      ? [
          `${count(summary.held, 'line')} of theirs did not hold against it and ${summary.held === 1 ? 'is' : 'are'} left out.`,
        ]
      : [];
  return [`Worded by ${models}, each line checked against what was written.`, ...held];
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
