/** How a run of words can be set apart. */
export type Mark = 'bold' | 'italic' | 'strike' | 'underline' | 'highlight' | 'code';

/** What stands in a line of text, whichever of Slack's notations it was written in. All of it is words, never markup. */
export type Inline =
  | { readonly is: 'text'; readonly text: string }
  /** `gap`: an empty line, which Slack shows lower than a line of text. */
  | { readonly is: 'break' }
  | { readonly is: 'gap' }
  | { readonly is: Mark; readonly parts: readonly Inline[] }
  | { readonly is: 'link'; readonly url: string; readonly parts: readonly Inline[] }
  | { readonly is: 'user' | 'channel' | 'usergroup' | 'team'; readonly id: string; readonly label?: string }
  | { readonly is: 'broadcast'; readonly range: string }
  | {
      readonly is: 'date';
      readonly seconds: number;
      readonly format: string;
      readonly otherwise: string;
      readonly url?: string;
    }
  | { readonly is: 'emoji'; readonly name: string; readonly sign: string }
  | { readonly is: 'color'; readonly value: string };

/** Lines that stand apart from others. */
export interface Passage {
  readonly is: 'paragraph' | 'quote' | 'pre';
  readonly parts: readonly Inline[];
}

/** The words a person reads there, mentions by id; for tests and for labels. */
export function wordsOf(parts: readonly Inline[]): string {
  return parts.map(wordsOfOne).join('');
}

function wordsOfOne(part: Inline): string {
  if ('parts' in part) return wordsOf(part.parts);
  if (part.is === 'text') return part.text;
  if (part.is === 'emoji') return part.sign;
  if (part.is === 'break' || part.is === 'gap') return '\n';
  if (part.is === 'date') return part.otherwise;
  if (part.is === 'color') return part.value;
  return part.is === 'broadcast' ? `@${part.range}` : (part.label ?? part.id);
}
