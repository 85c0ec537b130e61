import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFaults, describeInBrowser, servePageAlone } from './kit.ts';

describeInBrowser('blocks on the page', (open) => {
  let served: Awaited<ReturnType<typeof servePageAlone>>;
  let page: Page;
  beforeAll(async () => {
    served = await servePageAlone();
    page = await open(`${served.url}/page/gallery`);
  });
  afterAll(() => served.close());

  it('show a message as it reads', async () => {
    const text = await page.locator('[data-exhibit="text"] .b-message').innerText();
    expect(text).toContain('Hi @anna, @ben and @zoe: bold, italic, struck, code in #proj-vision.');
    expect(text).toContain('quoted 👋 & decoded once: &lt;');
    expect(text).toContain('today at 10:00 AM (edited)');
  });

  it('show a block of no known type as such', async () => {
    const unknown = page.locator('[data-exhibit="unknown"]');
    expect(await unknown.innerText()).toContain('This page does not know the block type hologram.');
  });

  it.each(['light', 'dark'] as const)('have no serious accessibility fault, %s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme });
    expect(await axeFaults(page, 'main')).toEqual([]);
  });
});
