import { any, bool, either, int, list, obj, oneOf, plain, str, words } from './spec.ts';
import type { Shapes } from './spec.ts';

const ID = str(255, 1);
const CELL = oneOf('cell', ['raw_text', 'raw_number', 'rich_text']);

/** Blocks of 2025 and 2026: tables, charts, cards, containers, tasks. */
export const BLOCKS_NEWER: Shapes = {
  alert: {
    src: 'alert',
    fields: {
      block_id: ID,
      text: either(200),
      level: words('default', 'info', 'warning', 'error', 'success'),
    },
    required: ['text'],
    surfaces: ['modal'],
  },
  // blocks.json also lists modals, where it does not render (tk). 3 buttons per Java SDK; 2 in older schemas
  card: {
    src: 'card',
    fields: {
      block_id: ID,
      hero_image: oneOf('element', ['image']),
      icon: oneOf('element', ['image']),
      slack_icon: any,
      title: either(150),
      subtitle: either(150),
      body: either(200),
      subtext: either(200),
      actions: list(oneOf('element', ['button']), 3, 1),
    },
    required: [],
    atLeastOne: [['hero_image', 'title', 'actions', 'body']],
    surfaces: ['message', 'home'],
  },
  carousel: {
    src: 'card',
    fields: {
      block_id: ID,
      elements: list(oneOf('block', ['card']), 10, 1),
    },
    required: ['elements'],
    surfaces: ['message', 'home'],
  },
  container: {
    src: 'container',
    fields: {
      block_id: ID,
      title: plain(150),
      rich_text_title: oneOf('block', ['rich_text']),
      subtitle: either(150),
      child_blocks: list(
        oneOf('block', [
          'actions',
          'context',
          'divider',
          'file',
          'header',
          'image',
          'input',
          'rich_text',
          'section',
          'table',
          'video',
        ]),
        10,
        1,
      ),
      width: words('narrow', 'standard', 'wide', 'full'),
      icon: oneOf('element', ['image']),
      is_collapsible: bool,
      default_collapsed: bool,
      has_header_divider: bool,
    },
    required: ['child_blocks'],
    atLeastOne: [['title', 'rich_text_title']],
    surfaces: ['message', 'home'],
  },
  // first row is the header (no rich_text there); all rows the same length; a newer third-party reading says 201 rows: keep 101
  data_table: {
    src: 'data_table',
    fields: {
      block_id: ID,
      caption: str(3000, 1),
      rows: list(list(CELL, 20, 1), 101, 2),
      page_size: int(1, 100),
      row_header_column_index: int(0, 19),
    },
    required: ['caption', 'rows'],
    surfaces: ['message', 'home'],
    maxCellChars: 10000,
  },
  // not in @slack/types 3.2.0; chart.type pie{segments 1-6} | line,bar,area{series 1-6 of <=20 points, axis_config.categories <=20}; one point per category; unique series names; a later reading says 12 series: keep 6. docs 2026-06 Messages only, later Messages+Home
  data_visualization: {
    src: 'data_viz',
    fields: {
      block_id: ID,
      title: str(50, 1),
      chart: oneOf('chart', ['pie', 'line', 'bar', 'area']),
    },
    required: ['title', 'chart'],
    surfaces: ['message', 'home'],
  },
  plan: {
    src: 'types',
    fields: {
      block_id: ID,
      title: str(undefined, 1),
      tasks: list(oneOf('block', ['task_card'])),
    },
    required: ['title'],
    surfaces: ['message'],
  },
  // blocks.json lists Home tabs too; it does not render there (tk)
  table: {
    src: 'table',
    fields: {
      block_id: ID,
      rows: list(list(CELL, 20, 1), 100, 1),
      column_settings: list(obj('column_setting'), 20),
    },
    required: ['rows'],
    surfaces: ['message'],
    maxCellChars: 10000,
  },
  task_card: {
    src: 'types',
    fields: {
      block_id: ID,
      task_id: str(255, 1),
      title: str(3000, 1),
      details: oneOf('block', ['rich_text']),
      output: oneOf('block', ['rich_text']),
      sources: list(obj('url_source')),
      status: words('pending', 'in_progress', 'complete', 'error'),
    },
    required: ['task_id', 'title'],
    surfaces: ['message'],
  },
};
