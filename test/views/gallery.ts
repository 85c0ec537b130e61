import type { ShownForm } from '#domain/form.ts';
import type { Home, HomeStandup } from '#domain/home.ts';
import type { ChannelId, ProjectId, UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { reviewPieces } from './gallery-review.ts';
import { handoverPieces } from './gallery-handover.ts';
import { holidayList, holidayPieces } from './gallery-holidays.ts';
import { costPieces } from './gallery-cost.ts';
import { hypothesisPieces } from './gallery-hypothesis.ts';
import { digestPieces } from './gallery-digest.ts';
import { overlapPieces } from './gallery-overlap.ts';
import { questionPieces } from './gallery-question.ts';
import { stakeholderPieces } from './gallery-stakeholder.ts';
import { weeklyPieces } from './gallery-weekly.ts';
import { toInstant, toLocalDate, toLocalTime, isZone, type Zone } from '#domain/time.ts';

/** One face to look at: a typical instance of a message or a form. */
export type Piece =
  | { readonly name: string; readonly message: Message }
  | { readonly name: string; readonly form: ShownForm }
  | { readonly name: string; readonly home: Home };

function zone(name: string): Zone {
  if (!isZone(name)) throw new RangeError(name);
  return name;
}

const at = (text: string) => toInstant(`2026-03-10T${text}:00Z`);
const project = 'p-vision' as ProjectId;
const channel = 'C0VISION' as ChannelId;
const date = toLocalDate('2026-03-10');
const kolkata = zone('Asia/Kolkata');
const standupAt = toLocalTime('09:30');
const here = { project, projectName: 'Vision', channel, date, zone: kolkata };

const ANA = {
  done: 'Trained the 300M baseline on the deduplicated crawl\nhttps://wandb.ai/vision/runs/7f3k',
  plan: '- sweep the learning rate\n- write up the ablation',
  blockers: 'Waiting for labels from the data team, batch 14',
  evidence: 'F1 0.83 on eval set v4, n=200',
};
const BO = {
  done: 'Reviewed the loader',
  plan: '1. fix the shard order\n2. rerun seed 3',
  blockers: 'none',
  evidence: '',
};

const introduction = {
  kind: 'introduction',
  project,
  projectName: 'Vision',
  channel,
  hours: 'Mon–Fri 09:00–18:00',
  standupAt,
} as const;
const prompt = { kind: 'prompt', ...here, cutoffAt: at('12:30'), lastPlan: ANA.plan, again: false } as const;
const done = { kind: 'prompt-done', ...here } as const;
const card = {
  kind: 'project-card',
  retention: 365,
  project,
  name: 'Vision',
  channel,
  state: 'active',
  standupAt,
  days: [1, 2, 3, 4, 5],
  nudges: true,
  members: 12,
} as const;
const inuvik = zone('America/Inuvik');
const checkUp = {
  kind: 'doctor',
  zones: {
    release: '2026c',
    rules: '2026d',
    findings: [{ zone: inuvik, at: at('12:00'), runtime: -420, ours: -360, corrected: true }],
    affected: [{ zone: inuvik, names: ['Ana', 'Bo'] }],
  },
  workspace: {
    people: 12,
    projects: { active: 3, paused: 1, dormant: 0 },
    overdue: 0,
    failed: 0,
    unheard: 0,
    lastSentAt: at('09:00'),
  },
  model: null,
  readerZone: kolkata,
  now: at('09:12'),
} as const;
const model = {
  host: 'llm.example',
  models: ['small', 'middle'],
  seen: {
    model: 'small',
    well: true,
    about: '',
    latencyMs: 412,
    spoken: { api: 'chat', json: 'schema' },
    micros: 42,
  },
  unpriced: [],
  pricesAsOf: toLocalDate('2026-03-01'),
  cap: 1_000_000,
} as const;
const silentModel = {
  ...model,
  seen: { ...model.seen, well: false, about: 'down, status 401', micros: null },
  unpriced: ['middle'],
  cap: null,
} as const;
const journey = {
  kind: 'travel',
  was: kolkata,
  zone: zone('Pacific/Auckland'),
  from: at('11:00'),
  heardAt: at('09:12'),
} as const;
const digest = {
  kind: 'digest',
  projectName: 'Vision',
  date,
  answers: [
    { name: 'Ana', words: ANA, late: false },
    { name: 'Bo', words: BO, late: true },
  ],
  away: [{ name: 'Chioma', backOn: toLocalDate('2026-03-16') }],
  skipped: ['Dmitri'],
  missing: 2,
} as const;
const look = {
  number: 12,
  kind: 'data',
  text: 'Waiting for labels, batch 14\nhttps://tracker.example/14',
  ownerName: 'Ana',
  helperName: 'Bo',
  age: 2,
  state: { is: 'open' },
  latest: null,
} as const;
const looks = [
  look,
  { ...look, number: 13, helperName: null, age: 0, kind: 'compute' },
  {
    ...look,
    number: 14,
    age: 1,
    state: { is: 'acknowledged', name: 'Bo' },
    latest: { name: 'Bo', text: 'On Thursday' },
  },
  { ...look, number: 15, state: { is: 'asked', doubt: 'review' } },
] as const;
const resolved = { ...look, number: 3, state: { is: 'closed', how: 'resolved', name: 'Bo' } } as const;
const status = {
  kind: 'standup-status',
  projectName: 'Vision',
  date,
  zone: kolkata,
  answered: [{ name: 'Ana', at: at('04:42'), late: false }],
  skipped: ['Dmitri'],
  ahead: [{ name: 'Eve', askAt: at('13:30') }],
  open: [{ name: 'Bo', cutoffAt: at('17:00') }],
  missing: ['Farid'],
  away: digest.away,
  closesAt: toInstant('2026-03-11T01:00:00Z'),
  others: ['Speech'],
} as const;
const leadNote = { kind: 'lead-note', project, projectName: 'Vision', channel } as const;
const roles = { 'data-provider': ['U0BO' as UserId], 'model-architect': [], 'human-reviewer': [] } as const;
const person = { lead: false, roles: [], is: 'asked', guest: false } as const;
const section = {
  project,
  projectName: 'Vision',
  date,
  words: BO,
  lastPlan: ANA.plan,
  late: false,
  edit: false,
  open: [],
  blockerKind: null,
  helper: null,
  posting: 'thread',
  leads: [],
  own: [],
} as const;

const standups: readonly HomeStandup['state'][] = [
  { is: 'ahead', date, askAt: at('04:00') },
  { is: 'open', date, cutoffAt: at('12:30') },
  { is: 'late', date },
  { is: 'snoozed', date, until: at('09:00') },
  { is: 'answered', date, answeredAt: at('05:00'), late: true },
  { is: 'skipped', date },
  { is: 'away', to: date },
  { is: 'free', next: date },
  { is: 'free', next: null },
  { is: 'observer' },
  { is: 'no-zone' },
];
/** Every section, and every state of a standup. */
const home: Home = {
  at: at('06:00'),
  zone: kolkata,
  today: date,
  sections: [
    {
      is: 'today',
      standups: standups.map((state, index) => ({ project: `p${index}` as ProjectId, projectName: 'Vision', state })),
      next: { projectName: 'Vision', askAt: at('12:30') },
    },
    { is: 'blockers', looks: Array.from({ length: 6 }, (_, index) => ({ ...look, number: index + 1 })) },
    {
      is: 'hours',
      zone: kolkata,
      shifts: { 1: [{ from: standupAt, to: toLocalTime('17:30') }] },
      standupAt,
      evening: true,
      quiet: [{ from: standupAt, to: toLocalTime('10:30') }],
      nudges: false,
    },
    {
      is: 'leave',
      leaves: [
        { id: 'l1', from: date, to: toLocalDate('2027-01-02'), reason: 'family' },
        { id: 'l2', from: toLocalDate('2027-03-05'), to: toLocalDate('2027-03-05'), reason: '', half: 'pm' },
      ],
      holidays: { regionName: 'Berlin, Germany', next: holidayList[0] ?? null, count: 30 },
    },
    {
      is: 'projects',
      projects: [0, 1, 2].map((index) => ({
        ...card,
        id: `p${index}` as ProjectId,
        role: (['lead', 'participant', 'observer'] as const)[index % 3] ?? 'lead',
        own: index,
        posting: 'thread',
        editable: index % 3 === 0,
      })),
    },
    {
      is: 'lines',
      title: 'My bets',
      lines: [{ text: 'H12: six days left', buttons: [{ id: 'b', label: 'Open', value: 'H12' }] }, { text: 'H13' }],
      hint: '`/hypothesis list` shows all.',
    },
    { is: 'privacy', models: true },
    {
      is: 'health',
      installedAt: at('01:00'),
      facts: {
        people: 1,
        projects: { active: 1, paused: 2, dormant: 0 },
        overdue: 1,
        failed: 2,
        unheard: 0,
        lastSentAt: at('05:00'),
      },
      spent: { calls: 120, micros: 420_000, unpriced: 2 },
    },
  ],
};

/** A typical instance of everything the bot can say or show, each variant once. */
export const gallery: readonly Piece[] = [
  ...overlapPieces,
  ...digestPieces,
  ...handoverPieces,
  ...reviewPieces,
  ...holidayPieces,
  ...weeklyPieces,
  ...stakeholderPieces,
  ...hypothesisPieces,
  ...questionPieces,
  ...costPieces,
  { name: 'introduction', message: { ...introduction, zone: kolkata, confirmed: false } },
  { name: 'introduction without zone', message: { ...introduction, zone: null, confirmed: false } },
  {
    name: 'introduction confirmed',
    message: { ...introduction, zone: kolkata, confirmed: true, next: { projectName: 'Vision', askAt: at('12:30') } },
  },
  {
    name: 'introduction of the evening before',
    message: { ...introduction, zone: kolkata, confirmed: true, asked: 'evening' },
  },
  { name: 'introduction of a night', message: { ...introduction, zone: kolkata, confirmed: false, asked: 'within' } },
  { name: 'introduction confirmed without zone', message: { ...introduction, zone: null, confirmed: true } },
  { name: 'prompt', message: prompt },
  { name: 'prompt without plan', message: { ...prompt, lastPlan: '' } },
  { name: 'prompt again', message: { ...prompt, again: true } },
  { name: 'prompt answered', message: { ...done, outcome: { is: 'answered', words: ANA, late: false, version: 1 } } },
  { name: 'prompt edited late', message: { ...done, outcome: { is: 'answered', words: BO, late: true, version: 3 } } },
  { name: 'prompt skipped', message: { ...done, outcome: { is: 'skipped' } } },
  { name: 'prompt snoozed', message: { ...done, outcome: { is: 'snoozed', until: at('05:30') } } },
  { name: 'prompt excused', message: { ...done, outcome: { is: 'excused', backOn: toLocalDate('2026-03-16') } } },
  { name: 'prompt missed', message: { ...done, outcome: { is: 'missed' } } },
  { name: 'nudge', message: { kind: 'nudge', ...here, askedAt: at('04:00'), cutoffAt: at('12:30') } },
  {
    name: 'nudge about several projects',
    message: {
      kind: 'nudge',
      ...here,
      askedAt: at('04:00'),
      cutoffAt: at('12:30'),
      also: [{ project: 'p-speech' as ProjectId, projectName: 'Speech', date, cutoffAt: at('13:00') }],
    },
  },
  { name: 'run opened', message: { kind: 'run-opened', projectName: 'Vision', date } },
  {
    name: 'run with its digest',
    message: {
      kind: 'run-opened',
      projectName: 'Vision',
      date,
      digest: 'https://team.slack.com/archives/C0VISION/p1773133200000109?thread_ts=1773133200.000100&cid=C0VISION',
    },
  },
  { name: 'answer', message: { kind: 'answer-posted', name: 'Ana', date, words: ANA, late: false, edited: false } },
  { name: 'answer late', message: { kind: 'answer-posted', name: 'Bo', date, words: BO, late: true, edited: true } },
  { name: 'digest', message: digest },
  { name: 'digest of nothing', message: { ...digest, answers: [] } },
  { name: 'welcome', message: { kind: 'welcome', channel } },
  { name: 'welcome over', message: { kind: 'welcome', channel, over: true } },
  { name: 'project deleted', message: { ...card, why: 'deleted', members: null } },
  { name: 'project created', message: { ...card, why: 'created', members: null } },
  { name: 'project changed', message: { ...card, why: 'changed' } },
  { name: 'project paused', message: { ...card, why: 'paused', state: 'paused', nudges: false } },
  { name: 'project resumed', message: { ...card, why: 'resumed' } },
  { name: 'project shown', message: { ...card, why: 'shown', state: 'dormant' } },
  { name: 'status', message: status },
  { name: 'status with blockers', message: { ...status, blockers: looks } },
  {
    name: 'lead note wishes',
    message: { kind: 'lead-note', project, projectName: 'Vision', channel, news: { is: 'wishes', name: 'Bo' } },
  },
  ...(['closed', 'removed', 'awake', 'shared', 'only-lead'] as const).map((is) => ({
    name: `lead note ${is}`,
    message: { ...leadNote, news: { is } },
  })),
  {
    name: 'lead note day-lost',
    message: { ...leadNote, news: { is: 'day-lost', on: date, code: 'invalid_blocks' } },
  },
  { name: 'lead note rule-muted', message: { ...leadNote, news: { is: 'rule-muted', rule: 'overlap' } } },
  ...(['renamed', 'paused', 'resumed', 'leaderless', 'deleted'] as const).map((is) => ({
    name: `lead note ${is}`,
    message: { ...leadNote, news: { is, name: 'Ana' } },
  })),
  ...(
    [
      ['observes', [{ as: 'observer', given: true }]],
      [
        'leads and reviews',
        [
          { as: 'lead', given: true },
          { as: 'observer', given: false },
          { as: 'human-reviewer', given: true },
        ],
      ],
    ] as const
  ).map(([what, changes]) => ({
    name: `lead note recast: ${what}`,
    message: { ...leadNote, news: { is: 'recast' as const, name: 'Ana', changes } },
  })),
  ...(['paused', 'asleep', 'left', 'observes', 'deleted'] as const).map((why) => ({
    name: `prompt withdrawn: ${why}`,
    message: { ...done, outcome: { is: 'withdrawn', why } as const },
  })),
  {
    name: 'members',
    message: {
      kind: 'project-members',
      project,
      projectName: 'Vision',
      editable: true,
      people: [
        { ...person, name: 'Ana', lead: true, roles: ['human-reviewer', 'data-provider'] },
        ...Array.from({ length: 45 }, (_, n) => ({ ...person, name: `Bo ${n}`, guest: n % 3 === 0 })),
        { ...person, name: 'Chioma', is: 'observer', roles: ['model-architect'] },
        { ...person, name: 'Dmitri', is: 'waiting' },
        { ...person, name: 'Eve', is: 'gone' },
      ],
    },
  },
  {
    name: 'members of nobody',
    message: { kind: 'project-members', project, projectName: 'Vision', editable: false, people: [] },
  },
  {
    name: 'audit log',
    message: {
      kind: 'audit-log',
      projectName: 'Vision',
      zone: kolkata,
      acts: [
        { at: at('04:00'), by: null, act: 'asleep', before: { state: 'active' }, after: { state: 'dormant' } },
        {
          at: at('03:00'),
          by: 'Ana',
          act: 'settings',
          before: { standupAt: '09:30', days: [1, 2, 3, 4, 5], nudges: true },
          after: { standupAt: '10:00', days: [7, 1], nudges: false, renamed: true },
        },
        ...Array.from({ length: 24 }, () => ({
          at: at('02:00'),
          by: 'Bo',
          act: 'roles' as const,
          before: { leads: ['Ana', 'Bo'], observers: [], 'human-reviewer': [] },
          after: { leads: ['Ana'], observers: ['Bo'], 'human-reviewer': ['Ana'] },
        })),
      ],
    },
  },
  {
    name: 'tokens, one just made',
    message: {
      kind: 'token-list',
      project,
      projectName: 'Vision',
      zone: kolkata,
      address: 'http://127.0.0.1:8081',
      made: { name: 'trainer <!here>', secret: `mrd_${'0123456789abcdef'.repeat(2)}` },
      tokens: Array.from({ length: 20 }, (_, place) => ({
        id: `id${place}`,
        name: 'x'.repeat(place === 0 ? 40 : 12),
        hint: 'cdef',
        at: at('02:00'),
        usedAt: place % 2 === 0 ? null : at('04:00'),
      })),
    },
  },
  {
    name: 'no tokens',
    message: {
      kind: 'token-list',
      project,
      projectName: 'Vision',
      zone: kolkata,
      address: null,
      made: null,
      tokens: [],
    },
  },
  {
    name: 'audit log of nothing',
    message: { kind: 'audit-log', projectName: 'Vision', zone: kolkata, acts: [] },
  },
  {
    name: 'status',
    message: {
      kind: 'standup-status',
      projectName: 'Vision',
      date,
      zone: kolkata,
      answered: [{ name: 'Ana', at: at('04:42'), late: false }],
      skipped: ['Dmitri'],
      ahead: [{ name: 'Eve', askAt: at('13:30') }],
      open: [{ name: 'Bo', cutoffAt: at('17:00') }],
      missing: ['Farid'],
      away: digest.away,
      closesAt: toInstant('2026-03-11T01:00:00Z'),
      others: ['Speech'],
    },
  },
  {
    name: 'preview',
    message: {
      kind: 'standup-preview',
      projectName: 'Vision',
      date,
      rows: [
        {
          is: 'asked',
          name: 'Ana',
          zone: kolkata,
          askAt: at('04:00'),
          nudgeAt: at('08:15'),
          cutoffAt: at('12:30'),
          shift: 0,
        },
        {
          is: 'asked',
          name: 'Bo',
          zone: zone('America/New_York'),
          askAt: at('13:30'),
          nudgeAt: null,
          cutoffAt: at('22:00'),
          shift: 60,
        },
        { is: 'off', name: 'Chioma', why: 'away' },
        { is: 'off', name: 'Gil', why: 'no-zone' },
        { is: 'off', name: 'Hana', why: 'not-working' },
        { is: 'off', name: 'Ines', why: 'observer' },
      ],
      closesAt: at('22:00'),
      questions: ['GPU hours since yesterday?', 'How sure are you of your plan?'],
      others: [],
    },
  },
  { name: 'prompt with blockers', message: { ...prompt, blockers: looks } },
  { name: 'digest with blockers', message: { ...digest, blockers: looks, reviews: [{ name: 'Bo', text: 'PR #12' }] } },
  ...(['helper', 'lead', 'owner', 'reader'] as const).map((to): Piece => ({
    name: `blocker for its ${to}`,
    message: { kind: 'blocker-card', to, projectName: 'Vision', look },
  })),
  ...[...looks.slice(1), resolved].map((one): Piece => ({
    name: `blocker ${one.number}`,
    message: { kind: 'blocker-card', to: 'helper', projectName: 'Vision', look: one },
  })),
  {
    name: 'doubts',
    message: { kind: 'blocker-doubts', projectName: 'Vision', date, looks: [looks[3], resolved, look] },
  },
  { name: 'doubts of nothing', message: { kind: 'blocker-doubts', projectName: 'Vision', date, looks: [] } },
  { name: 'blockers', message: { kind: 'blocker-list', projectName: 'Vision', open: looks, closed: null } },
  { name: 'no blockers', message: { kind: 'blocker-list', projectName: null, open: [], closed: null } },
  { name: 'all blockers', message: { kind: 'blocker-list', projectName: null, open: looks, closed: [resolved] } },
  { name: 'none resolved', message: { kind: 'blocker-list', projectName: 'Vision', open: [], closed: [] } },
  {
    name: 'own answers',
    message: {
      kind: 'answer-history',
      answers: [
        { projectName: 'Vision', date, words: ANA, late: true },
        { projectName: 'Vision', date, words: { done: '', plan: '', blockers: '', evidence: '' }, late: false },
      ],
    },
  },
  { name: 'no own answers', message: { kind: 'answer-history', answers: [] } },
  {
    name: 'help',
    message: {
      kind: 'help',
      unknown: null,
      nearest: null,
      title: '/standup',
      lines: [
        { usage: '/standup', does: "opens today's form" },
        { usage: '/standup skip', does: 'today only' },
      ],
    },
  },
  {
    name: 'help for an unknown word',
    message: {
      kind: 'help',
      unknown: 'snoze',
      nearest: 'snooze',
      title: '/standup',
      lines: [{ usage: '/standup snooze 1h', does: 'ask again later' }],
    },
  },
  { name: 'note', message: { kind: 'note', tone: 'done', text: 'You are away until Monday 16 March.' } },
  {
    name: 'note with kept words',
    message: { kind: 'note', tone: 'refused', text: 'There is no open standup. Try /standup.', kept: ANA.done },
  },
  { name: 'standup form', form: { kind: 'standup-form', sections: [section] } },
  {
    name: 'standup form for two projects',
    form: {
      kind: 'standup-form',
      sections: [
        section,
        { ...section, project: 'p-speech' as ProjectId, projectName: 'Speech', late: true, edit: true, lastPlan: '' },
      ],
    },
  },
  {
    name: 'standup form with open blockers',
    form: {
      kind: 'standup-form',
      sections: [{ ...section, open: looks, blockerKind: 'data', helper: 'U0002' as UserId }],
    },
  },
  {
    name: 'blocker form',
    form: {
      kind: 'blocker-form',
      channel,
      ts: '1773136800.000100',
      text: ANA.blockers,
      blockerKind: 'data',
      helper: 'U0002' as UserId,
      projects: [{ id: project, name: 'Vision' }],
    },
  },
  { name: 'blocker update form', form: { kind: 'blocker-update-form', look, helper: null } },
  { name: 'standup form without projects', form: { kind: 'standup-form', sections: [] } },
  {
    name: 'project form',
    form: {
      kind: 'project-form',
      retention: 365,
      channel,
      project: null,
      name: 'Vision',
      standupAt,
      days: [1, 2, 3, 4, 5],
      nudges: true,
      escalateAfter: 2,
      model: true,
      weeklyOn: 5,
      regional: true,
      posting: 'thread',
    },
  },
  {
    name: 'project settings form',
    form: {
      kind: 'project-form',
      retention: 365,
      channel,
      project,
      name: 'Vision',
      standupAt,
      days: [],
      nudges: false,
      escalateAfter: null,
      model: false,
      weeklyOn: null,
      regional: false,
      posting: 'leads',
    },
  },
  {
    name: 'doctor, well',
    message: { ...checkUp, zones: { release: '2026d', rules: '2026d', findings: [], affected: [] } },
  },
  { name: 'doctor, with old rules', message: checkUp },
  { name: 'doctor, with a model', message: { ...checkUp, model } },
  { name: 'doctor, with a model that does not answer', message: { ...checkUp, model: silentModel } },
  { name: 'doctor, with a model that was not asked', message: { ...checkUp, model: { ...model, seen: null } } },
  {
    name: 'doctor, with trouble',
    message: {
      ...checkUp,
      readerZone: null,
      workspace: { ...checkUp.workspace, overdue: 3, failed: 1, unheard: 2, lastSentAt: null },
      zones: { ...checkUp.zones, findings: checkUp.zones.findings.map((one) => ({ ...one, corrected: false })) },
    },
  },
  { name: 'travel to come', message: { ...journey, state: 'asked' } },
  { name: 'travel at once', message: { ...journey, from: at('09:12'), state: 'asked' } },
  { name: 'travel kept', message: { ...journey, state: 'kept' } },
  { name: 'travel undone', message: { ...journey, state: 'undone' } },
  { name: 'travel overtaken', message: { ...journey, state: 'overtaken' } },
  {
    name: 'roles form',
    form: {
      kind: 'roles-form',
      project,
      projectName: 'Vision',
      leads: ['U0ANA' as UserId],
      observers: ['U0BO' as UserId, 'U0EVE' as UserId],
      roles,
    },
  },
  {
    name: 'roles form of an empty project',
    form: { kind: 'roles-form', project, projectName: '', leads: [], observers: [], roles },
  },
  {
    name: 'delete form',
    form: {
      kind: 'delete-form',
      project,
      projectName: 'Vision',
      answers: 812,
      days: 120,
      people: 1,
      blockers: 31,
      bets: 4,
      deadlines: 0,
    },
  },
  {
    name: 'hours form',
    form: {
      kind: 'hours-form',
      zone: kolkata,
      week: 'Mon–Thu 09:00–12:30, 14:00–18:00\nFri 09:00–13:00',
      standupAt: toLocalTime('17:30'),
      evening: true,
      quiet: '12:30–13:30',
      nudges: true,
    },
  },
  {
    name: 'hours form without zone',
    form: {
      kind: 'hours-form',
      zone: null,
      week: 'Sun–Thu 22:00–06:00',
      standupAt: null,
      evening: false,
      quiet: '',
      nudges: false,
    },
  },
  {
    name: 'questions of several projects',
    message: {
      kind: 'prompts',
      date,
      zone: kolkata,
      parts: [
        { ...prompt, blockers: looks },
        { ...prompt, lastPlan: '' },
        { ...done, outcome: { is: 'answered', words: ANA, late: true, version: 2 } },
        { ...done, outcome: { is: 'skipped' } },
        { ...done, outcome: { is: 'missed' } },
      ],
    },
  },
  { name: 'forget form', form: { kind: 'forget-form', answers: 1, projects: 12 } },
  {
    name: 'told form',
    form: {
      kind: 'told-form',
      title: 'Saved',
      sentences: ['I keep to your hours: Mon–Fri 09:00–18:00 in Kolkata, UTC+5:30.', 'You get no reminders.'],
    },
  },
  { name: 'home', home },
  {
    name: 'home of somebody with nothing',
    home: {
      ...home,
      sections: [
        { is: 'stranger' },
        { is: 'today', standups: [], next: null },
        { is: 'blockers', looks: [] },
        {
          is: 'hours',
          zone: null,
          shifts: {},
          standupAt: null,
          evening: false,
          quiet: [],
          nudges: true,
        },
        { is: 'leave', leaves: [], holidays: { regionName: null, next: null, count: 0 } },
        { is: 'projects', projects: [] },
        { is: 'lines', title: 'My bets', lines: [] },
      ],
    },
  },
];
