import type { ComponentType } from 'preact';
import { html } from '#sandbox/page/html.ts';
import { isObject, list, str } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { Button } from './button.ts';
import { Checkboxes, RadioButtons } from './choice.ts';
import { DatePicker, MomentPicker, TimePicker } from './date.ts';
import { FeedbackButtons, IconButton } from './feedback.ts';
import type { Placed } from './field.ts';
import { FileInput } from './file-input.ts';
import { Overflow } from './overflow.ts';
import { RichInput } from './rich-input.ts';
import { Select } from './select.ts';
import { TextInput } from './text-input.ts';
import { Unknown } from './unknown.ts';

const ELEMENTS: Readonly<Record<string, ComponentType<Placed>>> = {
  button: Button,
  workflow_button: Button,
  plain_text_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  number_input: TextInput,
  rich_text_input: RichInput,
  checkboxes: Checkboxes,
  radio_buttons: RadioButtons,
  datepicker: DatePicker,
  timepicker: TimePicker,
  datetimepicker: MomentPicker,
  file_input: FileInput,
  overflow: Overflow,
  icon_button: IconButton,
  feedback_buttons: FeedbackButtons,
  static_select: Select,
  external_select: Select,
  users_select: Select,
  conversations_select: Select,
  channels_select: Select,
  multi_static_select: Select,
  multi_external_select: Select,
  multi_users_select: Select,
  multi_conversations_select: Select,
  multi_channels_select: Select,
};

/** Any element, by its type. */
export function Element(placed: Placed) {
  const type = str(placed.element['type']);
  const Known = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
  return Known ? html`<${Known} ...${placed} />` : html`<${Unknown} what="element" json=${placed.element} />`;
}

/** Elements side by side, wrapped onto as many lines as they need. */
export function Actions({ block }: { block: Json }) {
  return html`<div class="b-actions">
    ${list(block['elements'])
      .filter(isObject)
      .map((element) => html`<${Element} key=${str(element['action_id'])} block=${block} element=${element} />`)}
  </div>`;
}
