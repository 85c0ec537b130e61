import { afterAll, beforeAll, expect, it } from 'vitest';
import { NAUGHTY } from '#test/kit/naughty.ts';
import { openGallery } from './gallery.ts';
import type { Gallery } from './gallery.ts';
import { describeInBrowser } from './kit.ts';

const OWN = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<javascript:alert(1)|x> [x](javascript:alert(1)) ![x](https://evil.example/x.png)',
  '"><svg onload=alert(1)>',
  '<a href="data:text/html,x">x</a>',
  'data:text/html,<script>alert(1)</script>',
  'javascript:alert(1)',
  'https://evil.example/x.png',
];

/** Every place where a message can hold words or an address. */
function everywhere(text: string) {
  const plain = { type: 'plain_text', text, emoji: false };
  const inline = [
    { type: 'text', text },
    { type: 'link', url: text, text },
    { type: 'color', value: text },
  ];
  return {
    name: 'asked',
    text,
    attachments: [{ color: text, text, title: text, title_link: text }],
    blocks: [
      { type: 'section', text: plain },
      { type: 'section', text: { type: 'mrkdwn', text } },
      { type: 'markdown', text },
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: inline }] },
      { type: 'image', image_url: text, alt_text: text },
      { type: 'actions', elements: [{ type: 'button', action_id: 'a', text: plain, url: text, style: text }] },
      { type: 'table', rows: [[{ type: 'raw_text', text }]] },
      { type: text, text },
    ],
  };
}

describeInBrowser('hostile words on the page', (open) => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery(open);
  });
  afterAll(() => gallery.close());

  it('stay words wherever they may stand', async () => {
    const exhibits = [...OWN, ...NAUGHTY].map(everywhere);
    const found = await gallery.page.evaluate((all) => {
      const BANNED = /^(?:script|iframe|object|embed|link|style|base|form|meta)$/iu;
      const LEADS = /^(?:href|src|action|formaction|srcset|ping)$/u;
      const SAFE = /^(?:https?:|mailto:|tel:|slack:)/iu;
      const root = document.querySelector('#asked');
      return all.flatMap((exhibit) => {
        dispatchEvent(new CustomEvent('exhibit', { detail: exhibit }));
        const words = root?.querySelector('.b-text')?.textContent;
        const changed =
          words === exhibit.text ? [] : [`${JSON.stringify(exhibit.text)} became ${JSON.stringify(words)}`];
        const elements = [...(root?.querySelectorAll('*') ?? [])];
        const marks = elements
          .filter(({ tagName }) => BANNED.test(tagName))
          .map(({ tagName }) => `${tagName} of ${exhibit.text}`);
        const ways = elements.flatMap(({ attributes }) =>
          [...attributes]
            .filter(
              ({ name, value }) =>
                name.startsWith('on') || (LEADS.test(name) && !(name === 'href' && SAFE.test(value))),
            )
            .map(({ name, value }) => `${name}=${value} of ${exhibit.text}`),
        );
        return [...changed, ...marks, ...ways];
      });
    }, exhibits);
    expect(found).toEqual([]);
  });
});
