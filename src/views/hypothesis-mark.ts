import type { InputBlock, ModalView } from '@slack/types';
import { CHOICES, hypothesisId } from '#domain/hypothesis.ts';
import type { BetChoice, DecidedForm, EvidenceForm } from '#domain/hypothesis-form.ts';
import { CHOICE_HINTS } from './hypothesis-acts.ts';
import { clean, context, cut, input, isBlank, oneLine, option, plain } from './kit.ts';

const WORDS_MAX = 280;
const BETS_MAX = 100;

/** Makes a message evidence for or against a bet. */
export function evidenceForm({ channel, ts, text, bets }: EvidenceForm): ModalView {
  return {
    type: 'modal',
    callback_id: 'evidence-form',
    private_metadata: JSON.stringify({ channel, ts }),
    title: plain('Evidence for a bet', 24),
    submit: plain('Keep it', 24),
    close: plain('Cancel', 24),
    blocks: [
      betField(bets, 'The running ones of your projects, those of this channel first.'),
      input(
        'stance',
        'What does it say?',
        {
          type: 'static_select',
          options: [option('It speaks for the bet', 'for'), option('It speaks against it', 'against')],
          placeholder: plain('Choose', 150),
        },
        { hint: 'What speaks against it is worth as much.' },
      ),
      wordsField(text, 'What is it?', 'These words stand on the card of the bet; shorten them as you like.'),
      context('A number is better as a reading: /hypothesis log H12 0.83 n=200.'),
    ],
  };
}

/** Makes a message the decision on a bet. */
export function decidedForm({ text, bets }: DecidedForm): ModalView {
  const options = CHOICES.map((one) => option(CHOICE_HINTS[one], one));
  return {
    type: 'modal',
    callback_id: 'decided-form',
    title: plain('Decision on a bet', 24),
    submit: plain('Decide', 24),
    close: plain('Cancel', 24),
    blocks: [
      betField(bets, 'Those that are yours to decide, this channel first.'),
      input(
        'choice',
        'What becomes of it?',
        { type: 'static_select', options, placeholder: plain('Choose', 150) },
        { hint: 'A decision stays as it is.' },
      ),
      wordsField(text, 'Why?', 'It stands on the card. Against the agreed rule a second person is asked as well.'),
    ],
  };
}

function betField(bets: readonly BetChoice[], hint: string): InputBlock {
  const options = bets
    .slice(0, BETS_MAX)
    .map(({ number, belief }) => option(oneLine(`${hypothesisId(number)} · ${belief}`, 75, '–'), String(number)));
  const [first] = options;
  const chosen = first && options.length === 1 ? { initial_option: first } : {};
  return input(
    'bet',
    'Which bet?',
    { type: 'static_select', options, placeholder: plain('Choose a bet', 150), ...chosen },
    { hint },
  );
}

function wordsField(text: string, label: string, hint: string): InputBlock {
  const typed = clean(text);
  return input(
    'text',
    label,
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: WORDS_MAX,
      ...(isBlank(typed) ? {} : { initial_value: cut(typed, WORDS_MAX) }),
    },
    { hint },
  );
}
