import type { ComponentType } from 'preact';
import { html } from '#sandbox/page/html.ts';
import { isObject, list, str } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { Alert, Card, Carousel, Frame } from './card.ts';
import { Chart } from './chart.ts';
import { Actions } from './element.ts';
import { FileBlock } from './files.ts';
import { Input } from './input.ts';
import { Markdown } from './markdown.ts';
import { ImageBlock, VideoBlock } from './picture.ts';
import { RichText } from './rich-text.ts';
import { Context, Divider, Header, Section } from './section.ts';
import { OnStage } from './stage.ts';
import type { BlockStage } from './stage.ts';
import { DataTable, Table } from './table.ts';
import { Plan, TaskCard } from './task.ts';
import { Unknown } from './unknown.ts';

const BLOCKS: Readonly<Record<string, ComponentType<{ block: Json }>>> = {
  section: Section,
  header: Header,
  context: Context,
  divider: Divider,
  actions: Actions,
  input: Input,
  image: ImageBlock,
  video: VideoBlock,
  rich_text: RichText,
  markdown: Markdown,
  context_actions: Actions,
  file: FileBlock,
  table: Table,
  data_table: DataTable,
  data_visualization: Chart,
  alert: Alert,
  card: Card,
  carousel: Carousel,
  plan: Plan,
  task_card: TaskCard,
  container: Container,
};

/** Any list of blocks, whoever sent it. What has the same block_id keeps what was typed into it when the list is sent anew. */
export function BlockList({ blocks, stage }: { blocks: readonly unknown[]; stage: BlockStage }) {
  return html`<${OnStage} value=${stage}>
    <div class=${`b-list b-on-${stage.surface}`} key=${stage.reader.id}>
      ${blocks.map((block, index) => html`<${Block} key=${keyOf(block, index)} block=${block} />`)}
    </div>
  <//>`;
}

const keyOf = (block: unknown, index: number) => (isObject(block) && str(block['block_id'])) || `at ${index}`;

function Block({ block }: { block: unknown }) {
  const json = isObject(block) ? block : { type: typeof block, value: block };
  const type = str(json['type']);
  const Known = Object.hasOwn(BLOCKS, type) ? BLOCKS[type] : undefined;
  return html`<div class=${`b-block b-is-${Known ? type : 'unknown'}`} data-block-id=${str(json['block_id'])}>
    ${Known ? html`<${Known} block=${json} />` : html`<${Unknown} what="block" json=${json} />`}
  </div>`;
}

function Container({ block }: { block: Json }) {
  const inside = list(block['child_blocks']);
  const title = isObject(block['rich_text_title']) ? html`<${RichText} block=${block['rich_text_title']} />` : null;
  return html`<${Frame} block=${block} title=${title}>
    ${inside.map((child, index) => html`<${Block} key=${keyOf(child, index)} block=${child} />`)}
  <//>`;
}
