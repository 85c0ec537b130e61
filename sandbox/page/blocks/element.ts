import type { ComponentType } from 'preact';
import { html } from '#sandbox/page/html.ts';
import { isObject, list, str } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { Button } from './button.ts';
import type { Placed } from './field.ts';
import { TextInput } from './text-input.ts';
import { Unknown } from './unknown.ts';

const ELEMENTS: Readonly<Record<string, ComponentType<Placed>>> = {
  button: Button,
  workflow_button: Button,
  plain_text_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  number_input: TextInput,
};

/** Any element, by its type. */
export function Element(placed: Placed) {
  const type = str(placed.element['type']);
  const Known = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
  return Known ? html`<${Known} ...${placed} />` : html`<${Unknown} what="element" json=${placed.element} />`;
}

/** Elements side by side, wrapped onto as many lines as they need. */
export function Actions({ block }: { block: Json }) {
  return html`<div class="b-actions">
    ${list(block['elements'])
      .filter(isObject)
      .map((element) => html`<${Element} key=${str(element['action_id'])} block=${block} element=${element} />`)}
  </div>`;
}
