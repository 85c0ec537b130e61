import { any, bool, int, list, obj, oneOf, plain, str, words } from './spec.ts';
import type { Shapes } from './spec.ts';

const ID = str(255, 1);
const DECIMAL = '^-?\\d+(\\.\\d+)?$';
const DATE = '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$';
const TIME = '^([01]\\d|2[0-3]):[0-5]\\d$';

/** Buttons, inputs, pickers and images. */
export const ELEMENTS_CORE: Shapes = {
  button: {
    src: 'types',
    fields: {
      action_id: ID,
      text: plain(75),
      url: str(3000),
      value: str(2000, 1),
      style: words('primary', 'danger'),
      accessibility_label: str(75, 1),
      confirm: obj('confirm'),
    },
    required: ['text'],
  },
  workflow_button: {
    src: 'types',
    fields: {
      action_id: ID,
      text: plain(75),
      workflow: any,
      style: words('primary', 'danger'),
      accessibility_label: str(75, 1),
    },
    required: ['text', 'workflow'],
    surfaces: ['message'],
  },
  icon_button: {
    src: 'types',
    fields: {
      action_id: ID,
      icon: words('trash'),
      text: plain(75),
      value: str(2000, 1),
      accessibility_label: str(75, 1),
      visible_to_user_ids: list(str(255, 1)),
      confirm: obj('confirm'),
    },
    required: ['icon', 'text'],
    surfaces: ['message'],
  },
  feedback_buttons: {
    src: 'types',
    fields: {
      action_id: ID,
      positive_button: obj('feedback_button'),
      negative_button: obj('feedback_button'),
    },
    required: ['positive_button', 'negative_button'],
    surfaces: ['message'],
  },
  overflow: {
    src: 'types',
    fields: {
      action_id: ID,
      options: list(obj('option_overflow'), 5, 1),
      confirm: obj('confirm'),
    },
    required: ['options'],
  },
  datepicker: {
    src: 'types',
    fields: {
      action_id: ID,
      confirm: obj('confirm'),
      focus_on_load: bool,
      placeholder: plain(150),
      initial_date: str(10, 10, DATE),
    },
    required: [],
  },
  // timezone is an IANA name; the payload repeats selected_time (HH:mm) and timezone; no seconds
  timepicker: {
    src: 'types',
    fields: {
      action_id: ID,
      confirm: obj('confirm'),
      focus_on_load: bool,
      placeholder: plain(150),
      initial_time: str(5, 5, TIME),
      timezone: str(64, 1),
    },
    required: [],
  },
  // 10-digit UNIX seconds; not in section accessory
  datetimepicker: {
    src: 'types',
    fields: {
      action_id: ID,
      initial_date_time: int(0, 9999999999),
      confirm: obj('confirm'),
      focus_on_load: bool,
    },
    required: [],
    surfaces: ['message', 'modal'],
  },
  checkboxes: {
    src: 'types',
    fields: {
      action_id: ID,
      options: list(obj('option_mrkdwn'), 10, 1),
      initial_options: list(obj('option_mrkdwn'), 10, 1),
      confirm: obj('confirm'),
      focus_on_load: bool,
    },
    required: ['options'],
  },
  radio_buttons: {
    src: 'types',
    fields: {
      action_id: ID,
      options: list(obj('option_mrkdwn'), 10, 1),
      initial_option: obj('option_mrkdwn'),
      confirm: obj('confirm'),
      focus_on_load: bool,
    },
    required: ['options'],
  },
  plain_text_input: {
    src: 'types',
    fields: {
      action_id: ID,
      initial_value: str(3000),
      multiline: bool,
      min_length: int(0, 3000),
      max_length: int(1, 3000),
      dispatch_action_config: obj('dispatch_action_config'),
      focus_on_load: bool,
      placeholder: plain(150),
    },
    required: [],
  },
  rich_text_input: {
    src: 'types',
    fields: {
      action_id: ID,
      initial_value: oneOf('block', ['rich_text']),
      dispatch_action_config: obj('dispatch_action_config'),
      min_lines: int(1, 100),
      max_lines: int(1, 100),
      focus_on_load: bool,
      placeholder: plain(150),
    },
    required: ['action_id'],
    surfaces: ['modal', 'home'],
  },
  // values are strings; min_value <= max_value; element page lists modals only
  number_input: {
    src: 'types',
    fields: {
      action_id: ID,
      is_decimal_allowed: bool,
      initial_value: str(64, 1, DECIMAL),
      min_value: str(64, 1, DECIMAL),
      max_value: str(64, 1, DECIMAL),
      dispatch_action_config: obj('dispatch_action_config'),
      focus_on_load: bool,
      placeholder: plain(150),
    },
    required: ['is_decimal_allowed'],
    surfaces: ['modal'],
  },
  email_text_input: {
    src: 'types',
    fields: {
      action_id: ID,
      initial_value: str(3000),
      dispatch_action_config: obj('dispatch_action_config'),
      focus_on_load: bool,
      placeholder: plain(150),
    },
    required: [],
    surfaces: ['modal'],
  },
  url_text_input: {
    src: 'types',
    fields: {
      action_id: ID,
      initial_value: str(3000),
      dispatch_action_config: obj('dispatch_action_config'),
      focus_on_load: bool,
      placeholder: plain(150),
    },
    required: [],
    surfaces: ['modal'],
  },
  // needs files:read; 10 MB a file; no dispatch_action
  file_input: {
    src: 'types',
    fields: {
      action_id: ID,
      filetypes: list(str(32, 1), undefined, 1),
      max_files: int(1, 10),
    },
    required: [],
    surfaces: ['modal'],
  },
  image: {
    src: 'types',
    fields: {
      alt_text: str(2000, 1),
      image_url: str(3000, 1),
      slack_file: obj('slack_file'),
    },
    required: ['alt_text'],
    exactlyOne: [['image_url', 'slack_file']],
  },
};
