import { backoff } from '#adapters/slack/backoff.ts';
import type { Clients } from '#adapters/slack/clients.ts';
import { tried } from '#adapters/slack/failures.ts';
import { isRefusal } from '#adapters/slack/receiver.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Log } from '#ports/log.ts';
import type { Store } from '#ports/store.ts';

/** Who the bot token makes us, and where. */
export interface Identity {
  readonly workspace: WorkspaceId;
  readonly name: string;
  readonly botUser: UserId;
  /** Where the workspace is found in a browser; null: Slack does not say. */
  readonly url: string | null;
  readonly botId: string;
}

/**
 * Asks Slack who we are until it answers; `stopped` ends the asking.
 *
 * errors:  Slack's code when it does not accept the token; `stopped`.
 */
export async function identify(
  { background }: Clients,
  log: Log,
  stopped: () => boolean,
): Promise<Result<Identity, { readonly code: string }>> {
  for (let tries = 1; !stopped(); tries += 1) {
    const asked = await tried(() => background.auth.test());
    if (asked.ok) {
      const { team_id = '', team = '', user_id = '', bot_id = '', url = null } = asked.value;
      return ok({ workspace: team_id as WorkspaceId, name: team, botUser: user_id as UserId, url, botId: bot_id });
    }
    if (asked.error.kind === 'refused' && (isRefusal(asked.error) || tries > 3))
      return refuse({ code: asked.error.code });
    if (tries === 1) log.warn('Slack cannot be reached; trying again until it can', { why: asked.error });
    await backoff(tries);
  }
  return refuse({ code: 'stopped' });
}

/** Writes down that we are installed there; an install that was known keeps its first moment. */
export async function remember(store: Store, { workspace, name, botUser, url }: Identity, now: Instant): Promise<void> {
  const known = await store.workspaces.find(workspace);
  const installedAt = known && known.uninstalledAt === null ? known.installedAt : now;
  await store.workspaces.save({ id: workspace, name, botUser, url, installedAt, uninstalledAt: null });
}
