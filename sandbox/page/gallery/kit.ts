import type { Json } from '#sandbox/page/text/json.ts';

/** One message to look at. */
export interface Exhibit {
  readonly name: string;
  readonly text?: string;
  readonly blocks?: readonly Json[];
  readonly attachments?: readonly unknown[];
  readonly files?: readonly string[];
  readonly editedTs?: string;
}

export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const section = (text: string, more: Json = {}) => ({ type: 'section', text: mrkdwn(text), ...more });
export const context = (...elements: readonly Json[]) => ({ type: 'context', elements });
export const actions = (...elements: readonly Json[]) => ({ type: 'actions', elements });
export const option = (text: string, value: string, more: Json = {}) => ({ text: plain(text), value, ...more });

/** An element of that type under that action_id. */
export const element = (type: string, id: string, more: Json = {}) => ({ type, action_id: id, ...more });
export const button = (id: string, label: string, more: Json = {}) =>
  element('button', id, { text: plain(label), ...more });

/** An input block under the action_id of its element. */
export function input(label: string, of: Json, more: Json = {}) {
  return { type: 'input', block_id: `b-${String(of['action_id'])}`, label: plain(label), element: of, ...more };
}

/** Rich text. */
export const rich = (...elements: readonly Json[]) => ({ type: 'rich_text', elements });
export const words = (text: string, style?: Json) => ({ type: 'text', text, ...(style ? { style } : {}) });
export const line = (...elements: readonly (string | Json)[]) => ({
  type: 'rich_text_section',
  elements: elements.map((one) => (typeof one === 'string' ? words(one) : one)),
});
export const lines = (style: 'bullet' | 'ordered', indent: number, ...items: readonly string[]) => ({
  type: 'rich_text_list',
  style,
  indent,
  elements: items.map((item) => line(item)),
});

/** A small picture that the address itself holds. */
export const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAmElEQVR42g3JsQ0EIAgAwF/kZ2AGZ2AGN/hES0pIKChJbCwoKBnAARzrvfY+33lhnjYLZ/TpY6pMWvP3+dIFOo0KKTr5IBWiRS/4Ap/GhRydfbAK0+IXdsFOs0KLbj5MxWjZC7/gp3mhR3cfruK0/MW+sE/bhTv69rFVNq39Ii/kaVmY0dNHqiStfFEX6rQqrOjlo1SKVv3+slNjgQO7pd4AAAAASUVORK5CYII=';
