/** Plain text. */
export const plain = (text: string) => ({ type: 'plain_text', text });

/** An option of a menu. */
export const option = (value: string) => ({ text: plain(value), value });

/** One of each element that holds a value, in an actions block or an input block of its own. */
export const FORM = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Send'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: plain('Name'),
      element: { type: 'plain_text_input', action_id: 'text', min_length: 2, max_length: 5 },
    },
    {
      type: 'input',
      block_id: 'age',
      label: plain('Age'),
      optional: true,
      element: { type: 'number_input', action_id: 'n', is_decimal_allowed: false, min_value: '1', max_value: '99' },
    },
    {
      type: 'input',
      block_id: 'mail',
      label: plain('Mail'),
      optional: true,
      element: { type: 'email_text_input', action_id: 'm' },
    },
    {
      type: 'input',
      block_id: 'site',
      label: plain('Site'),
      optional: true,
      element: { type: 'url_text_input', action_id: 'u' },
    },
    {
      type: 'input',
      block_id: 'day',
      label: plain('Day'),
      optional: true,
      element: { type: 'datepicker', action_id: 'd', initial_date: '2026-03-10' },
    },
    {
      type: 'input',
      block_id: 'boxes',
      label: plain('Boxes'),
      optional: true,
      element: { type: 'checkboxes', action_id: 'c', options: [option('a'), option('b')] },
    },
    {
      type: 'input',
      block_id: 'live',
      label: plain('Live'),
      optional: true,
      dispatch_action: true,
      element: { type: 'static_select', action_id: 's', options: [option('x'), option('y')] },
    },
    {
      type: 'input',
      block_id: 'where',
      label: plain('Where'),
      optional: true,
      element: { type: 'conversations_select', action_id: 'w', response_url_enabled: true },
    },
    {
      type: 'input',
      block_id: 'asked',
      label: plain('Asked'),
      optional: true,
      element: { type: 'external_select', action_id: 'e', min_query_length: 2 },
    },
    { type: 'section', block_id: 'side', text: plain('Side'), accessory: { type: 'users_select', action_id: 'p' } },
  ],
};

/** A message with a button of its own value, a link, a menu, an overflow and feedback. */
export const BOARD = [
  {
    type: 'section',
    block_id: 'top',
    text: plain('Top'),
    accessory: { type: 'overflow', action_id: 'more', options: [option('one'), option('two')] },
  },
  {
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'button', action_id: 'go', text: plain('Go'), value: '42', style: 'primary' },
      { type: 'static_select', action_id: 'pick', placeholder: plain('Pick'), options: [option('a'), option('b')] },
      { type: 'multi_users_select', action_id: 'people', max_selected_items: 1 },
      { type: 'timepicker', action_id: 'at', timezone: 'Asia/Tokyo' },
    ],
  },
  {
    type: 'context_actions',
    block_id: 'mood',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'fb',
        positive_button: { text: plain('Good'), value: 'good' },
        negative_button: { text: plain('Bad'), value: 'bad' },
      },
    ],
  },
];
