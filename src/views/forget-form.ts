import type { ModalView } from '@slack/types';
import { OF_PROJECTS, type ForgetForm } from '#domain/form.ts';
import { count, input, plain, section } from './kit.ts';

/** Says what goes and what stays, and asks for two words. */
export function forgetForm({ answers, projects }: ForgetForm): ModalView {
  return {
    type: 'modal',
    callback_id: 'forget-form',
    title: plain('Forget me', 24),
    submit: plain('Forget me', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(
        `This erases the words of ${count(answers, 'answer')} with all their versions, your blockers, your hours, your leave and your guesses, and takes you out of ${count(projects, 'project')}. It cannot be undone.`,
      ),
      section(
        `What stays: on which days you were asked and answered, without words; ${OF_PROJECTS}; your Slack id in the log of who administered what. Cards, replies and digests of mine that hold your words are put right; your own messages and our direct message stay in Slack. /meridian export sends you a copy first.`,
      ),
      input(
        'word',
        'Type forget me',
        { type: 'plain_text_input', max_length: 40 },
        { hint: 'Those two words, so that nobody does it by a slip. Cancel changes nothing.' },
      ),
    ],
  };
}
