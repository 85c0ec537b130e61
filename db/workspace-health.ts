import { sql } from 'kysely';
import type { WorkspaceHealth } from '#domain/home.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import { being } from './delivery-queue.ts';
import type { Db } from './schema.ts';

/** What is on its way for longer is worth a look. units: minutes */
const SLOW = 10;
const DAY = 24 * 60;

/** What `Workspaces.health` promises. */
export async function workspaceHealth(db: Db, workspace: WorkspaceId, now: Instant): Promise<WorkspaceHealth> {
  const slow = plusMinutes(now, -SLOW);
  const people = await db
    .selectFrom('member')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspace)
    .where('active', '=', 1)
    .executeTakeFirstOrThrow();
  const projects = await db
    .selectFrom('project')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where('workspace_id', '=', workspace)
    .groupBy('state')
    .execute();
  // Asked across all and told apart here: with a workspace in the question the engine would walk through all of that one's.
  const overdue = await db
    .selectFrom('delivery')
    .select(({ fn }) => ['workspace_id', fn.countAll<number>().as('count')])
    .where(being('delivery', 'waiting'))
    .where('due_at', '<', slow)
    .groupBy('workspace_id')
    .execute();
  const settled = await db
    .selectFrom('delivery')
    .select(({ fn }) => ['workspace_id', 'state', fn.countAll<number>().as('count'), fn.max('settled_at').as('last')])
    // As the partial index spells it.
    .where(sql<boolean>`message <> ''`)
    .where('settled_at', '>', plusMinutes(now, -DAY))
    .groupBy(['workspace_id', 'state'])
    .execute();
  const unheard = await db
    .selectFrom('inbox')
    .select(({ fn }) => ['workspace_id', fn.countAll<number>().as('count')])
    .where('done_at', 'is', null)
    .where('received_at', '<', slow)
    .groupBy('workspace_id')
    .execute();
  const here = (row: { readonly workspace_id: WorkspaceId }): boolean => row.workspace_id === workspace;
  const inState = (state: string): number => projects.find((row) => row.state === state)?.count ?? 0;
  return {
    people: people.count,
    projects: { active: inState('active'), paused: inState('paused'), dormant: inState('dormant') },
    overdue: overdue.find(here)?.count ?? 0,
    failed: settled.find((row) => here(row) && row.state === 'failed')?.count ?? 0,
    unheard: unheard.find(here)?.count ?? 0,
    lastSentAt: settled.find((row) => here(row) && row.state === 'sent')?.last ?? null,
  };
}
