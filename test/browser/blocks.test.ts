import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGallery } from './gallery.ts';
import type { Gallery } from './gallery.ts';
import { axeFaults, describeInBrowser } from './kit.ts';

/** Rules about colours: they take the longest, and differ by theme. */
const SIGHT = ['color-contrast', 'link-in-text-block'];

describeInBrowser('blocks on the page', (open) => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery(open);
  });
  afterAll(() => gallery.close());
  const read = (name: string) => gallery.of(name).innerText();
  const each = (name: string, selector: string) => gallery.of(name).locator(selector).allInnerTexts();

  it('show a message as it reads, on the clock of the reader', async () => {
    const text = await read('text');
    expect(text).toContain('Hi @anna, @ben and @zoe: bold, italic, struck, code in #proj-vision and leads.');
    expect(text).toContain('quoted 👋 & decoded once: &lt;\nand a second line');
    expect(text).toContain('const a = 1 < 2;\n  indented();');
    expect(text).toContain('today at 10:00 AM');
    expect(text).toContain('(edited)');
    expect(await each('text', 'blockquote')).toHaveLength(1);
    expect(await each('text', '.b-self')).toEqual(['@anna']);
  });

  it('show what rings for everybody as such, and nothing else', async () => {
    expect(await each('broadcast', '.b-broadcast')).toEqual(['@channel', '@here', '@everyone']);
    expect(await read('broadcast')).toContain('and a typed <!channel> is words');
  });

  it('keep hostile words words', async () => {
    const hostile = gallery.of('hostile');
    expect(await hostile.innerText()).toContain(
      '<javascript:alert(1)|click> <img src=x onerror=alert(1)> <script>alert(1)</script> *unclosed _marks ~here `too 2*3*4 snake_case_name',
    );
    expect(await hostile.locator('a, img, script, b, i, s, code').count()).toBe(0);
  });

  it('show rich text with its lists, quotes and marks', async () => {
    expect(await each('rich text', 'li')).toEqual([
      'Trained the baseline on the deduplicated crawl',
      'Wrote up the ablation',
      'seed 1',
      'seed 2',
      'rerun after the shard order was fixed',
      'sweep the learning rate',
      'from 1e-4',
      'to 3e-3',
      'write it up',
    ]);
    // What stands deeper does not restart the count of the list around it.
    expect(
      await gallery
        .of('rich text')
        .locator('ol')
        .evaluateAll((all) => all.map((one) => one.getAttribute('start'))),
    ).toEqual(['1', '1', '2']);
    expect(await each('rich text', 'blockquote, pre')).toEqual([
      'Waiting for labels from the data team,\nbatch 14',
      'F1 0.83 on eval set v4\n  n = 200',
    ]);
    expect(await read('rich text')).toContain('Tuesday, March 10th, 2026 10:00 AM');
    expect(await read('rich text')).toContain('🎉 👋🏽');
  });

  it('show a markdown block without its signs, and HTML in it as words', async () => {
    const text = await read('markdown');
    for (const words of ['Week 11', 'We kept the pace, slowly, with f(x) and a page.', '<b>no html</b> a picture'])
      expect(text).toContain(words);
    expect(await each('markdown', 'th, td')).toEqual(['Run', 'F1', '7f3k', '0.83', '8a1c', '0.79']);
    expect(await gallery.of('markdown').getByRole('img', { name: 'Done' }).count()).toBe(1);
  });

  it('show the core blocks near to their measures in Slack', async () => {
    const core = gallery.of('core blocks');
    expect(await core.getByRole('heading', { level: 3 }).innerText()).toBe('Standup · Tuesday 10 March');
    expect(await each('core blocks', '.b-field')).toEqual([
      'Asked\n09:30 Berlin',
      'Closes\n17:30 Berlin',
      'Answers: 5 🎉',
      'Away\nChioma',
    ]);
    const measured = await core.evaluate((all) => {
      const of = (selector: string) => all.querySelector(selector) ?? all;
      const size = (selector: string) => of(selector).getBoundingClientRect();
      const font = (selector: string) =>
        `${getComputedStyle(of(selector)).fontSize}/${getComputedStyle(of(selector)).lineHeight}`;
      return {
        width: size('.b-list').width,
        button: size('.b-button').height,
        long: size('[title^="A label so long"]').width,
        text: font('.b-text'),
        context: font('.b-context'),
      };
    });
    expect(measured).toEqual({ width: 600, button: 28, long: 280, text: '15px/22px', context: '13px/18px' });
    expect(await core.getByRole('img', { name: 'Loss curve' }).evaluate((frame) => frame.tagName)).toBe('SPAN');
  });

  it('fold a long text, and only that', async () => {
    const long = gallery.of('long text');
    const more = long.getByRole('button');
    expect(await more.allInnerTexts()).toEqual(['See more']);
    await more.click();
    expect(await more.getAttribute('aria-expanded')).toBe('true');
    await more.click();
  });

  it('show a type that nobody knows as such, with its JSON', async () => {
    const unknown = gallery.of('unknown');
    expect(await unknown.innerText()).toContain('This page does not know the block type hologram.');
    expect(await unknown.innerText()).toContain('This page does not know the element type lever.');
    await unknown.locator('summary').first().click();
    expect(await unknown.locator('pre').first().innerText()).toContain('"depth": 3');
  });

  it('show pictures of their own, and frames for others', async () => {
    const pictures = gallery.of('pictures and video');
    expect(await pictures.getByRole('img', { name: 'A colour field' }).evaluate((one) => one.tagName)).toBe('IMG');
    expect(await pictures.getByRole('img', { name: 'Loss over steps' }).innerText()).toBe(
      'Loss over steps, falling until 40k',
    );
    expect(await pictures.getByRole('link', { name: 'How we measure' }).getAttribute('href')).toBe(
      'https://example.com/v',
    );
  });

  it('show files, tables and charts', async () => {
    expect(await each('files', '.b-file-words')).toEqual([
      'plan-2026\nremote file',
      'Loss curve, seed 3\n48 kB',
      'notes.md\n812 B',
    ]);
    const table = gallery.of('tables').getByRole('table').first();
    expect(await table.locator('th, td').allInnerTexts()).toEqual([
      'Project',
      'Answers',
      'State',
      'Vision: detection on the deduplicated crawl',
      '12',
      'active',
      'Speech',
      '7',
      'paused',
    ]);
    await gallery.of('tables').getByRole('button', { name: 'Next' }).click();
    expect(await gallery.of('tables').innerText()).toContain('3–3 of 3');
    const charts = gallery.of('charts');
    expect(await charts.locator('rect').count()).toBe(10);
    expect(
      await charts
        .getByRole('img', { name: 'Answers as pie. On time: 28 (80%); Late: 4 (11%); Missing: 3 (9%)' })
        .count(),
    ).toBe(1);
    expect(await charts.getByRole('img', { name: 'Answers as line. On time: Mon 5, Tue 6' }).count()).toBe(1);
  });

  it('show cards, containers, tasks, attachments', async () => {
    expect(await read('cards')).toContain('Vision\n5 of 7 answered');
    const details = gallery.of('cards').getByRole('button', { name: 'Details' });
    await details.click();
    expect(await read('cards')).not.toContain('Inside a container');
    await details.click();
    expect(
      await gallery
        .of('agents')
        .getByRole('img')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
    ).toEqual(['Complete', 'In progress', 'Pending', 'Failed']);
    expect(await read('attachments')).toContain('Blocks behind a green bar.');
  });

  it('fit on a small screen', async () => {
    await gallery.page.setViewportSize({ width: 400, height: 800 });
    expect(await gallery.page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
    await gallery.page.setViewportSize({ width: 1280, height: 900 });
  });

  it.each(['#texts', '#pieces', '#forms'])('have no serious accessibility fault: %s', async (part) => {
    expect(await axeFaults(gallery.page, part, { but: SIGHT })).toEqual([]);
  });

  describe.each(['light', 'dark'] as const)('in %s', (theme) => {
    it.each(['#texts', '#pieces', '#forms'])('can be told apart by whoever sees little: %s', async (part) => {
      await gallery.page.emulateMedia({ colorScheme: theme });
      expect(await axeFaults(gallery.page, part, { only: SIGHT })).toEqual([]);
    });
  });
});
