import { useState } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { isObject, list, num, obj, str } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { RichText } from './rich-text.ts';

/** A cell of a table block: words, a number, or rich text. */
function Cell({ cell }: { cell: unknown }) {
  const json = obj(cell);
  if (json['type'] === 'rich_text') return html`<${RichText} block=${json} />`;
  if (json['type'] === 'raw_number') return str(json['text']) || String(num(json['value']) ?? '');
  return str(json['text']);
}

interface RowsProps {
  readonly head: unknown;
  readonly rows: readonly unknown[];
  readonly columns: readonly Json[];
  /** The column that names its row; -1: none. */
  readonly names: number;
  readonly label: string;
}

function Rows({ head, rows, columns, names, label }: RowsProps) {
  const styleOf = (at: number, cell?: unknown) => {
    const column = obj(columns[at]);
    const align = str(column['align']) || (obj(cell)['type'] === 'raw_number' ? 'right' : 'left');
    return { textAlign: align, whiteSpace: column['is_wrapped'] === true ? 'normal' : undefined };
  };
  return html`<div class="b-table-frame" tabindex="0" role="region" aria-label=${label}>
    <table class="b-table">
      <thead>
        <tr>
          ${list(head).map((cell, at) => html`<th scope="col" style=${styleOf(at, list(rows[0])[at])}><${Cell} cell=${cell} /></th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${list(row).map((cell, at) =>
                at === names
                  ? html`<th scope="row" style=${styleOf(at, cell)}><${Cell} cell=${cell} /></th>`
                  : html`<td style=${styleOf(at, cell)}><${Cell} cell=${cell} /></td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A table whose first row is its head. It scrolls sideways where it is wider than the message. */
export function Table({ block }: { block: Json }) {
  const [head, ...rows] = list(block['rows']);
  const columns = list(block['column_settings']).map((setting) => (isObject(setting) ? setting : {}));
  return html`<${Rows} head=${head} rows=${rows} columns=${columns} names=${-1} label="Table" />`;
}

/** Rows shown at once, where the app does not say. */
const PAGE = 10;

/** A table of data with a caption, page by page. */
export function DataTable({ block }: { block: Json }) {
  const [page, setPage] = useState(0);
  const [head, ...rows] = list(block['rows']);
  const size = num(block['page_size']) ?? PAGE;
  const last = Math.max(0, Math.ceil(rows.length / size) - 1);
  const from = Math.min(page, last) * size;
  const shown = rows.slice(from, from + size);
  return html`<figure class="b-data">
    <figcaption>${str(block['caption'])}</figcaption>
    <${Rows}
      head=${head}
      rows=${shown}
      columns=${[]}
      names=${num(block['row_header_column_index']) ?? -1}
      label=${str(block['caption']) || 'Table'}
    />
    ${
      last === 0
        ? null
        : html`<nav class="b-pages" aria-label="Pages of the table">
            <button type="button" class="b-button" disabled=${page === 0} onClick=${() => setPage(page - 1)}>
              Previous
            </button>
            <span aria-live="polite">${from + 1}–${from + shown.length} of ${rows.length}</span>
            <button type="button" class="b-button" disabled=${page >= last} onClick=${() => setPage(page + 1)}>
              Next
            </button>
          </nav>`
    }
  </figure>`;
}
