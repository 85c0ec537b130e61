/** Attributes of an element; what is undefined is left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Legible at half size: Slack shows a picture 360 to 400 pixels wide on a phone. units: of the drawing, 800 wide */
export const WIDTH = 800;
export const TEXT = { small: 21, plain: 24, title: 28 } as const;

/** Colours that stay apart for the colour-blind and in grey, on white. source: Okabe and Ito 2008, darkened for text */
export const INK = {
  text: '#1d1c1d',
  faint: '#5f6368',
  grid: '#e3e5e8',
  past: '#f4f5f7',
  reading: '#0b62a8',
  band: '#b9d7ef',
  target: '#b3470a',
  good: '#1b7a54',
} as const;

/** An element of SVG; children are markup already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const told = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(String(value))}"`)
    .join('');
  return children.length === 0 ? `<${name}${told}/>` : `<${name}${told}>${children.join('')}</${name}>`;
}

/** One line of text; whoever wrote it, it stays text. */
export function text(words: string, x: number, y: number, attributes: Attributes = {}): string {
  return element('text', { x, y, 'font-size': TEXT.plain, fill: INK.text, ...attributes }, escaped(words));
}

/** A whole picture on white, with its words inside for whoever opens the file itself. */
export function canvas(height: number, words: string, ...children: readonly string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: WIDTH,
      height,
      role: 'img',
      'font-family': 'DejaVu Sans, sans-serif',
    },
    element('title', {}, escaped(words)),
    element('rect', { width: WIDTH, height, fill: '#ffffff' }),
    ...children,
  );
}

/** Words that fit into `width`, cut with an ellipsis; the font's bold letters are on average 0.7 of its size wide. */
export function fitted(words: string, width: number, size: number): string {
  const most = Math.max(1, Math.floor(width / (size * 0.7)));
  const letters = Array.from(words);
  return letters.length <= most ? words : `${letters.slice(0, most - 1).join('')}…`;
}

const rounded = (value: number): string => String(Number(value.toFixed(2)));

/** XML allows no control character, no half of a pair and no non-character; none of them has a look. */
const UNSEEN = /[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

function escaped(words: string): string {
  return words
    .replace(UNSEEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
