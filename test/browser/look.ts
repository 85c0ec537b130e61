import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gallery } from '#test/views/gallery.ts';
import { render, renderForm, renderHome } from '#views/index.ts';
import { launch, servePageAlone } from './kit.ts';

/** So many pieces stand on one picture. */
const ON_ONE = 6;

function exhibitOf(piece: (typeof gallery)[number]) {
  const { name } = piece;
  if ('message' in piece) return { name, ...render(piece.message) };
  if ('home' in piece) return { name, home: renderHome(piece.home).blocks };
  return { name, modal: { id: name, ...renderForm(piece.form) } };
}

/** Pictures of everything that Meridian shows to people, in both themes, wide and narrow, to be looked at by somebody. */
async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error('usage: node test/browser/look.ts FOLDER');
  await mkdir(folder, { recursive: true });
  const served = await servePageAlone();
  const browser = await launch();
  try {
    for (const [theme, width] of [
      ['light', 1280],
      ['dark', 1280],
      ['light', 400],
      ['dark', 400],
    ] as const) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme });
      const page = await context.newPage();
      page.on('pageerror', ({ message }) => process.stderr.write(`${message}\n`));
      await page.goto(`${served.url}/page/gallery`);
      await page.locator('#deeds').waitFor({ state: 'attached' });
      for (let from = 0; from < gallery.length; from += ON_ONE) {
        const detail = gallery.slice(from, from + ON_ONE).map(exhibitOf);
        await page.evaluate(`dispatchEvent(new CustomEvent('exhibit', { detail: ${JSON.stringify(detail)} }))`);
        await page.evaluate('document.fonts.ready.then(() => undefined)');
        const path = join(folder, `${theme}-${width}-${String(from / ON_ONE).padStart(2, '0')}.png`);
        await page.locator('#asked').screenshot({ path, animations: 'disabled' });
      }
      await context.close();
    }
  } finally {
    await browser.close();
    await served.close();
  }
}

await main(process.argv[2]);
