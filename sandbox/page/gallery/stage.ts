import type { BlockStage, Conversation, Known, Person, StoredFile } from '#sandbox/page/blocks/stage.ts';

const PEOPLE: readonly Person[] = [
  { id: 'U01ANNA', name: 'anna' },
  { id: 'U02BEN', name: 'ben' },
  { id: 'U03CHIOMA', name: 'Chioma Okafor' },
  { id: 'U04DMITRI', name: 'dmitri' },
  { id: 'U05MERIDIAN', name: 'Meridian', isBot: true },
  { id: 'U06GONE', name: 'gone', deleted: true },
];
const CONVERSATIONS: readonly Conversation[] = [
  { id: 'C01GENERAL', name: 'general', kind: 'public' },
  { id: 'C02VISION', name: 'proj-vision', kind: 'public' },
  { id: 'C03LEADS', name: 'leads', kind: 'private' },
  { id: 'D01BEN', name: 'ben', kind: 'im' },
];
const FILES: readonly StoredFile[] = [
  { id: 'F01', name: 'loss-curve.csv', title: 'Loss curve, seed 3', mimetype: 'text/csv', length: 48_213, altText: '' },
  { id: 'F02', name: 'notes.md', title: '', mimetype: null, length: 812, altText: '' },
];

const byId = <T extends { readonly id: string }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]));
const KNOWN: Known = { people: byId(PEOPLE), conversations: byId(CONVERSATIONS), files: byId(FILES) };

/** What was done on the gallery's stage, in order. */
export type Deed = readonly ['act' | 'change' | 'submit' | 'close' | 'visit', ...unknown[]];

/** A stage on which everything is remembered and nothing happens: anna in Berlin, on a Tuesday morning of March. */
export function galleryStage(surface: BlockStage['surface'], record: (...deed: Deed) => void): BlockStage {
  return {
    surface,
    reader: { id: 'U01ANNA', zone: 'Europe/Berlin', now: Date.parse('2026-03-10T08:30:00Z') },
    known: KNOWN,
    values: {},
    errors: {},
    act: (press) => record('act', press),
    change: (place, raw) => record('change', place, raw),
    visit: (id) => record('visit', id),
    suggest: (_place, typed) => Promise.resolve(suggested(typed)),
  };
}

function suggested(typed: string) {
  return ['Tokyo', 'Toronto', 'Tongatapu', 'Berlin']
    .filter((name) => name.toLowerCase().includes(typed.toLowerCase()))
    .map((name) => ({ text: { type: 'plain_text', text: name }, value: name.toLowerCase() }));
}
