import type { Hypothesis, HypothesisEvent } from '#domain/hypothesis.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Hypotheses } from '#ports/hypotheses.ts';
import { AT_ONCE } from './agenda.ts';
import { eventFromRow, eventToRow, fromRow, toRow } from './hypothesis-row.ts';
import { keepInLedger } from './ledger.ts';
import { keepPolled } from './polls.ts';
import { nextNumber, nextPlace } from './numbered.ts';
import type { Db } from './schema.ts';
import { installed, together } from './together.ts';
import { fromJson, toJson } from './values.ts';

export function hypothesesIn(db: Db): Hypotheses {
  const inWorkspace = (workspace: WorkspaceId) =>
    db.selectFrom('hypothesis').selectAll().where('workspace_id', '=', workspace);
  const open = (workspace: WorkspaceId) => inWorkspace(workspace).where('ended_at', 'is', null).orderBy('number');
  return {
    async find(workspace, number) {
      const row = await inWorkspace(workspace).where('number', '=', number).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async ofForm(workspace, form) {
      const row = await inWorkspace(workspace).where('form_id', '=', form).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    create: (bet, form = null) => together(db, (trx) => create(trx, bet, form)),

    save: (bet, event) =>
      together(db, async (trx) => {
        await trx
          .updateTable('hypothesis')
          .set({ ...toRow(bet), next_due_at: AT_ONCE })
          .where('workspace_id', '=', bet.workspace)
          .where('number', '=', bet.number)
          .execute();
        if (event) await note(trx, event);
        await keepInLedger(trx, bet);
        await keepPolled(trx, bet);
      }),

    async openIn(workspace, project) {
      return (await open(workspace).where('project_id', '=', project).execute()).map(fromRow);
    },

    async openOf(workspace, user) {
      // Two questions, since no index answers "either of two columns".
      const rows = [
        ...(await open(workspace).where('owner_id', '=', user).execute()),
        ...(await open(workspace).where('decider_id', '=', user).execute()),
      ];
      const apart = new Map(rows.map((row) => [row.number, fromRow(row)]));
      return [...apart.values()].toSorted((a, b) => a.number - b.number);
    },

    async endedIn(workspace, project, limit) {
      const rows = await inWorkspace(workspace)
        .where('project_id', '=', project)
        .where('ended_at', 'is not', null)
        .orderBy('ended_at', 'desc')
        .orderBy('number', 'desc')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    async rebets(workspace, number) {
      let count = 0;
      let row = await inWorkspace(workspace).where('number', '=', number).executeTakeFirst();
      while (row?.lineage === 'rebet' && row.parent !== null && row.parent < row.number) {
        count += 1;
        row = await inWorkspace(workspace).where('number', '=', row.parent).executeTakeFirst();
      }
      return count;
    },

    async history(workspace, number) {
      const rows = await db
        .selectFrom('hypothesis_event')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('number', '=', number)
        .orderBy('seq')
        .execute();
      return rows.map(eventFromRow);
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom('hypothesis')
        .selectAll()
        .where('next_due_at', '<=', now)
        .where(installed('hypothesis'))
        .orderBy('next_due_at')
        .orderBy('workspace_id')
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    async plan(workspace, number, at) {
      await db
        .updateTable('hypothesis')
        .set({ next_due_at: at })
        .where('workspace_id', '=', workspace)
        .where('number', '=', number)
        .execute();
    },

    ...guessesIn(db),
    ...forecastsIn(db),
  };
}

function guessesIn(db: Db): Pick<Hypotheses, 'guess' | 'guesses'> {
  return {
    async guess({ workspace, number, user, percent, at }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('hypothesis_guess')
        .values({ workspace_id: workspace, number, user_id: user, percent, at })
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      return Number(numInsertedOrUpdatedRows) > 0;
    },

    async guesses(workspace, number) {
      const rows = await db
        .selectFrom('hypothesis_guess')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('number', '=', number)
        .orderBy('user_id')
        .execute();
      return rows.map(({ user_id, percent, at }) => ({ workspace, number, user: user_id, percent, at }));
    },
  };
}

function forecastsIn(db: Db): Pick<Hypotheses, 'noteForecast' | 'scored'> {
  return {
    async noteForecast({ workspace, number, mark, chance, logOdds, at }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('hypothesis_forecast')
        .values({ workspace_id: workspace, number, mark, chance: toJson(chance), log_odds: toJson(logOdds), at })
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      return Number(numInsertedOrUpdatedRows) > 0;
    },

    async scored(workspace, project) {
      const rows = await db
        .selectFrom('hypothesis as h')
        .innerJoin('hypothesis_forecast as f', (join) =>
          join.onRef('f.workspace_id', '=', 'h.workspace_id').onRef('f.number', '=', 'h.number'),
        )
        .select(['f.number', 'f.mark', 'f.chance', 'f.log_odds', 'f.at', 'h.state_json'])
        .where('h.workspace_id', '=', workspace)
        .where('h.project_id', '=', project)
        .where('h.ended_at', 'is not', null)
        .orderBy('f.number')
        .orderBy('f.mark')
        .execute();
      return rows.flatMap(({ number, mark, chance, log_odds, at, state_json }) => {
        const state = fromJson(state_json);
        const hit = state.is === 'decided' ? state.end.hit : null;
        if (hit === null) return [];
        return [{ workspace, number, mark, chance: fromJson(chance), logOdds: fromJson(log_odds), at, hit }];
      });
    },
  };
}

async function create(db: Db, unnumbered: Omit<Hypothesis, 'number'>, form: string | null): Promise<Hypothesis> {
  const row = { ...toRow({ ...unnumbered, number: 0 }), next_due_at: AT_ONCE, form_id: form };
  const { number } = await db
    .insertInto('hypothesis')
    .values({
      ...row,
      number: nextNumber('hypothesis', unnumbered.workspace),
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  const { workspace, createdAt: at, createdBy: by } = unnumbered;
  await note(db, { workspace, number, at, by, what: { is: 'created' } });
  return { ...unnumbered, number };
}

async function note(db: Db, event: HypothesisEvent): Promise<void> {
  await db
    .insertInto('hypothesis_event')
    .values({ ...eventToRow(event), seq: nextPlace('hypothesis_event', event) })
    .execute();
}
