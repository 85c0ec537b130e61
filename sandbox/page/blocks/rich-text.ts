import { html } from '#sandbox/page/html.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { readRich } from '#sandbox/page/text/rich.ts';
import type { ListPart, RichPart } from '#sandbox/page/text/rich.ts';
import { Unknown } from './unknown.ts';
import { Line } from './words.ts';

/** A rich_text block: paragraphs, lists, quotes, preformatted text. */
export function RichText({ block }: { block: Json }) {
  const parts = readRich(block);
  return html`<div class="b-rich">
    ${parts.map((part, index) => html`<${Part} part=${part} start=${startOf(parts, index)} />`)}
  </div>`;
}

function Part({ part, start }: { part: RichPart; start: number }) {
  switch (part.is) {
    case 'unknown':
      return html`<${Unknown} what="element" json=${part.json} />`;
    case 'list':
      return html`<${List} part=${part} start=${start} />`;
    case 'pre':
      return html`<pre class="b-pre" data-language=${part.language ?? ''}><${Line} parts=${part.parts} /></pre>`;
    case 'quote':
      return html`<blockquote class="b-quote"><${Line} parts=${part.parts} /></blockquote>`;
    case 'paragraph':
      return html`<div class="b-paragraph"><${Line} parts=${part.parts} /></div>`;
  }
}

/** Slack's marks by depth, again from the third on. */
const MARKS = { ordered: ['decimal', 'lower-alpha', 'lower-roman'], bullet: ['disc', 'circle', 'square'] } as const;

function List({ part, start }: { part: ListPart; start: number }) {
  const { indent, isOrdered, items, hasBorder } = part;
  const given = {
    class: `b-list-lines${hasBorder ? ' b-bordered' : ''}`,
    style: { marginLeft: `${indent * 28}px`, listStyleType: MARKS[isOrdered ? 'ordered' : 'bullet'][indent % 3] },
  };
  const lines = items.map((item) => html`<li><${Line} parts=${item} /></li>`);
  return isOrdered
    ? html`<ol ...${given} start=${start}>
        ${lines}
      </ol>`
    : html`<ul ...${given}>
        ${lines}
      </ul>`;
}

/** An ordered list that goes on after a deeper one goes on counting, as Slack's client sends no offset then. */
function startOf(parts: readonly RichPart[], index: number): number {
  const own = parts[index];
  if (own?.is !== 'list' || !own.isOrdered) return 1;
  let before = 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const part = parts[at];
    if (part?.is !== 'list' || part.indent < own.indent) break;
    if (part.indent > own.indent) continue;
    if (!part.isOrdered) break;
    before += part.items.length;
  }
  return (own.offset > 0 ? own.offset : before) + 1;
}
