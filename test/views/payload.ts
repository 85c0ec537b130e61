import { checkText, liveTokens } from '#sandbox/rules/text.ts';
import { checkMessage, checkView } from '#sandbox/rules/payload.ts';
import { weightOf } from '#views/kit.ts';
import { render, renderForm, renderHome } from '#views/index.ts';
import type { Piece } from './gallery.ts';

const PEOPLES = new Set([
  'projectName',
  'name',
  'lastPlan',
  'done',
  'plan',
  'blockers',
  'evidence',
  'text',
  'kept',
  'unknown',
  'nearest',
  'title',
  'usage',
  'does',
  'hours',
  'ownerName',
  'helperName',
  'week',
  'quiet',
  'by',
  'reason',
  'label',
]);
const NAME_LISTS = new Set(['skipped', 'missing', 'others', 'sentences']);

/** The same piece with `text` wherever a person's words stand. */
export function withWords(piece: Piece, text: string): Piece {
  if ('home' in piece) return { name: piece.name, home: replaced(piece.home, text) };
  return 'message' in piece
    ? { name: piece.name, message: replaced(piece.message, text) }
    : { name: piece.name, form: replaced(piece.form, text) };
}

function replaced<T>(value: T, text: string): T {
  // The copy has the shape of what was copied: only strings become other strings.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return walk(value, text) as T;
}

function walk(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => walk(one, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      if (PEOPLES.has(key) && typeof inner === 'string') return [key, text];
      if (NAME_LISTS.has(key) && Array.isArray(inner)) return [key, inner.map(() => text)];
      return [key, walk(inner, text)];
    }),
  );
}

/** What Slack would refuse, and what would come alive, in the look of a piece; empty when all is well. */
export function faultsOf(piece: Piece): string[] {
  if ('home' in piece) {
    const shown = renderHome(piece.home);
    const refused = checkView(shown, 'home').map(({ pointer, message }) => `${pointer} ${message}`);
    return [...refused, ...liveParts(shown.blocks, '')];
  }
  const payload = 'message' in piece ? render(piece.message) : renderForm(piece.form);
  const refused =
    'text' in payload
      ? messageFaults(payload)
      : checkView(payload, 'modal').map(({ pointer, message }) => `${pointer} ${message}`);
  return [...refused, ...liveParts(payload.blocks, '')];
}

function messageFaults(payload: { readonly text: string; readonly blocks: readonly unknown[] }): string[] {
  const { text, blocks } = payload;
  return [
    ...checkMessage({ text, blocks }).map(({ pointer, message }) => `${pointer} ${message}`),
    ...(weightOf(blocks) > 13_200 ? [`weighs ${weightOf(blocks)}`] : []),
    ...(blocks.length > 45 ? [`${blocks.length} blocks`] : []),
    ...(text.trim() === '' || text.length > 300 ? [`text of ${text.length}`] : []),
    ...(checkText('chat.update', { text, blocks }) === null ? [] : ['text refused']),
    ...(/<|>|&(?!(?:amp|lt|gt);)/.test(text) ? [`text unescaped: ${text}`] : []),
    ...liveTokens(text),
    ...(text.isWellFormed() ? [] : ['half a character in text']),
  ];
}

/** Rich text of another kind than words, links that say another address than theirs, anything Slack parses. */
function liveParts(value: unknown, pointer: string): string[] {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [`${pointer} half a character`];
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => liveParts(one, `${pointer}/${index}`));
  if (typeof value !== 'object' || value === null) return [];
  const part: Record<string, unknown> = { ...value };
  const inner = Object.entries(part).flatMap(([key, one]) => liveParts(one, `${pointer}/${key}`));
  const type = typeof part['type'] === 'string' ? part['type'] : 'none';
  if (type === 'mrkdwn' || type === 'markdown') return [...inner, `${pointer} is parsed by Slack`];
  if (['user', 'usergroup', 'broadcast', 'team', 'emoji', 'color'].includes(type))
    return [...inner, `${pointer} is a live ${type}`];
  if (
    type === 'link' &&
    !toSource(part) &&
    (part['url'] !== part['text'] || !/^https?:\/\//i.test(String(part['url'])))
  ) {
    return [...inner, `${pointer} links elsewhere`];
  }
  if (type === 'plain_text' && part['emoji'] !== false) return [...inner, `${pointer} shows emoji`];
  if (type.startsWith('rich_text_') && Array.isArray(part['elements']) && part['elements'].length === 0)
    return [...inner, `${pointer} is empty`];
  return inner;
}

/** A way to a message of ours, built by code: a day's name or an id leads into Slack and nowhere else. */
const toSource = ({ url, text }: Record<string, unknown>): boolean =>
  /^https:\/\/[a-z0-9-]+\.slack\.com\/archives\/[A-Z0-9]+\/p\d+(?:\?thread_ts=\d+\.\d+&cid=[A-Z0-9]+)?$/.test(
    String(url),
  ) && /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|[BH]\d+|→)$/u.test(String(text));

/** Every string a reader sees in a payload, in order. */
export function seen(value: unknown): string {
  if (Array.isArray(value)) return value.map(seen).join('');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, inner]: [string, unknown]) => (key === 'text' && typeof inner === 'string' ? inner : seen(inner)))
    .join('');
}
