import type { ActionsBlock, ModalView } from '@slack/types';
import { hypothesisId } from '#domain/hypothesis.ts';
import type { WithdrawalForm } from '#domain/hypothesis-form.ts';
import type { HypothesisLook } from '#domain/hypothesis-message.ts';
import { valueInWords } from '#domain/hypothesis-numbers.ts';
import type { Note } from '#domain/message.ts';
import { dateInWords } from '#domain/time-words.ts';
import { words } from './hypothesis-fields.ts';
import { actions, bold, button, count, input, oneLine, option, paragraph, personName, plain, rich } from './kit.ts';

const SHOWN_MAX = 2;

/** Takes a reading of a bet back. */
export function withdrawalForm({ number, belief, readings }: WithdrawalForm): ModalView {
  const options = readings.map((one) => {
    const items = one.n === null ? '' : ` (n ${one.n})`;
    const note = one.note.trim() === '' ? '' : `, ${one.note}`;
    return option(
      oneLine(`#${one.number}: ${valueInWords(one.value, one.unit)}${items}${note}`, 75, '–'),
      String(one.number),
    );
  });
  const [first] = options;
  const element = { type: 'static_select', options, placeholder: plain('Choose a reading', 150) } as const;
  return {
    type: 'modal',
    callback_id: 'withdrawal-form',
    private_metadata: String(number),
    title: plain('Take a reading back', 24),
    submit: plain('Take it back', 24),
    close: plain('Cancel', 24),
    blocks: [
      rich(paragraph(bold(oneLine(`${hypothesisId(number)} · ${belief}`, 200, '–')))),
      input(
        'reading',
        'Which one?',
        { ...element, ...(first ? { initial_option: first } : {}) },
        {
          hint: 'It stays on record as taken back, with your name, and counts nowhere.',
        },
      ),
      words('why', 'Why?', '', 'A slip of the finger', { optional: true, hint: 'It stands on the card.' }),
    ],
  };
}

/** The button below the confirmation of a reading that takes it back. */
export const withdrawButton = ({ reading }: Pick<Note, 'reading'>): ActionsBlock[] =>
  reading ? [actions(button('hypothesis.withdraw', 'Take it back', `${reading.bet}|${reading.number}`))] : [];

/** Readings that were taken back, the newest of them in full. */
export function withdrawnLines({ withdrawn = [], unit }: HypothesisLook): (readonly [string, string])[] {
  const shown = withdrawn.slice(-SHOWN_MAX).map(({ value, name, on, why }) => {
    const said = why === '' ? '' : `: ${oneLine(why, 200, '')}`;
    return ['Taken back', `${valueInWords(value, unit)} by ${personName(name)} on ${dateInWords(on)}${said}`] as const;
  });
  const rest = withdrawn.length - shown.length;
  return [...shown, ...(rest > 0 ? [['Taken back before', count(rest, 'reading')] as const] : [])];
}
