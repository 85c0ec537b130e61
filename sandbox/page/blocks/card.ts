import { useRef, useState } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { isObject, list, str, words } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import type { IconName } from './icon.ts';
import { Icon } from './icon.ts';
import { Actions } from './element.ts';
import { Picture } from './picture.ts';
import { Text } from './words.ts';

/** A card: picture, icon, title, words, buttons. */
export function Card({ block }: { block: Json }) {
  const part = (name: string, look: string) =>
    words(block[name]) === '' ? null : html`<div class=${look}><${Text} text=${block[name]} /></div>`;
  const actions = list(block['actions']);
  return html`<article class="b-card">
    ${isObject(block['hero_image']) ? html`<${Picture} of=${block['hero_image']} look="b-hero" />` : null}
    <div class="b-card-body">
      ${isObject(block['icon']) ? html`<${Picture} of=${block['icon']} look="b-card-icon" />` : null}
      <div class="b-card-words">${part('title', 'b-card-title')} ${part('subtitle', 'b-card-subtitle')}</div>
      ${part('body', 'b-card-text')} ${part('subtext', 'b-card-subtext')}
      ${actions.length === 0 ? null : html`<${Actions} block=${{ ...block, elements: actions }} />`}
    </div>
  </article>`;
}

/** Cards in a row that is moved sideways. */
export function Carousel({ block }: { block: Json }) {
  const row = useRef<HTMLDivElement>(null);
  const cards = list(block['elements']).filter(isObject);
  const move = (by: number) => row.current?.scrollBy({ left: by * 260, behavior: 'smooth' });
  return html`<div class="b-carousel">
    <div class="b-carousel-row" ref=${row} tabindex="0" role="region" aria-label=${`${cards.length} cards`}>
      ${cards.map((card) => html`<${Card} block=${{ ...card, block_id: block['block_id'] }} />`)}
    </div>
    ${
      cards.length < 2
        ? null
        : html`<button type="button" class="b-page b-back" aria-label="Previous cards" onClick=${() => move(-1)}>
              ‹
            </button>
            <button type="button" class="b-page b-on" aria-label="Next cards" onClick=${() => move(1)}>›</button>`
    }
  </div>`;
}

const LEVELS: Readonly<Record<string, IconName>> = {
  info: 'info',
  warning: 'warning',
  error: 'close',
  success: 'tick',
};

/** A notice in a coloured box. */
export function Alert({ block }: { block: Json }) {
  const level = str(block['level']);
  return html`<div class=${`b-alert b-alert-${level in LEVELS ? level : 'default'}`} role="note">
    ${LEVELS[level] === undefined ? null : html`<span class="b-alert-sign" role="img" aria-label=${level}><${Icon} name=${LEVELS[level]} /></span>`}
    <div><${Text} text=${block['text']} /></div>
  </div>`;
}

/** Blocks in a frame with a title, which may fold them away. `children` are the blocks, drawn by whoever knows them all. */
export function Frame({ block, title: rich, children }: { block: Json; title?: unknown; children?: unknown }) {
  const foldable = block['is_collapsible'] === true;
  const [open, setOpen] = useState(!foldable || block['default_collapsed'] !== true);
  const title = html`${isObject(block['icon']) ? html`<${Picture} of=${block['icon']} look="b-icon" />` : null}
    <span class="b-container-title">${rich ?? html`<${Text} text=${block['title']} />`}</span>`;
  return html`<section class=${`b-container b-width-${str(block['width'], 'standard')}`}>
    <header class=${block['has_header_divider'] === true && open ? 'b-ruled' : ''}>
      ${
        foldable
          ? html`<button type="button" aria-expanded=${open} onClick=${() => setOpen(!open)}>
              <span class="b-fold" aria-hidden="true">${open ? '▾' : '▸'}</span>${title}
            </button>`
          : title
      }
      ${words(block['subtitle']) === '' ? null : html`<div class="b-card-subtitle"><${Text} text=${block['subtitle']} /></div>`}
    </header>
    ${open ? children : null}
  </section>`;
}
