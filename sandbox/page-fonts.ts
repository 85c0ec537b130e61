import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The letters and emoji that look the same on every machine, by the names that `style/fonts.css` asks for. */
const FONTS: Readonly<Record<string, () => string>> = {
  'lato-400.woff2': () => import.meta.resolve('@fontsource/lato/files/lato-latin-400-normal.woff2'),
  'lato-400-italic.woff2': () => import.meta.resolve('@fontsource/lato/files/lato-latin-400-italic.woff2'),
  'lato-700.woff2': () => import.meta.resolve('@fontsource/lato/files/lato-latin-700-normal.woff2'),
  'lato-700-italic.woff2': () => import.meta.resolve('@fontsource/lato/files/lato-latin-700-italic.woff2'),
  'lato-900.woff2': () => import.meta.resolve('@fontsource/lato/files/lato-latin-900-normal.woff2'),
  'lato-ext-400.woff2': () => import.meta.resolve('@fontsource/lato/files/lato-latin-ext-400-normal.woff2'),
  'lato-ext-700.woff2': () => import.meta.resolve('@fontsource/lato/files/lato-latin-ext-700-normal.woff2'),
  'emoji.woff2': () => import.meta.resolve('twemoji-colr-font/twemoji.woff2'),
};

/** A font of the page; null for a name that it does not have. */
export async function fontNamed(name: string): Promise<Buffer | null> {
  const place = Object.hasOwn(FONTS, name) ? FONTS[name] : undefined;
  return place ? readFile(fileURLToPath(place())) : null;
}
