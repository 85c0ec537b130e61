import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { SandboxConfig } from '#sandbox/config.ts';
import { aStage } from '#test/e2e/kit.ts';
import type { Stage } from '#test/e2e/kit.ts';

/** Monday, eight in the morning in Berlin. */
const START = '2026-03-09T07:00:00.000Z';

const PEOPLE = [
  { name: 'anna', realName: 'Anna Keller', displayName: 'Anna Keller', tz: 'Europe/Berlin', admin: true },
  { name: 'ben', realName: 'Ben Thapa', displayName: 'Ben Thapa', tz: 'Asia/Kathmandu' },
  { name: 'old', realName: 'Otto Alt', displayName: 'Otto Alt', tz: 'Europe/Vienna', deleted: true },
];

/**
 * A team of two on a page of its own, with the bot in its channel; the clock stands still on a Monday morning.
 *
 * crowd: they have a second channel, for much to be said in.
 */
export function aTeamOnThePage({ crowd = false }: { readonly crowd?: boolean } = {}): Promise<Stage> {
  const users = PEOPLE as NonNullable<SandboxConfig['users']>;
  const channels = [
    { name: 'atlas', members: ['anna', 'ben', 'meridian'] },
    { name: 'general', members: ['anna', 'ben'] },
    ...(crowd ? [{ name: 'crowd', members: ['anna', 'ben'] }] : []),
  ] as NonNullable<SandboxConfig['channels']>;
  return aStage({ start: START, speed: 0, slack: { users, channels } });
}

/** Moves the clock by the page's own button, and lets the bot do what is due then. */
export async function later({ app, slack }: Stage, page: Page, button: '+1 min' | '+1 h' | '+1 day') {
  const before = slack.world.clock.now();
  await page.getByRole('button', { name: button }).first().click();
  await expect.poll(() => slack.world.clock.now(), { timeout: 20_000 }).toBeGreaterThan(before);
  await app.beat();
  await app.idle();
}

/** Lets the bot do what is to be done until that is on the page. */
export async function brings({ app }: Stage, what: Locator): Promise<void> {
  await expect
    .poll(
      async () => {
        await app.beat();
        await app.idle();
        return what.first().isVisible();
      },
      { timeout: 20_000 },
    )
    .toBe(true);
}

/** Says something at once, as somebody in a channel, past every door: for channels with a long past. */
export function sayMany({ slack: { world } }: Stage, name: string, count: number): void {
  const channel = [...world.channels.values()].find((each) => each.name === name);
  const author = [...world.users.values()].find((each) => each.name === 'ben');
  if (!channel || !author) throw new Error(`there is no ${name}, or no ben`);
  const said = Array.from({ length: count }, (_none, index) => ({
    ts: world.nextTs(),
    channel: channel.id,
    user: author.id,
    text: `message ${index + 1}`,
    reactions: [],
    files: [],
    deleted: false,
    changed: world.changes.note(`channel:${channel.id}`),
  }));
  world.messages.set(channel.id, [...(world.messages.get(channel.id) ?? []), ...said]);
}
