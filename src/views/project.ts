import type { ModalView } from '@slack/types';
import type { ProjectForm } from '#domain/form.ts';
import type { ProjectCard, Welcome } from '#domain/message.ts';
import { ALL_DAYS, WEEKDAYS } from '#domain/calendar-names.ts';
import { POSTINGS } from '#domain/posting.ts';
import { weekdaysInWords } from '#domain/time-words.ts';
import { dayBoxes } from './days.ts';
import {
  actions,
  bold,
  button,
  channelLink,
  clean,
  context,
  count,
  cut,
  header,
  input,
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

import { POSTING_LABELS } from './posting.ts';
import { retentionInput, retentionInWords } from './retention.ts';

const NAME_MAX = 80;
const GREETING =
  'Hello, I am Meridian. I ask everyone here for a short standup in their own working hours, and bring the answers together in this channel.';

/** First words in a channel, with the button that sets its project up. */
export function welcome(message: Welcome): View {
  if (message.over) return welcomed();
  return view(`${GREETING} Press Set up to begin.`, [
    section(GREETING),
    actions(button('project.setup', 'Set up', message.channel, 'primary')),
    context('It takes a minute: a name, a time, the days. Nobody is written to before that.'),
  ]);
}

/** The same once there is nothing left to press. */
function welcomed(): View {
  const words = 'The project of this channel is set up: /project settings shows it, /project help tells the rest.';
  return view(`${GREETING} ${words}`, [section(GREETING), context(words)]);
}

/** A project's settings at a glance, and why they are shown. */
export function projectCard(message: ProjectCard): View {
  const name = projectName(message.name);
  if (message.why === 'deleted') return deletedCard(name);
  const lines = [
    `Asks at ${message.standupAt} on each member's own clock, ${weekdaysInWords(message.days)}`,
    message.nudges ? 'One reminder, half-way, to those who have not answered' : 'No reminders',
    ...(message.posting ? [`Answers are read by: ${POSTING_LABELS[message.posting]}`] : []),
    ...(message.own ? [`Asks ${count(message.own, 'question')} of its own`] : []),
    message.members === null
      ? 'Members: being read from the channel'
      : `Members: ${count(message.members, 'person', 'people')}`,
    ...(message.retention === undefined ? [] : [`Words are kept ${retentionInWords(message.retention)}`]),
    `State: ${STATES[message.state]}`,
  ];
  return view(`${WHY[message.why](name)} ${lines[0]}.`, [
    header(name),
    rich(
      paragraph(`${WHY[message.why](name)} Its channel is `, channelLink(message.channel), '.'),
      { type: 'rich_text_list', style: 'bullet', elements: lines.map((line) => paragraph(line)) },
      ...(message.why === 'created' ? [paragraph(bold('What happens next'), `: ${NEXT}`)] : []),
    ),
    // Shown instead of the form to whoever may not change them.
    ...(message.why === 'shown'
      ? []
      : [
          actions(
            button('project.settings', 'Settings', message.project),
            button('project.questions', 'Questions', message.project),
          ),
        ]),
  ]);
}

function deletedCard(name: string): View {
  const words = WHY.deleted(name);
  return view(words, [section(words), context('/project setup starts another here.')]);
}

const WHY: Readonly<Record<ProjectCard['why'], (name: string) => string>> = {
  deleted: (name) => `${name} was deleted. Nobody is asked for it any more.`,
  created: (name) => `${name} is set up.`,
  changed: (name) => `The settings of ${name} have changed.`,
  paused: (name) => `${name} is paused. Nobody is asked until it is resumed.`,
  resumed: (name) => `${name} is running again.`,
  shown: (name) => `These are the settings of ${name}.`,
};
const STATES: Readonly<Record<ProjectCard['state'], string>> = {
  active: 'running',
  paused: 'paused',
  dormant: 'asleep, because I am not in the channel or the channel is archived',
};
const NEXT =
  'I introduce myself to each member privately and ask from their next standup time on. Answers appear here, one thread a day.';

/** `days` 0: never. */
const ESCALATIONS = [
  { days: 1, label: 'Tell the leads after 1 working day' },
  { days: 2, label: 'Tell the leads after 2 working days' },
  { days: 3, label: 'Tell the leads after 3 working days' },
  { days: 5, label: 'Tell the leads after 5 working days' },
  { days: 0, label: 'Never tell the leads' },
];

/** The day that ends the week; `0`: no weekly. */
const WEEKLIES = [
  ...ALL_DAYS.map((day) => option(`After the last standup up to ${WEEKDAYS[day - 1]}`, String(day))),
  option('No weekly summary', '0'),
];
const POSTING_OPTIONS = POSTINGS.map((posting) => option(POSTING_LABELS[posting], posting));

/** Where it is about, and what was shown of a project, so that only what is changed is saved. */
function metaOf({ kind: _kind, channel, project, ...settings }: ProjectForm, name: string): string {
  return JSON.stringify({ channel, project, shown: project === null ? null : { ...settings, name } });
}

/** The form that sets a project up or changes it. */
export function projectForm(form: ProjectForm): ModalView {
  const read = POSTING_OPTIONS.find(({ value }) => value === form.posting);
  const escalation = ESCALATIONS.map(({ days, label }) => option(label, String(days)));
  const chosen = escalation.find(({ value }) => value === String(form.escalateAfter ?? 0));
  const may = option('May word progress, plans and a headline', 'on');
  const weekly = WEEKLIES.find(({ value }) => value === String(form.weeklyOn ?? 0));
  const slept = option('Tell each member, as their day starts', 'on');
  const on = option('Send one reminder to those who have not answered', 'on');
  const name = cut(oneLine(form.name, NAME_MAX, ''), NAME_MAX);
  return {
    type: 'modal',
    callback_id: 'project-form',
    private_metadata: metaOf(form, name),
    title: plain(form.project === null ? 'Set up a project' : 'Project settings', 24),
    submit: plain(form.project === null ? 'Set up' : 'Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      input(
        'name',
        'Name',
        {
          type: 'plain_text_input',
          max_length: NAME_MAX,
          placeholder: plain('Vision, for example', 150),
          ...(name === '' ? {} : { initial_value: clean(name) }),
        },
        // Nothing need be typed to accept the defaults.
        form.project === null
          ? { optional: true, hint: "Left empty, it is the channel's name." }
          : { hint: 'What questions, digests and lists call it. The channel keeps its own name.' },
      ),
      input(
        'time',
        'When to ask',
        { type: 'timepicker', initial_time: form.standupAt },
        { hint: "On each member's own clock. Members may choose another time for themselves." },
      ),
      input('days', 'On which days', dayBoxes(form.days), { hint: 'One day makes it weekly.' }),
      input(
        'nudges',
        'Reminder',
        { type: 'checkboxes', options: [on], ...(form.nudges ? { initial_options: [on] } : {}) },
        { optional: true, hint: 'Private, half-way to the end of their day, once.' },
      ),
      input(
        'posting',
        'Who reads the answers',
        { type: 'static_select', options: POSTING_OPTIONS, ...(read ? { initial_option: read } : {}) },
        {
          hint: 'People are told in their form. More privacy holds at once, less from the next standup on; whoever answered keeps what they were told.',
        },
      ),
      input(
        'escalate',
        'Blockers nobody acknowledges',
        { type: 'static_select', options: escalation, ...(chosen ? { initial_option: chosen } : {}) },
        {
          hint: 'Counted in the working days of whoever is blocked. Each lead hears once, privately, in their own hours.',
        },
      ),
      input(
        'weekly',
        'Weekly summary',
        { type: 'static_select', options: WEEKLIES, ...(weekly ? { initial_option: weekly } : {}) },
        { hint: 'In the channel, when the last of you is through with that day. Holidays and leave bring it forward.' },
      ),
      input(
        'regional',
        'What was written while they were off',
        { type: 'checkboxes', options: [slept], ...(form.regional ? { initial_options: [slept] } : {}) },
        {
          optional: true,
          hint: 'For teams over several regions: privately, once a day, where people three hours away or more have written. The digest stays as it is.',
        },
      ),
      retentionInput(form.retention),
      input(
        'model',
        'Language model',
        { type: 'checkboxes', options: [may], ...(form.model ? { initial_options: [may] } : {}) },
        {
          optional: true,
          hint: "Where whoever runs me has set one up. Names and secrets are replaced before it sees anything; without it everybody's own words stand.",
        },
      ),
    ],
  };
}
