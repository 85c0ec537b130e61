import { useRef, useState } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { isObject, list, str, words } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { safeUrl } from '#sandbox/page/text/link.ts';
import { Icon } from './icon.ts';
import { useConfirm } from './confirm.ts';
import { namedBy, placeOf } from './field.ts';
import type { Placed } from './field.ts';
import { isEscape, Popup } from './popup.ts';
import { useStage } from './stage.ts';
import { Text } from './words.ts';

/** Three dots with a menu behind them. */
export function Overflow(placed: Placed) {
  const { element } = placed;
  const stage = useStage();
  const { ask, dialog } = useConfirm(element);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (back = true) => {
    setOpen(false);
    if (back) button.current?.focus();
  };
  const choose = (option: Json) => {
    close();
    const url = safeUrl(str(option['url']));
    ask(() => {
      if (url !== undefined) globalThis.open(url, '_blank', 'noopener,noreferrer');
      stage.act({ ...placeOf(placed), input: { option: str(option['value']) } });
    });
  };
  return html`<button
      type="button"
      ref=${button}
      class="b-button b-overflow"
      aria-haspopup="menu"
      aria-expanded=${open}
      onClick=${() => setOpen(!open)}
      ...${namedBy(placed, 'More actions')}
    >
      <${Icon} name="dots" />
    </button>
    ${
      open
        ? html`<${Popup} anchor=${button} look="b-menu" close=${() => close(false)}>
            <${Menu} options=${list(element['options']).filter(isObject)} choose=${choose} close=${close} />
          <//>`
        : null
    }
    ${dialog}`;
}

interface MenuProps {
  readonly options: readonly Json[];
  readonly choose: (option: Json) => void;
  readonly close: (back?: boolean) => void;
}

function Menu({ options, choose, close }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const keys = (event: KeyboardEvent) => {
    if (isEscape(event)) return close();
    if (event.key === 'Tab') return close(false);
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all.at(next % all.length)?.focus();
  };
  return html`<div ref=${menu} role="menu" aria-label="More actions" onKeyDown=${keys}>
    ${options.map(
      (option, index) =>
        html`<button
          type="button"
          role="menuitem"
          tabindex="-1"
          data-first=${index === 0 ? '' : undefined}
          class="b-offer"
          onClick=${() => choose(option)}
        >
          <span class="b-offer-words" title=${words(option['text'])}><${Text} text=${option['text']} /></span>
          ${words(option['description']) === '' ? null : html`<small><${Text} text=${option['description']} /></small>`}
        </button>`,
    )}
  </div>`;
}
