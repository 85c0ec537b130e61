import { useRef, useState } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { formatOf, inputTime, isoDate, momentOf } from '#sandbox/page/text/dates.ts';
import { isDate, longDate, shownTime, typedTime } from '#sandbox/page/text/days.ts';
import { num, str, words } from '#sandbox/page/text/json.ts';
import { Icon } from './icon.ts';
import { Calendar } from './calendar.ts';
import type { Choice } from './choices.ts';
import { Combobox } from './combobox.ts';
import { namedBy, useField } from './field.ts';
import type { Placed } from './field.ts';
import { Popup } from './popup.ts';
import { useStage } from './stage.ts';

const orNull = (value: string) => (value === '' ? null : value);

/** A day, from a calendar. */
export function DatePicker(placed: Placed) {
  const { element, block } = placed;
  const field = useField(placed, 'initial_date', (held) => str(held), orNull);
  return html`<div class="b-picker">
    <${DateBox}
      id=${placed.id}
      named=${namedBy(placed, 'Date')}
      placeholder=${words(element['placeholder']) || 'Select a date'}
      value=${field.value}
      put=${field.put}
      canClear=${block['type'] === 'input' && block['optional'] === true}
      hasFocus=${element['focus_on_load'] === true}
    />${field.dialog}
  </div>`;
}

/** A time of day; where the app gave a zone it is said which. */
export function TimePicker(placed: Placed) {
  const { element, block } = placed;
  const { reader } = useStage();
  const field = useField(placed, 'initial_time', (held) => str(held), orNull);
  const zone = str(element['timezone']);
  return html`<div class="b-picker">
    <${TimeBox}
      id=${placed.id}
      named=${namedBy(placed, 'Time')}
      placeholder=${words(element['placeholder']) || 'Select a time'}
      value=${field.value}
      put=${field.put}
      canClear=${block['type'] === 'input' && block['optional'] === true}
      hasFocus=${element['focus_on_load'] === true}
    />
    ${zone === '' ? null : html`<span class="b-zone" title=${zone}>${zoneName(zone, reader.now)}</span>`}${field.dialog}
  </div>`;
}

/** A day and a time of day on the reader's clock. units: the value is epoch seconds */
export function MomentPicker(placed: Placed) {
  const { reader } = useStage();
  const field = useField(
    placed,
    'initial_date_time',
    (held) => num(held) ?? null,
    (value) => value,
  );
  const ms = field.value === null ? null : field.value * 1000;
  const [date, setDate] = useState(ms === null ? '' : isoDate(ms, reader.zone));
  const [time, setTime] = useState(ms === null ? '' : inputTime(ms, reader.zone));
  const put = (day: string, hour: string) => {
    setDate(day);
    setTime(hour);
    if (day !== '' && hour !== '') field.put(momentOf(day, hour, reader.zone) / 1000);
  };
  const named = namedBy(placed, 'Date and time');
  return html`<div class="b-picker b-moment" role="group" ...${named}>
    <${DateBox}
      id=${placed.id}
      named=${{ 'aria-label': 'Date' }}
      placeholder="Select a date"
      value=${date}
      put=${(day: string) => put(day, time)}
    />
    <${TimeBox}
      named=${{ 'aria-label': 'Time' }}
      placeholder="Select a time"
      value=${time}
      put=${(hour: string) => put(date, hour)}
    />
    ${field.dialog}
  </div>`;
}

interface BoxProps {
  readonly id?: string | undefined;
  readonly named: Readonly<Record<string, string>>;
  readonly placeholder: string;
  /** Empty: none. */
  readonly value: string;
  readonly put: (value: string) => void;
  readonly canClear?: boolean;
  readonly hasFocus?: boolean;
}

function DateBox({ id, named, placeholder, value, put, canClear = false, hasFocus = false }: BoxProps) {
  const { reader } = useStage();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    box.current?.querySelector('button')?.focus();
  };
  const pick = (date: string) => {
    put(date);
    close();
  };
  const shown = isDate(value) ? longDate(value) : '';
  // A name from outside alone would hide the date itself from a screen reader.
  const { 'aria-label': label, 'aria-labelledby': labelledBy } = named;
  return html`<div class="b-date" ref=${box}>
    <button
      type="button"
      id=${id}
      class=${`b-field-button${shown === '' ? ' b-blank' : ''}`}
      aria-haspopup="dialog"
      aria-expanded=${open}
      data-focus=${hasFocus ? '' : undefined}
      onClick=${() => setOpen(!open)}
      ...${named}
      aria-label=${label === undefined ? undefined : `${label}: ${shown || placeholder}`}
      aria-labelledby=${labelledBy === undefined ? undefined : `${labelledBy} ${id ?? ''}`}
    >
      <${Icon} name="calendar" />${shown || placeholder}
    </button>
    ${canClear && shown !== '' ? html`<button type="button" class="b-clear" aria-label="Clear" onClick=${() => put('')}><${Icon} name="close" /></button>` : null}
    ${
      open
        ? html`<${Popup} anchor=${box} look="b-sheet" close=${() => setOpen(false)}>
            <${Calendar} chosen=${value} today=${isoDate(reader.now, reader.zone)} pick=${pick} close=${close} />
          <//>`
        : null
    }
  </div>`;
}

const HALF_HOURS = Array.from(
  { length: 48 },
  (_, index) => `${String(index >> 1).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`,
);
const timeChoice = (time: string): Choice => ({ value: time, label: shownTime(time) });

function TimeBox({ id, named, placeholder, value, put, canClear = false, hasFocus = false }: BoxProps) {
  const offer = (typed: string): Choice[] => {
    if (typed === '') return offeredAround(value).map(timeChoice);
    const read = typedTime(typed);
    const near = HALF_HOURS.filter((time) => shownTime(time).toLowerCase().startsWith(typed.toLowerCase()));
    return [...new Set([...(read === null ? [] : [read]), ...near])].map(timeChoice);
  };
  return html`<div class="b-time">
    <${Combobox}
      id=${id}
      named=${named}
      placeholder=${placeholder}
      chosen=${value === '' ? [] : [timeChoice(value)]}
      said="Type a time such as 9:30 AM or 17:15"
      offer=${offer}
      pick=${(choice: Choice) => put(choice.value)}
      drop=${canClear ? () => put('') : undefined}
      hasFocus=${hasFocus}
    />
  </div>`;
}

/** The half hours, and among them the time that is chosen. */
const offeredAround = (value: string) => (value === '' ? HALF_HOURS : [...new Set([...HALF_HOURS, value])].toSorted());

/** The zone as Slack names it beside a time: `GMT+1`, `EDT`. */
function zoneName(zone: string, now: number): string {
  try {
    const parts = formatOf(zone, { timeZoneName: 'short' }).formatToParts(now);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  } catch {
    return zone;
  }
}
