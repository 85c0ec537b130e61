import { render } from 'preact';
import { MessageBody } from '#sandbox/page/blocks/message.ts';
import { html } from '#sandbox/page/html.ts';
import { MESSAGES } from './messages.ts';
import type { Exhibit } from './messages.ts';
import { galleryStage } from './stage.ts';
import type { Deed } from './stage.ts';

const deeds: Deed[] = [];

function Message({ exhibit }: { exhibit: Exhibit }) {
  const { name, text = '', files = [], ...rest } = exhibit;
  return html`<section class="g-exhibit" data-exhibit=${name}>
    <h2>${name}</h2>
    <${MessageBody} message=${{ ...rest, text, files }} stage=${galleryStage('message', deeds)} />
  </section>`;
}

const root = document.querySelector('#page');
if (root) {
  render(
    html`<main class="gallery">
      <h1>Everything the page can draw</h1>
      ${MESSAGES.map((exhibit) => html`<${Message} exhibit=${exhibit} />`)}
    </main>`,
    root,
  );
}
