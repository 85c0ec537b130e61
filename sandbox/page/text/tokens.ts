import { EMOJI_NAME, emojiFor } from './emoji.ts';
import type { Inline } from './inline.ts';
import { safeUrl } from './link.ts';

/** Words without marks: what stands between backticks. Links and mentions are live there too, as in Slack. */
export function bare(text: string): Inline[] {
  const parts = text.split(/<([^<>\n]+)>/u);
  return parts.flatMap((part, index): Inline[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ is: 'text', text: decoded(part) }];
    return [meaningOf(part) ?? { is: 'text', text: decoded(`<${part}>`) }];
  });
}

/** Encoded words with their emoji. */
export function withSigns(text: string): Inline[] {
  return parsePlain(text, true).map((part) => (part.is === 'text' ? { is: 'text', text: decoded(part.text) } : part));
}

/** A plain_text: words, and where `emoji` says so the signs whose names stand in it. */
export function parsePlain(text: string, emoji: boolean): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  const flush = (to: number) => {
    if (to > from) parts.push({ is: 'text', text: text.slice(from, to) });
  };
  for (const match of emoji ? text.matchAll(EMOJI_NAME) : []) {
    const sign = emojiFor(match[1] ?? '', match[2] === undefined ? undefined : Number(match[2]));
    if (sign === undefined) continue;
    flush(match.index);
    parts.push({ is: 'emoji', name: match[0], sign });
    from = match.index + match[0].length;
  }
  flush(text.length);
  return parts;
}

/** What `<…>` means; null where it means nothing and stays as typed. */
export function meaningOf(token: string): Inline | null {
  const bar = token.indexOf('|');
  const name = bar === -1 ? token : token.slice(0, bar);
  const label = bar === -1 ? '' : token.slice(bar + 1);
  const named = label === '' ? {} : { label: decoded(label) };
  const id = name.slice(1);
  if (/^@[A-Z0-9]+$/u.test(name)) return { is: 'user', id, ...named };
  if (/^#[A-Z0-9]+$/u.test(name)) return { is: 'channel', id, ...named };
  if (name.startsWith('!')) return special(id, named.label);
  const url = safeUrl(decoded(name));
  if (url === undefined) return null;
  const shown: Inline = { is: 'text', text: url.replace(/^(?:mailto|tel):/u, '') };
  return { is: 'link', url, parts: label === '' ? [shown] : withSigns(label) };
}

function special(name: string, label: string | undefined): Inline | null {
  const named = label === undefined ? {} : { label };
  if (/^(?:here|channel|everyone)$/u.test(name)) return { is: 'broadcast', range: name };
  const group = /^subteam\^([A-Z0-9]+)$/u.exec(name)?.[1];
  if (group !== undefined) return { is: 'usergroup', id: group, ...named };
  const date = /^date\^(-?\d+)\^([^^]*)(?:\^(.*))?$/u.exec(name);
  if (!date) return label === undefined ? null : { is: 'text', text: label };
  const url = date[3] === undefined ? undefined : safeUrl(decoded(date[3]));
  const [seconds, format] = [Number(date[1]), decoded(date[2] ?? '')];
  return { is: 'date', seconds, format, otherwise: label ?? format, ...(url === undefined ? {} : { url }) };
}

/** Slack encodes three signs and no others, once. */
export function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt);/gu, (_, name: string) => ({ amp: '&', lt: '<' })[name] ?? '>');
}
