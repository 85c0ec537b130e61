import type { ModalView } from '@slack/types';
import { LEAVE_REASON_MAX, type LeaveForm } from '#domain/leave.ts';
import { clean, cut, input, isBlank, option, plain } from './kit.ts';

const WHOLE = option('The whole day, or all the days', 'whole');
const MORNING = option('The first half of my hours', 'am');
const AFTERNOON = option('The second half of my hours', 'pm');

/** Puts the reader on leave, or changes leave of theirs. */
export function leaveForm({ leave, today }: LeaveForm): ModalView {
  const typed = clean(leave?.reason ?? '');
  const last = leave === null || leave.to === leave.from ? {} : { initial_date: leave.to };
  return {
    type: 'modal',
    callback_id: 'leave-form',
    private_metadata: leave?.id ?? '',
    title: plain(leave === null ? 'Add leave' : 'Change my leave', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      input(
        'from',
        'First day',
        { type: 'datepicker', initial_date: leave?.from ?? today },
        { hint: 'From its first minute on your own clock I do not write to you.' },
      ),
      input(
        'to',
        'Last day',
        { type: 'datepicker', placeholder: plain('That one day', 150), ...last },
        { optional: true, hint: 'You are away on it too. Empty: one day. Leave that overlaps becomes one with this.' },
      ),
      input(
        'half',
        'How much of it?',
        {
          type: 'static_select',
          options: [WHOLE, MORNING, AFTERNOON],
          initial_option: leave?.half === 'am' ? MORNING : leave?.half === 'pm' ? AFTERNOON : WHOLE,
        },
        { hint: 'Half a day is of one day: I ask you in the other half of the hours that you work then.' },
      ),
      input(
        'reason',
        'Reason',
        {
          type: 'plain_text_input',
          max_length: LEAVE_REASON_MAX,
          placeholder: plain('Family', 150),
          ...(isBlank(typed) ? {} : { initial_value: cut(typed, LEAVE_REASON_MAX) }),
        },
        { optional: true, hint: 'For yourself: the others read only that you are away, and until when.' },
      ),
    ],
  };
}
