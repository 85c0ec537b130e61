/** One thing to look at. */
export interface Exhibit {
  readonly name: string;
  readonly text?: string;
  readonly blocks?: readonly Readonly<Record<string, unknown>>[];
  readonly attachments?: readonly unknown[];
  readonly files?: readonly string[];
  readonly editedTs?: string;
}

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = (id: string, label: string, more = {}) => ({
  type: 'button',
  action_id: id,
  text: plain(label),
  ...more,
});

/** Messages that show what text can do. */
export const MESSAGES: readonly Exhibit[] = [
  {
    name: 'text',
    text: 'Hi <@U01ANNA>, <@U02BEN> and <@U99NOBODY|zoe>: *bold*, _italic_, ~struck~, `code` in <#C02VISION>.\n&gt; quoted :wave: &amp; decoded once: &amp;lt;\n```const a = 1 &lt; 2;```\nSee <https://example.com/a|the page> or https://example.com/b. <!date^1773133200^{date_short_pretty} at {time}|10 March>',
    editedTs: '1.2',
  },
  { name: 'broadcast', text: '<!channel> <!here> <!everyone> <!subteam^S1|@leads> and a typed &lt;!channel&gt;' },
  {
    name: 'core blocks',
    blocks: [
      { type: 'header', block_id: 'h', text: plain('Standup · Tuesday 10 March') },
      {
        type: 'section',
        block_id: 's',
        text: mrkdwn('*Vision*: two answers are missing.'),
        accessory: button('see', 'See all'),
      },
      {
        type: 'section',
        block_id: 'f',
        fields: [mrkdwn('*Asked*\n09:30 Berlin'), mrkdwn('*Closes*\n17:30 Berlin'), plain('Answers: 5')],
      },
      { type: 'divider', block_id: 'd' },
      {
        type: 'actions',
        block_id: 'a',
        elements: [
          button('go', 'Answer', { style: 'primary', value: '1' }),
          button('skip', 'Skip today'),
          button('drop', 'Delete', {
            style: 'danger',
            confirm: {
              title: plain('Delete it?'),
              text: mrkdwn('This *cannot* be undone.'),
              confirm: plain('Delete'),
              deny: plain('Keep'),
              style: 'danger',
            },
          }),
        ],
      },
      { type: 'context', block_id: 'c', elements: [mrkdwn('Only you can see this · <https://example.com|why>')] },
    ],
  },
  { name: 'unknown', blocks: [{ type: 'hologram', block_id: 'u', depth: 3 }] },
];
