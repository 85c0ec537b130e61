import { useRef, useState } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { isObject, list, num, str, words } from '#sandbox/page/text/json.ts';
import {
  choiceOf,
  choicesOf,
  conversationChoice,
  knownChoices,
  leastTyped,
  matching,
  personChoice,
  suggestedChoices,
} from './choices.ts';
import type { Choice } from './choices.ts';
import { Combobox } from './combobox.ts';
import { namedBy, placeOf, useField } from './field.ts';
import type { Placed } from './field.ts';
import { useStage } from './stage.ts';
import type { BlockStage } from './stage.ts';

/** Every select menu: of the app's options, of what the app answers, of people or conversations; one choice or several. */
export function Select(placed: Placed) {
  const { element, block } = placed;
  const type = str(element['type']);
  const stage = useStage();
  const isMulti = type.startsWith('multi_');
  const field = useField<readonly Choice[]>(
    placed,
    initialOf(type),
    (held) => (isMulti ? list(held) : [held]).flatMap((each) => chosenOf(type, each, stage)),
    (chosen) => (isMulti ? chosen.map(rawOf) : chosen[0] ? rawOf(chosen[0]) : null),
  );
  const asked = useAsked(placed);
  const most = num(element['max_selected_items']) ?? Infinity;
  const isExternal = type.includes('external');
  const all = isExternal ? [] : type.includes('static') ? choicesOf(element) : knownChoices(element, stage);
  const without = (gone: Choice) => field.value.filter(({ value }) => value !== gone.value);
  const pick = (choice: Choice) => {
    if (!isMulti) return field.put([choice]);
    if (field.value.some(({ value }) => value === choice.value)) return field.put(without(choice));
    if (field.value.length < most) field.put([...field.value, choice]);
  };
  const isFull = isMulti && field.value.length >= most;
  return html`<div class=${`b-select${block['type'] === 'input' ? ' b-wide' : ''}`}>
    <${Combobox}
      id=${placed.id}
      named=${namedBy(placed, words(element['placeholder']) || 'Menu')}
      placeholder=${words(element['placeholder']) || (isMulti ? 'Select options' : 'Select an option')}
      chosen=${field.value}
      isMulti=${isMulti}
      said=${isFull ? `No more than ${most} can be chosen` : asked.said}
      offer=${(typed: string) => (isFull ? field.value : isExternal ? asked.choices : matching(all, typed))}
      listen=${isExternal ? asked.listen : undefined}
      pick=${pick}
      drop=${isMulti || block['type'] === 'input' ? (gone: Choice) => field.put(without(gone)) : undefined}
      hasFocus=${element['focus_on_load'] === true}
    />
    ${field.dialog}
  </div>`;
}

function initialOf(type: string): string {
  const what =
    { users: 'user', conversations: 'conversation', channels: 'channel' }[type.replace(/^multi_|_select$/gu, '')] ??
    'option';
  return `initial_${what}${type.startsWith('multi_') ? 's' : ''}`;
}

/** What was chosen before, as a choice: an option object, or the id of a person or conversation. */
function chosenOf(type: string, held: unknown, { known }: BlockStage): Choice[] {
  if (isObject(held)) return [choiceOf(held)];
  if (typeof held !== 'string' || held === '') return [];
  const person = type.includes('users') ? known.people.get(held) : undefined;
  const conversation = known.conversations.get(held);
  if (person) return [personChoice(person)];
  return [conversation ? conversationChoice(conversation) : { value: held, label: held }];
}

const rawOf = ({ value }: Choice): string => value;

/** Asks the app of an external menu for what fits; an answer that a later question has overtaken is not heard. */
function useAsked({ block, element }: Placed) {
  const stage = useStage();
  const least = leastTyped(element);
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const latest = useRef(0);
  const listen = (typed: string) => {
    const asked = ++latest.current;
    setChoices([]);
    if (typed.length < least) return setSaid(`Type ${least} or more characters`);
    setSaid('Loading…');
    void stage
      .suggest(placeOf({ block, element }), typed)
      .then(suggestedChoices, () => null)
      .then((found) => {
        if (asked !== latest.current) return;
        setChoices(found ?? []);
        setSaid(found ? undefined : 'The app did not answer');
      });
  };
  return { choices, said, listen };
}
