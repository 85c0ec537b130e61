import { html } from '#sandbox/page/html.ts';
import { str } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { Picture } from './picture.ts';
import { useStage } from './stage.ts';
import type { StoredFile } from './stage.ts';

/** The files of a message: pictures as such, others as a card that leads to them. */
export function Files({ ids }: { ids: readonly string[] }) {
  const { known } = useStage();
  const files = ids.flatMap((id) => known.files.get(id) ?? []);
  if (files.length === 0) return null;
  return html`<div class="b-files">
    ${files.map((file) =>
      file.mimetype?.startsWith('image/') === true
        ? html`<figure class="b-picture-file">
            <figcaption>${file.title || file.name}</figcaption>
            <${Picture}
              of=${{ image_url: `/files/${file.id}`, alt_text: file.altText || file.title || file.name }}
              look="b-image"
            />
          </figure>`
        : html`<${FileCard} file=${file} />`,
    )}
  </div>`;
}

function FileCard({ file }: { file: StoredFile }) {
  const kind = file.name.includes('.') ? (file.name.split('.').at(-1) ?? '') : 'file';
  return html`<a class="b-file" href=${`/files/${file.id}`} target="_blank" rel="noopener noreferrer">
    <span class="b-file-sign" aria-hidden="true">${kind.slice(0, 4).toUpperCase()}</span>
    <span class="b-file-words"><b>${file.title || file.name}</b><small>${sizeOf(file.length)}</small></span>
  </a>`;
}

/** As Slack writes sizes: `812 B`, `3 kB`, `1.2 MB`. units: bytes */
function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A remote file, of which Slack tells only where it comes from. */
export function FileBlock({ block }: { block: Json }) {
  const found = [...useStage().known.files.values()].find(({ id }) => id === str(block['external_id']));
  if (found) return html`<${FileCard} file=${found} />`;
  return html`<div class="b-file">
    <span class="b-file-sign" aria-hidden="true">FILE</span>
    <span class="b-file-words"
      ><b>${str(block['external_id']) || 'A file'}</b><small>${str(block['source']) || 'remote'} file</small></span
    >
  </div>`;
}
