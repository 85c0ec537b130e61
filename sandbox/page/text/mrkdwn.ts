import type { Inline, Mark, Passage } from './inline.ts';
import { safeUrl } from './link.ts';
import { bare, decoded, meaningOf, withSigns } from './tokens.ts';

/** How a text is read. */
export interface Reading {
  /** Addresses stay words unless they are marked as links. */
  readonly verbatim?: boolean;
}

const MARKS: Readonly<Record<string, Mark>> = { '*': 'bold', _: 'italic', '~': 'strike' };
const QUOTED = /^(?:&gt;|>)(?!(?:&gt;|>){2}) ?/u;
const QUOTED_TO_THE_END = /^(?:&gt;|>){3} ?/u;
const TOKEN = /<([^<>\n]+)>/uy;
const CODE = /`([^`\n]+)`/uy;
const ADDRESS = /https?:\/\/(?:(?!&(?:lt|gt);)[^\s<>|"])+/uy;
/** What ends a sentence or a mark, not an address. */
const ENDING = /[.,:;!?'")\]}*_~`]/u;

/**
 * A text in Slack's mrkdwn as passages. Marks count at the edges of words and within a line; entities are decoded once; what
 * has no meaning stays as typed. source: docs.slack.dev/messaging/formatting-message-text
 */
export function parseMrkdwn(text: string, reading: Reading = {}): Passage[] {
  // Every second piece stands between fences; a fence that nobody closed is words.
  const pieces = text.split(/```([^]*?)```/u);
  return pieces.flatMap((piece, index) => {
    if (index % 2 === 1) return [{ is: 'pre', parts: bare(piece.replace(/^\n/u, '').replace(/\n$/u, '')) }];
    // The line end beside a fence belongs to the fence.
    const inner = piece.replace(index > 0 ? /^\n/u : /^$/u, '').replace(index < pieces.length - 1 ? /\n$/u : /$^/u, '');
    return inner === '' ? [] : passagesOf(inner.split('\n'), reading);
  });
}

/** One line of mrkdwn, in which nothing is a quote or a fence. */
export function parseLine(line: string, reading: Reading = {}): Inline[] {
  return inline(line, new Set(), reading);
}

function passagesOf(lines: readonly string[], reading: Reading): Passage[] {
  const end = lines.findIndex((line) => QUOTED_TO_THE_END.test(line));
  if (end !== -1) {
    const rest = lines.slice(end).map((line, index) => (index === 0 ? line.replace(QUOTED_TO_THE_END, '') : line));
    return [...passagesOf(lines.slice(0, end), reading), { is: 'quote', parts: inLines(rest, reading) }];
  }
  const runs: { quoted: boolean; lines: string[] }[] = [];
  for (const line of lines) {
    const quoted = QUOTED.test(line);
    const last = runs.at(-1);
    const words = line.replace(QUOTED, '');
    if (last?.quoted === quoted) last.lines.push(words);
    else runs.push({ quoted, lines: [words] });
  }
  return runs.map((run) => ({ is: run.quoted ? 'quote' : 'paragraph', parts: inLines(run.lines, reading) }));
}

function inLines(lines: readonly string[], reading: Reading): Inline[] {
  return lines.flatMap((line, index): Inline[] => {
    if (line === '') return index === 0 || index === lines.length - 1 ? [] : [{ is: 'gap' }];
    const after = index > 0 && lines[index - 1] !== '' ? [{ is: 'break' } as const] : [];
    return [...after, ...inline(line, new Set(), reading)];
  });
}

/** Reads one line; `within` are the marks it stands in already, which cannot open again. */
function inline(line: string, within: ReadonlySet<Mark>, reading: Reading): Inline[] {
  const parts: Inline[] = [];
  const hopeless = new Set<string>();
  let from = 0;
  const flush = (to: number) => {
    if (to > from) parts.push(...withSigns(line.slice(from, to)));
  };
  for (let at = 0; at < line.length;) {
    const found =
      tokenAt(line, at) ??
      codeAt(line, at) ??
      addressAt(line, at, reading) ??
      markAt(line, at, within, hopeless, reading);
    if (found) {
      flush(at);
      parts.push(found.part);
      at = found.end;
      from = at;
    } else at += 1;
  }
  flush(line.length);
  return parts;
}

interface Found {
  readonly part: Inline;
  readonly end: number;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function tokenAt(line: string, at: number): Found | null {
  const match = line[at] === '<' ? matchAt(TOKEN, line, at) : null;
  const part = match ? meaningOf(match[1] ?? '') : null;
  return match && part ? { part, end: at + match[0].length } : null;
}

function codeAt(line: string, at: number): Found | null {
  if (line[at] !== '`' || isWord(line, at - 1)) return null;
  const match = matchAt(CODE, line, at);
  return match && !isWord(line, at + match[0].length)
    ? { part: { is: 'code', parts: bare(match[1] ?? '') }, end: at + match[0].length }
    : null;
}

function addressAt(line: string, at: number, { verbatim }: Reading): Found | null {
  if (verbatim || line[at] !== 'h' || isWord(line, at - 1)) return null;
  const written = trimmed(matchAt(ADDRESS, line, at)?.[0] ?? '');
  const url = safeUrl(decoded(written));
  if (url === undefined) return null;
  return { part: { is: 'link', url, parts: [{ is: 'text', text: url }] }, end: at + written.length };
}

/** Without the signs at its end that belong to the sentence. */
function trimmed(address: string): string {
  let end = address.length;
  while (ENDING.test(address[end - 1] ?? '')) end -= address.endsWith('&amp;', end) ? '&amp;'.length : 1;
  return address.slice(0, end);
}

/** `hopeless` remembers marks that nobody closes in the rest of the line, so that a line is read in time linear in its length. */
function markAt(
  line: string,
  at: number,
  within: ReadonlySet<Mark>,
  hopeless: Set<string>,
  reading: Reading,
): Found | null {
  const sign = line[at] ?? '';
  const mark = MARKS[sign];
  if (!mark || within.has(mark) || hopeless.has(sign) || isWord(line, at - 1)) return null;
  if (line[at - 1] === sign || line[at + 1] === sign || /^\s?$/u.test(line[at + 1] ?? '')) return null;
  const end = closing(line, at, sign);
  if (end === -1) {
    hopeless.add(sign);
    return null;
  }
  return {
    part: { is: mark, parts: inline(line.slice(at + 1, end), new Set([...within, mark]), reading) },
    end: end + 1,
  };
}

function closing(line: string, opened: number, sign: string): number {
  for (let at = opened + 1; at < line.length;) {
    const inside = tokenAt(line, at) ?? codeAt(line, at);
    if (inside) at = inside.end;
    else if (line[at] === sign && closesAt(line, at, sign)) return at;
    else at += 1;
  }
  return -1;
}

function closesAt(line: string, at: number, sign: string): boolean {
  const before = line[at - 1] ?? '';
  return before !== sign && line[at + 1] !== sign && !/\s/u.test(before) && !isWord(line, at + 1);
}

const isWord = (line: string, at: number) => /[\p{L}\p{N}]/u.test(line[at] ?? '');
