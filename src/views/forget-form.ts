import type { ModalView } from '@slack/types';
import type { ForgetForm } from '#domain/form.ts';
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
        `This erases the words of ${count(answers, 'answer')} with all their versions, your blockers, your hours and your leave, and takes you out of ${count(projects, 'project')}. It cannot be undone.`,
      ),
      section(
        "What stays: on which days you answered, without words; bets that you own, which are their project's; your Slack id in the log of who administered what. My messages that hold your words are put right; what Slack itself keeps is your workspace's. /meridian export sends you a copy first.",
      ),
      input('word', 'Type forget me', { type: 'plain_text_input', max_length: 40 }),
    ],
  };
}
