import type { HolidayChoice } from '#domain/holiday.ts';
import type { HolidayChoices } from '#ports/holidays.ts';
import type { HolidayChoiceRow } from './schema-person.ts';
import type { Db } from './schema.ts';
import { installed } from './together.ts';

export function holidayChoicesIn(db: Db): HolidayChoices {
  return {
    async find(workspace, user) {
      const row = await db
        .selectFrom('holiday_choice')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async save(choice) {
      const row = toRow(choice);
      await db
        .insertInto('holiday_choice')
        .values(row)
        .onConflict((c) => c.columns(['workspace_id', 'user_id']).doUpdateSet(row))
        .execute();
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom('holiday_choice')
        .selectAll()
        .where('renews_at', 'is not', null)
        .where('renews_at', '<=', now)
        .where(installed('holiday_choice'))
        .orderBy('renews_at')
        .orderBy('workspace_id')
        .orderBy('user_id')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
  };
}

const toRow = ({ workspace, user, regionName, until, renewsAt }: HolidayChoice): HolidayChoiceRow => ({
  workspace_id: workspace,
  user_id: user,
  region_name: regionName,
  until,
  renews_at: renewsAt,
});

const fromRow = (row: HolidayChoiceRow): HolidayChoice => ({
  workspace: row.workspace_id,
  user: row.user_id,
  regionName: row.region_name,
  until: row.until,
  renewsAt: row.renews_at,
});
