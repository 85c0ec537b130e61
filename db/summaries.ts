import { sql } from 'kysely';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { SummaryKey, WholeSummary } from '#domain/summary-kept.ts';
import type { Summaries } from '#ports/summaries.ts';
import type { Db } from './schema.ts';
import type { SummaryRow } from './schema-summary.ts';
import { claimOf, claimRow, keyOf, keyRow, summaryOf, summaryRow } from './summary-row.ts';
import { toFlag, toJson } from './values.ts';

const KEY = ['workspace_id', 'project_id', 'kind', 'date', 'edition'] as const;

export function summariesIn(db: Db): Summaries {
  const claimsOf = async (key: SummaryKey) => {
    const { workspace_id, project_id, kind, date, edition } = keyRow(key);
    const rows = await db
      .selectFrom('claim')
      .selectAll()
      .where('workspace_id', '=', workspace_id)
      .where('project_id', '=', project_id)
      .where('kind', '=', kind)
      .where('date', '=', date)
      .where('edition', '=', edition)
      .orderBy('place')
      .execute();
    return rows.map(claimOf);
  };
  const whole = async (row: SummaryRow): Promise<WholeSummary> => ({
    summary: summaryOf(row),
    claims: await claimsOf(keyOf(row)),
  });
  const wholeOf = async (rows: readonly SummaryRow[]): Promise<WholeSummary[]> => {
    const found: WholeSummary[] = [];
    for (const row of rows) found.push(await whole(row));
    return found;
  };
  const one = (key: SummaryKey) =>
    db
      .selectFrom('summary')
      .selectAll()
      .where('workspace_id', '=', key.workspace)
      .where('project_id', '=', key.project)
      .where('kind', '=', key.kind)
      .where('date', '=', key.date)
      .where('edition', '=', key.edition);
  return {
    async find(key) {
      const row = await one(key).executeTakeFirst();
      return row ? whole(row) : null;
    },

    async add({ summary, claims }) {
      const row = await db
        .insertInto('summary')
        .values(summaryRow(summary))
        .onConflict((c) => c.columns([...KEY]).doNothing())
        .returning('date')
        .executeTakeFirst();
      if (!row) return false;
      for (const claim of claims) await db.insertInto('claim').values(claimRow(summary, claim)).execute();
      return true;
    },

    async saveClaim(key, claim) {
      const row = claimRow(key, claim);
      await db
        .insertInto('claim')
        .values(row)
        .onConflict((c) => c.columns([...KEY, 'place']).doUpdateSet(row))
        .execute();
    },

    async between(workspace, project, kind, from, to) {
      const rows = await db
        .selectFrom('summary')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .where('kind', '=', kind)
        .where('date', '>=', from)
        .where('date', '<=', to)
        .orderBy('date')
        .orderBy('edition')
        .execute();
      return wholeOf(rows);
    },

    async claimsOn(workspace, user) {
      const rows = await restingOn(db, workspace, user)
        .orderBy('project_id')
        .orderBy('date')
        .orderBy('place')
        .execute();
      return rows.map((row) => ({ ...keyOf(row), claim: claimOf(row) }));
    },

    async reviewed(workspace) {
      const rows = await db
        .selectFrom('claim')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('review', 'is not', null)
        .orderBy('project_id')
        .orderBy('date')
        .orderBy('place')
        .execute();
      return rows.map((row) => ({ ...keyOf(row), claim: claimOf(row) }));
    },

    ...votesIn(db),

    async withoutModel(workspace) {
      const rows = await db
        .selectFrom('without_model')
        .select('user_id')
        .where('workspace_id', '=', workspace)
        .orderBy('user_id')
        .execute();
      return rows.map(({ user_id }) => user_id);
    },

    async allowModel(workspace, user, allowed, at) {
      if (allowed) {
        await db
          .deleteFrom('without_model')
          .where('workspace_id', '=', workspace)
          .where('user_id', '=', user)
          .execute();
        return;
      }
      await db
        .insertInto('without_model')
        .values({ workspace_id: workspace, user_id: user, at })
        .onConflict((c) => c.columns(['workspace_id', 'user_id']).doNothing())
        .execute();
    },
  };
}

function votesIn(db: Db): Pick<Summaries, 'vote' | 'votes'> {
  return {
    async vote(key, user, useful, at) {
      const said = { useful: toFlag(useful), at };
      await db
        .insertInto('summary_vote')
        .values({ ...keyRow(key), user_id: user, ...said })
        .onConflict((c) => c.columns([...KEY, 'user_id']).doUpdateSet(said))
        .execute();
    },

    async votes({ workspace, project, kind, date, edition }) {
      const rows = await db
        .selectFrom('summary_vote')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .where('kind', '=', kind)
        .where('date', '=', date)
        .where('edition', '=', edition)
        .orderBy('user_id')
        .execute();
      return rows.map(({ user_id: user, useful, at }) => ({ user, useful: useful === 1, at }));
    },
  };
}

const restingOn = (db: Db, workspace: WorkspaceId, user: UserId) =>
  db
    .selectFrom('claim')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where(sql<boolean>`sources like ${`%"user":"${user}"%`}`);

/** Deletes every claim that rests on words of a person, with the headlines and groups that rest on such claims. */
export async function forgetClaims(db: Db, workspace: WorkspaceId, user: UserId): Promise<void> {
  for (const row of await restingOn(db, workspace, user).execute()) {
    const { project_id, kind, date, edition } = row;
    await db
      .updateTable('summary')
      .set({ headline: toJson([]), topics: toJson([]) })
      .where('workspace_id', '=', workspace)
      .where('project_id', '=', project_id)
      .where('kind', '=', kind)
      .where('date', '=', date)
      .where('edition', '=', edition)
      .execute();
    await db
      .deleteFrom('claim')
      .where('workspace_id', '=', workspace)
      .where('project_id', '=', project_id)
      .where('kind', '=', kind)
      .where('date', '=', date)
      .where('edition', '=', edition)
      .where('place', '=', row.place)
      .execute();
  }
}
