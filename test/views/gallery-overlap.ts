import type { Message } from '#domain/message.ts';
import type { ProjectId } from '#domain/ids.ts';
import { toInstant, toLocalDate, toLocalTime, toZone } from '#domain/time.ts';

const at = (text: string) => toInstant(`2026-03-${text}:00Z`);
const when = (from: string, to: string) => ({ from: at(from), to: at(to) });
const zone = toZone('Asia/Kolkata');
const of = {
  projectName: 'Vision',
  zone,
  names: ['Ana', 'Bo', 'Chioma'],
  unknown: [],
  assumed: [],
  others: [],
} as const;
const date = toLocalDate('2026-03-10');
const today = {
  kind: 'overlap-today',
  ...of,
  date,
  here: ['Ana'],
  shared: [],
  next: null,
  most: null,
  miss: null,
} as const;
const hours = (from: number, to: number) => Array.from({ length: 24 }, (_, h) => (h >= from && h < to ? 1 : 0));
const best = { kind: 'overlap-best', ...of, minutes: 60, windows: [], longest: 480, fair: null } as const;
const changes = { kind: 'clock-changes', ...of, why: 'asked', changes: [] } as const;
const change = {
  at: at('29T01:00'),
  zones: [
    { zone: toZone('Europe/London'), by: 60 },
    { zone: toZone('Europe/Berlin'), by: 60 },
  ],
  team: { before: 900, after: 600 },
  pairs: Array.from({ length: 9 }, (_, n) => ({ names: ['Ana', `Bo ${n}`] as const, before: 600 - n, after: 0 })),
  leaving: [{ slot: 'Tue 16:00 (Europe/Berlin), 30 minutes', names: ['Chioma'] }],
};
const piece = (name: string, message: Message) => ({ name, message });

const look = {
  number: 12,
  kind: 'data',
  text: 'Waiting for labels, batch 14',
  ownerName: 'Ana',
  helperName: 'Bo',
  age: 2,
  state: { is: 'open' },
  latest: null,
} as const;
const between = {
  kind: 'overlap-nudge',
  projectName: 'Vision',
  otherName: 'Bo',
  when: when('10T09:30', '10T12:30'),
  zone,
} as const;
const risk = {
  kind: 'risk-nudge',
  projectName: 'Vision',
  item: 'H12',
  title: 'A small encoder is enough',
  score: 0.79,
  zone,
} as const;
const bet = {
  kind: 'overlap-bet',
  number: 12,
  belief: 'A small encoder is enough',
  projectName: 'Vision',
  otherName: 'Bo',
  endOn: date,
  when: when('10T09:30', '10T12:30'),
  zone,
} as const;
const ask = {
  kind: 'overlap-ask',
  to: 'asked',
  number: 3,
  text: '@Bo could you review the split of batch 14? <!channel> *now*',
  date,
  link: 'https://team.slack.com/archives/C0VISION/p1773133200000101',
  projectName: 'Vision',
  otherName: 'Bo',
  when: when('10T09:30', '10T12:30'),
  zone,
  more: 0,
  state: { is: 'open' },
} as const;
const meetings = {
  kind: 'slot-list',
  project: 'p-vision' as ProjectId,
  projectName: 'Vision',
  zone,
  borne: null,
  slots: [],
} as const;
const meeting = {
  number: 2,
  name: 'Planning',
  weekday: 2,
  time: toLocalTime('15:00'),
  zone: toZone('Europe/Berlin'),
  minutes: 60,
  when: when('10T14:00', '10T15:00'),
  names: ['Ana', 'Bo'],
  outside: ['Bo'],
  fairer: { weekday: 4, time: toLocalTime('14:30') },
  editable: true,
} as const;
const none = { weight: 0 } as const;
const rates = { kind: 'nudge-rates', projectName: 'Vision', days: 90, rows: [], own: 3 } as const;

