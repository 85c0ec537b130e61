import { useEffect, useRef, useState } from 'preact/hooks';
import type { ShownView } from '#sandbox/client-types.ts';
import { html } from '#sandbox/page/html.ts';
import { words } from '#sandbox/page/text/json.ts';
import { Icon } from './icon.ts';
import { complaintsOf } from './complaints.ts';
import { BlockList } from './list.ts';
import type { BlockStage, Drafts, Place } from './stage.ts';

/** What `ModalForm` is given. The shell puts it into an overlay, keeps the focus in it and stacks several. */
export interface ModalProps {
  /** With `submit`, `close` and `submit_disabled`, which views carry beside what `ShownView` names. */
  readonly view: ShownView & {
    readonly submit?: unknown;
    readonly close?: unknown;
    readonly submit_disabled?: unknown;
  };
  readonly stage: BlockStage;
  /** True while the app has not answered. */
  readonly isBusy?: boolean;
  /** For the overlay's `aria-labelledby`. */
  readonly titleId: string;
  /** What was typed, for `act.submit`; what Slack's client complains of is shown here and never gets there. */
  readonly submit: (values: Drafts) => void;
  /** `clear`: by the cross, which closes the whole stack. */
  readonly close: (clear: boolean) => void;
}

/** A modal: title, blocks, buttons. Whatever is typed stays while the app changes other blocks of the view. */
export function ModalForm({ view, stage, isBusy = false, titleId, submit, close }: ModalProps) {
  const form = useRef<HTMLFormElement>(null);
  const [drafts, setDrafts] = useState<Drafts>({});
  const [complaints, setComplaints] = useState<Readonly<Record<string, string>>>({});
  const errors = { ...stage.errors, ...view.errors, ...complaints };
  const change = (place: Place, raw: unknown) => {
    setDrafts((before) => ({ ...before, [place.blockId]: { ...before[place.blockId], [place.actionId]: raw } }));
    setComplaints(({ [place.blockId]: _gone, ...rest }) => rest);
    stage.change(place, raw);
  };
  const send = (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    const found = complaintsOf(view.blocks, drafts, stage.values);
    setComplaints(found);
    if (Object.keys(found).length === 0) submit(thereIn(view.blocks, drafts));
  };
  useEffect(() => {
    const first =
      form.current?.querySelector<HTMLElement>('[data-focus]') ?? form.current?.querySelector<HTMLElement>(FIRST);
    first?.focus();
  }, []);
  const wrong = Object.keys(errors).join('\n');
  useEffect(() => {
    if (wrong !== '') form.current?.querySelector<HTMLElement>('.b-wrong :is(input, textarea, button)')?.focus();
  }, [wrong, view.errors]);
  const hasSubmit = words(view.submit) !== '';
  return html`<form class="b-modal" ref=${form} onSubmit=${send} novalidate aria-busy=${isBusy}>
    <header class="b-modal-head">
      <h1 id=${titleId}>${words(view.title)}</h1>
      <button type="button" class="b-cross" aria-label="Close" onClick=${() => close(true)}>
        <${Icon} name="close" />
      </button>
    </header>
    <div class="b-modal-body">
      <${BlockList} blocks=${view.blocks} stage=${{ ...stage, surface: 'modal', errors, change }} />
    </div>
    <footer class="b-modal-foot">
      <button type="button" class="b-button b-large" onClick=${() => close(false)}>
        ${words(view.close) || (hasSubmit ? 'Cancel' : 'Close')}
      </button>
      ${
        hasSubmit
          ? html`<button
              type="submit"
              class="b-button b-large b-primary"
              disabled=${view.submit_disabled === true}
              aria-disabled=${isBusy}
            >
              ${words(view.submit)}
            </button>`
          : null
      }
    </footer>
  </form>`;
}

const FIRST =
  '.b-modal-body :is(input:not([type=hidden]), textarea, select, button:not(.b-mention, .b-more), [tabindex="0"])';

/** Only what is still in the view: an app may have taken a block away after something was typed into it. */
function thereIn(blocks: ShownView['blocks'], drafts: Drafts): Drafts {
  const ids = new Set(blocks.filter(({ type }) => type === 'input').map((block) => String(block['block_id'])));
  return Object.fromEntries(Object.entries(drafts).filter(([id]) => ids.has(id)));
}
