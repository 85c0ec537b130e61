import type { StandupSection } from '#domain/form.ts';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import { readQuestions } from '#domain/question.ts';
import { NO_WORDS } from '#domain/answer.ts';
import { toInstant, toLocalDate, toZone } from '#domain/time.ts';
import type { Piece } from './gallery.ts';

const project = 'p-vision' as ProjectId;
const channel = 'C0VISION' as ChannelId;
const date = toLocalDate('2026-03-10');
const read = readQuestions(
  'GPU hours since yesterday? | number\nHow sure are you of your plan? | sure, half, not at all | required\nWhat should the others read?',
);
const questions = read.ok ? read.value : [];
const SAID = ['17.5', 'half', 'https://arxiv.example/abs/2603.01234, on what a loss spike is'];
const words = {
  done: 'Trained the 300M baseline',
  plan: 'Sweep the learning rate',
  blockers: '',
  evidence: '',
  asked: questions.map(({ text, kind }, at) => ({ question: text, kind, text: SAID[at] ?? '' })),
};
const section: StandupSection = {
  project,
  projectName: 'Vision',
  date,
  words: { ...words, done: '', plan: '' },
  lastPlan: '',
  late: false,
  edit: false,
  open: [],
  blockerKind: null,
  helper: null,
  posting: 'thread',
  leads: [],
  own: questions.map((question) => ({ question, text: '' })),
};

const ofTwo = {
  kind: 'digest',
  projectName: 'Vision',
  date,
  answers: [
    { name: 'Ana', words, late: false },
    { name: 'Bo', words: { ...words, asked: words.asked.slice(0, 2) }, late: true },
  ],
  away: [],
  skipped: [],
  missing: 0,
} as const;
const here = { project, projectName: 'Vision', channel, date, zone: toZone('Asia/Kolkata') };

/** What shows a project's own questions and the answers to them. */
export const questionPieces: readonly Piece[] = [
  {
    name: 'questions form',
    form: {
      kind: 'questions-form',
      project,
      projectName: 'Vision',
      questions,
      opened: toInstant('2026-03-10T09:00:00Z'),
    },
  },
  {
    name: 'questions form, none yet',
    form: {
      kind: 'questions-form',
      project,
      projectName: 'Vision',
      questions: [],
      opened: toInstant('2026-03-10T09:00:00Z'),
    },
  },
  { name: 'standup form with own questions', form: { kind: 'standup-form', sections: [section] } },
  {
    name: 'standup form with own questions, two projects',
    form: {
      kind: 'standup-form',
      sections: [
        {
          ...section,
          edit: true,
          words,
          own: questions.map((question, at) => ({ question, text: SAID[at] ?? '' })),
        },
        { ...section, project: 'p-speech' as ProjectId, projectName: 'Speech' },
      ],
    },
  },
  {
    name: 'answer to own questions',
    message: { kind: 'answer-posted', name: 'Ana', date, words, late: false, edited: false },
  },
  {
    name: 'prompt answered with own questions',
    message: {
      kind: 'prompt-done',
      project,
      projectName: 'Vision',
      channel,
      date,
      zone: toZone('Asia/Kolkata'),
      outcome: { is: 'answered', words, late: false, version: 1 },
    },
  },
  {
    name: 'digest with own questions',
    message: ofTwo,
  },
  {
    name: 'history with own questions',
    message: { kind: 'answer-history', answers: [{ projectName: 'Vision', date, words, late: false }] },
  },
  {
    name: 'standup form, for the leads only',
    form: { kind: 'standup-form', sections: [{ ...section, posting: 'leads', leads: ['Ana', 'Bo'] }] },
  },
  {
    name: 'prompt, for the leads only',
    message: {
      kind: 'prompt',
      ...here,
      cutoffAt: toInstant('2026-03-10T12:30:00Z'),
      lastPlan: '',
      again: false,
      posting: 'leads',
    },
  },
  {
    name: 'prompt, for the digest only',
    message: {
      kind: 'prompt',
      ...here,
      cutoffAt: toInstant('2026-03-10T12:30:00Z'),
      lastPlan: '',
      again: false,
      posting: 'digest',
    },
  },
  {
    name: 'prompt answered, for the leads only',
    message: {
      kind: 'prompt-done',
      ...here,
      posting: 'leads',
      outcome: { is: 'answered', words, late: false, version: 1 },
    },
  },
  {
    name: 'answer that moved to the leads',
    message: { kind: 'answer-posted', name: 'Ana', date, words: NO_WORDS, late: false, edited: true, posting: 'leads' },
  },
  { name: 'digest for the leads', message: { ...ofTwo, posting: 'leads' } },
  { name: 'digest where answers stand only there', message: { ...ofTwo, posting: 'digest' } },
  {
    name: 'digest withheld',
    message: {
      ...ofTwo,
      answers: ofTwo.answers.map(({ late }) => ({ name: '', words: NO_WORDS, late })),
      posting: 'leads',
      withheld: true,
    },
  },
];
