import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ComponentChildren, RefObject } from 'preact';
import { html } from '#sandbox/page/html.ts';

/** Room left between a popup and the edge of the window. units: CSS pixels */
const EDGE = 8;

interface PopupProps {
  /** What it hangs on. */
  readonly anchor: RefObject<HTMLElement>;
  readonly look: string;
  /** True where it is as wide as what it hangs on, at least. */
  readonly wide?: boolean;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

/** Something above all else, beside its anchor: below it where there is room. `data-first` in it gets the focus; a press anywhere else closes it. */
export function Popup({ anchor, look, wide = false, close, children }: PopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [shown, on] = [popup.current, anchor.current];
    if (!shown || !on) return undefined;
    shown.showPopover();
    shown.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true });
    const put = () => place(shown, on, wide);
    put();
    const resized = new ResizeObserver(put);
    resized.observe(shown);
    const outside = ({ target }: Event) => {
      if (target instanceof Node && !shown.contains(target) && !on.contains(target)) close();
    };
    addEventListener('scroll', put, true);
    addEventListener('resize', put);
    addEventListener('pointerdown', outside, true);
    return () => {
      resized.disconnect();
      removeEventListener('scroll', put, true);
      removeEventListener('resize', put);
      removeEventListener('pointerdown', outside, true);
    };
  }, []);
  return html`<div ref=${popup} popover="manual" class=${`b-popup ${look}`}>${children}</div>`;
}

function place(popup: HTMLElement, anchor: HTMLElement, wide: boolean): void {
  const around = anchor.getBoundingClientRect();
  if (wide) popup.style.minWidth = `${around.width}px`;
  const { offsetWidth: width, offsetHeight: height } = popup;
  const below = innerHeight - around.bottom - EDGE;
  const isAbove = below < height && around.top - EDGE > below;
  const left = Math.min(around.left, innerWidth - width - EDGE);
  popup.style.left = `${Math.max(EDGE, left)}px`;
  popup.style.top = `${isAbove ? Math.max(EDGE, around.top - height - 4) : around.bottom + 4}px`;
}

/** True of the key that closes what is open, which is then not heard by anything around it. */
export function isEscape(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape') return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
