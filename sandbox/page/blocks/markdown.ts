import { html } from '#sandbox/page/html.ts';
import { str } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { readMarkdown } from '#sandbox/page/text/markdown.ts';
import type { MarkdownPart } from '#sandbox/page/text/markdown.ts';
import { Icon } from './icon.ts';
import { Line } from './words.ts';

/** A markdown block. */
export function Markdown({ block }: { block: Json }) {
  return html`<div class="b-markdown"><${Parts} parts=${readMarkdown(str(block['text']))} /></div>`;
}

function Parts({ parts }: { parts: readonly MarkdownPart[] }) {
  return parts.map((part) => html`<${Part} part=${part} />`);
}

function Part({ part }: { part: MarkdownPart }) {
  switch (part.is) {
    case 'heading':
      return html`<div
        role="heading"
        aria-level=${Math.min(6, part.level + 2)}
        class=${`b-header b-header-${Math.min(4, part.level)}`}
      >
        <${Line} parts=${part.parts} />
      </div>`;
    case 'paragraph':
      return html`<div class="b-paragraph"><${Line} parts=${part.parts} /></div>`;
    case 'pre':
      return html`<pre class="b-pre" data-language=${part.language}>${part.text}</pre>`;
    case 'quote':
      return html`<blockquote class="b-quote"><${Parts} parts=${part.inside} /></blockquote>`;
    case 'rule':
      return html`<hr class="b-divider" />`;
    case 'list':
      return html`<${List} part=${part} />`;
    case 'table':
      return html`<${Table} part=${part} />`;
  }
}

function List({ part }: { part: Extract<MarkdownPart, { is: 'list' }> }) {
  const lines = part.items.map(
    ({ done, inside }) =>
      html`<li class=${done === undefined ? '' : 'b-task'}>
        ${done === undefined ? null : html`<span class="b-box" role="img" aria-label=${done ? 'Done' : 'Open'}> ${done ? html`<${Icon} name="tick" />` : null}</span>`}
        <${Parts} parts=${inside} />
      </li>`,
  );
  return part.isOrdered
    ? html`<ol class="b-list-lines" start=${part.start}>
        ${lines}
      </ol>`
    : html`<ul class="b-list-lines">
        ${lines}
      </ul>`;
}

function Table({ part }: { part: Extract<MarkdownPart, { is: 'table' }> }) {
  return html`<div class="b-table-frame" tabindex="0" role="region" aria-label="Table">
    <table class="b-table">
      <thead>
        <tr>
          ${part.head.map(({ align, parts }) => html`<th scope="col" style=${{ textAlign: align }}><${Line} parts=${parts} /></th>`)}
        </tr>
      </thead>
      <tbody>
        ${part.rows.map(
          (row) =>
            html`<tr>
              ${row.map(({ align, parts }) => html`<td style=${{ textAlign: align }}><${Line} parts=${parts} /></td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
