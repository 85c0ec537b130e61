import { createServer, connect } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SandboxConfig } from '#sandbox/config.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { Stage } from '#test/e2e/kit.ts';
import { axeFaults, describeInBrowser } from './kit.ts';
import { aTeamOnThePage, sayMany } from './team.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const list = (page: Page) => page.getByRole('region', { name: 'Messages' });
const say = (text: string, more: { threadTs?: string } = {}) => ({ user: 'ben', channel: 'atlas', text, ...more });

/** A local Slack with no bot in it. */
async function aSandbox(config: SandboxConfig) {
  const slack = await startSandbox({ config, speed: 0 });
  return { ...slack, [Symbol.asyncDispose]: slack.close };
}

/** A line to a local Slack that can be cut, mended and led to another one. */
async function aLine(to: string) {
  let target = new URL(to);
  let isCut = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.pipe(far).pipe(near);
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const hangUp = () => sockets.forEach((socket) => void socket.destroy());
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`,
    cut() {
      isCut = true;
      hangUp();
    },
    mend(url = target.href) {
      target = new URL(url);
      isCut = false;
    },
    async [Symbol.asyncDispose]() {
      hangUp();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What a clock shows in Kathmandu at the moment of a ts. */
const timeInKathmandu = (ts: string) =>
  new Date(Number(ts) * 1000).toLocaleTimeString('en-US', {
    timeZone: 'Asia/Kathmandu',
    hour: 'numeric',
    minute: '2-digit',
  });

describeInBrowser('the page', (open) => {
  // One bot for all: a test says its own words, and takes the clock where it finds it.
  let stage: Stage;
  beforeAll(async () => {
    stage = await aTeamOnThePage({ crowd: true });
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  it(
    'says that the connection is lost, comes back by itself, and shows what it missed',
    async () => {
      await using other = await aSandbox({ team: { name: 'Another team', domain: 'another' } });
      await using line = await aLine(stage.slack.url);
      await using page = await open(line.url, { isCut: true });
      await list(page).waitFor();
      line.cut();
      await page.getByRole('alert').getByText('The local Slack does not answer').waitFor();
      await stage.control.act.message(say('said meanwhile'));
      line.mend();
      await list(page).getByText('said meanwhile').waitFor();
      await page.getByRole('alert').waitFor({ state: 'detached' });
      line.cut();
      line.mend(other.url);
      await page.getByRole('heading', { name: 'Another team' }).waitFor();
    },
    2 * MINUTE,
  );

  it(
    'says that the bot is not connected, and how to start it',
    async () => {
      await using slack = await aSandbox({ apps: [{ manifest: 'manifest.yml' }] });
      const [app] = slack.world.apps.values();
      await using page = await open(slack.url);
      const banner = page.getByRole('status').filter({ hasText: 'Meridian is not connected' });
      await banner.waitFor();
      const told = await banner.innerText();
      expect(told).toContain(`SLACK_API_URL=${slack.url}/api/`);
      expect(told).toContain(app?.botToken);
      expect(told).toContain(app?.appToken);
      await page.getByRole('textbox', { name: /^Message/u }).fill('/standup ');
      await page.keyboard.press('Enter');
      await list(page).getByText('/standup failed with the error').waitFor();
      await list(page).getByText('Only visible to you').waitFor();
      expect(await axeFaults(page)).toEqual([]);
    },
    MINUTE,
  );

  it(
    'shows ten thousand messages in pages, and never draws them all',
    async () => {
      sayMany(stage, 'crowd', 10_000);
      await using page = await open(`${stage.slack.url}/#as=anna&in=crowd`);
      const rows = list(page).locator('[data-ts]');
      await list(page).getByText('message 10000', { exact: true }).waitFor();
      for (let pages = 1; pages <= 4; pages += 1) {
        const oldest = await rows.first().getAttribute('data-ts');
        await list(page).evaluate((box) => box.scrollTo(0, 0));
        await expect.poll(() => rows.first().getAttribute('data-ts'), { timeout: 20_000 }).not.toBe(oldest);
      }
      expect(await rows.count()).toBeLessThanOrEqual(240);
      await page.getByRole('button', { name: 'Newest messages' }).click();
      await list(page).getByText('message 10000', { exact: true }).waitFor();
      await stage.control.act.message({ ...say('one more'), channel: 'crowd' });
      await list(page).getByText('one more').waitFor();
    },
    2 * MINUTE,
  );

  it(
    'shows what is whispered to one person to nobody else, and counts what is new for each',
    async () => {
      await using page = await open(`${stage.slack.url}/#as=anna&in=general`);
      await list(page).waitFor();
      const { ts } = await stage.control.act.message(say('for @anna to read'));
      await page.getByRole('link', { name: /atlas\b.*\bunread\b.*\b1$/u }).waitFor();
      await page.getByRole('link', { name: /\batlas\b/u }).click();
      await stage.control.act.command({ user: 'anna', channel: 'atlas', command: '/standup', text: 'help' });
      await list(page).getByText('Only visible to you').waitFor();
      await page.reload();
      await list(page).getByText('for @Anna Keller to read').waitFor();
      expect(page.url()).toContain('as=anna&in=atlas');
      await page.getByRole('button', { name: 'Act as somebody else' }).click();
      expect(await page.getByRole('menuitemradio', { name: 'Otto Alt' }).isDisabled()).toBe(true);
      await page.getByRole('menuitemradio', { name: 'Ben Thapa' }).click();
      await list(page).getByText('for @Anna Keller to read').waitFor();
      expect(await list(page).getByText('Only visible to you').count()).toBe(0);
      const row = list(page).locator(`[data-ts="${ts}"]`);
      await row.hover();
      expect(await row.locator('time').innerText()).toContain(timeInKathmandu(ts).slice(0, 5).trim());
    },
    MINUTE,
  );

  it(
    'lets people edit and take back what they said, and answer in threads',
    async () => {
      await using page = await open(`${stage.slack.url}/#as=ben&in=atlas`);
      await page.getByRole('textbox', { name: 'Message #atlas' }).fill('a <b>first</b> word');
      await page.keyboard.press('Enter');
      const row = list(page).locator('[data-ts]').filter({ hasText: 'a <b>first</b> word' });
      await row.hover();
      await row.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Edit message' }).click();
      await page.getByRole('textbox', { name: 'Edit the message' }).fill('a better word');
      await page.keyboard.press('Enter');
      const edited = list(page).locator('[data-ts]').filter({ hasText: 'a better word' });
      await edited.getByText('(edited)').waitFor();
      await edited.hover();
      await edited.getByRole('button', { name: 'Reply in thread' }).click();
      await page.getByRole('textbox', { name: 'Reply…' }).fill('an answer');
      await page.keyboard.press('Enter');
      await edited.getByRole('button', { name: /^1 reply/u }).waitFor();
      await page.reload();
      await page.getByRole('complementary', { name: 'Thread' }).getByText('an answer').waitFor();
      await page.keyboard.press('Escape');
      await edited.hover();
      await edited.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Delete message' }).click();
      await edited.waitFor({ state: 'detached' });
    },
    MINUTE,
  );

  it(
    'shows what passed between Slack and the bot, and finds what was refused',
    async () => {
      await stage.control.faults.add({ kind: '429', where: 'views.open', amount: 1 });
      await using page = await open(stage.slack.url);
      await page.getByRole('button', { name: /^Open the inspector/u }).click();
      const inspector = page.getByRole('complementary', { name: 'Inspector' });
      await page.getByRole('textbox', { name: /^Message/u }).fill('/project setup');
      await page.keyboard.press('Enter');
      await inspector.getByRole('button', { name: /views\.open fault:429/u }).waitFor();
      await inspector.getByRole('button', { name: 'Only refused' }).click();
      await inspector.getByRole('button', { name: /views\.open fault:429/u }).click();
      await inspector.getByText('"trigger_id"').waitFor();
      await inspector.getByRole('searchbox').fill('nothing of the kind');
      await inspector.getByText('Nothing matches the filter.').waitFor();
      // The bot asks again once Slack takes it; whoever is next on this stage finds no form open.
      await page.getByRole('dialog', { name: /Set up/u }).waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: /Set up/u }).waitFor({ state: 'detached' });
    },
    MINUTE,
  );

  it(
    'knows when an address names nothing, and leads back',
    async () => {
      await using page = await open(`${stage.slack.url}/#as=anna&in=nowhere`);
      await page.getByText('There is no conversation nowhere.').waitFor();
      await page.getByRole('button', { name: '#general' }).click();
      await page.getByText('This is the very beginning of #general.').waitFor();
    },
    MINUTE,
  );

  it(
    'moves the clock to the next thing that happens',
    async () => {
      const { clock } = stage.slack.world;
      const start = clock.now();
      await using page = await open(stage.slack.url);
      await list(page).waitFor();
      clock.at(start + 20 * MINUTE, () => {
        void stage.control.act.message(say('twenty minutes later'));
      });
      await page.getByRole('button', { name: 'Jump to the next thing that happens' }).first().click();
      await list(page).getByText('twenty minutes later').waitFor();
      await page.getByRole('button', { name: 'Jump to the next thing that happens' }).first().waitFor();
      expect(clock.now()).toBeGreaterThanOrEqual(start + 20 * MINUTE);
      expect(clock.now()).toBeLessThan(start + 60 * MINUTE);
    },
    2 * MINUTE,
  );

  it(
    'goes from moment to moment where an app says when it has something to do',
    async () => {
      const { clock } = stage.slack.world;
      const [friday, monday] = [clock.now() + 105 * HOUR, clock.now() + 170 * HOUR];
      const wake = (at: number) => stage.control.clock.wake('Meridian', new Date(at).toISOString());
      await wake(friday);
      await using page = await open(stage.slack.url);
      await list(page).waitFor();
      clock.at(friday, () => {
        void stage.control.act.message(say('on Friday afternoon')).then(() => wake(monday));
      });
      await page.getByRole('button', { name: 'Jump to the next thing that happens' }).first().click();
      await list(page).getByText('on Friday afternoon').waitFor();
      await page.getByRole('button', { name: 'Jump to the next thing that happens' }).first().waitFor();
      expect(clock.now()).toBe(friday);
      await stage.control.clock.wake('Meridian', null);
    },
    2 * MINUTE,
  );
});
