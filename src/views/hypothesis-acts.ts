import type { ModalView } from '@slack/types';
import { CHOICES, hypothesisId, type Choice } from '#domain/hypothesis.ts';
import type { DecisionForm, ReadingForm, WatchForm } from '#domain/hypothesis-form.ts';
import { words } from './hypothesis-fields.ts';
import { CHOICE_WORDS } from './hypothesis-line.ts';
import { bold, input, oneLine, option, paragraph, plain, rich } from './kit.ts';

/** Writes down a reading. */
export function readingForm(form: ReadingForm): ModalView {
  const { number, claimed, guardrails } = form;
  const confirm = option('It confirms an earlier one: fresh seed or held-out data', 'confirm');
  return {
    type: 'modal',
    callback_id: 'reading-form',
    private_metadata: `${number} ${form.key}`,
    title: plain(`Reading of ${hypothesisId(number)}`, 24),
    submit: plain('Log it', 24),
    close: plain('Cancel', 24),
    blocks: [
      rich(paragraph(bold(oneLine(form.belief, 200, '–')), ` ${oneLine(form.target, 100, '')}`)),
      words('value', 'Value', '', '0.83', { hint: 'One number, in the unit of the target above.' }),
      words('n', 'On how many items or runs?', '', '200', {
        optional: true,
        hint: 'Without it nobody can say how sure the value is.',
      }),
      words('details', 'Counts or single runs', '', 'tp=90 fp=18 fn=14, or runs=0.81,0.84,0.83', {
        optional: true,
        hint: 'With them I can say how far the value may be off.',
      }),
      words('eval', 'Version of the evaluation set', '', form.evaluation, {
        optional: true,
        hint: 'Only where it is another than agreed.',
      }),
      ...(guardrails.length === 0
        ? []
        : [
            words('guardrails', 'Guardrails', '', guardrails.map((one) => `${one} = 180`).join('\n'), {
              lines: true,
              optional: true,
              hint: `A line each: ${guardrails.join(', ')}.`,
            }),
          ]),
      input(
        'confirms',
        'Confirmation',
        { type: 'checkboxes', options: [confirm], ...(claimed ? { initial_options: [confirm] } : {}) },
        {
          optional: true,
          hint: 'One reading at the target only claims it; one that confirms it asks for the decision.',
        },
      ),
      words('note', 'Note', '', 'Third seed, new tokenizer', {
        optional: true,
        hint: 'What was different this time. It is kept with the reading.',
      }),
    ],
  };
}

/** What each choice means. */
export const CHOICE_HINTS: Readonly<Record<Choice, string>> = {
  ship: 'Ship: it works, it goes out',
  pivot: 'Pivot: another way, as a new bet',
  stop: 'Stop: it is given up',
  rebet: 'Re-bet: once more, with new time and appetite',
  inconclusive: 'Inconclusive: nobody can say',
  invalid: 'Invalid: it was measured or set up wrongly',
};

/** Concludes a bet. */
export function decisionForm({ number, belief, rule, advice, choice, mayRebet }: DecisionForm): ModalView {
  const offered = CHOICES.filter((one) => one !== 'rebet' || mayRebet);
  const options = offered.map((one) => option(CHOICE_HINTS[one], one));
  const initial = options.find(({ value }) => value === (choice ?? advice));
  return {
    type: 'modal',
    callback_id: 'decision-form',
    private_metadata: String(number),
    title: plain(`Decide ${hypothesisId(number)}`, 24),
    submit: plain('Decide', 24),
    close: plain('Cancel', 24),
    blocks: [
      rich(paragraph(bold(oneLine(belief, 200, '–'))), paragraph(oneLine(rule, 300, '–'))),
      input(
        'choice',
        'What becomes of it?',
        { type: 'radio_buttons', options, ...(initial ? { initial_option: initial } : {}) },
        { hint: 'A decision stays as it is.' },
      ),
      words('reason', 'Why?', '', `${CHOICE_WORDS[advice]} as agreed`, {
        lines: true,
        optional: true,
        hint: 'Needed where it goes against the rule; then a second person has to agree too.',
      }),
      words('observed', 'What was observed?', '', 'Recall rose, precision did not', {
        lines: true,
        optional: true,
        hint: 'The facts, before what they mean.',
      }),
      words('learned', 'What was learned?', '', 'Labels are the bottleneck', {
        lines: true,
        optional: true,
        hint: 'What somebody with a similar bet should know.',
      }),
      words('next', 'What is done next?', '', 'Relabel 500 reports', {
        lines: true,
        optional: true,
        hint: 'And by whom, where somebody has taken it.',
      }),
    ],
  };
}

/** Keeps a shipped metric measured. */
export function watchForm({ number, threshold, everyDays }: WatchForm): ModalView {
  return {
    type: 'modal',
    callback_id: 'watch-form',
    private_metadata: String(number),
    title: plain(`Watch ${hypothesisId(number)}`, 24),
    submit: plain('Watch', 24),
    close: plain('Cancel', 24),
    blocks: [
      words('threshold', 'Tell its owner beyond', threshold, '0.83', {
        optional: true,
        hint: 'Left empty, it is no longer watched.',
      }),
      words('every', 'Readings expected every so many days', everyDays, '7', {
        hint: 'Days of the calendar. Its owner is asked for each, once.',
      }),
    ],
  };
}
