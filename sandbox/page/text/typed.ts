import type { Inline } from './inline.ts';
import { obj } from './json.ts';
import type { Json } from './json.ts';
import { parseLine } from './mrkdwn.ts';
import { readRich } from './rich.ts';

/** What was typed with Slack's marks as a rich_text block. A typed `<!channel>` stays words. */
export function richOf(typed: string): Json {
  const elements: Json[] = [];
  for (const piece of typed.split(/(```[^]*?```)/u)) {
    if (piece.startsWith('```') && piece.length > 5) {
      elements.push({
        type: 'rich_text_preformatted',
        elements: [{ type: 'text', text: piece.slice(3, -3).replace(/^\n|\n$/gu, '') || ' ' }],
      });
    } else for (const run of runsOf(piece.replace(/^\n|\n$/gu, ''))) elements.push(elementOf(run));
  }
  return { type: 'rich_text', elements };
}

interface Run {
  readonly kind: 'text' | 'quote' | 'bullet' | 'ordered';
  readonly lines: string[];
}

const STARTS = { quote: /^> ?/u, bullet: /^[-*•] +/u, ordered: /^\d+[.)] +/u } as const;

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const line of text === '' ? [] : text.split('\n')) {
    const kind = (['quote', 'bullet', 'ordered'] as const).find((each) => STARTS[each].test(line)) ?? 'text';
    const words = kind === 'text' ? line : line.replace(STARTS[kind], '');
    const last = runs.at(-1);
    if (last?.kind === kind) last.lines.push(words);
    else runs.push({ kind, lines: [words] });
  }
  return runs;
}

function elementOf({ kind, lines }: Run): Json {
  if (kind === 'text') return { type: 'rich_text_section', elements: inLines(lines) };
  if (kind === 'quote') return { type: 'rich_text_quote', elements: inLines(lines) };
  const items = lines.map((line) => ({ type: 'rich_text_section', elements: inLines([line]) }));
  return { type: 'rich_text_list', style: kind, elements: items };
}

function inLines(lines: readonly string[]): Json[] {
  return lines.flatMap((line, index) => {
    const encoded = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const parts = elementsOf(parseLine(encoded), {});
    return index === 0 ? parts : [{ type: 'text', text: '\n' }, ...parts];
  });
}

function elementsOf(parts: readonly Inline[], style: Json): Json[] {
  return parts.flatMap((part): Json[] => {
    const styled = Object.keys(style).length === 0 ? {} : { style };
    if (part.is === 'text') return [{ type: 'text', text: part.text, ...styled }];
    if (part.is === 'emoji') return [{ type: 'emoji', name: part.name.replaceAll(':', ''), ...styled }];
    if (part.is === 'link') return [{ type: 'link', url: part.url, ...styled }];
    if (!('parts' in part)) return [];
    return elementsOf(part.parts, { ...style, [part.is]: true });
  });
}

/** A rich_text block as it would be typed; what cannot be typed is words. */
export function typedOf(block: unknown): string {
  return readRich(obj(block))
    .map((part) => {
      if (part.is === 'unknown') return '';
      if (part.is === 'list')
        return part.items.map((item, at) => `${part.isOrdered ? `${at + 1}.` : '-'} ${typedLine(item)}`).join('\n');
      const line = typedLine(part.parts);
      if (part.is === 'quote') return line.replace(/^/gmu, '> ');
      return part.is === 'pre' ? `\`\`\`${line}\`\`\`` : line;
    })
    .join('\n');
}

const MARKS: Readonly<Record<string, string>> = { bold: '*', italic: '_', strike: '~', code: '`' };

function typedLine(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if ('parts' in part) return `${MARKS[part.is] ?? ''}${typedLine(part.parts)}${MARKS[part.is] ?? ''}`;
      if (part.is === 'text') return part.text;
      if (part.is === 'emoji') return part.name;
      return part.is === 'break' || part.is === 'gap' ? '\n' : '';
    })
    .join('');
}
