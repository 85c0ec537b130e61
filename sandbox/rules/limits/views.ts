import { bool, list, oneOf, plain, str } from './spec.ts';
import type { Shapes } from './spec.ts';

/** Modals and Home tabs. */
export const VIEWS: Shapes = {
  modal: {
    src: 'views',
    fields: {
      title: plain(24),
      blocks: list(oneOf('block', ['*']), 100, 1),
      close: plain(24),
      submit: plain(24),
      private_metadata: str(3000),
      callback_id: str(255),
      external_id: str(255),
      clear_on_close: bool,
      notify_on_close: bool,
      submit_disabled: bool,
    },
    required: ['title', 'blocks'],
  },
  home: {
    src: 'views',
    fields: {
      blocks: list(oneOf('block', ['*']), 100),
      private_metadata: str(3000),
      callback_id: str(255),
      external_id: str(255),
    },
    required: ['blocks'],
  },
};

/** Limits of a view as a whole, with the error each answers. */
export const VIEW_LIMITS = {
  view_bytes: { max: 250_000, error: 'view_too_large', src: 'ref' },
  stack: { max: 3, error: 'push_limit_reached', src: 'ref' },
  hash: { error: 'hash_conflict', src: 'ref' },
  external_id_unique_per_team: { error: 'duplicate_external_id', src: 'ref' },
} as const;
