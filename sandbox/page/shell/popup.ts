import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';

interface PopupProps {
  /** What the button shows. */
  readonly face: ComponentChildren;
  /** What the button does: its title, and for whoever cannot see what its face means. */
  readonly label: string;
  readonly look?: string;
  readonly kind: 'menu' | 'dialog';
  /** How wide it is. units: CSS pixels */
  readonly width?: number;
  /** The content; drawn while it is open. */
  readonly children: (close: () => void) => ComponentChildren;
}

const MARGIN = 8;

/** A button that opens something over the page, which Escape and a click elsewhere close; the focus comes back to the button. */
export function Popup({ face, label, look = '', kind, width = 280, children }: PopupProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const close = () => {
    if (box.current?.contains(document.activeElement)) button.current?.focus();
    setOpen(false);
  };
  useLayoutEffect(() => {
    if (isOpen && button.current && box.current) place(button.current, box.current);
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const elsewhere = (event: Event) => {
      const target = event.target instanceof Node ? event.target : null;
      if (!box.current?.contains(target) && !button.current?.contains(target)) close();
    };
    document.addEventListener('pointerdown', elsewhere);
    globalThis.addEventListener('resize', close);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      globalThis.removeEventListener('resize', close);
    };
  }, [isOpen]);
  useEffect(() => {
    if (isOpen)
      box.current?.querySelector<HTMLElement>('[data-first], [role^="menuitem"], button, input, select')?.focus();
  }, [isOpen]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (kind === 'menu') moveInMenu(event, box.current, close);
  };
  return html`<button
      type="button"
      class=${look}
      ref=${button}
      title=${label}
      aria-haspopup=${kind}
      aria-expanded=${isOpen}
      onClick=${() => (isOpen ? close() : setOpen(true))}
    >
      ${face} <span class="for-ears">${label}</span>
    </button>
    ${
      isOpen
        ? html`<div
            class=${`popup is-${kind}`}
            role=${kind}
            aria-label=${label}
            ref=${box}
            style=${{ width: `min(${width}px, calc(100vw - 16px))` }}
            onKeyDown=${onKey}
          >
            ${children(close)}
          </div>`
        : null
    }`;
}

/** Puts the box below the button, or above where there is more room, and never over the edge. */
function place(button: HTMLElement, box: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const below = clientHeight - at.bottom - MARGIN * 2;
  const above = at.top - MARGIN * 2;
  const isBelow = below >= Math.min(box.scrollHeight, 320) || below >= above;
  const left = Math.min(at.left, clientWidth - box.offsetWidth - MARGIN);
  box.style.left = `${Math.max(MARGIN, left)}px`;
  box.style.maxHeight = `${Math.max(120, isBelow ? below : above)}px`;
  box.style.top = isBelow ? `${at.bottom + 4}px` : 'auto';
  box.style.bottom = isBelow ? 'auto' : `${clientHeight - at.top + 4}px`;
}

/** Arrow keys, Home and End go through the items of a menu; Tab leaves it. */
function moveInMenu(event: KeyboardEvent, box: HTMLElement | null, close: () => void): void {
  const items = [...(box?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([disabled])') ?? [])];
  const at = items.findIndex((item) => item === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Tab') close();
  if (to === undefined) return;
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
}
