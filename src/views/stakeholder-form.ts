import type { ModalView } from '@slack/types';
import type { StakeholderForm } from '#domain/form.ts';
import { TYPED_TERMS_MAX, usualCount, writeTerms } from '#domain/jargon.ts';
import { READERS_MAX } from '#domain/stakeholder.ts';
import { clean, context, cut, input, plain, projectName, section } from './kit.ts';

/** The form in which readers of a project's week in plain words are chosen, and the words that they need not know. */
export function stakeholderForm(form: StakeholderForm): ModalView {
  const { channel, readers, jargon } = form;
  const written = writeTerms(jargon);
  return {
    type: 'modal',
    callback_id: 'stakeholder-form',
    private_metadata: form.project,
    title: plain('The week in plain words', 24),
    submit: plain('Save and preview', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(
        `For whoever reads one message a week about ${projectName(form.projectName)}: no names, no words of the trade, ranges for what is not certain. It comes with the weekly summary. You see it first; nothing is sent before you start it.`,
      ),
      input(
        'channel',
        'A channel',
        {
          type: 'conversations_select',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          placeholder: plain('Another channel than the project’s', 150),
          ...(channel === null ? {} : { initial_conversation: channel }),
        },
        { optional: true, hint: 'Invite me there first, so that I can write.' },
      ),
      input(
        'readers',
        'People',
        { type: 'multi_users_select', ...(readers.length > 0 ? { initial_users: [...readers] } : {}) },
        {
          optional: true,
          hint: `Privately, in their own working hours; ${READERS_MAX} at most. Guests cannot have it.`,
        },
      ),
      input(
        'jargon',
        'Words they need not know',
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: TYPED_TERMS_MAX,
          placeholder: plain('MRR = ranking score\nGPU = GPU', 150),
          ...(written === '' ? {} : { initial_value: cut(clean(written), TYPED_TERMS_MAX) }),
        },
        {
          optional: true,
          hint: 'A line each: the word = what is said instead. A word alone keeps its lines out. A word = itself may stand.',
        },
      ),
      context(
        `${usualCount(jargon)} usual words of teams that build models are known beside yours, such as LLM, fine-tuning, GPU and F1: /project jargon lists them.`,
      ),
    ],
  };
}
