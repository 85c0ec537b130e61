import { html } from '#sandbox/page/html.ts';
import { isObject, list, str, words } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { safeUrl } from '#sandbox/page/text/link.ts';
import type { IconName } from './icon.ts';
import { Icon } from './icon.ts';
import { RichText } from './rich-text.ts';

const STATES: Readonly<Record<string, { readonly icon: IconName; readonly name: string }>> = {
  in_progress: { icon: 'half', name: 'In progress' },
  complete: { icon: 'tick', name: 'Complete' },
  error: { icon: 'close', name: 'Failed' },
};
const PENDING = { icon: 'circle', name: 'Pending' } as const;

/** What an app is doing: its state, details, what came of it, and from where. */
export function TaskCard({ block }: { block: Json }) {
  const state = str(block['status']);
  const { icon, name } = STATES[state] ?? PENDING;
  const sources = list(block['sources']).filter(isObject);
  const more = isObject(block['details']) || isObject(block['output']) || sources.length > 0;
  const head = html`<span class=${`b-state b-state-${state || 'pending'}`} role="img" aria-label=${name}
      ><${Icon} name=${icon}
    /></span>
    <span class="b-task-title">${words(block['title'])}</span>`;
  if (!more) return html`<div class="b-task-card"><div class="b-task-head">${head}</div></div>`;
  return html`<details class="b-task-card" open>
    <summary class="b-task-head">${head}</summary>
    <div class="b-task-more">
      ${isObject(block['details']) ? html`<${RichText} block=${block['details']} />` : null}
      ${isObject(block['output']) ? html`<${RichText} block=${block['output']} />` : null}
      ${sources.length === 0 ? null : html`<div class="b-sources">${sources.map((source) => html`<${Source} source=${source} />`)}</div>`}
    </div>
  </details>`;
}

function Source({ source }: { source: Json }) {
  const url = safeUrl(str(source['url']));
  const text = str(source['text']) || str(source['url']);
  if (url === undefined) return html`<span class="b-source">${text}</span>`;
  return html`<a class="b-source" href=${url} target="_blank" rel="noopener noreferrer">${text}</a>`;
}

/** Several tasks under one title. */
export function Plan({ block }: { block: Json }) {
  return html`<section class="b-plan">
    <div class="b-plan-title" role="heading" aria-level="3">${words(block['title'])}</div>
    ${list(block['tasks'])
      .filter(isObject)
      .map((task) => html`<${TaskCard} key=${str(task['task_id'])} block=${task} />`)}
  </section>`;
}
