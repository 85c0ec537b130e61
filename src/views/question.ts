import type { KnownBlock, ModalView } from '@slack/types';
import type { QuestionsForm, StandupSection } from '#domain/form.ts';
import { MOST_QUESTIONS, WRITTEN_MAX, writeQuestions, type Question } from '#domain/question.ts';
import { clean, context, cut, input, isBlank, oneLine, option, plain, projectName } from './kit.ts';

const INPUT_MAX = 3000;
const EXAMPLES =
  'GPU hours since yesterday? | number\nHow sure are you of your plan? | sure, half, not at all | required';

/** The project's own questions as fields of its section. `alone`: the form has no other section, so Slack itself may insist. */
export function ownFields({ project, own }: StandupSection, alone: boolean): KnownBlock[] {
  return own.map(({ question, text }, place) => {
    const optional = !question.required || !alone;
    return input(`own-${place}:${project}`, oneLine(question.text, 150, '–'), elementOf(question, text), {
      optional,
      hint: hintOf(question, alone),
    });
  });
}

const WANTED: Readonly<Record<Question['kind'], string>> = {
  number: 'One number in digits, such as 12 or 0.75, without a unit.',
  choice: 'One of those: whichever is nearest.',
  text: 'In your own words.',
};

const hintOf = ({ kind, required }: Question, alone: boolean): string =>
  required && !alone ? `${WANTED[kind]} Needed where you answer for this project.` : WANTED[kind];

function elementOf({ kind, choices }: Question, text: string): Parameters<typeof input>[2] {
  if (kind === 'choice') {
    const options = choices.map((choice) => option(choice, choice));
    const initial = options[choices.indexOf(text)];
    return {
      type: 'static_select',
      options,
      placeholder: plain('Choose one', 150),
      ...(initial ? { initial_option: initial } : {}),
    };
  }
  const typed = clean(text);
  return {
    type: 'plain_text_input',
    multiline: kind === 'text',
    max_length: kind === 'text' ? INPUT_MAX : 40,
    ...(isBlank(typed) ? {} : { initial_value: cut(typed, INPUT_MAX) }),
  };
}

/** The form in which whoever administers a project writes its own questions. */
export function questionsForm(form: QuestionsForm): ModalView {
  const written = writeQuestions(form.questions);
  return {
    type: 'modal',
    callback_id: 'questions-form',
    private_metadata: JSON.stringify({ project: form.project, opened: form.opened }),
    title: plain('Questions', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      context(
        `${projectName(form.projectName)} always asks what is done, what is next, what is in the way and what was learned. ` +
          'What you write here is asked after that, in this order.',
      ),
      input(
        'questions',
        'Questions of your own',
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: WRITTEN_MAX,
          placeholder: plain(EXAMPLES, 150),
          ...(written === '' ? {} : { initial_value: cut(clean(written), WRITTEN_MAX) }),
        },
        {
          optional: true,
          hint:
            `One a line, ${MOST_QUESTIONS} at most; move lines to change the order. After a bar say how it is answered: “| number”, ` +
            'choices such as “| good, fine, bad”, or nothing for words. “| required” at the end asks for an answer each time.',
        },
      ),
      context(
        'Standups that are open keep the questions they opened with; yours come with the next. ' +
          'Answers given before stay as they are, also where a question or a choice is gone.',
      ),
    ],
  };
}
