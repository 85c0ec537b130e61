import { bool, int, list, obj, plain, str } from './spec.ts';
import type { Shapes } from './spec.ts';

const ID = str(255, 1);
const USER_ID = '^[UW][A-Z0-9]+$';
const CHANNEL_ID = '^[CGD][A-Z0-9]+$';

/** Menus to choose from. Multi-selects stand for several values. */
export const SELECTS: Shapes = {
  static_select: {
    src: 'types',
    fields: {
      action_id: ID,
      confirm: obj('confirm'),
      focus_on_load: bool,
      placeholder: plain(150),
      options: list(obj('option'), 100, 1),
      option_groups: list(obj('option_group'), 100, 1),
      initial_option: obj('option'),
    },
    required: [],
    exactlyOne: [['options', 'option_groups']],
  },
  multi_static_select: {
    src: 'types',
    fields: {
      action_id: ID,
      confirm: obj('confirm'),
      focus_on_load: bool,
      placeholder: plain(150),
      max_selected_items: int(1),
      options: list(obj('option'), 100, 1),
      option_groups: list(obj('option_group'), 100, 1),
      initial_options: list(obj('option'), 100, 1),
    },
    required: [],
    exactlyOne: [['options', 'option_groups']],
  },
  // answer to block_suggestion: <=100 options, in 3 s
  external_select: {
    src: 'types',
    fields: {
      action_id: ID,
      confirm: obj('confirm'),
      focus_on_load: bool,
      placeholder: plain(150),
      initial_option: obj('option'),
      min_query_length: int(0),
    },
    required: [],
  },
  multi_external_select: {
    src: 'types',
    fields: {
      action_id: ID,
      confirm: obj('confirm'),
      focus_on_load: bool,
      placeholder: plain(150),
      max_selected_items: int(1),
      initial_options: list(obj('option'), 100, 1),
      min_query_length: int(0),
    },
    required: [],
  },
  users_select: {
    src: 'types',
    fields: {
      action_id: ID,
      confirm: obj('confirm'),
      focus_on_load: bool,
      placeholder: plain(150),
      initial_user: str(255, 1, USER_ID),
    },
    required: [],
  },
  multi_users_select: {
    src: 'types',
    fields: {
      action_id: ID,
      confirm: obj('confirm'),
      focus_on_load: bool,
      placeholder: plain(150),
      max_selected_items: int(1),
      initial_users: list(str(255, 1, USER_ID), undefined, 1),
    },
    required: [],
  },
  // response_url_enabled only in an input block of a modal
  conversations_select: {
    src: 'types',
    fields: {
      action_id: ID,
      confirm: obj('confirm'),
      focus_on_load: bool,
      placeholder: plain(150),
      initial_conversation: str(255, 1),
      default_to_current_conversation: bool,
      response_url_enabled: bool,
      filter: obj('conversation_filter'),
    },
    required: [],
  },
  multi_conversations_select: {
    src: 'types',
    fields: {
      action_id: ID,
      confirm: obj('confirm'),
      focus_on_load: bool,
      placeholder: plain(150),
      max_selected_items: int(1),
      initial_conversations: list(str(255, 1), undefined, 1),
      default_to_current_conversation: bool,
      filter: obj('conversation_filter'),
    },
    required: [],
  },
  // public channels only
  channels_select: {
    src: 'types',
    fields: {
      action_id: ID,
      confirm: obj('confirm'),
      focus_on_load: bool,
      placeholder: plain(150),
      initial_channel: str(255, 1, CHANNEL_ID),
      response_url_enabled: bool,
    },
    required: [],
  },
  multi_channels_select: {
    src: 'types',
    fields: {
      action_id: ID,
      confirm: obj('confirm'),
      focus_on_load: bool,
      placeholder: plain(150),
      max_selected_items: int(1),
      initial_channels: list(str(255, 1, CHANNEL_ID), undefined, 1),
    },
    required: [],
  },
};
