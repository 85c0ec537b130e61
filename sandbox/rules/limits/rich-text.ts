import { any, bool, int, list, obj, oneOf, str, words } from './spec.ts';
import type { FieldSpec, Shapes } from './spec.ts';

const INLINE = ['broadcast', 'color', 'channel', 'date', 'emoji', 'link', 'team', 'text', 'user', 'usergroup'];
const inline = list(oneOf('rich', INLINE));
const style: FieldSpec = obj('rich_style');
const border = int(0, 1);
const needed = str(undefined, 1);

/** What a rich_text block is made of. Lengths are not documented. */
export const RICH: Shapes = {
  rich_text_section: { src: 'types', fields: { elements: inline }, required: ['elements'] },
  rich_text_list: {
    src: 'types',
    fields: {
      elements: list(oneOf('rich', ['rich_text_section'])),
      style: words('bullet', 'ordered'),
      indent: int(0),
      offset: int(0),
      border,
    },
    required: ['elements', 'style'],
  },
  rich_text_quote: { src: 'types', fields: { elements: inline, border }, required: ['elements'] },
  rich_text_preformatted: {
    src: 'types',
    fields: { elements: list(oneOf('rich', ['text', 'link'])), border, language: str() },
    required: ['elements'],
  },
  broadcast: {
    src: 'types',
    fields: { range: words('here', 'channel', 'everyone'), style },
    required: ['range'],
  },
  color: { src: 'types', fields: { value: needed, style }, required: ['value'] },
  channel: { src: 'types', fields: { channel_id: needed, style }, required: ['channel_id'] },
  date: {
    src: 'types',
    fields: { timestamp: int(0), format: needed, url: str(), fallback: str(), style },
    required: ['timestamp', 'format'],
  },
  emoji: {
    src: 'types',
    fields: { name: needed, unicode: str(), url: str(), skin_tone: any, style },
    required: ['name'],
  },
  link: { src: 'types', fields: { url: needed, text: str(), unsafe: bool, style }, required: ['url'] },
  team: { src: 'types', fields: { team_id: needed, style }, required: ['team_id'] },
  // Slack refuses an empty text: "must be more than 0 characters".
  text: { src: 'types', fields: { text: needed, style }, required: ['text'] },
  user: { src: 'types', fields: { user_id: needed, style }, required: ['user_id'] },
  usergroup: { src: 'types', fields: { usergroup_id: needed, style }, required: ['usergroup_id'] },
};

/** Objects inside rich text. */
export const RICH_OBJECTS: Shapes = {
  rich_style: {
    src: 'types',
    fields: {
      bold: bool,
      italic: bool,
      strike: bool,
      code: bool,
      underline: bool,
      highlight: bool,
      client_highlight: bool,
      unlink: bool,
    },
    required: [],
  },
};
