import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { html } from '#sandbox/page/html.ts';
import { isObject, list, num, str, words } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { Element } from './element.ts';
import { Picture } from './picture.ts';
import { useStage } from './stage.ts';
import { Text } from './words.ts';

/** Longer texts of apps are folded in messages. Source: docs.slack.dev/messaging/creating-attachments: 700 characters, and what Slack shows. */
const LONG = 700;

/** A section: text, fields in two columns, one element at the side. */
export function Section({ block }: { block: Json }) {
  const { surface } = useStage();
  const { text, accessory } = block;
  const fields = list(block['fields']);
  const folds = surface === 'message' && block['expand'] !== true && words(text).length > LONG;
  return html`<div class=${`b-section${isObject(accessory) ? ' b-with-accessory' : ''}`}>
    <div class="b-section-body">
      ${isObject(text) ? html`<${Folded} folds=${folds}><${Text} text=${text} /><//>` : null}
      ${fields.length === 0 ? null : html`<div class="b-fields">${fields.map((field) => html`<div class="b-field"><${Text} text=${field} /></div>`)}</div>`}
    </div>
    ${
      isObject(accessory)
        ? html`<div class="b-accessory">
            ${
              accessory['type'] === 'image'
                ? html`<${Picture} of=${accessory} look="b-thumbnail" />`
                : html`<${Element} block=${block} element=${accessory} />`
            }
          </div>`
        : null
    }
  </div>`;
}

/** Text behind “See more” where it is long; what is folded away is one press off. */
export function Folded({ folds, children }: { folds: boolean; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  const [overflows, setOverflows] = useState(true);
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = body.current;
    if (shown && folds && !open) setOverflows(shown.scrollHeight > shown.clientHeight + 1);
  }, [folds, open]);
  if (!folds) return html`<div class="b-text">${children}</div>`;
  return html`<div class=${`b-text${open ? '' : ' b-folded'}`} ref=${body}>${children}</div>
    ${
      overflows || open
        ? html`<button type="button" class="b-more" aria-expanded=${open} onClick=${() => setOpen(!open)}>
            ${open ? 'See less' : 'See more'}
          </button>`
        : null
    }`;
}

/** A header. Levels are Slack's newer field; without one it is the largest. */
export function Header({ block }: { block: Json }) {
  const level = Math.min(4, Math.max(1, num(block['level']) ?? 1));
  return html`<div role="heading" aria-level=${level + 2} class=${`b-header b-header-${level}`}>
    <${Text} text=${block['text']} />
  </div>`;
}

/** Small grey words and pictures, side by side. */
export function Context({ block }: { block: Json }) {
  return html`<div class="b-context">
    ${list(block['elements'])
      .filter(isObject)
      .map((element) =>
        element['type'] === 'image'
          ? html`<${Picture} of=${element} look="b-icon" />`
          : html`<span class=${`b-context-words${str(element['type']) === 'mrkdwn' ? ' b-mrkdwn' : ''}`}
              ><${Text} text=${element}
            /></span>`,
      )}
  </div>`;
}

/** A line across. */
export function Divider() {
  return html`<hr class="b-divider" />`;
}
