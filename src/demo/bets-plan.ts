import type { MetricKind } from '#domain/hypothesis.ts';

/** What becomes of a bet in the scene. */
export type Fate =
  /** Its target is met, confirmed, and shipped. */
  | 'ship'
  /** Nobody decides at its end. */
  | 'silence'
  /** It falls short, and goes on as another one. */
  | 'pivot'
  /** It is given up early. */
  | 'stop'
  /** It still runs when the scene ends, and its goal post was moved. */
  | 'open'
  /** It waits for its decision when the scene ends. */
  | 'due';

/** A bet as somebody writes it into the form, and what was measured. */
export interface BetPlan {
  readonly belief: string;
  readonly problem: string;
  readonly metric: string;
  readonly kind: MetricKind;
  readonly unit: string;
  readonly direction: 'up' | 'down';
  readonly target: number;
  readonly baseline: number;
  /** On how many items each value was measured; null: not said. */
  readonly n: number | null;
  /** In order. */
  readonly readings: readonly number[];
  /** What the decision owner writes at the end. */
  readonly observed: string;
}

/** One bet for each fate. */
export type BetPlans = Readonly<Record<Fate, BetPlan>>;

const share = { kind: 'proportion', unit: '', direction: 'up' } as const;
const time = { kind: 'continuous', unit: 'ms', direction: 'down' } as const;

/** The bets of a made-up team that builds speech recognition for clinics. */
export const MADE_UP: BetPlans = {
  ship: {
    ...share,
    belief: 'A glossary of 4,000 drug names at decoding is enough for the wards',
    problem: 'Nurses correct one drug name in four by hand',
    metric: 'drug recall',
    target: 0.86,
    baseline: 0.74,
    n: 400,
    readings: [0.76, 0.75, 0.81, 0.84, 0.885, 0.89],
    observed: 'Recall rose from 74 to 89 % on the frozen ward set.',
  },
  silence: {
    ...time,
    belief: 'Streaming in chunks of 320 ms keeps the first words under 400 ms',
    problem: 'Doctors wait nearly a second for the first words',
    metric: 'p95 latency',
    target: 400,
    baseline: 870,
    n: null,
    readings: [810, 640, 655, 610],
    observed: '',
  },
  pivot: {
    ...share,
    belief: 'Speaker adaptation from ten sentences helps accented German',
    problem: 'Accents cost twelve points',
    metric: 'word accuracy',
    target: 0.9,
    baseline: 0.81,
    n: 900,
    readings: [0.82, 0.815, 0.831, 0.828],
    observed: 'Ten sentences gain two points, not nine.',
  },
  stop: {
    ...share,
    belief: 'Synthetic ward noise replaces recorded noise',
    problem: 'Recording noise needs consent from everybody in the room',
    metric: 'noisy accuracy',
    target: 0.88,
    baseline: 0.79,
    n: 600,
    readings: [0.77],
    observed: 'The made noise is learned by heart within an epoch.',
  },
  open: {
    ...share,
    belief: 'Half of the encoder layers are enough on the tablets',
    problem: 'The tablets get hot and slow down after ten minutes',
    metric: 'tablet accuracy',
    target: 0.9,
    baseline: 0.82,
    n: 500,
    readings: [0.83, 0.842, 0.851],
    observed: '',
  },
  due: {
    ...time,
    belief: 'Int8 weights halve the cost of a note',
    problem: 'A note costs more than typing it',
    metric: 'cost per note',
    target: 450,
    baseline: 980,
    n: null,
    readings: [900, 760, 610, 440, 430],
    observed: '',
  },
};
