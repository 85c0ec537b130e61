import type { HypothesisLook, HypothesisOccasion } from '#domain/hypothesis-message.ts';
import type { TypedTerms } from '#domain/hypothesis-terms.ts';
import { typedOf } from '#domain/hypothesis-typed.ts';
import type { ShownForm } from '#domain/form.ts';
import { NO_WORDS } from '#domain/answer.ts';
import type { ChannelId, ProjectId, UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { someTerms } from '#test/kit/build.ts';
import { toInstant, toLocalDate, type Zone } from '#domain/time.ts';

const endOn = toLocalDate('2026-03-23');
const running = { is: 'running', daysLeft: 4, endOn, why: null, clock: null, proposed: null } as const;
const look: HypothesisLook = {
  number: 12,
  projectName: 'Vision',
  problem: 'Reports are sorted by hand',
  belief: 'A small encoder sorts them well enough',
  metric: 'accuracy',
  unit: '',
  direction: 'up',
  target: 0.85,
  baseline: 0.78,
  baselineN: 400,
  evaluation: 'reports-held-out @ v1',
  killRule: 'Stop below 0.80',
  guardrails: ['p95 ms <= 200'],
  guardrailsBroken: [],
  box: '2w',
  appetite: '8 person-days',
  doneWhen: 'It runs beside the sorters',
  ownerName: 'Ana',
  deciderName: 'Bo',
  roles: ['Data: Chioma', 'Model: Ana', 'Review: nobody'],
  parent: null,
  state: running,
  values: [0.79, 0.82, 0.81],
  latest: {
    value: 0.81,
    n: 200,
    at: toInstant('2026-03-10T09:00:00Z'),
    verdict: 'leaning missed',
    chance: 0.2,
    interval: [0.75, 0.86],
    why: null,
    reached: false,
    confirms: false,
  },
  looks: { count: 4, adjusted: 0.8 },
  odds: { chance: 0.34, range: [0.2, 0.48], calibrated: false, bets: 3, elapsed: 0.4 },
  rule: { advice: 'stop', because: 'short' },
  health: ['many_looks', 'owner_out'],
  moved: [{ field: 'target', from: '>= 0.86', to: '>= 0.85', day: 3 }],
  guesses: 2,
  guessed: null,
  watch: null,
};
const draft = {
  ...look,
  state: { is: 'draft', missing: 'H12 cannot start yet.' },
  values: [],
  latest: null,
  odds: null,
  moved: [],
} as const;
const due = {
  ...look,
  state: {
    ...running,
    is: 'decision-due',
    why: 'deadline',
    proposed: { choice: 'ship', name: 'Bo', reason: 'The client wants it' },
  },
} as const;
const learned = { observed: 'Recall rose', learned: 'Labels are the bottleneck', next: '' };
const decided: HypothesisLook = {
  ...look,
  odds: null,
  guessed: [{ name: 'Ana', percent: 40 }],
  watch: { threshold: 0.83, everyDays: 7 },
  parent: { number: 7, how: 'rebet' },
  state: {
    is: 'decided',
    outcome: 'ship',
    name: 'Bo',
    approverName: 'Ana',
    on: endOn,
    reason: 'The client wants it',
    advice: 'stop',
    hit: false,
    next: 13,
    learned,
  },
};
const slips: HypothesisLook = {
  ...look,
  withdrawn: [0.11, 0.38, 8.3].map((value) => ({
    value,
    name: 'Ana',
    on: endOn,
    why: value > 1 ? '' : 'a *slip* <!here>',
  })),
};
const card = (name: string, of: HypothesisLook, occasion: HypothesisOccasion) => ({
  name: `bet ${name}`,
  message: { kind: 'hypothesis-card', occasion, look: of } as const,
});
const typed: TypedTerms = typedOf(someTerms());
const form = {
  kind: 'hypothesis-form',
  key: 'f-1',
  project: 'p-vision' as ProjectId,
  number: null,
  parent: null,
  typed,
  running: false,
  similar: ['H3, 2026-01-09, Stop: too slow (A larger encoder)'],
  whole: true,
  draft: false,
  again: false,
  seen: ['H3'],
} as const;
const asked = [0, 4, 9, 20, 60].map((daysLeft, place) => ({
  number: 12 + place,
  belief:
    place === 1
      ? 'A glossary of drug names at decoding is enough for the wards, and nobody corrects by hand'
      : look.belief,
  target: 'accuracy >= 0.85',
  daysLeft,
  due: place === 0,
}));
const here = { project: 'p-vision' as ProjectId, projectName: 'Vision', date: endOn };
const asks = {
  kind: 'prompt',
  ...here,
  channel: 'C0001' as ChannelId,
  zone: 'Asia/Kolkata' as Zone,
  cutoffAt: toInstant('2026-03-23T12:00:00.000Z'),
  lastPlan: '',
  again: false,
} as const;
const section = {
  ...here,
  words: NO_WORDS,
  lastPlan: '',
  late: false,
  edit: false,
  open: [],
  blockerKind: null,
  helper: null,
  posting: 'thread',
  leads: [],
  own: [],
} as const;
const said = { number: 12, stance: 'for', text: '0.83 n=200' } as const;
const list = { kind: 'hypothesis-list', projectName: 'Vision', title: 'Bets' } as const;

/** Everything that is said or shown about bets. */
export const hypothesisPieces: readonly (
  | { readonly name: string; readonly message: Message }
  | { readonly name: string; readonly form: ShownForm }
)[] = [
  card('in its channel', look, { to: 'channel' }),
  card('with readings taken back', slips, { to: 'channel' }),
  {
    name: 'bets that are asked about at once',
    message: {
      kind: 'hypothesis-check-ins',
      asked: Array.from({ length: 10 }, (_, at) => ({
        about: at % 2 === 0 ? { is: 'last-days' } : { is: 'mark', mark: 50 },
        look: { ...look, number: at + 1 },
      })),
    },
  },
  card('shown', { ...look, state: { ...running, is: 'target-claimed', daysLeft: 0 } }, { to: 'reader' }),
  card('as a draft', draft, { to: 'reader' }),
  card('paused', { ...look, state: { ...running, is: 'paused', clock: 'stops' } }, { to: 'channel' }),
  card('decided', decided, { to: 'channel' }),
  card(
    'check-in of a bet whose owner is gone',
    { ...look, ownerName: 'A former member' },
    {
      to: 'owner',
      about: { is: 'last-days' },
      standIn: true,
    },
  ),
  card(
    'with evidence',
    {
      ...look,
      evidence: [
        { stance: 'for', text: 'Nurses correct less', name: 'Ana' },
        { stance: 'against', text: '', name: 'Bo' },
      ],
    },
    { to: 'reader' },
  ),
  card(
    'with all that may be agreed',
    {
      ...look,
      ...(look.latest ? { latest: { ...look.latest, paired: { wins: 30, losses: 12, chance: 0.997 } } } : {}),
      worth: { gain: 0.03, reached: true },
      everyDays: 2,
      links: ['https://example.org/plan'],
    },
    { to: 'reader' },
  ),
  card('check-in', look, { to: 'owner', about: { is: 'mark', mark: 50 } }),
  card('on watch', decided, { to: 'owner', about: { is: 'measure' } }),
  card('to decide', due, { to: 'decider', again: true }),
  card('to agree', due, { to: 'second' }),
  { name: 'bets', message: { ...list, looks: [due, look, draft, decided], ended: 4 } },
  { name: 'no bets', message: { ...list, looks: [], ended: 0 } },
  {
    name: 'bet report',
    message: {
      kind: 'hypothesis-report',
      title: 'Data readiness of H12',
      lines: ['The bet: sorts well'],
      why: 'All are known.',
    },
  },
  { name: 'question with one bet', message: { ...asks, bets: asked.slice(0, 1) } },
  { name: 'question with many bets', message: { ...asks, bets: [...asked, ...asked] } },
  {
    name: 'standup form with bets',
    form: {
      kind: 'standup-form',
      sections: [{ ...section, bets: asked.map((bet, place) => ({ ...bet, said: place === 0 ? said : null })) }],
    },
  },
  { name: 'bet form', form },
  { name: 'bet form, short', form: { ...form, whole: false, similar: [] } },
  { name: 'bet form, sent too soon', form: { ...form, whole: false, again: true } },
  { name: 'bet form to edit', form: { ...form, number: 12, running: true, similar: [] } },
  {
    name: 'reading form',
    form: {
      kind: 'reading-form',
      key: 'f-2',
      number: 12,
      belief: look.belief,
      target: 'accuracy >= 0.85',
      evaluation: 'v1',
      guardrails: ['p95 ms'],
      claimed: true,
    },
  },
  {
    name: 'decision form',
    form: {
      kind: 'decision-form',
      number: 12,
      belief: look.belief,
      rule: 'Agreed: stop below 0.80.',
      advice: 'stop',
      choice: null,
      mayRebet: true,
    },
  },
  {
    name: 'evidence form',
    form: {
      kind: 'evidence-form',
      channel: 'C0001' as ChannelId,
      ts: '1.000001',
      text: 'Nurses correct less',
      bets: [
        { number: 12, belief: look.belief },
        { number: 13, belief: 'Another' },
      ],
    },
  },
  {
    name: 'decided form',
    form: { kind: 'decided-form', text: 'We go with it', bets: [{ number: 12, belief: look.belief }] },
  },
  { name: 'decider form', form: { kind: 'decider-form', number: 12, belief: look.belief, decider: 'U0002' as UserId } },
  {
    name: 'withdrawal form',
    form: {
      kind: 'withdrawal-form',
      number: 12,
      belief: look.belief,
      readings: [
        { number: 3, value: 0.38, n: 200, unit: '', note: 'third seed' },
        { number: 2, value: 0.82, n: null, unit: '', note: '' },
      ],
    },
  },
  {
    name: 'reading that was noted',
    message: { kind: 'note', tone: 'done', text: 'H12: 0.38 is noted.', reading: { bet: 12, number: 3 } },
  },
  { name: 'watch form', form: { kind: 'watch-form', number: 12, threshold: '0.83', everyDays: '7' } },
];
