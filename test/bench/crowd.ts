import type Database from 'better-sqlite3';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import { PROJECT_DEFAULTS } from '#domain/project.ts';
import { instant, localDate, plusDays, plusMinutes } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { seedAnswer, seedMember, seedWorkspace, userAt, WORKSPACE, zoneOf } from './team.ts';

export const MEMBERS = 100_000;
const PROJECTS = 100;
const UTC = zoneOf('Etc/UTC');
/** 09:30 in UTC, when everybody here would be asked. */
export const MONDAY_MORNING = instant(Date.UTC(2026, 2, 9, 9, 30));

/** Writes 100 projects of 1,000 members, each of whom answered on Friday and is to be asked tomorrow. */
export async function makeCrowd(store: Store, file: Database.Database): Promise<void> {
  const now = MONDAY_MORNING;
  const since = plusMinutes(now, -30 * 24 * 60);
  await seedWorkspace(store, since);
  const names = { workspace: WORKSPACE, id: 'p0' as ProjectId, channel: 'C0' as ChannelId, name: 'Crowd' };
  await store.projects.save({
    ...PROJECT_DEFAULTS,
    channelName: '',
    ...names,
    state: 'active',
    createdBy: userAt(0),
    createdAt: since,
  });
  await seedMember(store, { project: names.id, id: userAt(0), zone: UTC, since });
  const friday = plusDays(localDate(now, UTC), -3);
  await seedAnswer(store, { project: names.id, user: userAt(0), date: friday }, plusMinutes(now, -3 * 24 * 60));
  await store.agenda.set({ workspace: WORKSPACE, project: names.id, user: userAt(0) }, plusMinutes(now, 24 * 60));
  const everybody = { project_id: `'p' || (i % ${PROJECTS})`, user_id: `printf('U0B%07d', i)` };
  file.transaction(() => {
    multiply(file, 'project', PROJECTS, { project_id: `'p' || i`, channel_id: `'C' || i` });
    multiply(file, 'member', MEMBERS, { user_id: everybody.user_id });
    for (const table of ['participation', 'agenda', 'prompt', 'answer']) multiply(file, table, MEMBERS, everybody);
  })();
  file.exec('analyze');
}

/** Copies the only row of `table` until there are `count`, with `own` columns as expressions of `i`. */
function multiply(file: Database.Database, table: string, count: number, own: Readonly<Record<string, string>>): void {
  const columns = file.prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`).all();
  const names = columns.map(({ name }) => name);
  file.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i + 1 < ${count})
    insert into ${table} (${names.join(', ')}) select ${names.map((name) => own[name] ?? name).join(', ')} from n, ${table}`);
}

/** Makes the `group`th row of `size` people due at `now`, spread over all projects. */
export function makeDue(file: Database.Database, group: number, size: number, now: Instant): void {
  const last = userAt((group + 1) * size - 1);
  file.prepare('update agenda set next_due_at = ? where user_id between ? and ?').run(now, userAt(group * size), last);
}

/** What a heartbeat changes. `due`: who is still to be looked at. */
export function countOf(file: Database.Database): { prompts: number; deliveries: number; due: number } {
  const count = (what: string, ...values: unknown[]): number =>
    file.prepare<unknown[], { n: number }>(`select count(*) as n from ${what}`).get(...values)?.n ?? 0;
  return {
    prompts: count('prompt'),
    deliveries: count('delivery'),
    due: count('agenda where next_due_at <= ?', MONDAY_MORNING),
  };
}
