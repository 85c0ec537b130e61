import type { Message } from '#domain/message.ts';
import type { ProjectId } from '#domain/ids.ts';
import { toInstant, toLocalDate } from '#domain/time.ts';
import type { WeeklyBody, WeeklyMessage } from '#domain/weekly-message.ts';
import { NO_BODY, splitWeek } from '#domain/weekly-split.ts';

const monday = toLocalDate('2026-03-09');
const friday = toLocalDate('2026-03-13');
const source = (day: string) => ({
  date: toLocalDate(`2026-03-${day}`),
  link: `https://team.slack.com/archives/C0VISION/p17731260${day}000100`,
});
const look = {
  number: 12,
  kind: 'data',
  text: 'Waiting for labels, batch 14\nhttps://tracker.example/14',
  ownerName: 'Ana',
  helperName: 'Bo',
  age: 4,
  state: { is: 'open' },
  latest: null,
} as const;

const body: WeeklyBody = {
  progress: [
    { name: 'Ana', text: 'Trained the 300M baseline on the deduplicated crawl, F1 0.83', sources: [source('10')] },
    { name: 'Ana', text: 'Wrote up the ablation', sources: [source('12'), source('13')] },
    { name: 'Bo', text: 'Reviewed the loader', sources: [{ date: monday, link: null }] },
  ],
  bets: [
    {
      number: 12,
      belief: 'A small encoder sorts reports well enough',
      metric: 'accuracy',
      unit: '',
      direction: 'up',
      target: 0.85,
      started: false,
      readings: 2,
      latest: 0.81,
      chance: { was: 0.62, is: 0.31, calibrated: false },
      ended: null,
      due: false,
      link: source('09').link,
    },
    {
      number: 9,
      belief: 'Distillation keeps the latency under 20 ms',
      metric: 'p95',
      unit: 'ms',
      direction: 'down',
      target: 20,
      started: false,
      readings: 0,
      latest: 24,
      chance: null,
      ended: { outcome: 'stop', name: 'Bo', reason: 'Short of the target by a fifth' },
      due: false,
      link: null,
    },
  ],
  open: [
    { look, isNew: false, days: 4, source: source('09') },
    { look: { ...look, number: 14, ownerName: 'Eve', kind: 'compute' }, isNew: true, days: 0, source: source('13') },
  ],
  resolved: [
    {
      look: {
        ...look,
        number: 13,
        text: 'No access to the bucket',
        state: { is: 'closed', how: 'resolved', name: 'Bo' },
      },
      isNew: true,
      days: 1,
      source: source('10'),
    },
  ],
  decisions: [{ name: 'Bo', text: 'Decided to keep the old tokenizer', sources: [source('11')] }],
  next: [
    { name: 'Ana', text: 'Sweep the learning rate', sources: [source('13')] },
    { name: 'Bo', text: 'Fix the shard order', sources: [source('13')] },
  ],
};

const figures = {
  asked: 48,
  answered: 42,
  skipped: 2,
  people: 9,
  opened: 2,
  resolved: 1,
  open: 2,
  lost: [
    { kind: 'data', days: 4 },
    { kind: 'access', days: 1 },
  ],
  readings: 2,
  started: 0,
  ended: 1,
} as const;

const week: WeeklyMessage = {
  kind: 'weekly',
  why: 'scheduled',
  by: '',
  project: 'p-vision' as ProjectId,
  projectName: 'Vision',
  last: friday,
  from: monday,
  to: friday,
  soFar: false,
  headline: [
    '42 of 48 standups were answered; 2 blockers came up, 1 was resolved and 2 are open.',
    'H9 was decided (stopped).',
    'Longest in the way is B12 (data), for 4 working days.',
  ],
  models: [],
  figures,
  before: { ...figures, answered: 40, opened: 5, lost: [], ended: 0 },
  risks: [
    {
      number: 12,
      belief: 'A small encoder sorts reports well enough',
      score: 0.69,
      signals: [
        { code: 'forecast_low', weight: 0, chance: 0.31, was: { chance: 0.62, on: monday } },
        { code: 'blocker_age', weight: 0.9, blocker: 12, text: 'Waiting for labels, batch 14', days: 4 },
      ],
      link: source('09').link,
    },
  ],
  away: [{ name: 'Chioma', backOn: toLocalDate('2026-03-23') }],
  parts: 0,
  postable: null,
  ...body,
};

const crowd: WeeklyBody = {
  ...body,
  progress: Array.from({ length: 120 }, (_, at) => ({
    name: `Person ${at % 40}`,
    text: `Moved shard ${at} of the crawl to the new store and compared ${'its lines with those of the old one '.repeat(4)}`,
    sources: [source('10'), source('12')],
  })),
  open: Array.from({ length: 30 }, (_, at) => ({
    look: { ...look, number: at + 1 },
    isNew: at > 20,
    days: 30 - at,
    source: source('09'),
  })),
};
const split = splitWeek(crowd);

/** A week as it is posted, previewed, empty, in its first part of many, and what goes on from that. */
export const weeklyPieces: readonly { readonly name: string; readonly message: Message }[] = [
  { name: 'weekly', message: week },
  {
    name: 'weekly, previewed',
    message: {
      ...week,
      models: ['small', 'large'],
      why: 'asked',
      soFar: true,
      before: null,
      postable: toInstant('2026-03-12T10:00:00Z'),
    },
  },
  {
    name: 'weekly of nothing',
    message: {
      ...week,
      ...NO_BODY,
      headline: [],
      risks: [],
      away: [],
      figures: {
        ...figures,
        answered: 0,
        skipped: 0,
        people: 0,
        opened: 0,
        resolved: 0,
        open: 0,
        lost: [],
        readings: 0,
        ended: 0,
      },
    },
  },
  {
    name: 'weekly of a crowd',
    message: { ...week, why: 'posted', by: 'Ana', ...split.main, parts: split.parts.length },
  },
  ...split.parts.slice(0, 1).map((part) => ({
    name: 'weekly, more of it',
    message: {
      kind: 'weekly-part',
      projectName: 'Vision',
      from: monday,
      to: friday,
      number: 1,
      of: split.parts.length,
      ...part,
    } as const,
  })),
];
