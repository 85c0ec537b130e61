import type { Json } from '#sandbox/page/text/json.ts';
import { element, input, line, mrkdwn, option, plain, rich, section } from './kit.ts';

const GROUPS = [
  { label: plain('Europe'), options: [option('Berlin', 'Europe/Berlin'), option('Lisbon', 'Europe/Lisbon')] },
  { label: plain('Asia'), options: [option('Tokyo', 'Asia/Tokyo'), option('Kolkata', 'Asia/Kolkata')] },
];

/** Fields for words, numbers and times. */
const FIELDS: readonly Json[] = [
  section('What *you* did, for <#C02VISION>. It is posted when the day ends.'),
  input(
    'Done',
    element('plain_text_input', 'done', {
      multiline: true,
      placeholder: plain('One line each'),
      initial_value: 'Trained the baseline\nReviewed the loader',
    }),
    { hint: plain('Links and lists are kept as typed.') },
  ),
  input('Blockers', element('plain_text_input', 'blockers', { max_length: 80, initial_value: 'Waiting for labels' }), {
    optional: true,
  }),
  input(
    'How many runs?',
    element('number_input', 'runs', { is_decimal_allowed: false, min_value: '0', max_value: '50' }),
  ),
  input('E-mail', element('email_text_input', 'mail', { placeholder: plain('ana@example.com') }), { optional: true }),
  input('Evidence', element('url_text_input', 'proof', { placeholder: plain('https://') }), { optional: true }),
  input('Day', element('datepicker', 'day', { placeholder: plain('Choose a day') }), { optional: true }),
  input('Standup at', element('timepicker', 'at', { initial_time: '09:30', timezone: 'Asia/Kolkata' })),
  input('Deadline', element('datetimepicker', 'deadline', { initial_date_time: 1773133200 })),
  input(
    'Notes',
    element('rich_text_input', 'notes', {
      initial_value: rich(line('Some ', { type: 'text', text: 'bold', style: { bold: true } }, ' words')),
    }),
    { optional: true },
  ),
];

/** Fields to choose in. */
const CHOICES: readonly Json[] = [
  input(
    'Days',
    element('checkboxes', 'days', {
      options: [
        option('Monday', '1'),
        option('Tuesday', '2', { description: plain('the day of the digest') }),
        { text: mrkdwn('*Wednesday*'), value: '3' },
      ],
      initial_options: [option('Monday', '1')],
    }),
  ),
  input(
    'How often',
    element('radio_buttons', 'often', {
      options: [option('Every day', 'd'), option('Once a week', 'w', { description: plain('on Mondays') })],
      initial_option: option('Every day', 'd'),
    }),
  ),
  input('Zone', element('static_select', 'zone', { placeholder: plain('Choose a zone'), option_groups: GROUPS })),
  input(
    'Projects',
    element('multi_static_select', 'projects', {
      max_selected_items: 2,
      options: [option('Vision', 'v'), option('Speech', 's'), option('Robotics', 'r')],
      initial_options: [option('Vision', 'v')],
    }),
  ),
  input('Who', element('users_select', 'one', { placeholder: plain('Choose somebody') }), { optional: true }),
  input('Everybody', element('multi_users_select', 'many', { initial_users: ['U01ANNA', 'U03CHIOMA'] })),
  input('Where', element('conversations_select', 'where', { filter: { include: ['public', 'private'] } }), {
    optional: true,
  }),
  input('Channel', element('channels_select', 'channel', { initial_channel: 'C02VISION' })),
  input('Conversations', element('multi_conversations_select', 'places'), { optional: true }),
  input('Channels', element('multi_channels_select', 'channels'), { optional: true }),
  input('City', element('external_select', 'city', { min_query_length: 2, placeholder: plain('Type a city') }), {
    optional: true,
  }),
  input('Cities', element('multi_external_select', 'cities', { min_query_length: 0 }), { optional: true }),
  input('Files', element('file_input', 'files', { filetypes: ['csv', 'md'], max_files: 1 }), { optional: true }),
  { type: 'alert', level: 'warning', text: plain('Answers after 17:30 are shown as late.') },
];

const view = (title: string, blocks: readonly Json[], more: Json = {}) => ({
  id: `V-${title}`,
  type: 'modal' as const,
  callback_id: title,
  private_metadata: '',
  title: { type: 'plain_text', text: title },
  blocks: blocks.map((block, at) => ({ block_id: `b${at}`, ...block })),
  state: { values: {} },
  hash: '1',
  root_view_id: `V-${title}`,
  previous_view_id: null,
  app_id: 'A1',
  ...more,
});

/** Modals to look at. */
export const FORMS = [
  view('Standup', FIELDS, { submit: plain('Send'), close: plain('Not now') }),
  view('Choices', CHOICES, { submit: plain('Save') }),
  view('With errors', [FIELDS[2] ?? {}, CHOICES[2] ?? {}, CHOICES[0] ?? {}], {
    submit: plain('Send'),
    errors: {
      'b-blockers': 'Say who could help.',
      'b-zone': 'Choose the zone you work in.',
      'b-days': 'Choose a day at least.',
    },
  }),
  view('Only to read', [
    section('Nothing to fill in.'),
    { type: 'alert', level: 'error', text: mrkdwn('*No* channel') },
    { type: 'alert', level: 'success', text: plain('Saved') },
    { type: 'alert', level: 'info', text: plain('For your information') },
    { type: 'alert', text: plain('Just so') },
  ]),
];

/** A Home tab to look at. */
export const HOME: readonly Json[] = [
  { type: 'header', text: plain('Your day') },
  section('*Vision* asks you at 09:30.', {
    accessory: element('button', 'answer', { text: plain('Answer now'), style: 'primary' }),
  }),
  { type: 'divider' },
  {
    type: 'actions',
    elements: [
      element('static_select', 'home-zone', {
        option_groups: GROUPS,
        initial_option: option('Berlin', 'Europe/Berlin'),
      }),
      element('button', 'hours', { text: plain('Change your hours') }),
    ],
  },
  {
    ...input('Ask me later', element('plain_text_input', 'later', { placeholder: plain('in 2 hours') })),
    dispatch_action: true,
  },
];
