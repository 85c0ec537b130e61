import { bool, either, list, obj, plain, str, words } from './spec.ts';
import type { Shapes } from './spec.ts';

/** Objects that blocks and elements are made of. */
export const OBJECTS: Shapes = {
  confirm: {
    src: 'types',
    fields: {
      title: plain(100),
      text: either(300),
      confirm: plain(30),
      deny: plain(30),
      style: words('primary', 'danger'),
    },
    required: ['title', 'text', 'confirm', 'deny'],
  },
  option: {
    src: 'types',
    fields: {
      text: plain(75),
      value: str(150, 1),
      description: plain(75),
    },
    required: ['text', 'value'],
  },
  // checkboxes and radio_buttons only
  option_mrkdwn: {
    src: 'types',
    fields: {
      text: either(75),
      value: str(150, 1),
      description: either(75),
    },
    required: ['text', 'value'],
  },
  option_overflow: {
    src: 'types',
    fields: {
      text: plain(75),
      value: str(150, 1),
      description: plain(75),
      url: str(3000),
    },
    required: ['text', 'value'],
  },
  option_group: {
    src: 'types',
    fields: {
      label: plain(75),
      options: list(obj('option'), 100, 1),
    },
    required: ['label', 'options'],
  },
  // png, jpg, jpeg, gif only; the uploader/bot must have access; wait until files.info shows the mimetype
  slack_file: {
    src: 'types',
    fields: {
      id: str(255, 1),
      url: str(3000, 1),
    },
    required: [],
    exactlyOne: [['id', 'url']],
  },
  dispatch_action_config: {
    src: 'types',
    fields: {
      trigger_actions_on: list(words('on_enter_pressed', 'on_character_entered'), 2, 1),
    },
    required: [],
  },
  conversation_filter: {
    src: 'types',
    fields: {
      include: list(words('im', 'mpim', 'private', 'public'), 4, 1),
      exclude_external_shared_channels: bool,
      exclude_bot_users: bool,
    },
    required: [],
    atLeastOne: [['include', 'exclude_external_shared_channels', 'exclude_bot_users']],
  },
  feedback_button: {
    src: 'types',
    fields: {
      text: plain(75),
      value: str(2000, 1),
      accessibility_label: str(75, 1),
    },
    required: ['text', 'value'],
  },
  column_setting: {
    src: 'table',
    fields: {
      align: words('left', 'center', 'right'),
      is_wrapped: bool,
    },
    required: [],
  },
  axis_config: {
    src: 'data_viz',
    fields: {
      categories: list(str(20, 1), 20),
      x_label: str(50),
      y_label: str(50),
    },
    required: ['categories'],
  },
  series: {
    src: 'data_viz',
    fields: {
      name: str(20, 1),
      data: list(obj('point'), 20, 1),
    },
    required: ['name', 'data'],
  },
  point: {
    src: 'data_viz',
    fields: {
      label: str(20, 1),
      value: { t: 'number' },
    },
    required: ['label', 'value'],
  },
  segment: {
    src: 'data_viz',
    fields: {
      label: str(20, 1),
      value: { t: 'number', gt: 0 },
    },
    required: ['label', 'value'],
  },
  url_source: {
    src: 'types',
    fields: {
      type: words('url'),
      url: str(3000, 1),
      text: str(3000, 1),
    },
    required: ['type', 'url', 'text'],
  },
  raw_text: {
    src: 'table',
    fields: {
      type: words('raw_text'),
      text: str(10000, 1),
    },
    required: ['type', 'text'],
  },
  raw_number: {
    src: 'table',
    fields: {
      type: words('raw_number'),
      value: { t: 'number' },
      text: str(10000, 1),
    },
    required: ['type', 'value'],
  },
};
