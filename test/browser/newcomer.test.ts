import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeFaults, describeInBrowser } from './kit.ts';
import type { Stage } from '#test/e2e/kit.ts';
import { aTeamOnThePage, brings, later } from './team.ts';

const MINUTE = 60_000;

const composer = (page: Page) => page.getByRole('textbox', { name: /^Message / });
const dialog = (page: Page) => page.getByRole('dialog', { name: /./u });
const list = (page: Page) => page.getByRole('region', { name: 'Messages' });

async function type(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

async function actAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Act as somebody else' }).click();
  await page.getByRole('menuitemradio', { name }).click();
}

async function setUp(stage: Stage, page: Page): Promise<void> {
  await type(page, '/project setup');
  await dialog(page).getByRole('button', { name: 'Set up' }).click();
  await brings(stage, list(page).getByText('is set up'));
}

describeInBrowser('a newcomer', (open) => {
  it(
    'sets up a project, answers the standup, edits it, skips as somebody else and reads the digest',
    async () => {
      await using stage = await aTeamOnThePage();
      await using page = await open(stage.slack.url);
      expect(await page.getByRole('heading', { name: '# atlas' }).first().isVisible()).toBe(true);
      await type(page, '/project setup');
      await dialog(page).waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await dialog(page).getByRole('button', { name: 'Set up' }).click();
      await brings(stage, list(page).getByText('is set up'));
      await later(stage, page, '+1 h');
      await later(stage, page, '+1 h');

      await page.getByRole('link', { name: /Meridian/u }).click();
      await list(page).getByRole('button', { name: 'Fill in' }).click();
      await dialog(page).getByLabel('Done').fill('Shipped the importer');
      await dialog(page).getByRole('button', { name: 'Send' }).click();
      await brings(stage, list(page).getByText('Thank you, your answer is in'));
      await list(page).getByRole('button', { name: 'Edit' }).click();
      expect(await dialog(page).getByLabel('Done').inputValue()).toBe('Shipped the importer');
      await dialog(page).getByLabel('Done').fill('Shipped the importer and its tests');
      await dialog(page).getByRole('button', { name: 'Send' }).click();
      await brings(stage, list(page).getByText('Shipped the importer and its tests'));

      await stage.control.clock.set('2026-03-10T03:46:00Z');
      await stage.app.beat();
      await stage.app.idle();
      await actAs(page, 'Ben Thapa');
      await list(page).getByRole('button', { name: 'Skip today' }).last().click();
      await brings(stage, list(page).getByText('Skipped for today'));

      await stage.control.clock.set('2026-03-10T23:00:00Z');
      await stage.app.beat();
      await stage.app.idle();
      await page.getByRole('link', { name: /\batlas\b/u }).click();
      await list(page).getByRole('button', { name: /repl/u }).first().click();
      const thread = page.getByRole('complementary', { name: 'Thread' });
      await thread.getByText('Shipped the importer and its tests').first().waitFor();
      expect(await axeFaults(page)).toEqual([]);
    },
    6 * MINUTE,
  );

  it(
    'does without a mouse',
    async () => {
      await using stage = await aTeamOnThePage();
      await using page = await open(stage.slack.url);
      await composer(page).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter'); // the way past the lists
      await page.keyboard.type('/pro');
      await page.getByRole('option', { name: /^\/project/u }).waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.type('setup');
      await page.keyboard.press('Enter');
      await dialog(page).waitFor();
      await page.keyboard.type('Vision');
      await page.keyboard.press('Enter');
      await brings(stage, list(page).getByText('is set up'));
      await page.keyboard.type('/project settings');
      await page.keyboard.press('Enter');
      await dialog(page).waitFor();
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      await expect.poll(() => composer(page).evaluate((field) => field === document.activeElement)).toBe(true);
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('ArrowUp');
      expect(await page.evaluate(() => document.activeElement?.matches('[data-ts]'))).toBe(true);
    },
    2 * MINUTE,
  );

  it(
    'has a phone, and it is night',
    async () => {
      await using stage = await aTeamOnThePage();
      await using page = await open(stage.slack.url, { width: 400, height: 800, theme: 'dark' });
      await setUp(stage, page);
      for (const by of ['1h', '1h']) {
        await stage.control.clock.advance(by);
        await stage.app.beat();
        await stage.app.idle();
      }
      await page.getByRole('button', { name: 'Channels', exact: true }).click();
      expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('link', { name: /Meridian/u }).click();
      await list(page).getByRole('button', { name: 'Fill in' }).click();
      await dialog(page).getByLabel('Done').fill('From the train');
      await dialog(page).getByRole('button', { name: 'Send' }).click();
      await brings(stage, list(page).getByText('Thank you, your answer is in'));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: 'Act as somebody else' }).click();
      expect(await axeFaults(page)).toEqual([]);
    },
    2 * MINUTE,
  );
});
