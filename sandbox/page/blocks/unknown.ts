import { html } from '#sandbox/page/html.ts';
import { str } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';

/** What this page cannot draw, said as such with its JSON: never a blank page. */
export function Unknown({ what, json }: { what: 'block' | 'element'; json: Json }) {
  return html`<details class="b-unknown">
    <summary>This page does not know the ${what} type <code>${str(json['type']) || 'without a type'}</code>.</summary>
    <pre tabindex="0">${JSON.stringify(json, null, 2)}</pre>
  </details>`;
}
