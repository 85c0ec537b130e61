import { stripVTControlCharacters, styleText } from 'node:util';

/** What the demo writes to; a terminal or a file. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Colours are asked for by what they mean. */
export type Tone = 'title' | 'quiet' | 'good' | 'bad';

/** The place where the demo tells what happens. */
export interface Screen {
  /** units: columns */
  readonly width: number;
  /** One line that stays. */
  line(text?: string): void;
  /** One line that the next one takes the place of; on a terminal only. Empty: none. */
  status(text: string): void;
  /** `text` in colour, where there is colour. */
  tint(tone: Tone, text: string): string;
}

const STYLES = { title: 'bold', quiet: 'dim', good: 'green', bad: 'red' } as const;
/** Of a file, and of whatever does not say. */
const USUAL_WIDTH = 80;
const CLEAR_LINE = '\r\u001B[2K';

/** A screen on `stream`; colour only on a terminal, and not where `env` holds NO_COLOR. */
export function createScreen(stream: Stream, env: Readonly<Record<string, string | undefined>>): Screen {
  const live = stream.isTTY === true && env['TERM'] !== 'dumb';
  const coloured = live && !env['NO_COLOR'];
  const width = Math.min(Math.max(stream.columns ?? USUAL_WIDTH, 40), 120);
  let under = false;
  const wipe = (): void => {
    if (under) stream.write(CLEAR_LINE);
    under = false;
  };
  return {
    width,
    line(text = '') {
      wipe();
      stream.write(`${text}\n`);
    },
    status(text) {
      if (!live) return;
      wipe();
      if (text === '') return;
      stream.write(trimTo(text, width - 1));
      under = true;
    },
    tint: (tone, text) => (coloured ? styleText(STYLES[tone], text, { validateStream: false }) : text),
  };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** `text` on one line and in at most `width` columns; harmless to a terminal, whatever people wrote. */
export function trimTo(text: string, width: number): string {
  const shown = stripVTControlCharacters(text)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trimEnd();
  if (columnsOf(shown) <= width) return shown;
  let kept = '';
  for (const { segment } of graphemes.segment(shown)) {
    if (columnsOf(kept + segment) >= width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const WIDE = /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}

/** `text` in exactly `width` columns. */
export function column(text: string, width: number): string {
  const shown = trimTo(text, width);
  return shown + ' '.repeat(Math.max(0, width - columnsOf(shown)));
}
