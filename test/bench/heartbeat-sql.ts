import type Database from 'better-sqlite3';
import type { Instant } from '#domain/time.ts';

interface Due {
  readonly project_id: string;
  readonly user_id: string;
  readonly name: string;
  readonly channel_id: string;
  readonly plan: string | null;
}

const DATE = '2026-03-09';
const ASK = '2026-03-09T09:30:00.000Z';
const NUDGE = '2026-03-09T13:15:00.000Z';
const CUTOFF = '2026-03-09T17:00:00.000Z';
const TOMORROW = '2026-03-10T09:30:00.000Z';

/** Everything that deciding needs, of everybody who is due, in one statement. */
const READ = `select a.project_id, a.user_id, p.name, p.channel_id, p.standup_at, p.days, m.zone, m.shifts, m.standup_at,
    m.active, t.role, t.since,
    (select max(q.date) from prompt q where q.workspace_id = a.workspace_id and q.project_id = a.project_id and q.user_id = a.user_id) as last,
    (select w.words from answer w where w.workspace_id = a.workspace_id and w.project_id = a.project_id and w.user_id = a.user_id
      order by w.date desc limit 1) as plan
  from agenda a
  join project p on p.workspace_id = a.workspace_id and p.project_id = a.project_id
  join member m on m.workspace_id = a.workspace_id and m.user_id = a.user_id
  join participation t on t.workspace_id = a.workspace_id and t.project_id = a.project_id and t.user_id = a.user_id
  where a.next_due_at is not null and a.next_due_at <= ? order by a.next_due_at limit 200`;

const PROMPT = `insert into prompt (workspace_id, project_id, user_id, date, state, ask_at, nudge_at, cutoff_at, snoozed_until, asked_at, nudged_at)
  values ('T0BENCH001', ?, ?, '${DATE}', 'open', '${ASK}', '${NUDGE}', '${CUTOFF}', null, '${ASK}', null)`;
const RUN = `insert into run (workspace_id, project_id, date, opened_at, closes_at, closed_at)
  values ('T0BENCH001', ?, '${DATE}', '${ASK}', '${CUTOFF}', null) on conflict do nothing`;
const DELIVERY = `insert into delivery (workspace_id, key, seq, subject, state, priority, not_before, not_after, due_at, to_kind, channel_id,
    user_id, broadcast, depends_on, kind, message, tries, written_at)
  values ('T0BENCH001', ?, (select coalesce(max(seq), 0) + 1 from delivery), ?, 'waiting', 4, '${ASK}', '${CUTOFF}', '${ASK}', 'person',
    null, ?, 0, null, 'prompt', ?, 0, '${ASK}')`;
const NEXT = `update agenda set next_due_at = '${NUDGE}' where workspace_id = 'T0BENCH001' and project_id = ? and user_id = ?`;

/** Asks everybody who is due at `now`, knowing beforehand what would be decided: the least that a heartbeat could be. */
export function bareBeat(file: Database.Database, now: Instant): void {
  const [prompt, run, delivery, next] = [PROMPT, RUN, DELIVERY, NEXT].map((text) => file.prepare(text));
  const ask = file.transaction(({ project_id, user_id, name, channel_id, plan }: Due) => {
    const key = `prompt:${project_id}:${user_id}:${DATE}`;
    const words = { kind: 'prompt', project: project_id, projectName: name, channel: channel_id, date: DATE, plan };
    prompt?.run(project_id, user_id);
    run?.run(project_id);
    delivery?.run(key, key, user_id, JSON.stringify({ ...words, zone: 'Etc/UTC', cutoffAt: CUTOFF, next: TOMORROW }));
    next?.run(project_id, user_id);
  });
  for (const row of file.prepare<[string], Due>(READ).all(now)) ask.immediate(row);
}
