import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { HypothesisForm } from '#domain/hypothesis-form.ts';
import {
  DATA_ITEMS,
  hypothesisId,
  MEASUREMENT_SOURCES,
  METRIC_KINDS,
  type DataItem,
  type MeasurementSource,
  type MetricKind,
} from '#domain/hypothesis.ts';
import { DATA_WORDS } from '#domain/hypothesis-refusals.ts';
import type { UserId } from '#domain/ids.ts';
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
  plain,
  rich,
} from './kit.ts';

const KINDS: Readonly<Record<MetricKind, string>> = {
  proportion: 'A share of items, such as accuracy',
  f1: 'F1 score',
  mean: 'Mean of repeated runs or seeds',
  rate: 'Rate per time',
  continuous: 'Another number, such as loss or ms',
};
const SOURCES: Readonly<Record<MeasurementSource, string>> = {
  people: 'People log them',
  api: 'A script sends them',
  mlflow: 'MLflow',
  wandb: 'Weights & Biases',
  ci: 'Continuous integration',
};
const ROLES = [
  ['data', 'Nobody provides data'],
  ['model', 'Nobody architects the model'],
  ['review', 'Nobody reviews'],
] as const;

/** Writes a bet, or changes its terms: what, how it is measured, how long, who. */
export function hypothesisForm(form: HypothesisForm): ModalView {
  const { typed, number, running, similar } = form;
  const title = number === null ? 'A new bet' : `Edit ${hypothesisId(number)}`;
  return {
    type: 'modal',
    callback_id: 'hypothesis-form',
    private_metadata: JSON.stringify({ project: form.project, number, parent: form.parent, running }),
    title: plain(title, 24),
    submit: plain(number === null ? 'Agree' : 'Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      ...similarBlocks(similar),
      words('belief', 'We believe that …', typed.belief, 'a small encoder sorts reports well enough', { lines: true }),
      words('problem', 'What is wrong today?', typed.problem, 'Reports are sorted by hand, two days late', {
        lines: true,
      }),
      header('How it is measured'),
      words('metric', 'Metric', typed.metric, 'f1'),
      choice('kind', 'What kind of number is it?', KINDS, METRIC_KINDS, typed.kind, 'By its name'),
      words('target', 'Target', typed.target, '>= 0.85', {
        hint: 'With the sign, which says whether more is better: >= 0.85, or <= 200 ms.',
      }),
      words('baseline', 'Baseline', typed.baseline, '0.78 n=400', {
        hint: 'What it is today, measured, and on how many items or runs.',
      }),
      words('worth', 'Worth it from', typed.worth, '0.03', {
        optional: true,
        hint: 'How far from the baseline it must come at the least, whatever the target.',
      }),
      words('evaluation', 'Evaluation set and version', typed.evaluation, 'reports-held-out @ v1'),
      words('guardrails', 'Guardrails', typed.guardrails, 'p95 ms <= 200', {
        lines: true,
        optional: true,
        hint: 'What must not get worse, a line each.',
      }),
      choice('source', 'Where do readings come from?', SOURCES, MEASUREMENT_SOURCES, typed.source),
      words('every', 'A reading every so many working days', typed.every, '2', {
        optional: true,
        hint: 'Later than that, it counts as not measured.',
      }),
      header('How long, and when it is given up'),
      words('box', 'Time-box', typed.box, '2w', {
        hint: 'Weeks (2w), working days of its owner (10d), or its last day. It is never extended in silence.',
      }),
      words('appetite', 'Appetite', typed.appetite, '8 person-days, 40 GPU-hours, 2M tokens', {
        optional: true,
        hint: 'What it may cost.',
      }),
      words('kill', 'Kill rule', typed.kill, 'Stop below 0.80', {
        hint: 'Agreed now, so that nobody argues at the end. Against it, a second person and a reason are needed.',
      }),
      words('done', 'Done when', typed.done, 'It runs beside the sorters for a week', { lines: true }),
      words('links', 'Links', typed.links, 'https://example.org/plan', {
        lines: true,
        optional: true,
        hint: 'An address a line.',
      }),
      header('Who'),
      person('owner', 'Owner', typed.owner, false),
      person('decider', 'Decision owner', typed.decider, false, 'Somebody else than the owner.'),
      person('data', 'Data provider', typed.data, true),
      person('model', 'Model architect', typed.model, true),
      person('review', 'Human reviewer', typed.review, true),
      ticks(
        'none',
        'Expressly nobody',
        ROLES.map(([value, label]) => [value, label]),
        typed.none,
      ),
      divider(),
      ticks(
        'ready',
        'Data readiness: what is known of the data?',
        DATA_ITEMS.map((item) => [item, labelOf(item)]),
        typed.ready,
      ),
      ...lastBlocks(form),
    ],
  };
}

