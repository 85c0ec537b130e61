import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { isObject, words } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { Text } from './words.ts';

/** Runs `deed`, where the element has a `confirm` only after the person agreed in its dialog, which is to be shown with the element. */
export function useConfirm(element: Json) {
  const [waiting, setWaiting] = useState<{ deed: () => void } | null>(null);
  const confirm = element['confirm'];
  const ask = (deed: () => void) => {
    if (isObject(confirm)) setWaiting({ deed });
    else deed();
  };
  const answer = (agreed: boolean) => {
    setWaiting(null);
    if (agreed) waiting?.deed();
  };
  const dialog = waiting && isObject(confirm) ? html`<${ConfirmDialog} confirm=${confirm} answer=${answer} />` : null;
  return { ask, dialog };
}

/** Slack's small dialog before something that cannot be taken back. Escape means no. */
function ConfirmDialog({ confirm, answer }: { confirm: Json; answer: (agreed: boolean) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const style = confirm['style'] === 'danger' ? 'b-danger' : 'b-primary';
  const no = (event: Event) => {
    event.preventDefault();
    answer(false);
  };
  return html`<dialog ref=${dialog} class="b-confirm" aria-label=${words(confirm['title'])} onCancel=${no}>
    <h2>${words(confirm['title'])}</h2>
    <div class="b-confirm-text"><${Text} text=${confirm['text']} /></div>
    <footer>
      <button type="button" class="b-button b-large" onClick=${no}>${words(confirm['deny']) || 'Cancel'}</button>
      <button type="button" class=${`b-button b-large ${style}`} onClick=${() => answer(true)}>
        ${words(confirm['confirm']) || 'Yes'}
      </button>
    </footer>
  </dialog>`;
}
