import { render } from 'preact';
import { BlockList } from '#sandbox/page/blocks/list.ts';
import { MessageBody } from '#sandbox/page/blocks/message.ts';
import { ModalForm } from '#sandbox/page/blocks/modal.ts';
import type { ModalProps } from '#sandbox/page/blocks/modal.ts';
import { html } from '#sandbox/page/html.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { FORMS, HOME } from './forms.ts';
import type { Exhibit } from './kit.ts';
import { PIECES } from './pieces.ts';
import { galleryStage } from './stage.ts';
import type { Deed } from './stage.ts';
import { TEXTS } from './texts.ts';

/** What was done here, for the tests: `document.querySelector('#deeds')`. */
const deeds: Deed[] = [];

function record(...deed: Deed): void {
  deeds.push(deed);
  const shown = document.querySelector('#deeds');
  if (shown) shown.textContent = JSON.stringify(deeds);
}

function Message({ exhibit }: { exhibit: Exhibit }) {
  const { name, text = '', files = [], blocks = [], ...rest } = exhibit;
  const placed = blocks.map((block, at) => ({ block_id: `${name} ${at}`, ...block }));
  return html`<section class="g-exhibit" data-exhibit=${name}>
    <h2>${name}</h2>
    <${MessageBody} message=${{ ...rest, text, files, blocks: placed }} stage=${galleryStage('message', record)} />
  </section>`;
}

type ShownModal = ModalProps['view'];

function Home({ name, blocks }: { name: string; blocks: readonly Json[] }) {
  return html`<section class="g-exhibit" data-exhibit=${name}>
    <h2>${name}</h2>
    <${BlockList}
      blocks=${blocks.map((block, at) => ({ block_id: `${name} ${at}`, ...block }))}
      stage=${galleryStage('home', record)}
    />
  </section>`;
}

function Modal({ name, view }: { name: string; view: ShownModal }) {
  return html`<section class="g-exhibit g-modal" data-exhibit=${name}>
    <h2>${name}</h2>
    <div class="g-overlay">
      <${ModalForm}
        view=${view}
        stage=${galleryStage('modal', record)}
        titleId=${view.id}
        submit=${(values: unknown) => record('submit', values)}
        close=${(clear: boolean) => record('close', clear)}
      />
    </div>
  </section>`;
}

/** What a test asks to see: messages, modals and Home tabs. */
function Asked({ exhibits }: { exhibits: readonly (Exhibit & { modal?: ShownModal; home?: readonly Json[] })[] }) {
  return exhibits.map((exhibit) => {
    const { name, modal, home } = exhibit;
    if (modal) return html`<${Modal} name=${name} view=${modal} />`;
    return home ? html`<${Home} name=${name} blocks=${home} />` : html`<${Message} exhibit=${exhibit} />`;
  });
}

function Gallery() {
  return html`<main class="gallery">
    <h1>Everything the page can draw</h1>
    <div id="texts">${TEXTS.map((exhibit) => html`<${Message} exhibit=${exhibit} />`)}</div>
    <div id="pieces">${PIECES.map((exhibit) => html`<${Message} exhibit=${exhibit} />`)}</div>
    <div id="forms">
      <${Home} name="home" blocks=${HOME} />
      ${FORMS.map((view) => html`<${Modal} name=${`modal ${view.title.text}`} view=${view} />`)}
    </div>
    <div id="asked"></div>
    <output id="deeds" hidden></output>
  </main>`;
}

const root = document.querySelector('#page');
if (root) render(html`<${Gallery} />`, root);

// A test shows here what it makes up: `dispatchEvent(new CustomEvent('exhibit', { detail }))`, one or a list.
addEventListener('exhibit', (event) => {
  const asked = document.querySelector('#asked');
  if (asked && event instanceof CustomEvent) render(html`<${Asked} exhibits=${[event.detail].flat()} />`, asked);
});
