import { sql } from 'kysely';
import type { Hypothesis } from '#domain/hypothesis.ts';
import type { Ledger } from '#ports/ledger.ts';
import { fromRow } from './hypothesis-row.ts';
import type { Db } from './schema.ts';

/** The search is in the words of SQLite (`match`, `rank`), the one place beside `sqlite.ts` that is. */
export function ledgerIn(db: Db): Ledger {
  return {
    async find(workspace, project, words, limit) {
      // SQLite reads a query up to its first NUL, so that the quotes would stay open.
      const searched = words.map((word) => word.replaceAll('\0', ' ')).filter((word) => word.trim() !== '');
      if (searched.length === 0) return [];
      // In quotes a word is a word, whatever it spells; the star takes its longer forms too.
      const query = searched.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' OR ');
      const rows = await db
        .selectFrom('hypothesis_words as w')
        .innerJoin('hypothesis as h', (join) =>
          join.onRef('h.workspace_id', '=', 'w.workspace_id').onRef('h.number', '=', 'w.number'),
        )
        .selectAll('h')
        .where(sql<boolean>`hypothesis_words match ${query}`)
        .where('w.workspace_id', '=', workspace)
        .where('w.project_id', '=', project)
        .orderBy(sql`w.rank`)
        .orderBy('h.number', 'desc')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
  };
}

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
      words: words.join('\n').toWellFormed().replaceAll('\0', ' '),
    })
    .execute();
}
