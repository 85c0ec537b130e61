import { html } from '#sandbox/page/html.ts';
import { dismiss } from '#sandbox/page/state/notices.ts';
import { page } from '#sandbox/page/state/page.ts';
import { useStore } from '#sandbox/page/state/store.ts';
import { Icon } from './icon.ts';

/** What did not work, in passing. */
export function Notices() {
  const notices = useStore(page, (state) => state.notices);
  return html`<div class="notices" aria-live="assertive">
    ${notices.map(
      ({ id, words, kind }) =>
        html`<div key=${id} class=${`notice is-${kind}`}>
          <span>${words}</span>
          <button type="button" aria-label="Dismiss" onClick=${() => dismiss(id)}>
            <${Icon} name="close" size=${16} />
          </button>
        </div>`,
    )}
  </div>`;
}
