import type { HandoverLook } from '#domain/handover-message.ts';
import type { HandoverForm } from '#domain/handover-message.ts';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import type { Message, PromptMessage } from '#domain/message.ts';
import type { DeadlineLook } from '#domain/deadline.ts';
import { toInstant, toLocalDate, toLocalTime, toZone } from '#domain/time.ts';

const zone = toZone('Asia/Kolkata');
const look: HandoverLook = {
  number: 3,
  project: 'p-vision' as ProjectId,
  giverName: 'Ana',
  toName: null,
  done: 'Batch 14 is labelled, run 7 is at epoch 12',
  needs: 'Whether to relabel batch 12 before the run ends at 02:00',
  until: toInstant('2026-03-11T08:00:00Z'),
  state: { is: 'open' },
};
const looks: readonly HandoverLook[] = [look, { ...look, number: 4, toName: 'Bo', needs: '', until: null }];
const here = {
  project: 'p-vision' as ProjectId,
  projectName: 'Vision',
  channel: 'C0VISION' as ChannelId,
  date: toLocalDate('2026-03-10'),
  zone,
};
const prompt: PromptMessage = {
  kind: 'prompt',
  ...here,
  cutoffAt: toInstant('2026-03-10T12:30:00Z'),
  lastPlan: '- write up the ablation',
  again: false,
  handovers: looks,
};
const states: readonly HandoverLook['state'][] = [
  { is: 'open' },
  { is: 'taken', name: 'Bo' },
  { is: 'returned', name: 'Meridian' },
  { is: 'withdrawn', name: 'Ana' },
];
const card = { kind: 'handover-card', projectName: 'Vision', zone } as const;
const words = { done: 'Wrote the ablation', plan: '', blockers: '', evidence: '' };
const piece = (name: string, message: Message) => ({ name, message });
const form: HandoverForm = {
  kind: 'handover-form',
  done: '',
  needs: 'Relabel batch 12?',
  to: null,
  nextName: 'Bo',
  projects: [{ id: here.project, name: 'Vision' }],
  backAt: look.until,
  zone,
};

const due: DeadlineLook = {
  number: 3,
  name: 'Camera-ready',
  date: toLocalDate('2026-03-20'),
  time: toLocalTime('23:59'),
  zone: toZone('Etc/GMT+12'),
  at: toInstant('2026-03-21T11:59:00Z'),
  days: { least: 9, most: 9 },
};
const deadlines = {
  kind: 'deadline-list',
  project: here.project,
  projectName: 'Vision',
  zone,
  deadlines: [due, { ...due, number: 4, name: 'Release', zone, days: null }],
  editable: false,
} as const;

/** What is handed over and what is due, in every place where it stands. */
export const handoverPieces = [
  piece('handover given', { ...card, to: 'given', look, tellsAt: toInstant('2026-03-10T13:30:00Z') }),
  ...states.flatMap((state) =>
    (['next', 'back'] as const).map((to) =>
      piece(`handover ${state.is} to ${to}`, { ...card, to, look: { ...look, state } }),
    ),
  ),
  piece('handover that waits while its giver is there', {
    ...card,
    to: 'next',
    look,
    shared: { from: toInstant('2026-03-11T08:00:00Z'), to: toInstant('2026-03-11T12:15:00Z') },
  }),
  ...[toLocalDate('2026-03-20'), null].map((until) =>
    piece(`handover returned since it was for somebody ${until === null ? 'gone' : 'away'}`, {
      ...card,
      to: 'back',
      look: { ...look, toName: 'Bo', state: { is: 'returned', name: 'Meridian' } },
      missing: { name: 'Bo', until },
    }),
  ),
  piece('prompt with handovers', prompt),
  piece('prompt with many handovers', {
    ...prompt,
    handovers: Array.from({ length: 9 }, (_, n) => ({ ...look, number: n })),
  }),
  piece('answered with handovers', {
    kind: 'prompt-done',
    ...here,
    handovers: looks,
    outcome: { is: 'answered', words, late: false, version: 1 },
  }),
  piece('prompts with handovers', {
    kind: 'prompts',
    date: here.date,
    zone,
    parts: [prompt, { kind: 'prompt-done', ...here, handovers: looks, outcome: { is: 'skipped' } }],
  }),
  piece('digest with handovers', {
    kind: 'digest',
    projectName: 'Vision',
    date: here.date,
    answers: [{ name: 'Ana', words, late: false }],
    handovers: [...looks, { ...look, state: { is: 'taken', name: 'Bo' } }],
    away: [],
    skipped: [],
    missing: 0,
  }),
  piece('deadlines', deadlines),
  piece('deadlines of a lead', {
    ...deadlines,
    editable: true,
    deadlines: Array.from({ length: 30 }, (_, n) => ({ ...due, number: n })),
  }),
  piece('no deadlines', { ...deadlines, editable: true, deadlines: [] }),
  piece('prompt with deadlines', { ...prompt, deadlines: [due, due, due, due] }),
  piece('digest with deadlines', {
    kind: 'digest',
    projectName: 'Vision',
    date: here.date,
    answers: [{ name: 'Ana', words, late: false }],
    deadlines: [{ ...due, days: { least: 6, most: 9 } }, due],
    away: [],
    skipped: [],
    missing: 0,
  }),
  {
    name: 'deadline form',
    form: {
      kind: 'deadline-form',
      project: here.project,
      projectName: 'Vision',
      number: 3,
      name: due.name,
      date: due.date,
      time: due.time,
      zone: due.zone,
    },
  },
  { name: 'handover form', form },
  { name: 'handover form of somebody alone', form: { ...form, nextName: null, backAt: null, needs: '' } },
] as const;
