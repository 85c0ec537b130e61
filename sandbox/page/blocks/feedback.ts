import { useState } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { list, obj, str, words } from '#sandbox/page/text/json.ts';
import { Icon } from './icon.ts';
import { useConfirm } from './confirm.ts';
import { placeOf } from './field.ts';
import type { Placed } from './field.ts';
import { useStage } from './stage.ts';

/** A thumb up and a thumb down; what was pressed last stays marked. */
export function FeedbackButtons(placed: Placed) {
  const stage = useStage();
  const [given, setGiven] = useState('');
  const both = [
    { icon: 'up', json: obj(placed.element['positive_button']) },
    { icon: 'down', json: obj(placed.element['negative_button']) },
  ];
  return both.map(({ icon, json }) => {
    const value = str(json['value']);
    const press = () => {
      setGiven(value);
      stage.act({ ...placeOf(placed), input: { value } });
    };
    return html`<button
      type="button"
      class="b-small"
      aria-pressed=${given === value}
      title=${words(json['text'])}
      aria-label=${str(json['accessibility_label']) || words(json['text'])}
      onClick=${press}
    >
      <${Icon} name=${icon} />
    </button>`;
  });
}

/** A small button with a sign, which some people may not see. */
export function IconButton(placed: Placed) {
  const { element } = placed;
  const stage = useStage();
  const { ask, dialog } = useConfirm(element);
  const seenBy = list(element['visible_to_user_ids']);
  if (seenBy.length > 0 && !seenBy.includes(stage.reader.id)) return null;
  const label = str(element['accessibility_label']) || words(element['text']);
  return html`<button
      type="button"
      class="b-small"
      aria-label=${label}
      title=${words(element['text'])}
      onClick=${() => ask(() => stage.act({ ...placeOf(placed), input: {} }))}
    >
      <${Icon} name=${str(element['icon']) === 'trash' ? 'trash' : 'dots'} /></button
    >${dialog}`;
}
