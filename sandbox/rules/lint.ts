import { deeper, isRecord } from './fault.ts';
import { MESSAGE_LIMITS } from './limits/message.ts';
import { checkArguments, METHODS } from './methods.ts';
import { isBroadcast, liveTokens } from './text.ts';

/** What the linter must be told, because it is not in the arguments. */
export interface LintFacts {
  /** Broadcasts that somebody has allowed for this call, e.g. `<!here>`. */
  readonly allowedBroadcasts?: readonly string[];
  /** How long ago Slack sent the trigger that the call uses. units: ms */
  readonly triggerAgeMs?: number;
}

export interface Lint {
  readonly code: string;
  readonly detail: string;
}

/** A trigger this old is refused a second later: too close for a bot that is far from Slack. units: ms */
export const TRIGGER_CAREFUL_MS = 2000;

/** What is legal at Slack in this call and still careless; each finding once. Nothing for a method without rules. */
export function lintCall(method: string, args: Record<string, unknown>, facts: LintFacts = {}): Lint[] {
  if (!Object.hasOwn(METHODS, method)) return [];
  return [
    ...checkArguments(method, args).unknown.map((name) => ({ code: 'unknown_argument', detail: name })),
    ...lintText(method, args),
    ...lintTokens(args, facts.allowedBroadcasts ?? []),
    ...lintViews(method, args, facts),
    ...lintPictures(method, args),
  ];
}

function lintText(method: string, args: Record<string, unknown>): Lint[] {
  const lints: Lint[] = [];
  const text = args['text'];
  const long = MESSAGE_LIMITS.text_recommended.max;
  if (method.startsWith('chat.') && has(args['blocks']) && !has(text)) {
    lints.push({ code: 'blocks_without_text', detail: 'notifications and screen readers read only the text' });
  }
  if (typeof text === 'string' && text.length > long) {
    lints.push({ code: 'long_text', detail: `${text.length} characters: Slack splits or cuts above ${long}` });
  }
  if (has(args['link_names']) && args['link_names'] !== false && args['link_names'] !== 'false') {
    lints.push({ code: 'link_names', detail: 'turns any @word into a mention' });
  }
  if (has(args['parse']) && args['parse'] !== 'none') {
    lints.push({ code: 'parse', detail: 'turns any word that looks like a name or a link live' });
  }
  return lints;
}

/** Fields whose strings Slack reads for mentions, besides the texts of mrkdwn objects. Source: `fmt`. */
const LIVE_FIELDS: ReadonlySet<string> = new Set(['text', 'markdown_text', 'initial_comment', 'pretext', 'fallback']);

function lintTokens(args: Record<string, unknown>, allowed: readonly string[]): Lint[] {
  return broadcasts(args, '')
    .filter(({ token }) => !allowed.includes(token.replace(/\|.*>/u, '>')))
    .map(({ token, pointer }) => ({ code: 'broadcast', detail: `${token} at ${pointer}` }));
}

/** Every token in a payload that would notify a whole channel. plain_text and rich_text texts parse nothing. */
function broadcasts(value: unknown, pointer: string): { token: string; pointer: string }[] {
  if (Array.isArray(value)) return value.flatMap((inner: unknown, index) => broadcasts(inner, deeper(pointer, index)));
  // Metadata is for machines: nothing in it is shown.
  if (!isRecord(value) || pointer === '/metadata') return [];
  const type = value['type'];
  if (type === 'broadcast') return [{ token: `<!${String(value['range'])}>`, pointer }];
  const quiet = type === 'plain_text' || type === 'text' || type === 'link' || String(type).startsWith('raw_');
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = deeper(pointer, key);
    if (typeof inner !== 'string') return broadcasts(inner, at);
    if (quiet || !(LIVE_FIELDS.has(key) || pointer.startsWith('/attachments'))) return [];
    return liveTokens(inner)
      .filter(isBroadcast)
      .map((token) => ({ token, pointer: at }));
  });
}

function lintViews(method: string, args: Record<string, unknown>, facts: LintFacts): Lint[] {
  const lints: Lint[] = [];
  if (method === 'views.update' && !has(args['hash'])) {
    lints.push({ code: 'no_hash', detail: 'a newer view may be overwritten' });
  }
  if (facts.triggerAgeMs !== undefined && facts.triggerAgeMs > TRIGGER_CAREFUL_MS) {
    lints.push({ code: 'late_trigger', detail: `${facts.triggerAgeMs} ms after Slack sent it` });
  }
  return lints;
}

function lintPictures(method: string, args: Record<string, unknown>): Lint[] {
  const detail = 'people who cannot see the picture get nothing';
  const uploaded =
    method === 'files.getUploadURLExternal' &&
    !has(args['alt_txt']) &&
    !has(args['alt_text']) &&
    /\.(?:png|jpe?g|gif)$/iu.test(String(args['filename']));
  return [
    ...(uploaded ? [{ code: 'no_alt_text', detail }] : []),
    ...blankPictures(args, '').map((pointer) => ({ code: 'no_alt_text', detail: `${detail}, at ${pointer}` })),
  ];
}

/** Pictures whose alt_text Slack takes, but nobody can read: spaces only. */
function blankPictures(value: unknown, pointer: string): string[] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => blankPictures(inner, deeper(pointer, index)));
  if (!isRecord(value)) return [];
  const alt = value['alt_text'];
  const blank = value['type'] === 'image' && typeof alt === 'string' && alt.trim() === '';
  return [
    ...(blank ? [pointer] : []),
    ...Object.entries(value).flatMap(([key, inner]) => blankPictures(inner, deeper(pointer, key))),
  ];
}

function has(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
