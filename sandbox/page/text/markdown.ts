import { Lexer } from 'marked';
import type { Token, Tokens } from 'marked';
import type { Inline } from './inline.ts';
import { safeUrl } from './link.ts';
import { bare } from './tokens.ts';

/** What a markdown block is made of. */
export type MarkdownPart =
  | { readonly is: 'heading'; readonly level: number; readonly parts: readonly Inline[] }
  | { readonly is: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly is: 'pre'; readonly language: string; readonly text: string }
  | { readonly is: 'quote'; readonly inside: readonly MarkdownPart[] }
  | {
      readonly is: 'list';
      readonly isOrdered: boolean;
      readonly start: number;
      readonly items: readonly MarkdownItem[];
    }
  | {
      readonly is: 'table';
      readonly head: readonly MarkdownCell[];
      readonly rows: readonly (readonly MarkdownCell[])[];
    }
  | { readonly is: 'rule' };

/** A line of a list; `done` where it is a task. */
interface MarkdownItem {
  readonly done?: boolean;
  readonly inside: readonly MarkdownPart[];
}

/** A cell of a table. */
interface MarkdownCell {
  readonly align: 'left' | 'center' | 'right';
  readonly parts: readonly Inline[];
}

/** A text in standard Markdown, with GitHub's tables and tasks. HTML in it is words, and pictures are links: Slack shows neither. */
export function readMarkdown(text: string): MarkdownPart[] {
  return partsOf(Lexer.lex(text, { gfm: true }));
}

function partsOf(tokens: readonly Token[]): MarkdownPart[] {
  return tokens.flatMap((token) => partOf(token as Tokens.Generic));
}

/** A block of the lexer's as ours; what shows nothing is left out. */
function partOf(token: Tokens.Generic): MarkdownPart[] {
  switch (token.type) {
    case 'heading':
      return [{ is: 'heading', level: Number(token['depth']), parts: inlineOf(token.tokens ?? []) }];
    case 'code':
      return [{ is: 'pre', language: String(token['lang'] ?? ''), text: String(token['text']) }];
    case 'blockquote':
      return [{ is: 'quote', inside: partsOf(token.tokens ?? []) }];
    case 'list':
      return [listOf(token as Tokens.List)];
    case 'table':
      return [tableOf(token as Tokens.Table)];
    case 'hr':
      return [{ is: 'rule' }];
    case 'space':
    case 'def':
    case 'checkbox':
      return [];
    case 'html':
      return [{ is: 'paragraph', parts: wordsIn(token.raw.trimEnd()) }];
    default:
      return [
        { is: 'paragraph', parts: token.tokens ? inlineOf(token.tokens) : wordsIn(String(token['text'] ?? token.raw)) },
      ];
  }
}

function listOf({ ordered, start, items }: Tokens.List): MarkdownPart {
  return {
    is: 'list',
    isOrdered: ordered,
    start: start === '' ? 1 : start,
    items: items.map((item) => ({
      inside: partsOf(item.tokens),
      ...(item.task ? { done: item.checked === true } : {}),
    })),
  };
}

function tableOf({ header, rows }: Tokens.Table): MarkdownPart {
  const cell = ({ tokens, align }: Tokens.TableCell) => ({ align: align ?? 'left', parts: inlineOf(tokens) }) as const;
  return { is: 'table', head: header.map(cell), rows: rows.map((row) => row.map(cell)) };
}

const MARKS = { strong: 'bold', em: 'italic', del: 'strike' } as const;

function inlineOf(tokens: readonly Token[]): Inline[] {
  return tokens.flatMap((each): Inline[] => {
    const token = each as Tokens.Generic;
    const inside = token.tokens ?? [];
    if (token.type in MARKS) return [{ is: MARKS[token.type as keyof typeof MARKS], parts: inlineOf(inside) }];
    if (token.type === 'codespan') return [{ is: 'code', parts: [{ is: 'text', text: String(token['text']) }] }];
    if (token.type === 'br') return [{ is: 'break' }];
    if (token.type === 'checkbox') return [];
    if (token.type === 'link' || token.type === 'image') return linkOf(token as Tokens.Link | Tokens.Image);
    return inside.length > 0 ? inlineOf(inside) : wordsIn(String(token.type === 'html' ? token.raw : token['text']));
  });
}

function linkOf({ href, text, tokens, raw }: Tokens.Link | Tokens.Image): Inline[] {
  const url = safeUrl(href);
  if (url === undefined) return wordsIn(raw);
  const parts = inlineOf(tokens);
  return [{ is: 'link', url, parts: parts.length > 0 ? parts : [{ is: 'text', text: text || url }] }];
}

/** Words with Slack's mentions and emoji; a line end inside a paragraph counts, as in Slack. */
function wordsIn(text: string): Inline[] {
  return text
    .split('\n')
    .flatMap((line, index): Inline[] => [...(index === 0 ? [] : [{ is: 'break' } as const]), ...bare(line)]);
}
