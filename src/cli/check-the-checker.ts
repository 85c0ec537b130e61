import { existsSync } from 'node:fs';
import { checkClaim, fateOf, sourcesOf, type Sources } from '#domain/summary-checks.ts';
import type { KnownPerson } from '#domain/summary-names.ts';
import type { CheckName, CheckedClaim, Claim, Update } from '#domain/summary.ts';
import { withoutLinks } from '#domain/summary-hostile.ts';
import { linesOf } from '#domain/summary-update.ts';
import { createChance } from '#demo/chance.ts';
import { checkCases } from './checker-cases.ts';
import { MUTATIONS } from './checker-mutations.ts';
import { peopleIn, readUpdates } from './digest-data.ts';
import { readOptions } from './options.ts';
import { planted } from './planted.ts';
import { misused, type Io, type Run } from './sub-command.ts';

const REAL = '../shared/data/standups';
const FILES = ['ipfs.jsonl', 'rust-goals.jsonl', 'gccrs-weekly.jsonl'];
/** True claims of each set: enough for a rate, few enough to wait for. */
const MOST_CLAIMS = 500;
const LEAST_LETTERS = 25;

/** Turns true claims false in every way and counts what the checks catch, and how often they doubt what is true. */
export const run: Run = (args, io) => {
  const json = args.includes('--json');
  const { values, faults } = readOptions(
    args.filter((arg) => arg !== '--json'),
    ['updates', 'cases'],
  );
  if (faults.length > 0) return misused(faults, io);
  if (values.cases !== undefined) return checkCases(values.cases, json, io);
  const files =
    values.updates === undefined ? FILES.map((file) => `${REAL}/${file}`).filter(existsSync) : [values.updates];
  const given = values.updates === undefined ? null : readUpdates(values.updates);
  if (given && !given.ok) return misused([`--updates: ${given.error}`], io);
  const sets = [ownSet(), ...files.map((file) => realSet(file, io)).filter((set) => set !== null)];
  const reports = sets.map(judged);
  io.out(json ? `${JSON.stringify(reports)}\n` : reports.map(tableOf).join('\n'));
  return 0;
};

interface TrueSet {
  readonly name: string;
  readonly claims: readonly Claim[];
  readonly sources: Sources;
  readonly known: readonly KnownPerson[];
}

function ownSet(): TrueSet {
  const { updates, facts } = planted('check-the-checker', 20, 5);
  return {
    name: 'planted facts, in other words',
    claims: facts.map(({ claim }) => claim),
    sources: sourcesOf(updates),
    known: peopleIn(updates),
  };
}

/** Real lines as claims about themselves: true by construction, and as messy as people write. */
function realSet(file: string, io: Io): TrueSet | null {
  const read = readUpdates(file);
  if (!read.ok) {
    io.err(`${file}: ${read.error}\n`);
    return null;
  }
  const claims = read.value.updates.flatMap((update) =>
    linesOf(update).flatMap((line) => claimOf(update, line.text, line.kind)),
  );
  const step = Math.max(1, Math.floor(claims.length / MOST_CLAIMS));
  const some = claims.filter((_, place) => place % step === 0).slice(0, MOST_CLAIMS);
  const known = peopleIn(read.value.updates);
  return { name: file.slice(file.lastIndexOf('/') + 1), claims: some, sources: sourcesOf(read.value.updates), known };
}

function claimOf(update: Update, line: string, kind: Claim['kind']): Claim[] {
  const text = withoutLinks(line).replace(/\s+/g, ' ').trim();
  if (text.length < LEAST_LETTERS || text.length > 240 || /\(links?\)/.test(text)) return [];
  return [
    { text, kind: kind === 'ask' ? 'progress' : kind, people: [update.author], sources: [update.id], quote: line },
  ];
}

interface Row {
  readonly mutation: string;
  readonly check: CheckName;
  readonly tried: number;
  /** Not posted, or put right. */
  readonly caught: number;
  /** By the check that it is meant for. */
  readonly byItsCheck: number;
}

/** What became of one set. */
interface Judged {
  readonly set: string;
  readonly claims: number;
  /** True claims that are not posted. */
  readonly doubted: number;
  readonly falseAlarms: Readonly<Partial<Record<CheckName, number>>>;
  readonly rows: readonly Row[];
}

function judged(set: TrueSet): Judged {
  const draw = createChance('mutations');
  const check = (claim: Claim): CheckedClaim => checkClaim(claim, set.sources, set.known);
  const truth = set.claims.map(check);
  const alarms: Partial<Record<CheckName, number>> = {};
  for (const { checks } of truth) {
    for (const [name, result] of Object.entries(checks) as [CheckName, string][]) {
      if (result === 'fail') alarms[name] = (alarms[name] ?? 0) + 1;
    }
  }
  const good = set.claims.filter((_, place) => truth[place] && fateOf(truth[place]) === 'post');
  // a handle that is a word (`derive`) cannot be told from the word
  const people = set.known.map(({ name }) => name).filter((name) => /[^\p{L}]|^\p{Lu}/u.test(name));
  const updates = [...set.sources.values()].map(({ update }) => update);
  const rows = MUTATIONS.map((mutation): Row => {
    const { name, check: meant } = mutation;
    const results = good.flatMap((claim) => {
      const source = set.sources.get(claim.sources[0] ?? '')?.update;
      const others = updates.filter(({ author }) => author !== source?.author);
      const other = others[draw(Math.max(1, others.length))];
      const made = source && other ? mutation.make(claim, { source, other, people, draw }) : null;
      return made ? [check(made)] : [];
    });
    const isCaught = (one: CheckedClaim): boolean =>
      fateOf(one) !== 'post' ||
      (meant === 'attribution' && one.checks.attribution === 'repaired') ||
      (meant === 'quote' && one.checks.quote === 'repaired');
    const byIts = ({ checks }: CheckedClaim): boolean => checks[meant] === 'fail' || checks[meant] === 'repaired';
    return {
      mutation: name,
      check: meant,
      tried: results.length,
      caught: results.filter(isCaught).length,
      byItsCheck: results.filter(byIts).length,
    };
  });
  return {
    set: set.name,
    claims: set.claims.length,
    doubted: set.claims.length - good.length,
    falseAlarms: alarms,
    rows,
  };
}

const percent = (part: number, of: number): string => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`);

function tableOf({ set, claims, doubted, falseAlarms, rows }: Judged): string {
  const alarms = Object.entries(falseAlarms).map(([name, count]) => `${name} ${percent(count, claims)}`);
  return [
    `${set}: ${claims} true claims, ${percent(doubted, claims)} doubted${alarms.length > 0 ? ` (${alarms.join(', ')})` : ''}`,
    '',
    '| made false by | meant for | tried | caught | by that check |',
    '| --- | --- | ---: | ---: | ---: |',
    ...rows.map(
      (row) =>
        `| ${row.mutation} | ${row.check} | ${row.tried} | ${percent(row.caught, row.tried)} | ${percent(row.byItsCheck, row.tried)} |`,
    ),
    '',
  ].join('\n');
}
