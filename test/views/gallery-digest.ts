import type { ChannelId, ProjectId } from '#domain/ids.ts';
import type { DigestMessage, Message } from '#domain/message.ts';
import { promptHandle } from '#domain/prompt.ts';
import { UNCHECKED } from '#domain/summary-checks.ts';
import type { SummaryWhy } from '#domain/summary-message.ts';
import type { Checks } from '#domain/summary.ts';
import type { RegionalDigest } from '#domain/regional-message.ts';
import { toInstant, toLocalDate, type Zone } from '#domain/time.ts';

const date = toLocalDate('2026-03-10');
const link = (n: number): string =>
  `https://team.slack.com/archives/C0VISION/p177313320000010${n}?thread_ts=1773133200.000100&cid=C0VISION`;
const words = {
  done: 'retrained on batch 13, f1 0.81 to 0.84\nfixed the data loader',
  plan: 'relabel batch 14',
  blockers: '',
  evidence: '',
};
const line = { group: null, doubt: null } as const;
const summary = {
  handle: promptHandle('p-vision' as ProjectId, date),
  models: ['gpt-5-mini'],
  headline: ['Retraining on batch 13 lifted f1 from 0.81 to 0.84.', 'Relabelling batch 14 waits for the tool.'],
  themes: ['Batch 14'],
  held: 2,
};
const written: DigestMessage = {
  kind: 'digest',
  projectName: 'Vision',
  date,
  answers: [
    {
      name: 'Ana',
      words,
      late: false,
      link: link(1),
      lines: [
        { ...line, kind: 'metric', text: 'f1 0.81 to 0.84 after retraining on batch 13' },
        { ...line, kind: 'progress', text: 'Fixed the data loader' },
        { ...line, kind: 'plan', text: 'Relabel batch 14', group: 0 },
      ],
    },
    {
      name: 'Bo',
      words,
      late: true,
      link: link(2),
      guest: true,
      lines: [
        { ...line, kind: 'ask', text: 'Could somebody review the evaluation set?' },
        { ...line, kind: 'decision', text: 'Decided to keep the old split' },
        { ...line, kind: 'progress', text: 'Moved 12 of 40 labels of batch 14', group: 0, doubt: 'Medium' },
        { ...line, kind: 'risk', text: 'The sweep might slip to Friday' },
      ],
    },
    { name: 'Chioma', words, late: false, link: link(3) },
  ],
  summary,
  blockers: [],
  away: [],
  skipped: [],
  missing: 1,
};
const slept: RegionalDigest = {
  kind: 'regional',
  project: 'p-vision' as ProjectId,
  projectName: 'Vision',
  channel: 'C0VISION' as ChannelId,
  zone: 'America/Los_Angeles' as Zone,
  since: toInstant('2026-03-10T01:00:00.000Z'),
  until: toInstant('2026-03-10T16:00:00.000Z'),
  handovers: [
    {
      number: 3,
      project: 'p-vision' as ProjectId,
      giverName: 'Ana',
      toName: null,
      done: 'Batch 14 is labelled up to row 900',
      needs: 'Restart run 7 with the new split?',
      until: toInstant('2026-03-11T00:00:00.000Z'),
      state: { is: 'open' },
    },
  ],
  blockers: [
    {
      number: 12,
      kind: 'compute',
      text: 'no GPU quota since Monday',
      ownerName: 'Ana',
      helperName: 'Bo',
      age: 0,
      state: { is: 'open' },
      latest: null,
    },
  ],
  reviews: [],
  answers: written.answers,
};
const PASSED: Checks = {
  ...UNCHECKED,
  schema: 'pass',
  quote: 'repaired',
  numbers: 'pass',
  words: 'pass',
  polarity: 'fail',
};
const why: SummaryWhy = {
  kind: 'summary-why',
  projectName: 'Vision',
  date,
  models: ['gpt-5-mini'],
  prompts: 'summary-1',
  plain: null,
  usage: { calls: 7, input: 5210, cached: 1024, output: 640 },
  micros: 2340,
  people: [
    {
      name: 'Ana',
      link: link(1),
      lines: [
        {
          text: 'Fixed the data loader',
          quote: 'fixed the data loader',
          checks: PASSED,
          confidence: 0.6,
          by: 'model',
          review: null,
        },
        {
          text: 'f1 0.84',
          quote: 'f1 0.81 to 0.84',
          checks: PASSED,
          confidence: 1,
          by: 'code',
          review: { name: 'Bo', is: 'edited' },
        },
      ],
    },
    { name: 'Chioma', link: null, lines: [] },
  ],
  held: 2,
  dropped: 1,
};
const piece = (name: string, message: Message) => ({ name, message });

/** The digest as a model worded it, and why it says what it says. */
export const digestPieces = [
  piece('digest worded', written),
  piece('digest kept without a model', {
    ...written,
    summary: { ...summary, models: [], headline: [], held: 0 },
    answers: written.answers.slice(2),
  }),
  piece('digest with lines that wait', {
    ...written,
    summary: { ...summary, review: { name: 'Bo', lapsed: false, over: false, of: [] } },
  }),
  piece('digest with lines that await review', {
    ...written,
    summary: {
      ...summary,
      review: { name: 'Bo', lapsed: true, over: false, of: [{ name: 'Ana', link: link(1) }, { name: 'Bo' }] },
    },
  }),
  piece('digest in which nothing has changed', { ...written, unchanged: true }),
  piece('digest that goes on in its thread', { ...written, parts: 3 }),
  piece('more of a digest', {
    kind: 'digest-part',
    projectName: 'Vision',
    date,
    number: 2,
    of: 3,
    answers: written.answers,
    more: 0,
  }),
  piece('more of a digest that is no more', {
    kind: 'digest-part',
    projectName: 'Vision',
    date,
    number: 3,
    of: 3,
    answers: [],
    more: 0,
  }),
  piece('what was written while somebody slept', slept),
  piece('what was written over a weekend, of which nothing stands', {
    ...slept,
    since: toInstant('2026-03-07T02:00:00.000Z'),
    answers: [],
    blockers: [],
    handovers: [],
  }),
  piece('why a digest', why),
  piece('why a digest without a model', {
    ...why,
    plain: 'no model',
    models: [],
    micros: 0,
    people: [],
    held: 0,
    dropped: 0,
  }),
] as const;
