import type { Hypothesis } from '#domain/hypothesis.ts';
import { isLive } from '#domain/hypothesis.ts';
import type { Poll, Polls } from '#ports/polls.ts';
import { AT_ONCE } from './agenda.ts';
import type { PollRow } from './schema-machine.ts';
import type { Db } from './schema.ts';
import { installed } from './together.ts';

export function pollsIn(db: Db): Polls {
  return {
    async due(now, limit) {
      const rows = await db
        .selectFrom('poll')
        .selectAll()
        .where('next_at', '<=', now)
        .where(installed('poll'))
        .orderBy('next_at')
        .orderBy('workspace_id')
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    async find(workspace, number) {
      const row = await db
        .selectFrom('poll')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('number', '=', number)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async settle({ workspace, number, fails, brokenSince, why }, next) {
      await db
        .updateTable('poll')
        .set({ fails, broken_since: brokenSince, why, next_at: next })
        .where('workspace_id', '=', workspace)
        .where('number', '=', number)
        .execute();
    },
  };
}

const fromRow = ({ workspace_id: workspace, number, fails, broken_since: brokenSince, why }: PollRow): Poll => ({
  workspace,
  number,
  fails,
  brokenSince,
  why,
});

/** Has a live or watched bet that MLflow measures polled from now on, and every other one no longer. */
export async function keepPolled(db: Db, { workspace, number, project, ...bet }: Hypothesis): Promise<void> {
  if (bet.terms.source === 'mlflow' && (isLive(bet) || bet.watch !== null)) {
    const fresh = { next_at: AT_ONCE, fails: 0, broken_since: null, why: null };
    await db
      .insertInto('poll')
      .values({ workspace_id: workspace, number, project_id: project, ...fresh })
      .onConflict((c) => c.doNothing())
      .execute();
    return;
  }
  await db.deleteFrom('poll').where('workspace_id', '=', workspace).where('number', '=', number).execute();
}
