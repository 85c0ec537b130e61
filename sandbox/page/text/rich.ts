import type { Inline, Mark, Passage } from './inline.ts';
import { isObject, list, num, obj, str } from './json.ts';
import type { Json } from './json.ts';
import { emojiFor } from './emoji.ts';
import { safeUrl } from './link.ts';

/** One line of a list, and how far in it stands. */
export interface ListPart {
  readonly is: 'list';
  readonly isOrdered: boolean;
  /** units: steps; 0 is the outermost */
  readonly indent: number;
  /** The number of the first line, counted from 0. */
  readonly offset: number;
  readonly hasBorder: boolean;
  readonly items: readonly (readonly Inline[])[];
}

/** What a rich_text block is made of; `unknown` where Slack has something newer. */
export type RichPart =
  | (Passage & { readonly hasBorder?: boolean; readonly language?: string })
  | ListPart
  | { readonly is: 'unknown'; readonly json: Json };

/** The parts of a rich_text block, in order. Source: @slack/types 3.2.0, dist/block-kit/blocks.d.ts */
export function readRich(block: unknown): RichPart[] {
  return list(obj(block)['elements']).map((raw) => {
    const json = obj(raw);
    const hasBorder = json['border'] === 1;
    switch (json['type']) {
      case 'rich_text_section':
        return { is: 'paragraph', parts: inlineOf(json) };
      case 'rich_text_quote':
        return { is: 'quote', parts: inlineOf(json), hasBorder };
      case 'rich_text_preformatted':
        return { is: 'pre', parts: inlineOf(json), hasBorder, language: str(json['language']) };
      case 'rich_text_list':
        return {
          is: 'list',
          isOrdered: json['style'] === 'ordered',
          indent: num(json['indent']) ?? 0,
          offset: num(json['offset']) ?? 0,
          hasBorder,
          items: list(json['elements']).map((item) => inlineOf(obj(item))),
        };
      default:
        return { is: 'unknown', json };
    }
  });
}

function inlineOf({ elements }: Json): Inline[] {
  return list(elements)
    .filter(isObject)
    .flatMap((element) => marked(element, meaningOf(element)));
}

/** From the outside in, as they are drawn. */
const MARKS: readonly Mark[] = ['bold', 'italic', 'strike', 'underline', 'highlight', 'code'];

function marked({ style }: Json, parts: readonly Inline[]): readonly Inline[] {
  const on = obj(style);
  const marks = MARKS.filter((mark) => on[mark] === true || (mark === 'highlight' && on['client_highlight'] === true));
  return marks.reduceRight<readonly Inline[]>((inner, mark) => [{ is: mark, parts: inner }], parts);
}

function meaningOf(element: Json): Inline[] {
  switch (element['type']) {
    case 'text':
      return linesOf(str(element['text']));
    case 'link':
      return linkOf(element);
    case 'emoji':
      return [emojiOf(element)];
    case 'user':
      return [{ is: 'user', id: str(element['user_id']) }];
    case 'channel':
      return [{ is: 'channel', id: str(element['channel_id']) }];
    case 'usergroup':
      return [{ is: 'usergroup', id: str(element['usergroup_id']) }];
    case 'team':
      return [{ is: 'team', id: str(element['team_id']) }];
    case 'broadcast':
      return [{ is: 'broadcast', range: str(element['range']) }];
    case 'color':
      return [{ is: 'color', value: str(element['value']) }];
    case 'date':
      return [dateOf(element)];
    default:
      return [{ is: 'code', parts: [{ is: 'text', text: JSON.stringify(element) }] }];
  }
}

/** Words with their line ends; an empty line is a gap. */
function linesOf(text: string): Inline[] {
  return text.split('\n').flatMap((line, index): Inline[] => {
    const words = line === '' ? [] : [{ is: 'text', text: line } as const];
    return index === 0 ? words : [{ is: 'break' }, ...words];
  });
}

function linkOf(element: Json): Inline[] {
  const typed = str(element['url']);
  const text = str(element['text']) || typed.replace(/^(?:mailto|tel):/u, '');
  const url = safeUrl(typed);
  if (url !== undefined) return [{ is: 'link', url, parts: [{ is: 'text', text }] }];
  return [{ is: 'text', text: text === typed ? text : `${text} (${typed})` }];
}

function emojiOf(element: Json): Inline {
  const name = str(element['name']);
  // `1f44d-1f3fd`: code points in hexadecimal.
  const points = str(element['unicode'])
    .split('-')
    .map((point) => Number.parseInt(point, 16));
  const given = points.every((point) => point > 0 && point <= 0x10ffff) ? String.fromCodePoint(...points) : undefined;
  const sign = given ?? emojiFor(name, num(element['skin_tone']));
  return sign === undefined ? { is: 'text', text: `:${name}:` } : { is: 'emoji', name: `:${name}:`, sign };
}

function dateOf(element: Json): Inline {
  const url = safeUrl(str(element['url']));
  const format = str(element['format']);
  return {
    is: 'date',
    seconds: num(element['timestamp']) ?? Number.NaN,
    format,
    otherwise: str(element['fallback']) || format,
    ...(url === undefined ? {} : { url }),
  };
}
