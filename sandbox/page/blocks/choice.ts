import { useId } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { isObject, list, obj, str, words } from '#sandbox/page/text/json.ts';
import { namedBy, useField } from './field.ts';
import type { Placed } from './field.ts';
import { Text } from './words.ts';

const valuesOf = (held: unknown): string[] => list(held).map((option) => str(obj(option)['value']));

/** Boxes to tick, as many as one likes. */
export function Checkboxes(placed: Placed) {
  const { value, put, dialog } = useField(placed, 'initial_options', valuesOf, (chosen) => chosen);
  const options = list(placed.element['options']).map((option) => str(obj(option)['value']));
  const toggle = (one: string) => {
    const next = new Set(value);
    if (!next.delete(one)) next.add(one);
    // Slack sends them in the order of the options.
    put(options.filter((option) => next.has(option)));
  };
  return html`<div class="b-choices" ...${groupOf(placed, 'group')}>
    <${Options} placed=${placed} type="checkbox" chosen=${value} pick=${toggle} />${dialog}
  </div>`;
}

/** Buttons of which one is on. */
export function RadioButtons(placed: Placed) {
  const { value, put, dialog } = useField(
    placed,
    'initial_option',
    (held) => str(obj(held)['value']),
    (chosen) => (chosen === '' ? null : chosen),
  );
  return html`<div class="b-choices" ...${groupOf(placed, 'radiogroup')}>
    <${Options} placed=${placed} type="radio" chosen=${[value]} pick=${put} />${dialog}
  </div>`;
}

/** In an input block the block itself is the group that has the name. */
function groupOf(placed: Placed, role: 'group' | 'radiogroup') {
  return placed.labelledBy === undefined || role === 'radiogroup' ? { role, ...namedBy(placed, 'Choices') } : {};
}

interface OptionsProps {
  readonly placed: Placed;
  readonly type: 'checkbox' | 'radio';
  readonly chosen: readonly string[];
  readonly pick: (value: string) => void;
}

function Options({ placed: { element }, type, chosen, pick }: OptionsProps) {
  const name = useId();
  return list(element['options'])
    .filter(isObject)
    .map((option, index) => {
      const value = str(option['value']);
      const described = words(option['description']) !== '';
      return html`<div class="b-choice" key=${value}>
        <input
          type=${type}
          id=${`${name}-${index}`}
          name=${name}
          checked=${chosen.includes(value)}
          aria-describedby=${described ? `${name}-${index}-more` : undefined}
          data-focus=${index === 0 && element['focus_on_load'] === true ? '' : undefined}
          onChange=${() => pick(value)}
        />
        <label for=${`${name}-${index}`}><${Text} text=${option['text']} /></label>
        ${described ? html`<div class="b-choice-more" id=${`${name}-${index}-more`}><${Text} text=${option['description']} /></div>` : null}
      </div>`;
    });
}
