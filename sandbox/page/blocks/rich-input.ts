import { useRef } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { num, str, words } from '#sandbox/page/text/json.ts';
import { richOf, typedOf } from '#sandbox/page/text/typed.ts';
import { isHeard, namedBy, useField } from './field.ts';
import type { Placed } from './field.ts';

const TOOLS = [
  { sign: 'B', mark: '*', name: 'Bold' },
  { sign: 'I', mark: '_', name: 'Italic' },
  { sign: 'S', mark: '~', name: 'Strikethrough' },
  { sign: '</>', mark: '`', name: 'Code' },
] as const;

/** A field for formatted text. It is typed with Slack's marks, `- ` and `1. ` for lists and `> ` for quotes, and handed over as rich text. */
export function RichInput(placed: Placed) {
  const { element } = placed;
  const area = useRef<HTMLTextAreaElement>(null);
  const field = useField(placed, 'initial_value', typedOf, (typed) => (typed.trim() === '' ? null : richOf(typed)));
  const wrap = (mark: string) => {
    const shown = area.current;
    if (!shown) return;
    const { selectionStart: from, selectionEnd: to } = shown;
    const text = field.value;
    field.keep(`${text.slice(0, from)}${mark}${text.slice(from, to)}${mark}${text.slice(to)}`);
    shown.focus();
    requestAnimationFrame(() => shown.setSelectionRange(from + 1, to + 1));
  };
  const keys = (event: KeyboardEvent) => {
    const tool = event.ctrlKey || event.metaKey ? { b: '*', i: '_' }[event.key] : undefined;
    if (tool !== undefined) {
      event.preventDefault();
      wrap(tool);
    } else if (event.key === 'Enter' && !event.shiftKey && isHeard(placed)) {
      event.preventDefault();
      field.tell(field.value);
    }
  };
  return html`<div class="b-rich-input">
    <div class="b-tools" role="toolbar" aria-label="Formatting">
      ${TOOLS.map(({ sign, mark, name }) => html`<button type="button" tabindex="-1" class=${`b-tool b-tool-${str(name).toLowerCase()}`} aria-label=${name} title=${name} onClick=${() => wrap(mark)}>${sign}</button>`)}
    </div>
    <textarea
      ref=${area}
      id=${placed.id}
      rows=${Math.max(3, num(element['min_lines']) ?? 3)}
      placeholder=${words(element['placeholder'])}
      value=${field.value}
      data-focus=${element['focus_on_load'] === true ? '' : undefined}
      onInput=${(event: Event) => field.keep((event.target as HTMLTextAreaElement).value)}
      onKeyDown=${keys}
      ...${namedBy(placed, words(element['placeholder']) || 'Text')}
    ></textarea>
    ${field.dialog}
  </div>`;
}
