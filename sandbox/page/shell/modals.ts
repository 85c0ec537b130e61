import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ShownView } from '#sandbox/client-types.ts';
import { ModalForm } from '#sandbox/page/blocks/modal.ts';
import type { BlockStage, Drafts } from '#sandbox/page/blocks/stage.ts';
import { html } from '#sandbox/page/html.ts';
import { attempt } from '#sandbox/page/state/acts.ts';
import { sentenceOf } from '#sandbox/page/state/notices.ts';
import { control, page } from '#sandbox/page/state/page.ts';
import { stageOn } from '#sandbox/page/state/stage.ts';
import type { Footing } from '#sandbox/page/state/stage.ts';
import { useStore } from '#sandbox/page/state/store.ts';

/** The modals in front of whom the page acts as, one on top of the other; those below keep what was typed. */
export function Modals({ footing }: { footing: Footing }) {
  const views = useStore(page, ({ views: open }) => open);
  return views.map(
    (view) => html`<${Modal} key=${`${footing.reader.id} ${view.id}`} view=${view} footing=${footing} />`,
  );
}

const TROUBLE = 'We had some trouble connecting. Try again?';

function Modal({ view, footing }: { view: ShownView; footing: Footing }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const me = footing.reader.id;
  const stage = useMemo<BlockStage>(
    () => ({
      ...stageOn(footing, 'modal', { viewId: view.id }),
      values: view.state.values,
      errors: view.errors ?? {},
    }),
    [footing, view],
  );
  // Before the form chooses what to focus: the dialog would choose its first button.
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // Once the dialog is gone: until then the rest of the page takes no focus, or takes it without a caret.
    return () => void setTimeout(() => giveFocusTo(before));
  }, []);
  const submit = async (values: Drafts) => {
    setFault('');
    setBusy(true);
    try {
      const { ack, refused } = await control.act.submit({ user: me, viewId: view.id, values: plain(values) });
      if (ack !== 'ok' || refused !== undefined) setFault(TROUBLE);
    } catch (error) {
      setFault(sentenceOf(error));
    }
    setBusy(false);
  };
  const close = (clear: boolean) => void attempt(() => control.act.close({ user: me, viewId: view.id, clear }));
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // The browser would take the dialog away by itself, before the app has heard of it.
    if (!event.defaultPrevented) close(false);
    event.preventDefault();
    event.stopPropagation();
  };
  const titleId = `title-${view.id}`;
  return html`<dialog
    class="modal"
    ref=${dialog}
    aria-labelledby=${titleId}
    onKeyDown=${onKey}
    onCancel=${(event: Event) => event.preventDefault()}
  >
    ${fault === '' ? null : html`<p class="modal-fault" role="alert">${fault}</p>`}
    <${ModalForm}
      view=${view}
      stage=${stage}
      isBusy=${isBusy}
      titleId=${titleId}
      submit=${(values: Drafts) => void submit(values)}
      close=${close}
    />
  </dialog>`;
}

/** Gives the focus back to what had it; where that is gone, to where people write. Whoever has taken it meanwhile keeps it. */
function giveFocusTo(before: Element | null): void {
  if (document.activeElement !== document.body) return;
  const field = document.querySelector<HTMLElement>('dialog[open] input, [data-composer=main]');
  (before instanceof HTMLElement && before.isConnected ? before : field)?.focus();
}

const plain = (drafts: Drafts): Record<string, Record<string, unknown>> =>
  Object.fromEntries(Object.entries(drafts).map(([block, actions]) => [block, { ...actions }]));
