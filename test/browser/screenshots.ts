import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { MADE_UP } from '#demo/bets-plan.ts';
import { betsScenario } from '#demo/bets-scenario.ts';
import { clinicScenario } from '#demo/clinic.ts';
import { playOn } from '#demo/keep.ts';
import type { Audience } from '#demo/play.ts';
import { run } from '#demo/run.ts';
import type { Scenario } from '#demo/scenario.ts';
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
  /** What whoever looks types first. */
  readonly types?: { readonly command: string; readonly text: string };
  readonly prepare: (page: Page) => Promise<void>;
}

const list = (page: Page) => page.getByRole('region', { name: 'Messages', exact: true });

const OF_STANDUPS: readonly Picture[] = [
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
  {
    name: 'week',
    theme: 'light',
    hash: '#as=hana&in=murmur',
    types: { command: '/overlap', text: 'week' },
    prepare: drawn,
  },
];
const OF_BETS: readonly Picture[] = [
  {
    name: 'bet',
    theme: 'light',
    hash: '#as=hana&in=murmur',
    types: { command: '/hypothesis', text: 'show H1' },
    prepare: drawn,
  },
];

/** The picture in the newest message is there and drawn. */
async function drawn(page: Page): Promise<void> {
  await list(page).locator('img').last().waitFor();
  await list(page).evaluate((box) => box.scrollTo(0, box.scrollHeight));
}

async function take(browser: Browser, url: string, { name, theme, hash, types, prepare }: Picture): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 720 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  await page.goto(`${url}/${hash}`);
  if (types) {
    await list(page).locator('[data-ts]').last().waitFor();
    const body = JSON.stringify({ user: 'hana', channel: 'murmur', ...types });
    await fetch(`${url}/_control/act/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  }
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

async function takeAll(browser: Browser, scenario: Scenario, pictures: readonly Picture[]): Promise<void> {
  const stage = await openStage(scenario.workspace, scenario.start);
  try {
    await run(stage, scenario, NOBODY);
    if (!scenario.own) await playOn(stage, scenario, NOBODY);
    for (const picture of pictures) await take(browser, stage.slack.url, picture);
  } finally {
    await stage.end();
  }
}

/** Writes the pictures of the docs: the demo's team after some days, and its bets after some weeks, on clocks that stand still. */
async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const browser = await launch(REPEATABLE);
  try {
    await takeAll(browser, clinicScenario({ days: 3 }), OF_STANDUPS);
    await takeAll(browser, betsScenario(MADE_UP, null), OF_BETS);
  } finally {
    await browser.close();
  }
}

await main();
