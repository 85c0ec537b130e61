import type { ActionsBlock, KnownBlock, ModalView, RichTextBlockElement, RichTextElement } from '@slack/types';
import { AOE, DEADLINE_NAME_MAX, deadlineId, type DeadlineLook } from '#domain/deadline.ts';
import type { DeadlineForm, DeadlineList } from '#domain/deadline-message.ts';
import { dateInWords } from '#domain/time-words.ts';
import type { Zone } from '#domain/time.ts';
import {
  actions,
  bold,
  button,
  clean,
  context,
  count,
  cut,
  header,
  input,
  isBlank,
  oneLine,
  option,
  paragraph,
  plain,
  projectName,
  rich,
  section,
  view,
  type View,
} from './kit.ts';
import { inClock, inReadersClock, zoneName } from './moment.ts';

/** As many as stand in a question or a digest. */
const SHOWN_MAX = 3;
const LISTED_MAX = 12;
const EDITED_MAX = 10;

/** A zone of a deadline as people say it. */
const deadlineZone = (zone: Zone): string => (zone === AOE ? 'anywhere on Earth' : zoneName(zone));

/**
 * The next deadlines in a line each: `Camera-ready: 12:59 on Friday 11 December your time, 12 of your working days left`.
 *
 * zone: the reader's; null: many read it, each in their own clock.
 */
export function deadlineLines(looks: readonly DeadlineLook[], zone: Zone | null): RichTextBlockElement[] {
  if (looks.length === 0) return [];
  const more = looks.length - SHOWN_MAX;
  return [
    paragraph(bold(looks.length === 1 ? 'Deadline' : 'Deadlines')),
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: looks.slice(0, SHOWN_MAX).map((look) => paragraph(...lineOf(look, zone))),
    },
    ...(more > 0 ? [paragraph(`and ${more} more: /project deadlines lists them.`)] : []),
  ];
}

function lineOf(look: DeadlineLook, zone: Zone | null): (string | RichTextElement)[] {
  const name = oneLine(look.name, DEADLINE_NAME_MAX, 'Deadline');
  if (zone === null) return [bold(name), ': ', inReadersClock(look.at), ` your time${daysOf(look, '')}`];
  return [bold(name), `: ${inClock(look.at, zone)} your time${daysOf(look, 'of your ')}`];
}

function daysOf({ days }: DeadlineLook, whose: '' | 'of your '): string {
  if (days === null) return '';
  const { least, most } = days;
  if (least === most) return `, ${most} ${whose}working ${most === 1 && whose === '' ? 'day' : 'days'} left`;
  return `, ${least} to ${most} working days left, by whose calendar`;
}

/** All to come of a project, in the clock of whoever reads, with what they may do about each. */
export function deadlineList(message: DeadlineList): View {
  const { deadlines, editable, project, zone } = message;
  const name = projectName(message.projectName);
  const title = `Deadlines · ${name}`;
  const shown = deadlines.slice(0, LISTED_MAX);
  const more = deadlines.length - shown.length;
  return view(`${name} has ${count(deadlines.length, 'deadline')} ahead.`, [
    header(title),
    ...(deadlines.length === 0 ? [section('There is none ahead.')] : []),
    ...shown.flatMap((look, index) => [
      rich(
        paragraph(bold(`${deadlineId(look.number)} · ${oneLine(look.name, DEADLINE_NAME_MAX, 'Deadline')}`)),
        paragraph(`${inClock(look.at, zone)} your time${daysOf(look, 'of your ')}${setAs(look, zone)}`),
      ),
      ...(editable && index < EDITED_MAX ? [buttonsOf(message, look)] : []),
    ]),
    ...(more > 0 ? [context(`and ${count(more, 'more deadline')}`)] : []),
    ...(editable ? [actions(button('deadline.set', 'Add a deadline', project))] : []),
    context(
      `Times are in your own clock, ${zoneName(zone)}. Those of the next 30 days stand in your question, in the digest and in the weekly.` +
        (editable
          ? ' /project deadlines add Camera-ready | 2026-12-10 23:59 AoE sets one from text.'
          : ' Its leads change them.'),
    ),
  ]);
}

const setAs = ({ date, time, zone }: DeadlineLook, reader: Zone): string =>
  zone === reader ? '' : `; set as ${time} on ${dateInWords(date)} ${zone === AOE ? '' : 'in '}${deadlineZone(zone)}`;

function buttonsOf({ project }: DeadlineList, { number }: DeadlineLook): ActionsBlock {
  const value = JSON.stringify([project, number]);
  return actions(button('deadline.change', 'Change', value), button('deadline.remove', 'Remove', value));
}

/** The form of one deadline. */
export function deadlineForm(form: DeadlineForm): ModalView {
  const typed = clean(form.name);
  const blocks: KnownBlock[] = [
    input(
      'name',
      'What has to be done by then?',
      {
        type: 'plain_text_input',
        max_length: DEADLINE_NAME_MAX,
        placeholder: plain('Camera-ready version', 150),
        ...(isBlank(typed) ? {} : { initial_value: cut(typed, DEADLINE_NAME_MAX) }),
      },
      { hint: 'In a few words: they stand in the question, the digest and the weekly.' },
    ),
    input(
      'date',
      'Date',
      { type: 'datepicker', ...(form.date === null ? {} : { initial_date: form.date }) },
      { hint: 'The day it is due, by the clock below.' },
    ),
    input(
      'time',
      'Time',
      { type: 'timepicker', initial_time: form.time },
      { hint: 'The last minute in which it is still in time, by the clock below.' },
    ),
    input(
      'deadline-zone',
      'By which clock?',
      {
        type: 'external_select',
        min_query_length: 0,
        placeholder: plain('Anywhere on Earth, or type a city', 150),
        initial_option: option(deadlineZone(form.zone), form.zone),
      },
      {
        hint: 'Anywhere on Earth: over when it is over in the last zone, 12 hours behind UTC. Everybody reads it in their own clock.',
      },
    ),
  ];
  return {
    type: 'modal',
    callback_id: 'deadline-form',
    private_metadata: JSON.stringify({ project: form.project, number: form.number }),
    title: plain(form.number === null ? 'New deadline' : `Deadline ${deadlineId(form.number)}`, 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks,
  };
}
