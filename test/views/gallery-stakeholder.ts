import type { ChannelId, ProjectId } from '#domain/ids.ts';
import type { ShownForm } from '#domain/form.ts';
import type { Message } from '#domain/message.ts';
import type { StakeholderWeek } from '#domain/stakeholder.ts';
import { toInstant, toLocalDate } from '#domain/time.ts';

const monday = toLocalDate('2026-03-09');
const friday = toLocalDate('2026-03-13');
const line = (text: string, link: string | null = null) => ({ text, sources: [{ date: monday, link }] });

const week: StakeholderWeek = {
  kind: 'stakeholder-week',
  why: 'scheduled',
  privately: true,
  project: 'p-vision' as ProjectId,
  projectName: 'Vision',
  last: friday,
  from: monday,
  to: friday,
  soFar: false,
  headline: [
    '1 of 2 trials is likely to succeed in time and 1 is at risk.',
    '2 things stand in the way, one for 4 working days.',
  ],
  done: [
    line(
      'Adapted the reading part of the model on 400 reports, combined accuracy 0.83',
      'https://team.slack.com/archives/C0VISION/p1',
    ),
    line('Wrote up the test of what each part adds'),
  ],
  decided: [line('Decided to keep the old text splitter')],
  next: [line('Series of trials over the pace of training')],
  bets: [
    {
      number: 12,
      belief: 'A small model sorts reports well enough',
      metric: 'accuracy',
      unit: '',
      direction: 'up',
      target: 0.85,
      chance: { was: 0.62, is: 0.24 },
      measured: { low: 0.7913, high: 0.8688 },
      started: false,
      ended: null,
      due: true,
    },
    {
      number: 9,
      belief: '',
      metric: 'slowest one in twenty',
      unit: 'ms',
      direction: 'down',
      target: 20,
      chance: null,
      measured: { alone: 24 },
      started: false,
      ended: { outcome: 'stop', decided: true },
      due: false,
    },
  ],
  blocked: [
    { kind: 'data', days: 4, text: 'Waiting for labels, batch 14' },
    { kind: 'decision', days: 0, text: '' },
  ],
  cleared: 1,
  risks: [
    {
      number: 12,
      belief: 'A small model sorts reports well enough',
      score: 0.69,
      signals: [
        { code: 'forecast_low', weight: 0, chance: 0.24, was: null },
        { code: 'blocker_age', weight: 0.9, blocker: 12, text: 'nobody reads this', days: 4 },
      ],
    },
  ],
  deadlines: [
    {
      number: 3,
      name: 'Camera-ready',
      date: toLocalDate('2026-03-27'),
      time: '23:59' as StakeholderWeek['deadlines'][number]['time'],
      zone: 'Etc/GMT+12' as StakeholderWeek['deadlines'][number]['zone'],
      at: toInstant('2026-03-28T11:59:00Z'),
      days: { least: 9, most: 10 },
    },
  ],
  models: ['small'],
  left: 2,
};

/** The week in plain words: privately, in a channel, previewed before and after it is sent, of nothing, and too much of it. */
export const stakeholderPieces: readonly (
  | { readonly name: string; readonly message: Message }
  | { readonly name: string; readonly form: ShownForm }
)[] = [
  {
    name: 'stakeholder form',
    form: {
      kind: 'stakeholder-form',
      project: week.project,
      projectName: 'Vision',
      channel: null,
      readers: [],
      jargon: [
        { word: 'MRR', plain: 'ranking score' },
        { word: 'GPU', plain: 'GPU' },
      ],
    },
  },
  { name: 'stakeholders', message: week },
  { name: 'stakeholders, in a channel', message: { ...week, privately: false, why: 'posted', models: [], left: 0 } },
  {
    name: 'stakeholders, before the first',
    message: {
      ...week,
      why: 'asked',
      soFar: true,
      may: {
        channel: 'C0BOARD' as ChannelId,
        people: ['Noor', 'Sam'],
        started: false,
        previewed: toInstant('2026-03-12T10:00:00Z'),
      },
    },
  },
  {
    name: 'stakeholders, sent',
    message: {
      ...week,
      why: 'asked',
      may: { channel: null, people: ['Noor'], started: true, previewed: toInstant('2026-03-12T10:00:00Z') },
    },
  },
  {
    name: 'stakeholders, nobody and nothing',
    message: {
      ...week,
      why: 'asked',
      headline: [],
      done: [],
      decided: [],
      next: [],
      bets: [],
      blocked: [],
      risks: [],
      deadlines: [],
      left: 0,
      models: [],
      may: { channel: null, people: [], started: false, previewed: toInstant('2026-03-12T10:00:00Z') },
    },
  },
  {
    name: 'stakeholders, much',
    message: {
      ...week,
      done: Array.from({ length: 8 }, (_, at) =>
        line(`Moved part ${at} of the data ${'to the new store & <!here> '.repeat(9)}`),
      ),
    },
  },
];
