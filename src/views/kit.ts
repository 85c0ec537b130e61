import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  InputBlock,
  InputBlockElement,
  KnownBlock,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextSection,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import type { ChannelId } from '#domain/ids.ts';

/**
 * What Slack is handed for a message. `text` is what notifications and screen readers read, and the only text here that
 * Slack parses; it is escaped. Blocks hold plain_text and rich_text only: whatever stands in them stays words.
 */
export interface View {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/**
 * The most that the blocks of one message may weigh, as JSON, before chat.postMessage answers `msg_blocks_too_long`.
 * Slack documents no number; it was seen to take 13,200 and to refuse 13,300.
 * source: github.com/slackapi/bolt-js issues 2509 and 2867
 */
export const WEIGHT_MAX = 12_900;
/** As JSON in which every character counts once, also those that JSON escapes. */
export const weightOf = (blocks: readonly unknown[]): number => JSON.stringify(blocks).replace(/\\./g, '-').length;

/** Longest fallback text. Slack would take 4,000; nobody listens to that. */
const SPOKEN_MAX = 300;
const NAME_MAX = 60;
const ENTITY = /&(?:amp|lt|gt);/g;
const CONTROL = /[^\P{Cc}\n\t]/gu;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// U+2800 is braille without dots: a sign to Unicode, a blank to the eye.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const OPENING_MARK = /(?<![\p{L}\p{N}])([*_~`])(?=\S)(?=.*\1)/gu;

/** Whether a reader would see nothing: empty, white space, controls, zero-width characters. */
export function isBlank(text: string): boolean {
  return text.toWellFormed().replace(INVISIBLE, '') === '';
}

/** The text as it can be shown: well-formed, line ends as `\n`, controls left out, everything else as typed. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROL, '');
}

/** At most `max` UTF-16 units from the start; never half a character, never half an entity such as `&lt;`. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const inside = [...text.slice(0, max + 5).matchAll(ENTITY)].find(
    ({ index, 0: entity }) => index < max && max < index + entity.length,
  );
  const kept = text.slice(0, inside?.index ?? max);
  return /[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept;
}

/** The text, or as much as `max` allows with `end` after it, so that the reader knows there is more. */
export function clamp(text: string, max: number, end = '…'): string {
  return text.length <= max ? text : `${cut(text, Math.max(0, max - end.length))}${end}`;
}

/** On one line without characters that turn the direction of what follows; `otherwise` where nothing is left to see. */
export function oneLine(text: string, max: number, otherwise: string): string {
  const line = clean(text)
    .replace(DIRECTION, '')
    .replace(/[\s\u200b]+/g, ' ')
    .trim();
  return isBlank(line) ? otherwise : clamp(line, max);
}

/** A person as they are called here: a name, never a mention. */
export const personName = (name: string): string => oneLine(name, NAME_MAX, 'Somebody');
/** A project as it is called here. */
export const projectName = (name: string): string => oneLine(name, NAME_MAX, 'this project');

/** The text as Slack's parser shows it unchanged. source: docs.slack.dev/messaging/formatting-message-text */
export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(OPENING_MARK, '$1\u200b'); // Slack has no escape for these; a mark before a zero-width space opens nothing
}

/** Puts words and blocks together; the words are given raw and escaped here, so nobody can forget it. */
export function view(words: string, blocks: KnownBlock[]): View {
  return { text: clamp(escape(oneLine(words, SPOKEN_MAX, 'Meridian has something for you')), SPOKEN_MAX), blocks };
}

/** A text object that parses nothing, not even `:smile:`. */
export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: clamp(isBlank(text) ? '–' : clean(text), max), emoji: false };
}

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(oneLine(text, 150, '–'), 150) });
export const section = (text: string): SectionBlock => ({ type: 'section', text: plain(text, 3000) });
export const divider = (): DividerBlock => ({ type: 'divider' });
export const context = (text: string): ContextBlock => ({ type: 'context', elements: [plain(text, 2000)] });
export const actions = (...elements: ActionsBlockElement[]): ActionsBlock => ({ type: 'actions', elements });

/** A button of ours; `value` comes back to whoever reads `id`. */
export function button(id: string, label: string, value: string, style?: 'primary'): Button {
  return { type: 'button', action_id: id, text: plain(label, 75), value, ...(style ? { style } : {}) };
}

export const option = (label: string, value: string): PlainTextOption => ({ text: plain(label, 75), value });

/** A menu of ours in a message. */
export function select(id: string, placeholder: string, options: PlainTextOption[]): StaticSelect {
  return { type: 'static_select', action_id: id, placeholder: plain(placeholder, 150), options };
}

/** A field of a form. Its element answers to `value`; `hint` stands under it and says what it wants. */
export function input(
  id: string,
  label: string,
  element: InputBlockElement,
  { hint, optional = false }: { readonly hint: string; readonly optional?: boolean },
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(oneLine(label, 150, '–'), 150),
    element: { ...element, action_id: 'value' },
    optional,
    hint: plain(hint, 500),
  };
}

/** A run of words that parses nothing. */
export const words = (text: string): RichTextElement => ({ type: 'text', text });
export const bold = (text: string): RichTextElement => ({ type: 'text', text, style: { bold: true } });
export const code = (text: string): RichTextElement => ({ type: 'text', text, style: { code: true } });
/**
 * A way to a message of ours. Its text is a sign of ours too: nobody's words lead elsewhere than they say. An arrow that is no emoji:
 * clients draw most others as pictures, whatever asks them not to.
 */
export const sourceLink = (url: string): RichTextElement => ({ type: 'link', url, text: '→' });
/** The channel's name as a way into it; it notifies nobody. */
export const channelLink = (id: ChannelId): RichTextElement => ({ type: 'channel', channel_id: id });

const COMMAND = /`(\/[^`\n]{1,100})`/;

/** A sentence of ours in which commands stand between backticks, as words and code. */
export function withCommands(sentence: string): RichTextElement[] {
  return sentence
    .split(COMMAND) // every second part is what stood between backticks
    .flatMap((part, at) => (part === '' ? [] : [at % 2 === 0 ? words(part) : code(part)]));
}

/** The same without the backticks, for where nothing can be dressed. */
export const bareCommands = (sentence: string): string => sentence.replaceAll(new RegExp(COMMAND, 'g'), '$1');

/** One paragraph of rich text; strings are words. */
export function paragraph(...parts: readonly (string | RichTextElement)[]): RichTextSection {
  return {
    type: 'rich_text_section',
    elements: parts.filter((part) => part !== '').map((part) => (typeof part === 'string' ? words(part) : part)),
  };
}

export const rich = (...elements: RichTextBlockElement[]): RichTextBlock => ({ type: 'rich_text', elements });

/** `3 answers`, `1 answer`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** Some of them, and how many more there are: `Ana, Bo and 3 more`. */
export function listed(items: readonly string[], max: number): string {
  const shown = items.slice(0, max);
  const more = items.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
