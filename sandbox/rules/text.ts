import { MESSAGE_LIMITS } from './limits/message.ts';

/** Where chat.postMessage cuts a text that has no blocks into several messages. Source: `third:split`. */
const TEXT_SPLIT = { above: MESSAGE_LIMITS.text_split_after.max, into: 4000 } as const;

/** Longer text is cut off here without a word. Source: `postMessage`. */
export const TEXT_TRUNCATED_AFTER = MESSAGE_LIMITS.text_truncated_after.max;

const POSTS: ReadonlySet<string> = new Set([
  'chat.postMessage',
  'chat.postEphemeral',
  'chat.scheduleMessage',
  'chat.update',
]);

/** Slack's error code for the text of a message that it refuses; null when it takes it. */
export function checkText(method: string, args: Record<string, unknown>): string | null {
  if (!POSTS.has(method)) return null;
  const has = (name: string): boolean => !isEmpty(args[name]);
  const markdown = args['markdown_text'];
  if (has('markdown_text') && (has('text') || has('blocks'))) return MESSAGE_LIMITS.markdown_text.error;
  if (!['text', 'blocks', 'attachments', 'markdown_text'].some(has) && !(method === 'chat.update' && has('file_ids'))) {
    return MESSAGE_LIMITS.no_text.error;
  }
  if (typeof markdown === 'string' && markdown.length > MESSAGE_LIMITS.markdown_text.max) return 'msg_too_long';
  const text = args['text'];
  const tooLong = typeof text === 'string' && text.length > MESSAGE_LIMITS.update_text.max;
  return method === 'chat.update' && tooLong ? MESSAGE_LIMITS.update_text.error : null;
}

/** The messages that one long text becomes at chat.postMessage: itself, unless it is too long for one. */
export function splitLongText(text: string): string[] {
  const kept = text.slice(0, TEXT_TRUNCATED_AFTER);
  if (kept.length <= TEXT_SPLIT.above) return [kept];
  const count = Math.ceil(kept.length / TEXT_SPLIT.into);
  return Array.from({ length: count }, (_, part) => kept.slice(part * TEXT_SPLIT.into, (part + 1) * TEXT_SPLIT.into));
}

/** `<@U…>`, `<#C…>`, `<!here>`, `<!subteam^S…>`, `<!date^…>`, `<url|label>`. Source: `fmt`. */
const LIVE =
  /<(?:[@#][A-Z0-9]+(?:\|[^<>]*)?|![a-z]+(?:\^[^<>|]*)?(?:\|[^<>]*)?|(?:https?:\/\/|mailto:|tel:)[^<>|]*(?:\|[^<>]*)?)>/gu;

/** The mentions, dates and links that a mrkdwn or markdown text would make live, in order. */
export function liveTokens(text: string): string[] {
  return text.match(LIVE) ?? [];
}

/** True for a token that notifies a whole channel or workspace. */
export function isBroadcast(token: string): boolean {
  return /^<!(?:channel|here|everyone|group)(?:\||>)/u.test(token);
}

/** What a person reads of a mrkdwn text: labels in place of links, entities decoded. */
export function visibleText(text: string): string {
  return text
    .replaceAll(LIVE, (token) => {
      const inner = token.slice(1, -1);
      const label = inner.split('|')[1];
      if (label !== undefined) return label;
      return inner.startsWith('!') ? `@${inner.slice(1)}` : inner;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
