import { useId } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { obj, str, words } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { Icon } from './icon.ts';
import { Element } from './element.ts';
import { useStage } from './stage.ts';
import { Text } from './words.ts';

/** Elements that are a group of choices and therefore a fieldset. */
const GROUPS = new Set(['checkboxes', 'radio_buttons']);

/** An input block: label, element, hint, and the sentence of the app or of Slack's client about what is wrong. */
export function Input({ block }: { block: Json }) {
  const id = useId();
  const { errors } = useStage();
  const element = obj(block['element']);
  const error = errors[str(block['block_id'])] ?? '';
  const hint = words(block['hint']);
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const isGroup = GROUPS.has(str(element['type']));
  const named = { labelledBy: `${id}-label`, ...(describedBy === '' ? {} : { describedBy }), isWrong: error !== '' };
  return html`<div
    class=${`b-input${error === '' ? '' : ' b-wrong'}`}
    role=${isGroup ? 'group' : undefined}
    aria-labelledby=${isGroup ? `${id}-label` : undefined}
    aria-describedby=${isGroup && describedBy !== '' ? describedBy : undefined}
  >
    <label class="b-label" id=${`${id}-label`} for=${`${id}-field`}>
      <${Text}
        text=${block['label']}
      />${block['optional'] === true ? html` <span class="b-optional">(optional)</span>` : null}
    </label>
    <${Element} block=${block} element=${element} id=${`${id}-field`} ...${named} />
    ${error === '' ? null : html`<div class="b-error" id=${`${id}-error`} role="alert"><${Icon} name="warning" /> ${error}</div>`}
    ${hint === '' ? null : html`<div class="b-hint" id=${`${id}-hint`}><${Text} text=${block['hint']} /></div>`}
  </div>`;
}
