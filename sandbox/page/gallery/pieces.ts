import { actions, button, element, line, mrkdwn, option, plain, PICTURE, rich, section, words } from './kit.ts';
import type { Exhibit } from './kit.ts';

const cell = (text: string) => ({ type: 'raw_text', text });
const number = (value: number) => ({ type: 'raw_number', value });
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const series = (name: string, ...values: readonly number[]) => ({
  name,
  data: values.map((value, at) => ({ label: DAYS[at], value })),
});
const chart = (type: string, more: object) => ({
  type: 'data_visualization',
  title: `Answers as ${type}`,
  chart: { type, ...more },
});
const axes = {
  series: [series('On time', 5, 6, 4, 7, 6), series('Late', 1, 0, 2, 0, 1)],
  axis_config: { categories: DAYS, x_label: 'Day', y_label: 'Answers' },
};

/** Messages with pictures, tables, charts and Slack's newer blocks. */
export const PIECES: readonly Exhibit[] = [
  {
    name: 'pictures and video',
    blocks: [
      { type: 'image', image_url: PICTURE, alt_text: 'A colour field', title: plain('Own picture') },
      { type: 'image', image_url: 'https://example.com/loss.png', alt_text: 'Loss over steps, falling until 40k' },
      {
        type: 'video',
        video_url: 'https://example.com/v',
        title_url: 'https://example.com/v',
        thumbnail_url: 'https://example.com/t.png',
        alt_text: 'A talk',
        title: plain('How we measure'),
        author_name: 'ana',
        provider_name: 'Example',
        description: plain('Ten minutes on evaluation sets'),
      },
    ],
  },
  {
    name: 'files',
    text: 'Two files',
    files: ['F01', 'F02'],
    blocks: [{ type: 'file', source: 'remote', external_id: 'plan-2026' }],
  },
  {
    name: 'tables',
    blocks: [
      {
        type: 'table',
        column_settings: [{ is_wrapped: true }, { align: 'right' }, { align: 'center' }],
        rows: [
          [cell('Project'), cell('Answers'), cell('State')],
          [
            cell('Vision: detection on the deduplicated crawl'),
            number(12),
            rich(line(words('active', { bold: true }))),
          ],
          [cell('Speech'), number(7), cell('paused')],
        ],
      },
      {
        type: 'data_table',
        caption: 'Runs of the week',
        page_size: 2,
        row_header_column_index: 0,
        rows: [
          [cell('Run'), cell('F1')],
          [cell('7f3k'), number(0.83)],
          [cell('8a1c'), number(0.79)],
          [cell('9b2d'), number(0.81)],
        ],
      },
    ],
  },
  {
    name: 'charts',
    blocks: [
      chart('bar', axes),
      chart('line', axes),
      chart('area', axes),
      chart('pie', {
        segments: [
          { label: 'On time', value: 28 },
          { label: 'Late', value: 4 },
          { label: 'Missing', value: 3 },
        ],
      }),
    ],
  },
  {
    name: 'cards',
    blocks: [
      {
        type: 'card',
        icon: { type: 'image', image_url: PICTURE, alt_text: 'Vision' },
        title: plain('Vision'),
        subtitle: mrkdwn('*5* of 7 answered'),
        body: mrkdwn('Closes at 17:30 on your clock.'),
        subtext: plain('Updated just now'),
        actions: [button('card-see', 'See answers'), button('card-go', 'Answer', { style: 'primary' })],
      },
      {
        type: 'carousel',
        elements: ['One', 'Two', 'Three'].map((name) => ({
          type: 'card',
          title: plain(name),
          body: plain(`The ${name.toLowerCase()} of three cards`),
        })),
      },
      {
        type: 'container',
        title: plain('Details'),
        subtitle: plain('of the run'),
        is_collapsible: true,
        has_header_divider: true,
        child_blocks: [section('Inside a *container*.'), { type: 'divider' }, actions(button('inside', 'Inside'))],
      },
    ],
  },
  {
    name: 'agents',
    blocks: [
      {
        type: 'plan',
        title: 'Writing the digest',
        tasks: [
          { type: 'task_card', task_id: '1', title: 'Read seven answers', status: 'complete' },
          {
            type: 'task_card',
            task_id: '2',
            title: 'Look for blockers',
            status: 'in_progress',
            details: rich(line('Two mention labels')),
            sources: [{ type: 'url', url: 'https://example.com/1', text: 'Thread' }],
          },
          { type: 'task_card', task_id: '3', title: 'Compare with last week', status: 'pending' },
          { type: 'task_card', task_id: '4', title: 'Fetch figures', status: 'error', output: rich(line('No answer')) },
        ],
      },
      {
        type: 'context_actions',
        elements: [
          element('feedback_buttons', 'rate', {
            positive_button: { text: plain('Good'), value: 'good' },
            negative_button: { text: plain('Bad'), value: 'bad' },
          }),
          element('icon_button', 'bin', { icon: 'trash', text: plain('Remove') }),
        ],
      },
    ],
  },
  {
    name: 'attachments',
    text: 'With attachments',
    attachments: [
      { color: '#2eb67d', blocks: [section('Blocks behind a *green* bar.')] },
      {
        color: 'danger',
        title: 'Old style',
        title_link: 'https://example.com',
        text: 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\ntwelve',
        fields: [{ title: 'State', value: '*red*', short: true }],
        footer: 'ci',
      },
    ],
  },
  {
    name: 'menus in a message',
    blocks: [
      section('Which project?', {
        accessory: element('static_select', 'project', {
          placeholder: plain('Choose a project'),
          options: [
            option('Vision', 'vision'),
            option('Speech', 'speech'),
            option('A project whose name is as long as an option in Slack can be: 75 signs', 'long'),
          ],
        }),
      }),
      actions(
        element('users_select', 'who', { placeholder: plain('Choose somebody'), initial_user: 'U02BEN' }),
        element('datepicker', 'day', { initial_date: '2026-03-10' }),
        element('timepicker', 'hour', { initial_time: '09:30', timezone: 'Europe/Berlin' }),
      ),
      section('Days', {
        accessory: element('checkboxes', 'days', {
          options: [option('Monday', '1'), option('Tuesday', '2', { description: plain('the day of the digest') })],
          initial_options: [option('Monday', '1')],
        }),
      }),
      section('How often', {
        accessory: element('radio_buttons', 'often', {
          options: [option('Daily', 'd'), option('Weekly', 'w')],
          initial_option: option('Daily', 'd'),
        }),
      }),
    ],
  },
];
