import { bool, either, int, list, obj, oneOf, plain, str } from './spec.ts';
import type { Shapes } from './spec.ts';

const ID = str(255, 1);

/** Elements of the kind that people choose with, legal in actions and as a section's accessory. */
const CHOICES = [
  'button',
  'checkboxes',
  'datepicker',
  'overflow',
  'radio_buttons',
  'timepicker',
  'workflow_button',
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
];

const RICH_PARTS = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'];

/** The blocks that every Slack client has long known. */
export const BLOCKS_CORE: Shapes = {
  actions: {
    src: 'types',
    fields: {
      block_id: ID,
      elements: list(oneOf('element', [...CHOICES, 'datetimepicker', 'rich_text_input']), 25, 1),
    },
    required: ['elements'],
    surfaces: ['message', 'modal', 'home'],
  },
  context: {
    src: 'types',
    fields: {
      block_id: ID,
      elements: list(oneOf('element', ['image', 'plain_text', 'mrkdwn']), 10, 1),
    },
    required: ['elements'],
    surfaces: ['message', 'modal', 'home'],
  },
  context_actions: {
    src: 'types',
    fields: {
      block_id: ID,
      elements: list(oneOf('element', ['feedback_buttons', 'icon_button']), 5, 1),
    },
    required: ['elements'],
    surfaces: ['message'],
  },
  divider: {
    src: 'types',
    fields: {
      block_id: ID,
    },
    required: [],
    surfaces: ['message', 'modal', 'home'],
  },
  // inbound only
  file: {
    src: 'types',
    fields: {
      block_id: ID,
      source: str(255),
      external_id: str(255),
    },
    required: ['source', 'external_id'],
    surfaces: [],
  },
  // level is newer than @slack/types 3.2.0
  header: {
    src: 'types',
    fields: {
      block_id: ID,
      text: plain(150),
      level: int(1, 4),
    },
    required: ['text'],
    surfaces: ['message', 'modal', 'home'],
  },
  image: {
    src: 'types',
    fields: {
      block_id: ID,
      alt_text: str(2000, 1),
      image_url: str(3000, 1),
      slack_file: obj('slack_file'),
      title: plain(2000),
    },
    required: ['alt_text'],
    exactlyOne: [['image_url', 'slack_file']],
    surfaces: ['message', 'modal', 'home'],
  },
  input: {
    src: 'types',
    fields: {
      block_id: ID,
      label: plain(2000),
      hint: plain(2000),
      optional: bool,
      dispatch_action: bool,
      element: oneOf('element', [
        'plain_text_input',
        'rich_text_input',
        'number_input',
        'email_text_input',
        'url_text_input',
        'file_input',
        'checkboxes',
        'radio_buttons',
        'datepicker',
        'timepicker',
        'datetimepicker',
        'static_select',
        'external_select',
        'users_select',
        'conversations_select',
        'channels_select',
        'multi_static_select',
        'multi_external_select',
        'multi_users_select',
        'multi_conversations_select',
        'multi_channels_select',
      ]),
    },
    required: ['label', 'element'],
    surfaces: ['message', 'modal', 'home'],
  },
  // 12,000 characters summed over all markdown blocks of one payload; block_id is dropped; one block may become several
  markdown: {
    src: 'types',
    fields: {
      block_id: ID,
      text: str(12000, 1),
    },
    required: ['text'],
    surfaces: ['message'],
  },
  rich_text: {
    src: 'types',
    fields: {
      block_id: ID,
      elements: list(oneOf('rich', RICH_PARTS)),
    },
    required: ['elements'],
    surfaces: ['message', 'modal', 'home'],
  },
  section: {
    src: 'types',
    fields: {
      block_id: ID,
      text: either(3000),
      fields: list(either(2000), 10, 1),
      accessory: oneOf('element', [...CHOICES, 'image']),
      expand: bool,
    },
    required: [],
    atLeastOne: [['text', 'fields']],
    surfaces: ['message', 'modal', 'home'],
  },
  // needs links.embed:write
  video: {
    src: 'types',
    fields: {
      block_id: ID,
      video_url: str(3000, 1),
      thumbnail_url: str(3000, 1),
      alt_text: str(2000, 1),
      title: plain(199),
      title_url: str(3000),
      author_name: str(49),
      provider_name: str(255),
      provider_icon_url: str(3000),
      description: plain(3000),
    },
    required: ['video_url', 'thumbnail_url', 'alt_text', 'title'],
    surfaces: ['message', 'modal', 'home'],
  },
};
