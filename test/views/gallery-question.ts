import type { StandupSection } from '#domain/form.ts';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import { readQuestions } from '#domain/question.ts';
import { toLocalDate, toZone } from '#domain/time.ts';
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
  own: questions.map((question) => ({ question, text: '' })),
};

/** What shows a project's own questions and the answers to them. */
export const questionPieces: readonly Piece[] = [
  { name: 'questions form', form: { kind: 'questions-form', project, projectName: 'Vision', questions } },
  { name: 'questions form, none yet', form: { kind: 'questions-form', project, projectName: 'Vision', questions: [] } },
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
    message: {
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
    },
  },
  {
    name: 'history with own questions',
    message: { kind: 'answer-history', answers: [{ projectName: 'Vision', date, words, late: false }] },
  },
];
