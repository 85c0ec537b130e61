import {
  actions,
  button,
  context,
  element,
  line,
  lines,
  mrkdwn,
  option,
  plain,
  PICTURE,
  rich,
  section,
  words,
} from './kit.ts';
import type { Exhibit } from './kit.ts';

const LONG =
  'Sweep of the learning rate over five seeds; the loss falls until step 40k and then stays where it is. '.repeat(12);

/** Messages that show what words can do. */
export const TEXTS: readonly Exhibit[] = [
  {
    name: 'text',
    text: 'Hi <@U01ANNA>, <@U02BEN> and <@U99NOBODY|zoe>: *bold*, _italic_, ~struck~, `code` in <#C02VISION> and <#C03LEADS>.\n&gt; quoted :wave: &amp; decoded once: &amp;lt;\n&gt; and a second line\nAfter the quote.\n\nA second paragraph.\n```const a = 1 &lt; 2;\n  indented();```\nSee <https://example.com/a|the page>, <mailto:ana@example.com> or https://example.com/b. <!date^1773133200^{date_short_pretty} at {time}|10 March>, nested *bold _and italic_*.',
    editedTs: '1.2',
  },
  {
    name: 'broadcast',
    text: '<!channel> <!here> <!everyone> <!subteam^S1|@leads>, and a typed &lt;!channel&gt; is words',
  },
  {
    name: 'hostile',
    text: '<javascript:alert(1)|click> <img src=x onerror=alert(1)> &lt;script&gt;alert(1)&lt;/script&gt; *unclosed _marks ~here `too 2*3*4 snake_case_name',
  },
  {
    name: 'rich text',
    blocks: [
      rich(
        line(
          'Plain, ',
          words('bold', { bold: true }),
          ', ',
          words('italic', { italic: true }),
          ', ',
          words('struck', { strike: true }),
          ', ',
          words('underlined', { underline: true }),
          ', ',
          words('code', { code: true }),
          ', ',
          words('all at once', { bold: true, italic: true, strike: true }),
          '.\nA second line with ',
          { type: 'link', url: 'https://example.com', text: 'a link' },
          ', ',
          { type: 'emoji', name: 'tada' },
          ' ',
          { type: 'emoji', name: 'wave', unicode: '1f44b-1f3fd' },
          ', ',
          { type: 'user', user_id: 'U02BEN' },
          ', ',
          { type: 'channel', channel_id: 'C01GENERAL' },
          ', ',
          { type: 'usergroup', usergroup_id: 'S01' },
          ', ',
          { type: 'color', value: '#1264a3' },
          ' and ',
          { type: 'date', timestamp: 1773133200, format: '{date_long} {time}', fallback: '10 March' },
          '.',
        ),
        lines('bullet', 0, 'Trained the baseline on the deduplicated crawl', 'Wrote up the ablation'),
        lines('bullet', 1, 'seed 1', 'seed 2'),
        lines('bullet', 2, 'rerun after the shard order was fixed'),
        lines('ordered', 0, 'sweep the learning rate'),
        lines('ordered', 1, 'from 1e-4', 'to 3e-3'),
        lines('ordered', 0, 'write it up'),
        { type: 'rich_text_quote', elements: [words('Waiting for labels from the data team,\nbatch 14')] },
        { type: 'rich_text_preformatted', elements: [words('F1 0.83 on eval set v4\n  n = 200')] },
        line({ type: 'broadcast', range: 'channel' }, ' would ring for everybody.'),
      ),
    ],
  },
  {
    name: 'markdown',
    blocks: [
      {
        type: 'markdown',
        text: '# Week 11\nWe **kept** the _pace_, ~~slowly~~, with `f(x)` and [a page](https://example.com).\n\n1. First\n   - nested\n2. Second\n\n- [x] labelled\n- [ ] reviewed\n\n> A quote\n\n```ts\nconst a: number = 1;\n```\n\n| Run | F1 |\n|:--|--:|\n| 7f3k | 0.83 |\n| 8a1c | 0.79 |\n\n---\n<b>no html</b> ![a picture](https://example.com/x.png)',
      },
    ],
  },
  {
    name: 'core blocks',
    blocks: [
      { type: 'header', text: plain('Standup · Tuesday 10 March') },
      section('*Vision*: two answers are missing. The digest goes out when the last day has ended.', {
        accessory: button('see', 'See all'),
      }),
      {
        type: 'section',
        fields: [
          mrkdwn('*Asked*\n09:30 Berlin'),
          mrkdwn('*Closes*\n17:30 Berlin'),
          plain('Answers: 5 :tada:'),
          mrkdwn('*Away*\nChioma'),
        ],
      },
      section('A picture at the side.', {
        accessory: { type: 'image', image_url: PICTURE, alt_text: 'A colour field' },
      }),
      section('A picture from elsewhere is a frame.', {
        accessory: { type: 'image', image_url: 'https://example.com/x.png', alt_text: 'Loss curve' },
      }),
      { type: 'divider' },
      actions(
        button('go', 'Answer', { style: 'primary', value: '1' }),
        button('skip', 'Skip today', { value: '2' }),
        button('drop', 'Delete', {
          style: 'danger',
          confirm: {
            title: plain('Delete the project?'),
            text: mrkdwn('This *cannot* be undone.'),
            confirm: plain('Delete'),
            deny: plain('Keep'),
            style: 'danger',
          },
        }),
        button('open', 'Open', { url: 'https://example.com' }),
        button('long', 'A label so long that no button in Slack would ever show all of its words'),
        element('overflow', 'more', {
          options: [
            option('Edit', 'edit'),
            option('Pause', 'pause', { description: plain('until tomorrow') }),
            option('Docs', 'docs', { url: 'https://example.com' }),
          ],
        }),
      ),
      context(
        { type: 'image', image_url: PICTURE, alt_text: 'ana' },
        mrkdwn('Only you can see this · <https://example.com|why>'),
        plain('plain words'),
      ),
    ],
  },
  { name: 'long text', blocks: [section(LONG), section(LONG.slice(0, 300))] },
  { name: 'unknown', blocks: [{ type: 'hologram', block_id: 'u', depth: 3 }, actions(element('lever', 'l'))] },
];
