import type { Member } from '#domain/member.ts';
import { nextStay } from '#domain/travel.ts';
import type { Members } from '#ports/store.ts';
import { forgetMember, forgetWords } from './member-removal.ts';
import type { Db, MemberRow } from './schema.ts';
import { installed } from './together.ts';
import { together } from './together.ts';
import { fromJson, toFlag, toJson } from './values.ts';

export function membersIn(db: Db): Members {
  return {
    async find(workspace, user) {
      const row = await db
        .selectFrom('member')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async save(member) {
      const row = toRow(member);
      await db
        .insertInto('member')
        .values(row)
        .onConflict((c) => c.columns(['workspace_id', 'user_id']).doUpdateSet(row))
        .execute();
    },

    async all(workspace) {
      const rows = db.selectFrom('member').selectAll().where('workspace_id', '=', workspace);
      return (await rows.orderBy('user_id').execute()).map(fromRow);
    },

    forgetWords: (workspace, user, at) => together(db, (trx) => forgetWords(trx, workspace, user, at)),
    forget: (workspace, user, at) => together(db, (trx) => forgetMember(trx, workspace, user, at)),

    async isForgotten(workspace, user) {
      const row = await db
        .selectFrom('forgotten')
        .select('at')
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .executeTakeFirst();
      return row !== undefined;
    },

    async anyForgotten(workspace, since) {
      const row = await db
        .selectFrom('forgotten')
        .select('at')
        .where('workspace_id', '=', workspace)
        .where('at', '>=', since)
        .executeTakeFirst();
      return row !== undefined;
    },

    async remember(workspace, user) {
      await db.deleteFrom('forgotten').where('workspace_id', '=', workspace).where('user_id', '=', user).execute();
    },

    async inProject(workspace, project) {
      const rows = await db
        .selectFrom('member')
        .innerJoin('participation as p', (j) =>
          j.onRef('p.workspace_id', '=', 'member.workspace_id').onRef('p.user_id', '=', 'member.user_id'),
        )
        .selectAll('member')
        .where('p.workspace_id', '=', workspace)
        .where('p.project_id', '=', project)
        .orderBy('p.user_id')
        .execute();
      return rows.map(fromRow);
    },

    async inZone(workspace, zone) {
      const rows = await db
        .selectFrom('member')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('zone', '=', zone)
        .where('active', '=', 1)
        .orderBy('name')
        .orderBy('user_id')
        .execute();
      return rows.map(fromRow);
    },

    async arriving(now, limit) {
      const rows = await db
        .selectFrom('member')
        .selectAll()
        .where('arrives_at', 'is not', null)
        .where('arrives_at', '<=', now)
        .where(installed('member'))
        .orderBy('arrives_at')
        .orderBy('workspace_id')
        .orderBy('user_id')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
  };
}

function toRow(member: Member): MemberRow {
  return {
    workspace_id: member.workspace,
    user_id: member.id,
    name: member.name,
    zone: member.zone,
    slack_zone: member.slackZone,
    stays: toJson(member.stays),
    region: member.region,
    arrives_at: nextStay(member)?.from ?? null,
    shifts: toJson(member.shifts),
    standup_at: member.standupAt,
    evening: toFlag(member.evening),
    quiet: toJson(member.quiet),
    nudges: toFlag(member.nudges),
    active: toFlag(member.active),
    guest: toFlag(member.guest),
    admin: toFlag(member.admin),
    confirmed_at: member.confirmedAt,
  };
}

function fromRow(row: MemberRow): Member {
  return {
    workspace: row.workspace_id,
    id: row.user_id,
    name: row.name,
    zone: row.zone,
    slackZone: row.slack_zone,
    stays: fromJson(row.stays),
    region: row.region,
    shifts: fromJson(row.shifts),
    standupAt: row.standup_at,
    evening: row.evening === 1,
    quiet: fromJson(row.quiet),
    nudges: row.nudges === 1,
    active: row.active === 1,
    guest: row.guest === 1,
    admin: row.admin === 1,
    confirmedAt: row.confirmed_at,
  };
}
