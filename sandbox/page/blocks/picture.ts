import { useState } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { obj, str, words } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { ownPicture, safeUrl } from '#sandbox/page/text/link.ts';
import { Icon } from './icon.ts';
import { Text } from './words.ts';

/** A picture of the local Slack, or one that its address holds; of another only a frame with its words: nothing is loaded from elsewhere. */
export function Picture({ of, look }: { of: Json; look: string }) {
  const alt = str(of['alt_text']);
  const [broken, setBroken] = useState(false);
  const file = obj(of['slack_file']);
  const address =
    str(of['image_url']) || str(file['url']) || (file['id'] === undefined ? '' : `/files/${str(file['id'])}`);
  const own = address === '' ? undefined : ownPicture(address);
  if (own !== undefined && !broken) {
    return html`<img class=${look} src=${own} alt=${alt} title=${alt} onError=${() => setBroken(true)} />`;
  }
  return html`<span class=${`${look} b-frame`} role="img" aria-label=${alt} title=${address || alt}>
    <${Icon} name="picture" /><span class="b-frame-words">${alt}</span>
  </span>`;
}

/** The image block: its title, which folds it away, above the picture. */
export function ImageBlock({ block }: { block: Json }) {
  if (words(block['title']) === '') return html`<${Picture} of=${block} look="b-image" />`;
  return html`<details class="b-image-block" open>
    <summary><${Text} text=${block['title']} /></summary>
    <${Picture} of=${block} look="b-image" />
  </details>`;
}

/** A video as a frame: who shows what, and a way there. Nothing is loaded from elsewhere. */
export function VideoBlock({ block }: { block: Json }) {
  const url = safeUrl(str(block['title_url']) || str(block['video_url']));
  const title = html`<${Text} text=${block['title']} />`;
  const by = [str(block['author_name']), str(block['provider_name'])].filter((word) => word !== '').join(' · ');
  return html`<figure class="b-video">
    <figcaption>
      ${by === '' ? null : html`<span class="b-video-by">${by}</span>`}
      ${
        url === undefined
          ? html`<b>${title}</b>`
          : html`<a class="b-link b-video-title" href=${url} target="_blank" rel="noopener noreferrer">${title}</a>`
      }
      ${words(block['description']) === '' ? null : html`<p><${Text} text=${block['description']} /></p>`}
    </figcaption>
    <div class="b-video-frame">
      <${Picture} of=${{ image_url: block['thumbnail_url'], alt_text: block['alt_text'] }} look="b-video-picture" />
      <span class="b-play"><${Icon} name="play" /></span>
    </div>
  </figure>`;
}
