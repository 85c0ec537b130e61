import { createChance } from '#demo/chance.ts';
import type { Claim, ClaimKind, Update } from '#domain/summary.ts';
import { plusDays, toLocalDate } from '#domain/time.ts';

/** Something known to be in an update: how it is written there, and a true claim in other words. */
export interface Fact {
  readonly update: string;
  readonly author: string;
  readonly kind: ClaimKind;
  /** As it stands in the update. */
  readonly line: string;
  readonly claim: Claim;
}

/** A team's updates with everything that is true of them. */
export interface Planted {
  readonly updates: readonly Update[];
  readonly facts: readonly Fact[];
  readonly people: readonly string[];
}

const NAMES =
  'Amara Okafor,Bo Lindqvist,Chen Wei,Divya Rao,Emil Novak,Farah Haddad,Goran Petrov,Hana Sato,Ines Moreau,Jonas Weber,Kofi Mensah,Lena Fischer,Mateo Silva,Noor Aziz,Olga Ivanova,Priya Nair,Quentin Dubois,Rosa Jimenez,Sven Larsen,Tomasz Zielinski'.split(
    ',',
  );
const THINGS =
  'tokenizer,data loader,ranking model,evaluation harness,label importer,feature store,inference server,training pipeline,annotation tool,drift monitor,checkpoint format,retrieval index'.split(
    ',',
  );
const RESOURCES =
  'GPU quota,staging cluster,customer data set,vendor credentials,S3 bucket,label budget,security review'.split(',');
const DAYS = 'Monday,Tuesday,Wednesday,Thursday,Friday'.split(',');

interface Draw {
  readonly thing: string;
  readonly resource: string;
  readonly other: string;
  readonly day: string;
  readonly n: (from: number, to: number) => number;
}

/** Each a line as people write it, and the same said by somebody else; what is said never goes beyond the line. */
const SHAPES: readonly (readonly [
  ClaimKind,
  'done' | 'next' | 'blockers',
  (draw: Draw) => readonly [string, string],
])[] = [
  [
    'progress',
    'done',
    ({ thing, n }) =>
      both(n(90, 160), n(40, 80), (a, b) => [
        `Finished the ${thing}, latency went from ${a} ms to ${b} ms`,
        `Latency of the ${thing} went from ${a} ms to ${b} ms`,
      ]),
  ],
  [
    'progress',
    'done',
    ({ thing, other, n }) =>
      one(n(100, 999), (pr) => [
        `Reviewed ${other}'s PR #${pr} on the ${thing}`,
        `Reviewed PR #${pr} of ${other} on the ${thing}`,
      ]),
  ],
  [
    'progress',
    'done',
    ({ thing }) => [`The ${thing} is not merged yet, two tests fail`, `The ${thing} is not merged, two tests fail`],
  ],
  [
    'progress',
    'done',
    ({ thing, n }) =>
      one(n(2, 40), (files) => [
        `Migrated ${files} files of the ${thing} and removed the old parser`,
        `Removed the old parser and migrated ${files} files of the ${thing}`,
      ]),
  ],
  [
    'metric',
    'done',
    ({ thing, n }) =>
      both(n(70, 94), n(1, 9) * 100, (f1, size) => [
        `F1 of the ${thing} is 0.${f1} (n = ${size})`,
        `F1 of the ${thing} is ${f1} % at n = ${size}`,
      ]),
  ],
  [
    'metric',
    'done',
    ({ thing, n }) =>
      one(n(2, 9), (part) => [
        `Error rate on the ${thing} dropped by ${part} %`,
        `The error rate on the ${thing} dropped by ${part} %`,
      ]),
  ],
  [
    'decision',
    'done',
    ({ thing }) => [`We decided to keep the ${thing} on Postgres`, `Decided to keep the ${thing} on Postgres`],
  ],
  [
    'plan',
    'next',
    ({ thing, day }) => [
      `Start the rollout of the ${thing} on ${day}`,
      `Will start the rollout of the ${thing} on ${day}`,
    ],
  ],
  [
    'plan',
    'next',
    ({ thing, other }) => [`Pair with ${other} on the ${thing}`, `Plans to pair with ${other} on the ${thing}`],
  ],
  [
    'blocker',
    'blockers',
    ({ resource, other, n }) =>
      one(n(2, 6), (days) => [
        `Waiting ${days} days for ${other} to approve the ${resource}`,
        `Has waited ${days} days for ${other} to approve the ${resource}`,
      ]),
  ],
  [
    'blocker',
    'blockers',
    ({ thing }) => [
      `Cannot reproduce the crash of the ${thing} without the core dump`,
      `Cannot reproduce the crash of the ${thing} without the core dump`,
    ],
  ],
  [
    'progress',
    'done',
    ({ thing, n }) =>
      one(n(2, 9), (laufe) => [
        `Drei Läufe für ${thing} beendet, ${laufe} Fehler behoben`,
        `Drei Läufe für ${thing} beendet, ${laufe} Fehler behoben`,
      ]),
  ],
  [
    'progress',
    'done',
    ({ n }) =>
      one(n(2, 9), (gpu) => [
        `学習パイプラインを${gpu} GPU で再実行しました`,
        `学習パイプラインを${gpu} GPU で再実行しました`,
      ]),
  ],
];

const one = <T>(a: number, make: (a: number) => T): T => make(a);
const both = <T>(a: number, b: number, make: (a: number, b: number) => T): T => make(a, b);

/** `days` days of `size` people; the same seed plants the same. */
export function planted(seed: string, size: number, days: number): Planted {
  const chance = createChance(seed);
  const pick = <T>(list: readonly T[]): T => list[chance(list.length)] as T;
  const people = NAMES.slice(0, Math.min(size, NAMES.length)).concat(
    Array.from({ length: Math.max(0, size - NAMES.length) }, (_, n) => `Dev ${n + 1}`),
  );
  const updates: Update[] = [];
  const facts: Fact[] = [];
  for (let day = 0; day < days; day += 1) {
    for (const author of people) {
      const id = `u${updates.length + 1}`;
      const own: Fact[] = [];
      const lines = { done: [] as string[], next: [] as string[], blockers: [] as string[] };
      for (let count = 2 + chance(3); count > 0; count -= 1) {
        const [kind, section, make] = pick(SHAPES);
        const [line, text] = make({
          thing: pick(THINGS),
          resource: pick(RESOURCES),
          other: pick(people.filter((name) => name !== author)) ?? 'somebody',
          day: pick(DAYS),
          n: (from, to) => from + chance(to - from + 1),
        });
        lines[section].push(`- ${line}`);
        own.push({
          update: id,
          author,
          kind,
          line,
          claim: { text, kind, people: [author], sources: [id], quote: line },
        });
      }
      const [done, next, blockers] = [lines.done.join('\n'), lines.next.join('\n'), lines.blockers.join('\n')];
      const text = [
        `Done:\n${done || '- meetings'}`,
        `Next:\n${next || '- more of the same'}`,
        `Blocked:\n${blockers || '- none'}`,
      ].join('\n');
      updates.push({ id, author, date: plusDays(toLocalDate('2026-03-02'), day), text, done, next, blockers });
      facts.push(...own);
    }
  }
  return { updates, facts, people };
}
