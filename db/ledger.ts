import { PostgresAdapter, sql, type Expression, type SqlBool } from 'kysely';
import type { Hypothesis } from '#domain/hypothesis.ts';
import type { Ledger } from '#ports/ledger.ts';
import { fromRow } from './hypothesis-row.ts';
import type { Db } from './schema.ts';

/** The search is in the words of each engine, the one place beside `sqlite.ts` and `postgres.ts` that is. */
export function ledgerIn(db: Db): Ledger {
  return {
    async find(workspace, project, words, limit) {
      const engine = searchOf(db);
      // SQLite reads a query up to its first NUL, so that the quotes would stay open.
      const searched = words.map((word) => word.replaceAll('\0', ' ')).filter((word) => word.trim() !== '');
      if (searched.length === 0) return [];
      const { matches, order } = engine(searched);
      const rows = await db
        .selectFrom('hypothesis_words as w')
        .innerJoin('hypothesis as h', (join) =>
          join.onRef('h.workspace_id', '=', 'w.workspace_id').onRef('h.number', '=', 'w.number'),
        )
        .selectAll('h')
        .where(matches)
        .where('w.workspace_id', '=', workspace)
        .where('w.project_id', '=', project)
        .orderBy(order)
        .orderBy('h.number', 'desc')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
  };
}

/** What finds the rows that hold one of some words, and puts those first that hold more of them. */
type Search = (words: readonly string[]) => {
  readonly matches: Expression<SqlBool>;
  readonly order: Expression<unknown>;
};

const searchOf = (db: Db): Search => (db.getExecutor().adapter instanceof PostgresAdapter ? postgres : sqlite);

const sqlite: Search = (words) => {
  // In quotes a word is a word, whatever it spells; the star takes its longer forms too.
  // A word of accents alone is none, and an empty one no query.
  const said = words.map(plain).filter((word) => word.trim() !== '');
  if (said.length === 0) return { matches: sql.lit(false), order: sql`h.number` };
  const query = said.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' OR ');
  return { matches: sql<SqlBool>`hypothesis_words match ${query}`, order: sql`w.rank` };
};

const postgres: Search = (words) => {
  const query = words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`).join(' | ');
  const held = sql`to_tsvector('english', w.words)`;
  const asked = sql`to_tsquery('english', ${query})`;
  return { matches: sql<SqlBool>`${held} @@ ${asked}`, order: sql`ts_rank(${held}, ${asked}) desc` };
};

/** Without accents, as FTS5 has it of itself. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

/** Takes a decided bet into the ledger, in place of what it held of it before; what is not decided is not in it. */
export async function keepInLedger(db: Db, bet: Hypothesis): Promise<void> {
  const { workspace, number, project, terms, state } = bet;
  if (state.is !== 'decided') return;
  await db.deleteFrom('hypothesis_words').where('workspace_id', '=', workspace).where('number', '=', number).execute();
  const learned = Object.values(state.end.learned ?? {});
  const words = [terms.belief, terms.problem, terms.metric.name, terms.evaluation.name, state.end.reason, ...learned];
  await db
    .insertInto('hypothesis_words')
    .values({
      workspace_id: workspace,
      project_id: project,
      number,
      words: kept(db, words.join('\n').toWellFormed().replaceAll('\0', ' ')),
    })
    .execute();
}

const kept = (db: Db, words: string): string => (searchOf(db) === postgres ? plain(words) : words);