/** What the bot says about shared hours, each variant once. */
export const overlapPieces = [
  piece('overlap ask to whoever was asked', ask),
  piece('overlap ask to whoever asked, with more', { ...ask, to: 'asker', link: null, more: 2 }),
  piece('overlap ask answered', { ...ask, when: null, state: { is: 'answered', name: 'Bo' } }),
  piece('overlap ask taken back, its words gone', {
    ...ask,
    to: 'asker',
    text: '',
    when: null,
    state: { is: 'withdrawn' },
  }),
  piece('shared hours', { ...today, shared: [when('10T09:30', '10T12:30'), when('10T18:00', '10T18:30')] }),
  piece('shared hours of two who never meet', {
    ...today,
    projectName: null,
    most: { people: 1, when: [when('10T03:30', '10T12:30')], absent: [] },
    miss: { when: when('10T12:00', '10T12:30'), absent: [{ name: 'Bo', minutes: 150, way: 'earlier' }] },
  }),
  piece('shared hours of most', {
    ...today,
    unknown: ['Dmitri'],
    assumed: ['Eve'],
    others: ['Speech'],
    most: { people: 2, when: [when('10T09:30', '10T12:30')], absent: ['Bo'] },
    next: when('12T09:30', '12T12:30'),
  }),
  piece('shared hours of nobody', { ...today, here: [] }),
  piece('shared hours of one', { ...today, names: ['Ana'], shared: [when('10T03:30', '10T12:30')] }),
  piece('shared hours, the week', {
    kind: 'overlap-week',
    ...of,
    first: date,
    rows: [
      { name: 'Ana', hours: hours(9, 18) },
      { name: 'Bo', hours: hours(13, 22) },
      { name: 'Somebody with a long name', hours: hours(18, 24).map((share) => share / 2) },
    ],
    days: [{ date, shared: [when('10T09:30', '10T12:30')] }],
  }),
  piece('shared hours, an empty week', {
    kind: 'overlap-week',
    ...of,
    first: date,
    rows: [],
    days: [{ date, shared: [] }],
  }),
  piece('best slot', { ...best, windows: [{ when: when('10T09:30', '10T10:30'), people: 3, absent: [] }] }),
  piece('best slot without somebody', {
    ...best,
    windows: [{ when: when('10T09:30', '10T10:30'), people: 2, absent: ['Bo'] }],
    fair: {
      when: when('10T13:00', '10T14:00'),
      bending: 2,
      own: 90,
      imbalance: 0.1,
      hard: false,
      borne: { own: 0.4, imbalance: 0.1 },
    },
  }),
  piece('best slot that nobody has', { ...best, minutes: 540 }),
  piece('best slot of people apart', {
    ...best,
    fair: { when: when('10T13:00', '10T14:00'), bending: 1, own: 0, imbalance: 0.6, hard: true, borne: null },
  }),
  piece('best slot of nobody', { ...best, longest: 0 }),
  piece('clock changes', {
    ...changes,
    changes: [change, { ...change, at: at('08T07:00'), team: { before: 0, after: 300 }, leaving: [] }],
  }),
  piece('clock change announced', { ...changes, why: 'notice', changes: [{ ...change, team: null }] }),
  piece('no clock changes', changes),
  piece('to settle, for who is held up', { ...between, to: 'owner', look, more: 0 }),
  piece('to settle, for who could help', {
    ...between,
    to: 'helper',
    look: { ...look, state: { is: 'acknowledged', name: 'Bo' } },
    more: 2,
  }),
  piece('at risk', {
    ...risk,
    signals: [
      {
        code: 'forecast_low',
        ...none,
        chance: 0.21,
        was: { chance: 0.44, on: date },
        aim: { target: 0.85, unit: '', endOn: date },
      },
      { code: 'burn_gap', ...none, elapsed: 0.58, done: 0.2 },
      { code: 'stale_metric', weight: 0.7, days: 6 },
      { code: 'blocker_age', weight: 0.7, blocker: 12, text: look.text, days: 4 },
      { code: 'carry_over', weight: 0.4, text: 'Write the ablation', dates: [date, date, date] },
    ],
    also: ['H13'],
    apart: ['H14'],
  }),
  piece('at risk, people against data', {
    ...risk,
    signals: [
      { code: 'dependency_unacked', weight: 0.4, who: 'Bo', since: at('09T10:20') },
      { code: 'silence', weight: 0.3, missed: 2 },
      { code: 'self_report', ...none, said: 'off-track', text: 'The labels are late', on: date },
      { code: 'green_vs_data', ...none, chance: 0.21, failing: 2, on: date },
      { code: 'guardrail', ...none },
      { code: 'eval_changed', ...none },
      { code: 'source_broken', ...none },
    ],
  }),
  piece('at risk, to who will decide', {
    ...risk,
    to: 'decider',
    ownerName: 'Ana',
    signals: [
      { code: 'forecast_low', ...none, chance: 0.21, was: null },
      { code: 'green_vs_data', ...none, chance: 0.21, failing: 0, on: date },
    ],
    sources: { forecast_low: 'https://x.slack.com/archives/C1/p1' },
  }),
  piece('at risk, in its thread', {
    ...risk,
    to: 'thread',
    ownerName: 'Ana',
    signals: [{ code: 'self_report', ...none, said: 'at-risk', text: '', on: date }],
  }),
  piece('a verdict between two at work', { ...bet, about: 'verdict' }),
  piece('a bet that ends between two at work', { ...bet, about: 'ending' }),
  piece('weekly meetings', {
    ...meetings,
    borne: { own: null, imbalance: 0.7 },
    slots: [meeting, { ...meeting, number: 3, name: '', names: [], outside: [], fairer: null, editable: false }],
  }),
  piece('no weekly meetings', meetings),
  piece('unasked messages', {
    ...rates,
    rows: [
      { rule: 'overlap', shown: 40, asked: 40, acted: 31, notUseful: 2, muted: false },
      { rule: 'risk', shown: 25, asked: 25, acted: 2, notUseful: 20, muted: true },
      { rule: 'lead', shown: 6, asked: 2, acted: 1, notUseful: 0, muted: false },
      { rule: 'regional', shown: 50, asked: 0, acted: 0, notUseful: 1, muted: false },
    ],
  }),
  piece('no unasked messages', rates),
] as const;
