import { useEffect, useRef, useState } from 'preact/hooks';
import type { Known } from '#sandbox/page/blocks/stage.ts';
import { html } from '#sandbox/page/html.ts';

interface EditProps {
  /** As Slack keeps it: mentions as ids, `&`, `<` and `>` encoded. */
  readonly text: string;
  readonly known: Known;
  readonly close: () => void;
  readonly save: (text: string) => Promise<boolean>;
}

/** Changes the words of an own message in its place. */
export function EditBox({ text, known, close, save }: EditProps) {
  const [typed, setTyped] = useState(() => asTyped(text, known));
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(typed.length, typed.length);
  }, []);
  const send = async () => {
    if (await save(typed)) close();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void send();
    }
  };
  return html`<div class="edit-box">
    <textarea
      ref=${field}
      aria-label="Edit the message"
      rows=${Math.min(12, typed.split('\n').length + 1)}
      value=${typed}
      onInput=${(event: Event) => setTyped(event.target instanceof HTMLTextAreaElement ? event.target.value : '')}
      onKeyDown=${onKey}
    ></textarea>
    <div class="edit-buttons">
      <button type="button" class="b-button" onClick=${close}>Cancel</button>
      <button type="button" class="b-button b-primary" onClick=${() => void send()}>Save</button>
    </div>
  </div>`;
}

/** The text as its author would type it. */
function asTyped(text: string, known: Known): string {
  return text
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/gu, (whole, id: string) => `@${known.people.get(id)?.name ?? whole}`)
    .replace(/<#([A-Z0-9]+)(?:\|([^>]*))?>/gu, (_whole, id: string, name: string | undefined) => `#${name ?? id}`)
    .replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/gu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
