import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { list, num, obj, str, words } from '#sandbox/page/text/json.ts';
import { isHeard, namedBy, useField } from './field.ts';
import type { Placed } from './field.ts';

const TYPES = { email_text_input: 'email', url_text_input: 'url', number_input: 'text' } as const;
/** Slack's own cap, also where the app sets none. */
const MOST = 3000;
/** The counter appears when this much is left. */
const SHOWN_FROM = 100;

/** One line or several, a number, an e-mail address or a URL. */
export function TextInput(placed: Placed) {
  const { element } = placed;
  const type = str(element['type']);
  const field = useField(
    placed,
    'initial_value',
    (held) => str(held),
    (typed) => (typed === '' ? null : typed),
  );
  const heard = isHeard(placed);
  const on = list(obj(element['dispatch_action_config'])['trigger_actions_on']);
  const onEnter = heard && (on.length === 0 || on.includes('on_enter_pressed'));
  const onEach = heard && on.includes('on_character_entered');
  const write = (event: Event) => {
    const typed = (event.target as HTMLInputElement).value;
    field.keep(typed);
    if (onEach) field.tell(typed);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !onEnter) return;
    event.preventDefault();
    field.tell(field.value);
  };
  const given = {
    id: placed.id,
    class: 'b-text-input',
    value: field.value,
    placeholder: words(element['placeholder']),
    'data-focus': element['focus_on_load'] === true ? '' : undefined,
    onInput: write,
    onKeyDown: keys,
    ...namedBy(placed, words(element['placeholder']) || 'Text'),
  };
  const counts = type === 'plain_text_input';
  return html`<div class="b-text-field">
    ${
      element['multiline'] === true
        ? html`<${Growing} given=${given} />`
        : html`<input
            ...${given}
            type=${type in TYPES ? TYPES[type as keyof typeof TYPES] : 'text'}
            inputmode=${type === 'number_input' ? (element['is_decimal_allowed'] === true ? 'decimal' : 'numeric') : undefined}
            autocomplete="off"
          />`
    }
    ${counts ? html`<${Counter} length=${field.value.length} most=${num(element['max_length']) ?? MOST} least=${num(element['min_length']) ?? 0} />` : null}
    ${field.dialog}
  </div>`;
}

/** A text area as high as its text, within what the style allows. */
function Growing({ given }: { given: Record<string, unknown> }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const shown = area.current;
    if (!shown) return;
    shown.style.height = 'auto';
    shown.style.height = `${shown.scrollHeight + 2}px`;
  }, [given['value']]);
  return html`<textarea ...${given} ref=${area} rows="3"></textarea>`;
}

function Counter({ length, most, least }: { length: number; most: number; least: number }) {
  const left = most - length;
  const missing = least - length;
  if (missing > 0 && length > 0) return html`<span class="b-counter">${missing} more needed</span>`;
  if (left > SHOWN_FROM && !(most < MOST && most <= SHOWN_FROM)) return null;
  return html`<span class=${`b-counter${left < 0 ? ' b-over' : ''}`} aria-live="polite">${left}</span>`;
}
