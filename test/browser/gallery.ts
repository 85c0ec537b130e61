import type { Locator, Page } from 'playwright-core';
import type { Deed } from '#sandbox/page/gallery/stage.ts';
import type { Open } from './kit.ts';
import { servePageAlone } from './kit.ts';

/** The gallery of blocks in a browser. */
export interface Gallery {
  readonly page: Page;
  /** One thing on show, by its name. */
  of(name: string): Locator;
  /** What was done there since the last look, oldest first. */
  deeds(): Promise<Deed[]>;
  close(): Promise<void>;
}

/** Opens the gallery on a server of its own. */
export async function openGallery(open: Open): Promise<Gallery> {
  const served = await servePageAlone();
  const page = await open(`${served.url}/page/gallery`);
  await page.locator('#deeds').waitFor({ state: 'attached' });
  let seen = 0;
  return {
    page,
    of: (name) => page.locator(`[data-exhibit="${name}"]`),
    deeds: async () => {
      const text = (await page.locator('#deeds').textContent()) ?? '';
      const all = JSON.parse(text === '' ? '[]' : text) as Deed[];
      const news = all.slice(seen);
      seen = all.length;
      return news;
    },
    close: () => served.close(),
  };
}
