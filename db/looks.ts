import type { Instant } from '#domain/time.ts';
import type { LookAt, Looks, Risks } from '#ports/nudges.ts';
import { fromRow } from './projects.ts';
import type { Db } from './schema.ts';
import { installed } from './together.ts';

/** Projects, in any state, at which nobody has looked for that yet, or that are due; longest due first. */
export const lookedAt = (db: Db, what: LookAt, now: Instant, limit: number) =>
  db
    .selectFrom('project')
    .leftJoin('look', (join) =>
      join
        .onRef('look.workspace_id', '=', 'project.workspace_id')
        .onRef('look.project_id', '=', 'project.project_id')
        .on('look.what', '=', what),
    )
    .selectAll('project')
    .where((eb) => eb.or([eb('look.next_due_at', 'is', null), eb('look.next_due_at', '<=', now)]))
    .orderBy('look.next_due_at')
    .orderBy('project.workspace_id')
    .orderBy('project.project_id')
    .limit(limit);

export function looksIn(db: Db): Looks {
  return {
    async due(what, now, limit) {
      const rows = await lookedAt(db, what, now, limit)
        .where('project.state', '=', 'active')
        .where(installed('project'))
        .execute();
      return rows.map(fromRow);
    },

    async set(workspace, project, what, at) {
      await db
        .insertInto('look')
        .values({ workspace_id: workspace, project_id: project, what, next_due_at: at })
        .onConflict((conflict) =>
          conflict.columns(['workspace_id', 'project_id', 'what']).doUpdateSet({ next_due_at: at }),
        )
        .execute();
    },
  };
}

export function risksIn(db: Db): Risks {
  return {
    async find(workspace, project, item) {
      const row = await db
        .selectFrom('risk')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .where('item', '=', item)
        .executeTakeFirst();
      if (!row) return null;
      const { tier, streak, told, chance, chance_on: chanceOn, rung, rung_at: rungAt } = row;
      return { workspace, project, item, tier, streak, told, chance, chanceOn, rung, rungAt };
    },

    async save({ workspace, project, item, tier, streak, told, chance, chanceOn, rung, rungAt }) {
      const values = { tier, streak, told, chance, chance_on: chanceOn, rung, rung_at: rungAt };
      await db
        .insertInto('risk')
        .values({ workspace_id: workspace, project_id: project, item, ...values })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'project_id', 'item']).doUpdateSet(values))
        .execute();
    },
  };
}
