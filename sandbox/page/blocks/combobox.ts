import { useId, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { html } from '#sandbox/page/html.ts';
import { parsePlain } from '#sandbox/page/text/tokens.ts';
import { wordsOf } from '#sandbox/page/text/inline.ts';
import { Icon } from './icon.ts';
import type { Choice } from './choices.ts';
import { isEscape, Popup } from './popup.ts';
import { Plain } from './words.ts';

interface ComboboxProps {
  readonly id?: string | undefined;
  /** `aria-*` attributes that name it. */
  readonly named: Readonly<Record<string, string>>;
  readonly placeholder: string;
  readonly chosen: readonly Choice[];
  readonly isMulti?: boolean;
  /** Said instead of choices, such as “Loading…”. */
  readonly said?: string;
  /** What to offer for that which was typed. */
  readonly offer: (typed: string) => readonly Choice[];
  /** Called with what is typed, also when the list opens. */
  readonly listen?: (typed: string) => void;
  readonly pick: (choice: Choice) => void;
  /** Absent: what was chosen cannot be taken back. */
  readonly drop?: (choice: Choice) => void;
  readonly hasFocus?: boolean;
  readonly children?: ComponentChildren;
}

/** Slack shows a choice by at most 75 characters, with its emoji. */
const labelOf = ({ label, sign }: Choice) =>
  `${sign === undefined || sign === 'lock' ? '' : `${sign} `}${wordsOf(parsePlain(label, true))}`;

/**
 * A menu that can be typed into: ARIA's combobox with a list. Down or a press opens it, Enter takes, Escape closes, Backspace
 * takes back the last of several.
 */
export function Combobox(props: ComboboxProps) {
  const { chosen, isMulti = false, offer, drop } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const offered = open ? offer(typed) : [];
  const at = Math.min(active, Math.max(0, offered.length - 1));
  const show = (text: string) => {
    if (!open) setActive(Math.max(0, text === '' ? offer('').findIndex(({ value }) => value === chosen[0]?.value) : 0));
    else if (text !== typed) setActive(0);
    setTyped(text);
    setOpen(true);
    props.listen?.(text);
  };
  const close = () => {
    setOpen(false);
    setTyped('');
  };
  const take = (choice: Choice) => {
    props.pick(choice);
    setTyped('');
    if (!isMulti) setOpen(false);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (open && isEscape(event)) return close();
    if (event.key === 'Tab') return close();
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) show('');
      else setActive(Math.min(Math.max(at + step, 0), offered.length - 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const choice = offered[at];
      if (open && choice) take(choice);
      else if (!open) show('');
    } else if (event.key === 'Backspace' && typed === '' && isMulti) {
      const last = chosen.at(-1);
      if (last) drop?.(last);
    }
  };
  const press = (event: PointerEvent) => {
    if (event.target instanceof Element && event.target.closest('button, .b-popup')) return;
    if (event.target !== input.current) {
      event.preventDefault();
      input.current?.focus();
    }
    if (!open) show('');
    else if (typed === '') close();
  };
  const single = isMulti ? undefined : chosen[0];
  const shown = open || !single ? typed : labelOf(single);
  return html`<div
    class=${`b-combo${isMulti ? ' b-multi' : ''}${open ? ' b-open' : ''}`}
    ref=${box}
    onPointerDown=${press}
  >
    ${isMulti ? chosen.map((choice) => html`<${Chip} key=${choice.value} choice=${choice} drop=${drop} />`) : null}
    <input
      id=${props.id}
      ref=${input}
      role="combobox"
      autocomplete="off"
      spellcheck=${false}
      aria-expanded=${open}
      aria-autocomplete="list"
      aria-controls=${open ? `${id}-list` : undefined}
      aria-activedescendant=${open && offered.length > 0 ? `${id}-${at}` : undefined}
      data-focus=${props.hasFocus === true ? '' : undefined}
      value=${shown}
      title=${shown}
      placeholder=${single ? labelOf(single) : isMulti && chosen.length > 0 ? '' : props.placeholder}
      onInput=${(event: Event) => show((event.target as HTMLInputElement).value)}
      onBlur=${close}
      onKeyDown=${keys}
      ...${props.named}
    />
    ${
      single && drop && !open
        ? html`<button type="button" class="b-clear" aria-label="Clear" onClick=${() => drop(single)}>
            <${Icon} name="close" />
          </button>`
        : null
    }
    <span class="b-chevron" aria-hidden="true"></span>
    ${
      open
        ? html`<${Popup} anchor=${box} look="b-menu" wide close=${close}>
            <${Offers}
              id=${id}
              at=${at}
              offered=${offered}
              chosen=${chosen}
              isMulti=${isMulti}
              said=${props.said}
              take=${take}
              hover=${setActive}
            />
          <//>`
        : null
    }
    ${props.children}
  </div>`;
}

function Chip({ choice, drop }: { choice: Choice; drop: ComboboxProps['drop'] }) {
  return html`<span class="b-chip" title=${choice.label}>
    <span class="b-chip-words">${labelOf(choice)}</span>
    ${drop ? html`<button type="button" aria-label=${`Remove ${choice.label}`} onClick=${() => drop(choice)}><${Icon} name="close" /></button>` : null}
  </span>`;
}

interface OffersProps extends Pick<ComboboxProps, 'said' | 'chosen'> {
  readonly id: string;
  readonly at: number;
  readonly offered: readonly Choice[];
  readonly isMulti: boolean;
  readonly take: (choice: Choice) => void;
  readonly hover: (at: number) => void;
}

function Offers({ id, at, offered, chosen, isMulti, said, take, hover }: OffersProps) {
  const taken = new Set(chosen.map(({ value }) => value));
  // A press must not take the focus out of the input.
  const stay = (event: Event) => event.preventDefault();
  return html`<div
    id=${`${id}-list`}
    class="b-offers"
    role="listbox"
    aria-label="Choices"
    aria-multiselectable=${isMulti}
    onPointerDown=${stay}
    onMouseDown=${stay}
  >
    ${offered.map(
      (choice, index) =>
        html`${
            choice.group !== undefined && choice.group !== offered[index - 1]?.group
              ? html`<div class="b-group" role="presentation"><${Plain} text=${choice.group} /></div>`
              : null
          }
          <${Offer}
            key=${`${choice.group ?? ''}/${choice.value}`}
            id=${`${id}-${index}`}
            choice=${choice}
            isActive=${index === at}
            isTaken=${taken.has(choice.value)}
            take=${() => take(choice)}
            hover=${() => hover(index)}
          />`,
    )}
    ${offered.length === 0 ? html`<div class="b-nothing" role="option" aria-disabled="true" aria-selected="false">${said ?? 'No results'}</div>` : null}
  </div>`;
}

interface OfferProps {
  readonly id: string;
  readonly choice: Choice;
  readonly isActive: boolean;
  readonly isTaken: boolean;
  readonly take: () => void;
  readonly hover: () => void;
}

function Offer({ id, choice, isActive, isTaken, take, hover }: OfferProps) {
  const scroll = (element: HTMLElement | null) => {
    if (isActive) element?.scrollIntoView({ block: 'nearest' });
  };
  return html`<div
    id=${id}
    ref=${scroll}
    class=${`b-offer${isActive ? ' b-active' : ''}`}
    role="option"
    aria-selected=${isTaken}
    onClick=${take}
    onPointerMove=${hover}
  >
    <span class="b-offer-words" title=${choice.label}
      >${choice.sign === 'lock' ? html`<${Icon} name="lock" />` : null}${labelOf(choice)}</span
    >
    ${choice.description === undefined ? null : html`<small><${Plain} text=${choice.description} /></small>`}
    ${isTaken ? html`<${Icon} name="tick" />` : null}
  </div>`;
}
