import type { Review } from '#domain/review.ts';
import type { Reviews } from '#ports/reviews.ts';
import { AT_ONCE } from './agenda.ts';
import type { Db } from './schema.ts';
import type { ReviewRow } from './schema-summary.ts';
import { installed } from './together.ts';
import { toFlag } from './values.ts';

export function reviewsIn(db: Db): Reviews {
  const all = () => db.selectFrom('review').selectAll();
  return {
    async find(workspace, project, date) {
      const row = await all()
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .where('date', '=', date)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async save(review, dueAt) {
      const row: ReviewRow = {
        workspace_id: review.workspace,
        project_id: review.project,
        date: review.date,
        reviewer_id: review.reviewer,
        since: review.since,
        asked_at: review.askedAt,
        lapses_at: review.lapsesAt,
        lapsed: toFlag(review.lapsed),
        closed_at: review.closedAt,
        next_due_at: dueAt,
      };
      await db
        .insertInto('review')
        .values(row)
        .onConflict((c) => c.columns(['workspace_id', 'project_id', 'date']).doUpdateSet(row))
        .execute();
    },

    async open(workspace) {
      const rows = await all()
        .where('workspace_id', '=', workspace)
        .where('closed_at', 'is', null)
        .orderBy('since')
        .orderBy('project_id')
        .orderBy('date')
        .execute();
      return rows.map(fromRow);
    },

    async due(now, limit) {
      const rows = await all()
        .where('next_due_at', '<=', now)
        .where(installed('review'))
        .orderBy('next_due_at')
        .orderBy('workspace_id')
        .orderBy('project_id')
        .orderBy('date')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    async plan({ workspace, project, date }, at) {
      await db
        .updateTable('review')
        .set({ next_due_at: at })
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .where('date', '=', date)
        .execute();
    },

    async hasten(workspace, project, at) {
      await db
        .updateTable('review')
        .set({ next_due_at: at })
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .where('closed_at', 'is', null)
        .execute();
    },

    async leave(workspace, user) {
      const inWorkspace = () => db.updateTable('review').where('workspace_id', '=', workspace);
      await inWorkspace().set({ next_due_at: AT_ONCE }).where('closed_at', 'is', null).execute();
      await inWorkspace().set({ reviewer_id: null, asked_at: null }).where('reviewer_id', '=', user).execute();
    },
  };
}

const fromRow = (row: ReviewRow): Review => ({
  workspace: row.workspace_id,
  project: row.project_id,
  date: row.date,
  reviewer: row.reviewer_id,
  since: row.since,
  askedAt: row.asked_at,
  lapsesAt: row.lapses_at,
  lapsed: row.lapsed === 1,
  closedAt: row.closed_at,
});
