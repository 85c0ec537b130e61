import type { ComponentChildren } from 'preact';
import { html } from '#sandbox/page/html.ts';
import { Popup } from './popup.ts';

/** One line of a menu. */
export interface MenuItem {
  readonly name: string;
  readonly detail?: string;
  readonly isDanger?: boolean;
  readonly run: () => void;
}

interface MenuProps {
  readonly face: ComponentChildren;
  readonly label: string;
  readonly look?: string;
  /** Groups, with a line between them; empty ones are left out. */
  readonly groups: readonly (readonly MenuItem[])[];
}

/** A button with a menu. */
export function Menu({ face, label, look, groups }: MenuProps) {
  const shown = groups.filter((group) => group.length > 0);
  return html`<${Popup} face=${face} label=${label} look=${look} kind="menu" width=${300}>
    ${(close: () => void) =>
      shown.map(
        (group, index) => html`
          ${index > 0 ? html`<div class="menu-line" role="separator"></div>` : null}
          ${group.map((item) => html`<${Item} item=${item} close=${close} />`)}
        `,
      )}
  <//>`;
}

function Item({ item, close }: { item: MenuItem; close: () => void }) {
  const choose = () => {
    close();
    item.run();
  };
  return html`<button
    type="button"
    role="menuitem"
    tabindex="-1"
    class=${item.isDanger === true ? 'menu-item is-danger' : 'menu-item'}
    onClick=${choose}
  >
    <span>${item.name}</span>
    ${item.detail === undefined ? null : html`<small>${item.detail}</small>`}
  </button>`;
}
