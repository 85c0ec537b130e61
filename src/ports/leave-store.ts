import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Absence } from '#domain/member.ts';
import type { LocalDate } from '#domain/time.ts';
import type { HolidayChoices } from './holidays.ts';

/** The repositories about when people do not work. */
export interface LeaveStore {
  readonly absences: Absences;
  readonly holidays: HolidayChoices;
}

export interface Absences {
  /** Of one user, those ending on or after `from`, by first day. */
  ofUser(workspace: WorkspaceId, user: UserId, from: LocalDate): Promise<Absence[]>;
  /** Of everybody in a project, those touching the range. */
  inProject(workspace: WorkspaceId, project: ProjectId, from: LocalDate, to: LocalDate): Promise<Absence[]>;
  save(absence: Absence): Promise<void>;
  remove(workspace: WorkspaceId, id: string): Promise<void>;
}
