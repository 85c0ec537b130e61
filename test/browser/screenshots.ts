import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { clinicScenario } from '#demo/clinic.ts';
import { playOn } from '#demo/keep.ts';
import type { Audience } from '#demo/play.ts';
import { run } from '#demo/run.ts';
import { openStage } from '#demo/stage.ts';
import { launch } from './kit.ts';

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
/** One thread draws, and draws everything anew: else a few pixels of round corners come out otherwise each time. */
const REPEATABLE = ['--num-raster-threads=1', '--disable-partial-raster', '--disable-skia-runtime-opts'];
const quiet = (): void => undefined;
const NOBODY: Audience = { posted: quiet, acted: quiet, moved: quiet };

/** A picture, and what is done before it is taken. */
interface Picture {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  readonly hash: string;
  readonly prepare: (page: Page) => Promise<void>;
}

const list = (page: Page) => page.getByRole('region', { name: 'Messages', exact: true });

const PICTURES: readonly Picture[] = [
  {
    name: 'digest',
    theme: 'light',
    hash: '#as=hana&in=murmur',
    async prepare(page) {
      await list(page).getByRole('button', { name: /repl/u }).last().click();
      const thread = page.getByRole('region', { name: 'Messages of the thread' });
      await thread.locator('[data-ts]').last().waitFor();
      await thread.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    },
  },
  {
    name: 'question',
    theme: 'dark',
    hash: '#as=hana&in=@meridian',
    async prepare(page) {
      await list(page).getByRole('button', { name: 'Fill in' }).last().waitFor();
    },
  },
];

async function take(browser: Browser, url: string, { name, theme, hash, prepare }: Picture): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 720 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  await page.goto(`${url}/${hash}`);
  await prepare(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  // What is fetched after the first look, such as the number of new messages, has come by then.
  await page.waitForTimeout(1000);
  // A caret that blinks makes two pictures of one page.
  await page.screenshot({ path: `${FOLDER}${name}-${theme}.png`, caret: 'hide' });
  await context.close();
  process.stdout.write(`docs/pictures/${name}-${theme}.png\n`);
}

/** Writes the pictures of the docs: the demo's team after some days, on a clock that stands still. */
async function main(): Promise<void> {
  const scenario = clinicScenario({ days: 3 });
  const stage = await openStage(scenario.workspace, scenario.start);
  const browser = await launch(REPEATABLE);
  try {
    await run(stage, scenario, NOBODY);
    await playOn(stage, scenario, NOBODY);
    await mkdir(FOLDER, { recursive: true });
    for (const picture of PICTURES) await take(browser, stage.slack.url, picture);
  } finally {
    await browser.close();
    await stage.end();
  }
}

await main();
