import type { KnownBlock, ModalView } from '@slack/types';
import type { StandupForm, StandupSection } from '#domain/form.ts';
import { planItems } from '#domain/plan-items.ts';
import { promptHandle, type StandupQuestion } from '#domain/prompt.ts';
import { dateInWords } from '#domain/time-words.ts';
import { ASKED_MAX, helperField, kindField, openFields } from './blocker-fields.ts';
import {
  bold,
  clean,
  context,
  cut,
  divider,
  header,
  input,
  isBlank,
  oneLine,
  option,
  paragraph,
  personName,
  plain,
  projectName,
  rich,
} from './kit.ts';
import { betFields } from './hypothesis-asked.ts';
import { editedIn, readersOf } from './posting.ts';
import { ownFields } from './question.ts';
import { quotation } from './words.ts';

/** Longest text that Slack's input takes. */
const INPUT_MAX = 3000;
const LAST_PLAN_MAX = 600;
const LEADS_MAX = 5;
/** 100 blocks and 250,000 bytes are Slack's limits for a view. */
const BLOCKS_MAX = 100;
const SECTIONS_MAX = 12;
const BYTES_MAX = 240_000;

const QUESTIONS = [
  {
    field: 'done',
    label: 'What have you done since your last standup?',
    placeholder: 'Trained the 300M baseline; deduplicated the web crawl',
    hint: 'A line for each thing, with the link to it where there is one.',
  },
  {
    field: 'plan',
    label: 'What is next?',
    placeholder: 'Sweep the learning rate; write up the ablation',
    hint: 'Up to your next standup. A list comes back then as boxes to tick.',
  },
  {
    field: 'blockers',
    label: 'What is in your way, and who could help?',
    placeholder: 'Waiting for labels from the data team; no free GPUs until Thursday',
    hint: 'One blocker per line; lines indented deeper belong to the one above. "None" is no blocker.',
  },
  {
    field: 'evidence',
    label: 'Anything learned or measured?',
    placeholder: 'H12 0.83 n=200 logs a reading of a bet; the loss spike came from bad shards',
    hint: 'What you know now and did not before: a number with what it was measured on, a link to the run.',
  },
] as const satisfies readonly { field: StandupQuestion; label: string; placeholder: string; hint: string }[];

/** Today's form: the four questions and its own for each project, as many projects as Slack has room for. */
export function standupForm(form: StandupForm): ModalView {
  // Two sections of one project would share their block ids, which Slack refuses.
  const once = form.sections.filter(
    ({ project }, index) => form.sections.findIndex((other) => other.project === project) === index,
  );
  for (let shown = Math.min(once.length, SECTIONS_MAX); ; shown -= 1) {
    const modal = modalOf(once.slice(0, shown), once.length - shown);
    if (shown <= 1 || (bytesOf(modal) <= BYTES_MAX && modal.blocks.length <= BLOCKS_MAX)) return modal;
  }
}

const bytesOf = (modal: ModalView): number => new TextEncoder().encode(JSON.stringify(modal)).length;

function modalOf(sections: readonly StandupSection[], left: number): ModalView {
  const blocks = sections.flatMap((section, index) => [
    ...(index > 1 ? [divider()] : []), // the first two have the copying between them
    ...sectionBlocks(section, sections.length === 1 && left === 0),
    ...(index === 0 ? copyField(sections) : []),
  ]);
  const rest =
    left > 0 ? [context(`There is no room for ${left} more here: send this, then open the form again.`)] : [];
  const none = sections.length === 0 ? [context('You take part in no project yet.')] : [];
  return {
    type: 'modal',
    callback_id: 'standup-form',
    private_metadata: JSON.stringify(sections.map(({ project, date }) => promptHandle(project, date))),
    title: plain('Standup', 24),
    ...(sections.length > 0 ? { submit: plain('Send', 24) } : {}),
    close: plain(sections.length > 0 ? 'Cancel' : 'Close', 24),
    blocks: [...blocks, ...rest, ...none],
  };
}

function sectionBlocks(section: StandupSection, alone: boolean): KnownBlock[] {
  const leads = section.leads.slice(0, LEADS_MAX).map(personName);
  const marks = [
    readersOf(section.posting, projectName(section.projectName), leads),
    ...(section.edit ? [editedIn(section.posting)] : []),
    ...(section.late ? ['The cut-off has passed: your answer still counts, marked late.'] : []),
  ];
  return [
    header(`${projectName(section.projectName)} · ${dateInWords(section.date)}`),
    context(marks.join(' ')),
    ...lastPlanBlocks(section),
    ...QUESTIONS.flatMap((question) => [
      ...(question.field === 'blockers' ? openBlockers(section) : []),
      ...(question.field === 'evidence' ? betFields(section.project, section.bets ?? []) : []),
      field(section, question),
      ...(question.field === 'blockers' ? blockerDetails(section) : []),
    ]),
    ...ownFields(section, alone),
  ];
}

/** The last plan: a box for each item of a list, or else as it was typed. An answer that stands has its items in it. */
function lastPlanBlocks({ project, lastPlan, edit }: StandupSection): KnownBlock[] {
  const items = edit ? [] : planItems(lastPlan);
  if (items.length > 0) {
    const options = items.map((item, place) => option(oneLine(item, 75, '–'), String(place)));
    const hint = 'What you tick goes into what is done; the rest is carried over into what is next.';
    return [
      input(
        `carry:${project}`,
        'Your plan last time: what is done?',
        { type: 'checkboxes', options },
        { optional: true, hint },
      ),
    ];
  }
  const plan = quotation(lastPlan, LAST_PLAN_MAX);
  return plan ? [rich(paragraph(bold('Your plan last time')), plan)] : [];
}

/** After the first section: to which of the others its answers go as well. */
function copyField(sections: readonly StandupSection[]): KnownBlock[] {
  const [first, ...others] = sections;
  if (!first || others.length === 0) return [];
  const options = others.map(({ project, projectName: name }) => option(projectName(name), project));
  return [
    input(
      'copy',
      `Give the answer for ${projectName(first.projectName)} also to`,
      { type: 'multi_static_select', options, placeholder: plain('Nobody else: each has its own below', 150) },
      {
        optional: true,
        hint: 'What stands below for those you choose is left aside. Their open blockers and their own questions are still asked.',
      },
    ),
  ];
}

/** Those of earlier days, right before what is in the way since. */
function openBlockers({ project, open }: StandupSection): KnownBlock[] {
  const more = open.length - ASKED_MAX;
  return [
    ...openFields(project, open),
    ...(more > 0 ? [context(`${more} more are open: /standup blockers shows all of them.`)] : []),
  ];
}

function blockerDetails({ project, blockerKind, helper }: StandupSection): KnownBlock[] {
  return [kindField(`kind:${project}`, blockerKind, true), helperField(`helper:${project}`, helper, true)];
}

function field({ project, words }: StandupSection, question: (typeof QUESTIONS)[number]): KnownBlock {
  const typed = clean(words[question.field]);
  const long = typed.length > INPUT_MAX;
  return input(
    `${question.field}:${project}`,
    question.label,
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: INPUT_MAX,
      placeholder: plain(question.placeholder, 150),
      ...(isBlank(typed) ? {} : { initial_value: cut(typed, INPUT_MAX) }),
    },
    {
      optional: true,
      hint: long
        ? 'Only the first 3,000 characters fit here. Sending replaces the longer text with what you see.'
        : question.hint,
    },
  );
}
