import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openGallery } from './gallery.ts';
import type { Gallery } from './gallery.ts';
import { axeFaults, describeInBrowser } from './kit.ts';

describeInBrowser('elements on the page', (open) => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery(open);
  });
  afterAll(() => gallery.close());
  const key = (...keys: readonly string[]) =>
    keys.reduce((before, one) => before.then(() => gallery.page.keyboard.press(one)), Promise.resolve());
  const combo = (name: string, label: string): Locator =>
    gallery.of(name).getByRole('combobox', { name: new RegExp(String.raw`^${label}( \(optional\))?$`, 'u') });
  const offered = () => gallery.page.locator('.b-popup .b-offer').allInnerTexts();

  it('tell of a press with their place', async () => {
    await gallery.of('core blocks').getByRole('button', { name: 'Answer' }).click();
    expect(await gallery.deeds()).toEqual([['act', { blockId: 'core blocks 6', actionId: 'go', input: {} }]]);
  });

  it('ask before what cannot be undone, and take Escape for no', async () => {
    await gallery.of('core blocks').getByRole('button', { name: 'Delete' }).click();
    const dialog = gallery.page.getByRole('dialog', { name: 'Delete the project?' });
    expect(await dialog.innerText()).toContain('This cannot be undone.');
    await key('Escape');
    expect(await dialog.count()).toBe(0);
    expect(await gallery.deeds()).toEqual([]);
    await gallery.of('core blocks').getByRole('button', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    expect(await gallery.deeds()).toEqual([['act', { blockId: 'core blocks 6', actionId: 'drop', input: {} }]]);
  });

  it('open an overflow menu by keyboard and give the focus back', async () => {
    const dots = gallery.of('core blocks').getByRole('button', { name: 'More actions' });
    await dots.focus();
    await key('Enter');
    expect(await offered()).toEqual(['Edit', 'Pause\nuntil tomorrow', 'Docs']);
    await key('ArrowDown', 'Enter');
    expect(await gallery.deeds()).toEqual([
      ['act', { blockId: 'core blocks 6', actionId: 'more', input: { option: 'pause' } }],
    ]);
    expect(await dots.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('choose in a menu of a message with the keyboard, by typing a part of the name', async () => {
    const menu = combo('menus in a message', 'Choose a project');
    await menu.focus();
    await key('ArrowDown');
    expect((await offered()).slice(0, 2)).toEqual(['Vision', 'Speech']);
    expect(await axeFaults(gallery.page, '.b-popup')).toEqual([]);
    await menu.pressSequentially('pee');
    expect(await offered()).toEqual(['Speech']);
    await key('Enter');
    expect(await menu.inputValue()).toBe('Speech');
    expect(await gallery.deeds()).toEqual([
      ['act', { blockId: 'menus in a message 0', actionId: 'project', input: { option: 'speech' } }],
    ]);
  });

  it('close an open menu with Escape and keep what was chosen', async () => {
    const menu = combo('menus in a message', 'Choose somebody');
    await menu.click();
    expect(await offered()).toEqual(
      ['anna', 'ben\n✓', 'Chioma Okafor', 'dmitri', 'Meridian\nApp'].map((words) => words.replace('\n✓', '')),
    );
    await key('Escape');
    expect(await menu.inputValue()).toBe('ben');
    expect(await gallery.deeds()).toEqual([]);
  });

  it('choose people, days, times, boxes and radios in a message', async () => {
    const menus = gallery.of('menus in a message');
    await menus.getByRole('button', { name: 'Date: March 10th, 2026' }).click();
    await key('ArrowDown', 'PageDown', 'Enter');
    await combo('menus in a message', 'Time').fill('17:05');
    await key('Enter');
    await menus.getByLabel('Tuesday').check();
    await menus.getByLabel('Weekly').check();
    expect((await gallery.deeds()).map(([, press]) => (press as { input: unknown }).input)).toEqual([
      { date: '2026-04-17' },
      { time: '17:05' },
      { options: ['1', '2'] },
      { option: 'w' },
    ]);
    expect(await combo('menus in a message', 'Time').inputValue()).toBe('5:05 PM');
    expect(await menus.innerText()).toContain('GMT+1');
  });

  it('dispatch an input when Enter is pressed, where the app asked for it', async () => {
    await gallery.of('home').getByLabel('Ask me later').fill('in 3 hours');
    await key('Enter');
    expect((await gallery.deeds()).at(-1)).toEqual([
      'act',
      { blockId: 'b-later', actionId: 'later', input: { value: 'in 3 hours' } },
    ]);
  });

  it('complain as Slack does before anything is sent, and keep what was typed', async () => {
    const modal = gallery.of('modal Standup');
    const runs = modal.getByLabel('How many runs?');
    await modal.getByRole('button', { name: 'Send' }).click();
    expect(await modal.getByRole('alert').allInnerTexts()).toEqual([' Please complete this required field.']);
    expect(await runs.evaluate((one) => one === document.activeElement)).toBe(true);
    await runs.fill('51');
    await key('Enter');
    expect(await modal.getByRole('alert').allInnerTexts()).toEqual([' Please enter 50 or less.']);
    expect((await gallery.deeds()).filter(([what]) => what === 'submit')).toEqual([]);
    await runs.fill('7');
    await modal.getByLabel('Done').fill('One\nTwo <!channel>');
    await modal.getByLabel('Notes').fill('*bold* <!channel>\n- one');
    await key('Tab');
    await modal.getByRole('button', { name: 'Send' }).click();
    expect((await gallery.deeds()).at(-1)).toEqual([
      'submit',
      {
        'b-runs': { runs: '7' },
        'b-done': { done: 'One\nTwo <!channel>' },
        'b-notes': {
          notes: {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'bold', style: { bold: true } },
                  { type: 'text', text: ' <!channel>' },
                ],
              },
              {
                type: 'rich_text_list',
                style: 'bullet',
                elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }],
              },
            ],
          },
        },
      },
    ]);
  });

  it('count what is left in a text', async () => {
    const blockers = gallery.of('modal Standup').getByLabel('Blockers');
    await blockers.fill('x'.repeat(83));
    expect(await gallery.of('modal Standup').locator('.b-over').innerText()).toBe('-3');
  });

  it('hold several choices, as many as the app allows', async () => {
    const projects = combo('modal Choices', 'Projects');
    await projects.click();
    await gallery.page.getByRole('option', { name: 'Robotics' }).click();
    expect(await offered()).toEqual(['Vision', 'Robotics']);
    await key('Escape');
    await gallery.of('modal Choices').getByRole('button', { name: 'Remove Vision' }).click();
    expect((await gallery.deeds()).slice(-2).map(([, , raw]) => raw)).toEqual([['v', 'r'], ['r']]);
  });

  it('show option groups, private channels and only public ones where Slack does', async () => {
    await combo('modal Choices', 'Zone').click();
    expect(await gallery.page.locator('.b-group').allInnerTexts()).toEqual(['Europe', 'Asia']);
    await key('Escape');
    await combo('modal Choices', 'Where').click();
    expect(await offered()).toEqual(['# general', '# proj-vision', 'leads']);
    await key('Escape');
    await combo('modal Choices', 'Channels').click();
    expect(await offered()).toEqual(['# general', '# proj-vision']);
    await key('Escape');
  });

  it('ask the app of an external menu, from as much as it wants to hear', async () => {
    const city = combo('modal Choices', 'City');
    await city.click();
    expect(await gallery.page.locator('.b-nothing').innerText()).toBe('Type 2 or more characters');
    await city.pressSequentially('to');
    expect(await gallery.page.getByRole('option').allInnerTexts()).toEqual(['Tokyo', 'Toronto', 'Tongatapu']);
    await gallery.page.getByRole('option', { name: 'Toronto' }).click();
    expect(await city.inputValue()).toBe('Toronto');
    expect((await gallery.deeds()).at(-1)).toEqual(['change', { blockId: 'b-city', actionId: 'city' }, 'toronto']);
    await combo('modal Choices', 'Cities').click();
    expect(await gallery.page.getByRole('option').count()).toBe(4);
    await key('Escape');
  });

  it('show what the app says is wrong under its field, for eyes and ears', async () => {
    const modal = gallery.of('modal With errors');
    expect(await modal.getByRole('alert').allInnerTexts()).toEqual([
      ' Say who could help.',
      ' Choose the zone you work in.',
      ' Choose a day at least.',
    ]);
    expect(await modal.getByLabel('Blockers').getAttribute('aria-invalid')).toBe('true');
    expect(
      await combo('modal With errors', 'Zone').evaluate(
        (one) => document.querySelector(`[id="${one.getAttribute('aria-describedby') ?? ''}"]`)?.textContent,
      ),
    ).toContain('Choose the zone you work in.');
  });

  it('close by a button, and the whole stack by the cross', async () => {
    const modal = gallery.of('modal Standup');
    await modal.getByRole('button', { name: 'Not now' }).click();
    await modal.getByRole('button', { name: 'Close' }).click();
    expect((await gallery.deeds()).slice(-2)).toEqual([
      ['close', false],
      ['close', true],
    ]);
    expect(await gallery.of('modal Only to read').locator('footer').innerText()).toBe('Close');
  });
});
