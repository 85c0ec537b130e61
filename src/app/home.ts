import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { showHome } from '#flows/home.ts';
import type { Clock } from '#ports/clock.ts';
import type { Ports } from '#ports/index.ts';

/** Shows somebody who changed something their Home as it is now, where it stands before them or may do so. Never throws. */
export type RenewHome = (user: UserId, there: boolean) => Promise<void>;

/** A RenewHome for one workspace. */
export function renewHomes(ports: Ports, clock: Clock, workspace: WorkspaceId): RenewHome {
  return async (user, there) => {
    if (!there && !ports.chat.homeStands(workspace, user)) return;
    try {
      await showHome(ports, workspace, user, clock.now());
    } catch (error) {
      ports.log.error('A Home could not be renewed', { workspace, user, error });
    }
  };
}
