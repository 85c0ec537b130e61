import type { ModalView } from '@slack/types';
import { hypothesisId } from '#domain/hypothesis.ts';
import type { DeciderForm } from '#domain/hypothesis-form.ts';
import { words } from './hypothesis-fields.ts';
import { bold, input, oneLine, paragraph, plain, rich } from './kit.ts';

/** Names who decides while a decision is due. */
export function deciderForm({ number, belief, decider }: DeciderForm): ModalView {
  const hint = 'They have as long for it as at first. The change stands in the history of the bet.';
  return {
    type: 'modal',
    callback_id: 'decider-form',
    private_metadata: String(number),
    title: plain(`Who decides ${hypothesisId(number)}?`, 24),
    submit: plain('Name them', 24),
    close: plain('Cancel', 24),
    blocks: [
      rich(paragraph(bold(oneLine(belief, 200, '–')))),
      input(
        'decider',
        'Decision owner',
        { type: 'users_select', placeholder: plain('Choose somebody', 150), initial_user: decider },
        { hint },
      ),
      words('reason', 'Why?', '', 'On leave until May', {
        optional: true,
        hint: 'It stands in the history of the bet.',
      }),
    ],
  };
}
