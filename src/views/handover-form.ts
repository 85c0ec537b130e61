import type { ModalView } from '@slack/types';
import type { HandoverForm } from '#domain/handover-message.ts';
import type { HandoverTerm } from '#domain/handover.ts';
import { clean, cut, input, isBlank, option, personName, plain, projectName } from './kit.ts';
import { inClock } from './moment.ts';

const WORDS_MAX = 3000;
const PROJECTS_MAX = 100;

/** Hands over what the writer leaves undone. */
export function handoverForm(form: HandoverForm): ModalView {
  const projects = form.projects.slice(0, PROJECTS_MAX).map(({ id, name }) => option(projectName(name), id));
  const [first] = projects;
  const back = form.backAt === null ? 'Until I am back' : `Until I am back (${inClock(form.backAt, form.zone)})`;
  const terms = [
    option(back, 'back' satisfies HandoverTerm),
    option('For two of my working days', 'two-days' satisfies HandoverTerm),
    option('For good', 'good' satisfies HandoverTerm),
  ];
  return {
    type: 'modal',
    callback_id: 'handover-form',
    private_metadata: '',
    title: plain('Hand over', 24),
    submit: plain('Hand over', 24),
    close: plain('Cancel', 24),
    blocks: [
      text('done', form.done, 'Batch 14 is labelled, run 7 is at epoch 12'),
      text('needs', form.needs, 'Whether to relabel batch 12 before the run ends at 02:00'),
      input(
        'to',
        'For whom?',
        {
          type: 'users_select',
          placeholder: plain('Whoever is awake next', 150),
          ...(form.to ? { initial_user: form.to } : {}),
        },
        { optional: true, hint: nextHint(form) },
      ),
      input(
        'until',
        'Who takes it owns it',
        { type: 'static_select', options: terms, ...initial(terms[0]) },
        { hint: 'After that it is yours again. For good, it stays theirs.' },
      ),
      input(
        'project',
        'In which project?',
        { type: 'static_select', options: projects, ...initial(first) },
        { hint: 'It stands at the top of the next question of whoever it is for, and in the digest of the channel.' },
      ),
    ],
  };
}

const initial = <T>(chosen: T | undefined) => (chosen === undefined ? {} : { initial_option: chosen });

const nextHint = ({ nextName }: HandoverForm): string =>
  nextName === null
    ? 'Nobody else works in this project yet.'
    : `Left empty: whoever is awake next, which is ${personName(nextName)}; anybody else may take it too.`;

const ASKED = {
  done: { label: 'Done so far', hint: 'What nobody need do again. Fill in this, the next, or both.' },
  needs: { label: 'Needs a decision', hint: 'What whoever takes it has to settle, and by when.' },
} as const;

function text(id: 'done' | 'needs', words: string, example: string) {
  const typed = clean(words);
  return input(
    id,
    ASKED[id].label,
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: WORDS_MAX,
      placeholder: plain(example, 150),
      ...(isBlank(typed) ? {} : { initial_value: cut(typed, WORDS_MAX) }),
    },
    { optional: true, hint: ASKED[id].hint },
  );
}
