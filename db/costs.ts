import { sql, type Expression, type SqlBool } from 'kysely';
import type { ModelCall } from '#domain/cost.ts';
import type { ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Costs } from '#ports/costs.ts';
import type { LlmCallRow } from './schema-writer.ts';
import type { Db } from './schema.ts';
import { fromJson, toJson } from './values.ts';

export function costsIn(db: Db): Costs {
  return {
    async reserve(call, cap, from) {
      if (cap === null || call.project === null) {
        await db.insertInto('llm_call').values(toRow(call)).execute();
        return true;
      }
      // One statement: who comes second sees what the first has taken.
      const room = sql<SqlBool>`(${countedIn(db, call.workspace, call.project, from)}) + ${call.counted} <= ${cap}`;
      const row = toRow(call);
      const columns = Object.keys(row) as (keyof LlmCallRow)[];
      const values = sql.join(columns.map((column) => sql`${row[column]}`));
      const { numAffectedRows } = await sql`insert into llm_call (${sql.join(columns.map((column) => sql.ref(column)))})
        select ${values} where ${room}`.execute(db);
      return Number(numAffectedRows) === 1;
    },

    async settle(call) {
      const row = toRow(call);
      await db
        .insertInto('llm_call')
        .values(row)
        .onConflict((c) => c.columns(['workspace_id', 'call_id']).doUpdateSet(row))
        .execute();
    },

    async counted(workspace, project, from) {
      const { counted } = await countedIn(db, workspace, project, from).executeTakeFirstOrThrow();
      const { counted: underWay } = await countedIn(db, workspace, project, from)
        .where(isUnderWay())
        .executeTakeFirstOrThrow();
      return { settled: counted - underWay, underWay };
    },

    async giveUp(before) {
      const { numUpdatedRows } = await db
        .updateTable('llm_call')
        .set({ outcome: 'lost', micros: null })
        .where(isUnderWay())
        .where('at', '<', before)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    async sums(workspace, from, to) {
      const day = sql<LocalDate>`substr(at, 1, 10)`;
      const isKept = sql`outcome = 'kept'`;
      const count = (which: Expression<unknown>) => sql<number>`sum(case when ${which} then 1 else 0 end)`;
      const rows = await db
        .selectFrom('llm_call')
        .select([day.as('day'), 'project_id', 'purpose', 'model'])
        .select(count(sql`not ${isKept}`).as('calls'))
        .select(count(sql`outcome not in ('kept', 'written', 'reserved')`).as('failed'))
        .select(count(isKept).as('kept'))
        .select(count(sql`micros is null and outcome <> 'reserved'`).as('unpriced'))
        .select((eb) => [
          eb.fn.sum<number>('input').as('input'),
          eb.fn.sum<number>('cached').as('cached'),
          eb.fn.sum<number>('output').as('output'),
          sql<number>`coalesce(sum(micros), 0)`.as('micros'),
        ])
        .where('workspace_id', '=', workspace)
        .where('at', '>=', from)
        .where('at', '<', to)
        .groupBy([day, 'project_id', 'purpose', 'model'])
        .orderBy(day)
        .orderBy('project_id')
        .orderBy('purpose')
        .orderBy('model')
        .execute();
      return rows.map(({ project_id: project, ...sum }) => ({ project, ...sum }));
    },

    async recall(workspace, project, question, from) {
      const row = await db
        .selectFrom('llm_answer')
        .select('answer')
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .where('question', '=', question)
        .where('at', '>=', from)
        .executeTakeFirst();
      return row ? fromJson(row.answer).value : undefined;
    },

    async keep(workspace, project, question, answer, at) {
      const value = { answer: toJson({ value: answer }), at };
      await db
        .insertInto('llm_answer')
        .values({ workspace_id: workspace, project_id: project, question, ...value })
        .onConflict((c) => c.columns(['workspace_id', 'project_id', 'question']).doUpdateSet(value))
        .execute();
    },

    async forget({ answers, calls }) {
      await db.deleteFrom('llm_answer').where('at', '<', answers).execute();
      await db.deleteFrom('llm_call').where('at', '<', calls).execute();
    },
  };
}

const isUnderWay = () => sql<SqlBool>`outcome = ${sql.lit('reserved')}`;

const countedIn = (db: Db, workspace: WorkspaceId, project: ProjectId, from: Instant) =>
  db
    .selectFrom('llm_call')
    .select(sql<number>`coalesce(sum(counted), 0)`.as('counted'))
    .where('workspace_id', '=', workspace)
    .where('project_id', '=', project)
    .where('at', '>=', from);

function toRow(call: ModelCall): LlmCallRow {
  return {
    workspace_id: call.workspace,
    call_id: call.id,
    project_id: call.project,
    purpose: call.purpose,
    task: call.task,
    model: call.model,
    at: call.at,
    outcome: call.outcome,
    input: call.input,
    cached: call.cached,
    output: call.output,
    latency_ms: call.latencyMs,
    price: call.price === null ? null : toJson(call.price),
    micros: call.micros,
    counted: call.counted,
  };
}
