import type { KnownBlock, ModalView } from '@slack/types';
import { SILENCES, type Silence } from '#domain/hypothesis-more.ts';
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
import { choice, person, ticks, words } from './hypothesis-fields.ts';
import {
  actions,
  bold,
  button,
  context,
  divider,
  header,
  input,
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
const SILENCE_WORDS: Readonly<Record<Silence, string>> = {
  stop: 'It is stopped',
  inconclusive: 'It ends as inconclusive',
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
  ['model', 'Nobody designs the model'],
  ['review', 'Nobody reviews'],
] as const;

/** Writes a bet, or changes its terms: what, how it is measured, how long, who. */
export function hypothesisForm(form: HypothesisForm): ModalView {
  const { typed, number, running, similar, whole, again, seen } = form;
  const alike = similarBlocks(similar, again);
  const title = number === null ? 'A new bet' : `Edit ${hypothesisId(number)}`;
  return {
    type: 'modal',
    callback_id: 'hypothesis-form',
    private_metadata: JSON.stringify({
      project: form.project,
      number,
      key: form.key,
      parent: form.parent,
      running,
      whole,
      seen,
    }),
    title: plain(title, 24),
    submit: plain(number !== null ? 'Save' : again ? 'Start it anyway' : 'Start the bet', 24),
    close: plain('Cancel', 24),
    blocks: [
      ...(again ? [] : alike),
      words('belief', 'We believe that …', typed.belief, 'a small encoder sorts reports well enough', {
        lines: true,
        hint: 'One sentence that can turn out to be wrong.',
      }),
      words('problem', 'What is wrong today?', typed.problem, 'Reports are sorted by hand, two days late', {
        lines: true,
        hint: 'For whom, and what it costs them, in numbers where there are any.',
      }),
      header('How it is measured'),
      ...(whole
        ? [
            words('metric', 'Metric', typed.metric, 'f1', {
              optional: true,
              hint: 'Only where the target does not name it.',
            }),
            choice('kind', 'What kind of number is it?', KINDS, METRIC_KINDS, typed.kind, {
              unchosen: 'By its name',
              hint: 'It says how readings are compared and how sure one is.',
            }),
          ]
        : []),
      words(
        'target',
        'Target',
        whole ? typed.target : `${typed.metric} ${typed.target}`.trim(),
        whole ? '>= 0.85' : 'accuracy >= 0.85',
        {
          hint: 'The metric, a sign that says whether more is better, a number: accuracy >= 0.85, or p95 latency <= 200 ms.',
        },
      ),
      words('baseline', 'Baseline', typed.baseline, '0.78 n=400', {
        hint: 'What it is today, measured, and on how many items or runs.',
      }),
      ...(whole
        ? [
            words('worth', 'Worth it from', typed.worth, '0.03', {
              optional: true,
              hint: 'How far from the baseline it must come at the least, whatever the target.',
            }),
          ]
        : []),
      words('evaluation', 'Evaluation set and version', typed.evaluation, 'reports-held-out @ v1', {
        hint: 'What every reading is measured on, so that they can be compared.',
      }),
      ...(whole
        ? [
            words('guardrails', 'Guardrails', typed.guardrails, 'p95 ms <= 200', {
              lines: true,
              optional: true,
              hint: 'What must not get worse, a line each.',
            }),
            choice('source', 'Where do readings come from?', SOURCES, MEASUREMENT_SOURCES, typed.source, {
              hint: 'People can log them whatever you choose.',
            }),
            words('every', 'A reading every so many working days', typed.every, '2', {
              optional: true,
              hint: 'Later than that, it counts as not measured.',
            }),
          ]
        : []),
      header('How long, and when it is given up'),
      words('box', 'Time-box', typed.box, '2w', {
        hint: 'Weeks (2w), working days of its owner (10d), or its last day. It is never extended in silence.',
      }),
      ...(whole
        ? [
            choice('silence', 'Where nobody decides in time', SILENCE_WORDS, SILENCES, typed.silence, {
              hint: 'After two working days without an answer behind the deadline. It is never extended in silence.',
            }),
            words('appetite', 'Appetite', typed.appetite, '8 person-days, 40 GPU-hours, 2M tokens', {
              optional: true,
              hint: 'What it may cost.',
            }),
          ]
        : []),
      words('kill', 'Kill rule', typed.kill, 'Stop below 0.80', {
        hint: 'Agreed now, so that nobody argues at the end. Against it, a second person and a reason are needed.',
      }),
      words('done', 'Done when', typed.done, 'It runs beside the sorters for a week', {
        lines: true,
        hint: 'What anybody can see for themselves once the work is through.',
      }),
      ...(whole
        ? [
            words('links', 'Links', typed.links, 'https://example.org/plan', {
              lines: true,
              optional: true,
              hint: 'An address a line.',
            }),
          ]
        : []),
      header('Who'),
      ...(whole ? [person('owner', 'Owner', typed.owner, false, 'Carries the work and is asked for readings.')] : []),
      person('decider', 'Decision owner', typed.decider, false, 'Decides at the end; somebody else than the owner.'),
      person('data', 'Data provider', typed.data, true, 'Brings the data and answers for its six points below.'),
      person('model', 'Model architect', typed.model, true, 'Designs what is tried.'),
      person('review', 'Human reviewer', typed.review, true, 'Looks at what comes out of it with human eyes.'),
      ticks(
        'none',
        'Expressly nobody',
        ROLES.map(([value, label]) => [value, label]),
        typed.none,
        'Each of the three roles has a person above or a tick here.',
      ),
      divider(),
      ticks(
        'ready',
        'Data readiness: what is known of the data?',
        DATA_ITEMS.map((item) => [item, labelOf(item)]),
        typed.ready,
        'It starts once all six are known.',
      ),
      ...lastBlocks(form),
      ...(again ? alike : []),
    ],
  };
}

function lastBlocks({ number, running, whole, draft }: HypothesisForm): KnownBlock[] {
  if (running)
    return [
      words('reason', 'Why does it change?', '', 'The labels were corrected', {
        optional: true,
        hint: 'Moved goal posts stay on the card; the first target is the one that is scored.',
      }),
    ];
  if (number !== null) return [];
  const later = option('Keep it as a draft for now', 'draft');
  return [
    input(
      'draft',
      'Not yet?',
      { type: 'checkboxes', options: [later], ...(draft ? { initial_options: [later] } : {}) },
      { optional: true, hint: 'A draft is started from its card.' },
    ),
    ...(whole
      ? []
      : [
          actions(button('hypothesis.whole', 'More', 'more')),
          context(
            'Guardrails, appetite, links, another owner, readings from a script, MLflow or W&B. What you typed stays.',
          ),
        ]),
  ];
}

function similarBlocks(similar: readonly string[], again: boolean): KnownBlock[] {
  if (similar.length === 0) return [];
  return [
    rich(paragraph(bold('Tried before')), {
      type: 'rich_text_list',
      style: 'bullet',
      elements: similar.slice(0, 3).map((line) => paragraph(oneLine(line, 300, '–'))),
    }),
    context(
      again
        ? 'Not sent yet: these bets ended and sound like yours. Change it, or press Start it anyway.'
        : 'Bets that ended and sound alike. /hypothesis search finds more.',
    ),
  ];
}

const labelOf = (item: DataItem): string => {
  const label = DATA_WORDS[item];
  return label.charAt(0).toUpperCase() + label.slice(1);
};
