import { html } from '#sandbox/page/html.ts';
import { list, num, obj, str } from '#sandbox/page/text/json.ts';
import type { Choice } from './choices.ts';
import { matching } from './choices.ts';
import { Combobox } from './combobox.ts';
import { namedBy, useField } from './field.ts';
import type { Placed } from './field.ts';
import { useStage } from './stage.ts';

/** Files to hand in: of those that the local Slack holds, since people cannot upload to it. */
export function FileInput(placed: Placed) {
  const { element } = placed;
  const { known } = useStage();
  const named = namedBy(placed, 'Files');
  const { value, put, dialog } = useField(
    placed,
    'initial_files',
    (held) => list(held).map((file) => str(obj(file)['id'])),
    (ids) => ids,
  );
  const most = num(element['max_files']) ?? 10;
  const types = list(element['filetypes']);
  const fits = (name: string) => types.length === 0 || types.includes(name.split('.').at(-1));
  const choices = [...known.files.values()]
    .filter(({ name }) => fits(name))
    .map(({ id, name, title }) => ({ value: id, label: title || name }));
  const chosen = value.map((id) => choices.find((choice) => choice.value === id) ?? { value: id, label: id });
  const without = (gone: Choice) => value.filter((id) => id !== gone.value);
  const pick = (choice: Choice) => {
    if (value.includes(choice.value)) put(without(choice));
    else if (value.length < most) put([...value, choice.value]);
  };
  return html`<div class="b-select b-wide">
    <${Combobox}
      id=${placed.id}
      named=${named}
      placeholder="Choose a file of the local Slack"
      chosen=${chosen}
      isMulti
      said="The local Slack holds no such file"
      offer=${(typed: string) => matching(choices, typed)}
      pick=${pick}
      drop=${(gone: Choice) => put(without(gone))}
    />${dialog}
  </div>`;
}