function lastBlocks({ number, running }: HypothesisForm): KnownBlock[] {
  if (running)
    return [
      words('reason', 'Why does it change?', '', 'The labels were corrected', {
        optional: true,
        hint: 'Moved goal posts stay on the card; the first target is the one that is scored.',
      }),
    ];
  if (number !== null) return [];
  const start = option('Start it now, if the checklist is complete', 'start');
  return [
    input(
      'start',
      'When?',
      { type: 'checkboxes', options: [start], initial_options: [start] },
      { optional: true, hint: 'Unticked, it is kept as a draft.' },
    ),
  ];
}

function similarBlocks(similar: readonly string[]): KnownBlock[] {
  if (similar.length === 0) return [];
  return [
    rich(paragraph(bold('Tried before')), {
      type: 'rich_text_list',
      style: 'bullet',
      elements: similar.slice(0, 3).map((line) => paragraph(oneLine(line, 300, '–'))),
    }),
    context('Bets that ended and sound alike. /hypothesis search finds more.'),
  ];
}

const labelOf = (item: DataItem): string => {
  const label = DATA_WORDS[item];
  return label.charAt(0).toUpperCase() + label.slice(1);
};

/** A line, or several, of words. */
export function words(
  id: string,
  label: string,
  value: string,
  example: string,
  {
    lines = false,
    optional = false,
    hint,
  }: { readonly lines?: boolean; readonly optional?: boolean; readonly hint?: string } = {},
): InputBlock {
  const typed = clean(value);
  const max = lines ? 2000 : 200;
  return input(
    id,
    label,
    {
      type: 'plain_text_input',
      multiline: lines,
      max_length: max,
      placeholder: plain(example, 150),
      ...(isBlank(typed) ? {} : { initial_value: cut(typed, max) }),
    },
    { optional, ...(hint === undefined ? {} : { hint }) },
  );
}

function choice<T extends string>(
  id: string,
  label: string,
  called: Readonly<Record<T, string>>,
  all: readonly T[],
  chosen: T | null,
  unchosen?: string,
): InputBlock {
  const options = all.map((one) => option(called[one], one));
  const initial = options.find(({ value }) => value === chosen);
  const element = {
    type: 'static_select',
    options,
    placeholder: plain(unchosen ?? 'Choose', 150),
    ...(initial ? { initial_option: initial } : {}),
  } as const;
  return input(id, label, element, { optional: unchosen !== undefined });
}

function person(id: string, label: string, chosen: UserId | null, optional: boolean, hint?: string): InputBlock {
  const element = {
    type: 'users_select',
    placeholder: plain('Choose somebody', 150),
    ...(chosen ? { initial_user: chosen } : {}),
  } as const;
  return input(id, label, element, { optional, ...(hint === undefined ? {} : { hint }) });
}

function ticks(
  id: string,
  label: string,
  all: readonly (readonly [string, string])[],
  chosen: readonly string[],
): InputBlock {
  const options = all.map(([value, shown]) => option(shown, value));
  const ticked = options.filter(({ value }) => value !== undefined && chosen.includes(value));
  return input(
    id,
    label,
    { type: 'checkboxes', options, ...(ticked.length > 0 ? { initial_options: ticked } : {}) },
    { optional: true },
  );
}
