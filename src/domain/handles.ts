import type { UserId } from './ids.ts';
import { knownBy } from './summary-people.ts';

/** Somebody who may be named. */
export interface Named {
  readonly id: UserId;
  readonly name: string;
}

/** What people may be called, in plain letters, the longest first; null: two people are. */
export type Labels = readonly (readonly [label: string, user: UserId | null])[];

/** Whole names, first names that only one has, and Slack's own mentions. */
export function labelsOf(people: readonly Named[]): Labels {
  const known = knownBy(people.map(({ name }) => name));
  const labels = new Map<string, UserId | null>();
  for (const [place, { id, name }] of people.entries()) {
    for (const label of [name, ...(known[place]?.aliases ?? [])]) {
      const low = plainly(label).trim();
      if (low !== '') labels.set(low, labels.has(low) && labels.get(low) !== id ? null : id);
    }
  }
  for (const { id } of people) labels.set(`<@${id.toLowerCase()}>`, id);
  return [...labels].toSorted(([a], [b]) => b.length - a.length);
}

/** Whom a text names with an @, in its order; an e-mail address names nobody. */
export function handlesIn(text: string, labels: Labels): UserId[] {
  const low = plainly(text);
  const found: UserId[] = [];
  for (let at = low.indexOf('@'); at >= 0; at = low.indexOf('@', at + 1)) {
    if (/[\p{L}\p{N}._-]/u.test(low[at - 1] ?? ' ')) continue;
    const from = low[at - 1] === '<' ? at - 1 : at + 1;
    const label = labels.find(([one]) => low.startsWith(one, from) && ends(low, from + one.length));
    if (label?.[1]) found.push(label[1]);
  }
  return found;
}

/** Whom a line speaks to: `@Ben …`, `Ben, …`, `Ben: …`; null: nobody whom one can tell. */
export function addresseeOf(line: string, labels: Labels): UserId | null {
  const low = plainly(line);
  for (const [label, user] of labels) {
    const called = label.startsWith('<') ? label : `@${label}`;
    if (low.startsWith(called) && ends(low, called.length)) return user;
    if (low.startsWith(label) && /^\s?[,:]\s/.test(low.slice(label.length))) return user;
  }
  return null;
}

/** The same words whatever keyboard wrote them: small, of one width, with single blanks. */
const plainly = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ');
const ends = (text: string, at: number): boolean => !/[\p{L}\p{N}_-]/u.test(text[at] ?? ' ');
