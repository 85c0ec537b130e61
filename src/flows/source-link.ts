import type { DeliveryKey, WorkspaceId } from '#domain/ids.ts';
import type { Store } from '#ports/store.ts';

/** The address of a message of ours; null: it does not stand in Slack (yet), or nobody knows under which address. */
export async function linkTo(store: Store, workspace: WorkspaceId, key: DeliveryKey): Promise<string | null> {
  const ref = (await store.deliveries.find(workspace, key))?.ref;
  const url = ref ? (await store.workspaces.find(workspace))?.url : null;
  // As chat.getPermalink gives it; asking Slack for each would be a call a line.
  return ref && url ? `${url}archives/${ref.channel}/p${ref.ts.replace('.', '')}` : null;
}
