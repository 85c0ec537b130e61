import { html } from '#sandbox/page/html.ts';
import { str, words } from '#sandbox/page/text/json.ts';
import { safeUrl } from '#sandbox/page/text/link.ts';
import { Icon } from './icon.ts';
import { useConfirm } from './confirm.ts';
import { placeOf } from './field.ts';
import type { Placed } from './field.ts';
import { useStage } from './stage.ts';
import { Text } from './words.ts';

/** A button; with `url` it also leads there, as in Slack the app hears of the press all the same. */
export function Button(placed: Placed) {
  const { element } = placed;
  const stage = useStage();
  const { ask, dialog } = useConfirm(element);
  const style = { primary: 'b-primary', danger: 'b-danger' }[str(element['style'])] ?? '';
  const url = safeUrl(str(element['url']));
  const press = (event: Event) => {
    if (url !== undefined) return stage.act({ ...placeOf(placed), input: {} });
    event.preventDefault();
    ask(() => stage.act({ ...placeOf(placed), input: {} }));
  };
  const given = {
    class: `b-button ${style}`,
    title: words(element['text']),
    'aria-label': str(element['accessibility_label']) || undefined,
    onClick: press,
  };
  const label = html`<span class="b-button-text"><${Text} text=${element['text']} /></span>`;
  if (url !== undefined) {
    return html`<a ...${given} href=${url} target="_blank" rel="noopener noreferrer"
      >${label}<${Icon} name="out"
    /></a>`;
  }
  return html`<button type="button" ...${given}>${label}</button>${dialog}`;
}
