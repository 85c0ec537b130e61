import type { Message } from '#domain/message.ts';
import { toInstant, toLocalDate, toZone } from '#domain/time.ts';

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

/** What the bot says about shared hours, each variant once. */
export const overlapPieces = [
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
    fair: { when: when('10T13:00', '10T14:00'), bending: 2, own: 90, imbalance: 0.1 },
  }),
  piece('best slot that nobody has', { ...best, minutes: 540 }),
  piece('best slot of people apart', {
    ...best,
    fair: { when: when('10T13:00', '10T14:00'), bending: 1, own: 0, imbalance: 0.6 },
  }),
  piece('best slot of nobody', { ...best, longest: 0 }),
  piece('clock changes', {
    ...changes,
    changes: [change, { ...change, at: at('08T07:00'), team: { before: 0, after: 300 }, leaving: [] }],
  }),
  piece('clock change announced', { ...changes, why: 'notice', changes: [{ ...change, team: null }] }),
  piece('no clock changes', changes),
] as const;
