import type { ModalView } from '@slack/types';
import type { HoursForm } from '#domain/form.ts';
import { clean, cut, input, option, plain } from './kit.ts';
import { zoneName } from './moment.ts';

const WEEK_MAX = 500;
const QUIET_MAX = 100;
const REMIND = option('Remind me once, half-way to my cut-off', 'on');
const EVENING = option('Ask me the evening before: it counts for my next working day', 'on');
const HINTS = {
  zone: 'Type a city, a country or an offset: Mumbai, Nepal, +5:45. I follow its clock changes for you.',
  week:
    'One line for days with the same hours; days without a line are free. A split day: Mon–Thu 09:00–12:30, 14:00–18:00. ' +
    'A night: Fri 22:00–06:00, which ends on Saturday. Leave and public holidays are beside this, in your Home.',
  at: "Leave it empty to be asked at each project's time.",
  evening: 'For those who would rather close their day with it: the time above is then that of the working day before.',
  quiet: 'Every day, and also while you work: nothing is sent then. Several: 12:00–13:00, 16:00–17:30.',
  nudges: 'Private, and only where you have not answered by then. Some projects send none.',
};

/** The form for a member's own zone, week, standup time and quiet. */
export function hoursForm(form: HoursForm): ModalView {
  return {
    type: 'modal',
    callback_id: 'hours-form',
    private_metadata: '',
    title: plain('My hours', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      zoneField(form),
      text('week', 'When I work', form.week, { max: WEEK_MAX, example: 'Mon–Fri 09:00–18:00', hint: HINTS.week }),
      input(
        'at',
        'My own time for standups',
        { type: 'timepicker', ...(form.standupAt === null ? {} : { initial_time: form.standupAt }) },
        { optional: true, hint: HINTS.at },
      ),
      tick('evening', 'The evening before', EVENING, form.evening),
      text('quiet', 'Quiet hours', form.quiet, { max: QUIET_MAX, example: '12:00–13:00', hint: HINTS.quiet }),
      tick('nudges', 'Reminders', REMIND, form.nudges),
    ],
  };
}

/** Its choices come from whoever answers for `zone`: hundreds of zones fit no list. */
function zoneField({ zone }: HoursForm) {
  return input(
    'zone',
    'Time zone',
    {
      type: 'external_select',
      min_query_length: 0,
      placeholder: plain('Type your city or country', 150),
      ...(zone === null ? {} : { initial_option: option(zoneName(zone), zone) }),
    },
    { hint: HINTS.zone },
  );
}

function text(
  id: 'week' | 'quiet',
  label: string,
  value: string,
  { max, example, hint }: { readonly max: number; readonly example: string; readonly hint: string },
) {
  const element = {
    type: 'plain_text_input',
    multiline: id === 'week',
    max_length: max,
    placeholder: plain(example, 150),
    ...(value === '' ? {} : { initial_value: cut(clean(value), max) }),
  } as const;
  return input(id, label, element, { hint, optional: id === 'quiet' });
}

function tick(id: 'evening' | 'nudges', label: string, choice: ReturnType<typeof option>, on: boolean) {
  const ticked = on ? { initial_options: [choice] } : {};
  return input(id, label, { type: 'checkboxes', options: [choice], ...ticked }, { optional: true, hint: HINTS[id] });
}
