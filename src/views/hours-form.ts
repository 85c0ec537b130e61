import type { ModalView } from '@slack/types';
import type { HoursForm } from '#domain/form.ts';
import { dayBoxes } from './days.ts';
import { input, plain } from './kit.ts';

const REMIND = { text: plain('Remind me once, half-way to my cut-off', 75), value: 'on' };

/** The form for a member's own zone and hours. */
export function hoursForm(form: HoursForm): ModalView {
  return {
    type: 'modal',
    callback_id: 'hours-form',
    private_metadata: '',
    title: plain('My hours', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      input(
        'zone',
        'Time zone',
        {
          type: 'plain_text_input',
          max_length: 100,
          placeholder: plain('Asia/Kolkata', 150),
          ...(form.zone === null ? {} : { initial_value: form.zone }),
        },
        {
          hint: 'The name of a place, such as Asia/Kolkata, Europe/Berlin or America/New_York: it knows about clock changes.',
        },
      ),
      input('days', 'Days I work', dayBoxes(form.days)),
      input('from', 'From', { type: 'timepicker', initial_time: form.from }),
      input(
        'to',
        'To',
        { type: 'timepicker', initial_time: form.to },
        { hint: 'Earlier than the start means on the next day: night shifts are fine.' },
      ),
      input(
        'at',
        'My own time for standups',
        { type: 'timepicker', ...(form.standupAt === null ? {} : { initial_time: form.standupAt }) },
        { optional: true, hint: "Leave it empty to be asked at each project's time." },
      ),
      input(
        'nudges',
        'Reminders',
        { type: 'checkboxes', options: [REMIND], ...(form.nudges ? { initial_options: [REMIND] } : {}) },
        { optional: true },
      ),
    ],
  };
}
