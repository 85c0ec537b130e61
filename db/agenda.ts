import { sql, type SqlBool } from 'kysely';
import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import { instant, type Instant } from '#domain/time.ts';
import type { Agenda, AgendaItem } from '#ports/store.ts';
import type { Db } from './schema.ts';
import { installed } from './together.ts';

/** Sorts before every moment that anybody plans. */
export const AT_ONCE = instant(0);

/** Whose items; without a project, or a user, everybody's in the workspace. */
interface Whose {
  readonly workspace: WorkspaceId;
  readonly project?: ProjectId;
  readonly user?: UserId;
}

export function agendaIn(db: Db): Agenda {
  return {
    async due(now, limit) {
      const rows = await awake(db)
        .select(['workspace_id', 'project_id', 'user_id'])
        .where('next_due_at', '<=', now)
        .orderBy('workspace_id')
        .orderBy('project_id')
        .orderBy('user_id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ workspace: row.workspace_id, project: row.project_id, user: row.user_id }));
    },

    set: (item, at) => setAll(db, item, at),

    forget: (which) => (which === 'all' ? everybodyAtOnce(db) : dueAtOnce(db, which)),

    async next() {
      const moments = [
        await nextItem(db),
        await nextRun(db),
        await nextOf(db, 'blocker'),
        await nextOf(db, 'handover'),
        await nextOf(db, 'hypothesis'),
        await nextOf(db, 'review'),
        await nextRoster(db),
        await nextLook(db, 'weekly'),
        await nextLook(db, 'regional'),
        await nextArrival(db),
      ];
      return moments.filter((moment) => moment !== null).toSorted()[0] ?? null;
    },
  };
}

/** Makes items due at once: what they were derived from has changed. */
export function dueAtOnce(db: Db, which: Whose): Promise<void> {
  return setAll(db, which, AT_ONCE);
}

/** Puts items of those who cannot be asked out of the way, so that `due` need not step over them every minute. */
export function park(db: Db, which: Whose): Promise<void> {
  return setAll(db, which, null);
}

/** Adds an item that is due at once; one that is there becomes due at once. */
export async function planAtOnce(db: Db, item: AgendaItem): Promise<void> {
  await db
    .insertInto('agenda')
    .values({ workspace_id: item.workspace, project_id: item.project, user_id: item.user, next_due_at: AT_ONCE })
    .onConflict((c) => c.columns(['workspace_id', 'project_id', 'user_id']).doUpdateSet({ next_due_at: AT_ONCE }))
    .execute();
}

/** Takes an item off the agenda: nobody is asked here. */
export async function takeOff(db: Db, item: AgendaItem): Promise<void> {
  await db
    .deleteFrom('agenda')
    .where('workspace_id', '=', item.workspace)
    .where('project_id', '=', item.project)
    .where('user_id', '=', item.user)
    .execute();
}

async function setAll(db: Db, { workspace, project, user }: Whose, at: Instant | null): Promise<void> {
  let items = db.updateTable('agenda').set({ next_due_at: at }).where('workspace_id', '=', workspace);
  if (project !== undefined) items = items.where('project_id', '=', project);
  if (user !== undefined) items = items.where('user_id', '=', user);
  await items.execute();
}

async function everybodyAtOnce(db: Db): Promise<void> {
  await db.updateTable('agenda').set({ next_due_at: AT_ONCE }).execute();
}

/** Items of active projects in installed workspaces, oldest first. */
function awake(db: Db) {
  const active = sql<SqlBool>`exists (select 1 from project p where p.workspace_id = agenda.workspace_id
    and p.project_id = agenda.project_id and p.state = 'active')`;
  return db
    .selectFrom('agenda')
    .where('next_due_at', 'is not', null)
    .where(active)
    .where(installed('agenda'))
    .orderBy('next_due_at');
}

async function nextItem(db: Db): Promise<Instant | null> {
  const row = await awake(db).select('next_due_at as at').limit(1).executeTakeFirst();
  return row?.at ?? null;
}

async function nextRun(db: Db): Promise<Instant | null> {
  const row = await db
    .selectFrom('run')
    .select('closes_at as at')
    .where('closed_at', 'is', null)
    .where(installed('run'))
    .orderBy('closes_at')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

async function nextOf(db: Db, table: 'blocker' | 'handover' | 'hypothesis' | 'review'): Promise<Instant | null> {
  const row = await db
    .selectFrom(table as 'blocker')
    .select('next_due_at as at')
    .where('next_due_at', 'is not', null)
    .where(installed(table))
    .orderBy('next_due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

async function nextRoster(db: Db): Promise<Instant | null> {
  const row = await db
    .selectFrom('project')
    .select('roster_at as at')
    .where('roster_at', 'is not', null)
    .where(installed('project'))
    .orderBy('roster_at')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Other looks have no moment of their own; a week is over at one, and people's days start at one. */
async function nextLook(db: Db, what: 'weekly' | 'regional'): Promise<Instant | null> {
  const row = await db
    .selectFrom('look')
    .innerJoin('project', (join) =>
      join.onRef('project.workspace_id', '=', 'look.workspace_id').onRef('project.project_id', '=', 'look.project_id'),
    )
    .select('look.next_due_at as at')
    .where('look.what', '=', what)
    .where('project.state', '=', 'active')
    .$if(what === 'regional', (query) => query.where('project.regional', '=', 1))
    .where(installed('look'))
    .orderBy('look.next_due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

async function nextArrival(db: Db): Promise<Instant | null> {
  const row = await db
    .selectFrom('member')
    .select('arrives_at as at')
    .where('arrives_at', 'is not', null)
    .where(installed('member'))
    .orderBy('arrives_at')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
