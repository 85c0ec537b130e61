import type { ModalView } from '@slack/types';
import { blockerId } from '#domain/blocker.ts';
import type { BlockerForm, BlockerUpdateForm } from '#domain/form.ts';
import { helperField, kindField } from './blocker-fields.ts';
import { blockerFacts, blockerTitle } from './blocker-line.ts';
import { bold, clean, cut, input, isBlank, option, paragraph, plain, projectName, rich } from './kit.ts';
import { quotation } from './words.ts';

const WORDS_MAX = 3000;
const QUOTED_MAX = 1000;
const PROJECTS_MAX = 100;

/** Makes a blocker of a message. */
export function blockerForm(form: BlockerForm): ModalView {
  const typed = clean(form.text);
  const projects = form.projects.slice(0, PROJECTS_MAX).map(({ id, name }) => option(projectName(name), id));
  const [first] = projects;
  return {
    type: 'modal',
    callback_id: 'blocker-form',
    private_metadata: JSON.stringify({ channel: form.channel, ts: form.ts }),
    title: plain('This is a blocker', 24),
    submit: plain('Track it', 24),
    close: plain('Cancel', 24),
    blocks: [
      input(
        'text',
        'What is in your way?',
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: WORDS_MAX,
          ...(isBlank(typed) ? {} : { initial_value: cut(typed, WORDS_MAX) }),
        },
        { hint: 'The words of the message; shorten them as you like. It becomes one blocker, and yours.' },
      ),
      kindField('kind', form.blockerKind, false),
      helperField('helper', form.helper),
      input(
        'project',
        'In which project?',
        { type: 'static_select', options: projects, ...(first ? { initial_option: first } : {}) },
        { hint: 'Its members see it in the digest and under /standup blockers.' },
      ),
    ],
  };
}

/** Tells how a blocker goes. */
export function blockerUpdateForm({ look, helper }: BlockerUpdateForm): ModalView {
  const said = quotation(look.text, QUOTED_MAX);
  return {
    type: 'modal',
    callback_id: 'blocker-update-form',
    private_metadata: String(look.number),
    title: plain(`Update ${blockerId(look.number)}`, 24),
    submit: plain('Send', 24),
    close: plain('Cancel', 24),
    blocks: [
      rich(paragraph(bold(blockerTitle(look)), ` (${blockerFacts(look)})`), ...(said ? [said] : [])),
      input(
        'text',
        'How does it go?',
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: WORDS_MAX,
          placeholder: plain('The quota is asked for; Thursday at the latest', 150),
        },
        {
          optional: true,
          hint: 'Whoever is blocked reads it. An update by anybody else counts as an acknowledgement.',
        },
      ),
      kindField('kind', look.kind, false),
      helperField('helper', helper),
    ],
  };
}
