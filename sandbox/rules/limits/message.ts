/** Limits of a message as a whole, with the error each answers where it has its own. `src` is a key of `SOURCES`. */
export const MESSAGE_LIMITS = {
  blocks: { max: 50, error: 'invalid_blocks', src: 'skills' },
  attachments: { max: 100, error: 'too_many_attachments', src: 'ref' },
  contact_cards: { max: 10, error: 'too_many_contact_cards', src: 'ref' },
  text_recommended: { max: 4000, src: 'postMessage' },
  /** Silently: no error. */
  text_truncated_after: { max: 40_000, src: 'postMessage' },
  /** chat.postMessage with text alone: longer text becomes several messages; the response carries one ts. */
  text_split_after: { max: 4040, src: 'third:split' },
  update_text: { max: 4000, error: 'msg_too_long', src: 'ref' },
  markdown_text: { max: 12_000, error: 'markdown_text_conflict', src: 'ref' },
  no_text: { error: 'no_text', src: 'ref' },
  table_blocks: { max: 1, error: 'invalid_attachments', detail: 'only_one_table_allowed', src: 'tk' },
  table_chars_total: { max: 10_000, src: 'table' },
  data_visualization_blocks: { max: 2, src: 'tk' },
  plan_blocks: { max: 1, src: 'tk' },
  markdown_block_chars_total: { max: 12_000, src: 'types' },
  focus_on_load: { max: 1, src: 'tk' },
  stream_chunk_blocks: { max: 50, error: 'msg_blocks_too_many', src: 'ref' },
  file_channel_id: { pattern: '^[CGDZ][A-Z0-9]{8,}$', error: 'invalid_arguments', src: 'third:channel_id' },
  alt_txt: { max: 1000, error: 'alt_txt_too_large', src: 'ref' },
  conversations_open_users: { min: 1, max: 8, error: 'too_many_users', src: 'ref' },
} as const;
