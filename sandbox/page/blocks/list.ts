import type { ComponentType } from 'preact';
import { html } from '#sandbox/page/html.ts';
import { isObject, str } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { Actions } from './element.ts';
import { Input } from './input.ts';
import { ImageBlock, VideoBlock } from './picture.ts';
import { Context, Divider, Header, Section } from './section.ts';
import { OnStage } from './stage.ts';
import type { BlockStage } from './stage.ts';
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
