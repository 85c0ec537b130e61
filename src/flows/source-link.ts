import type { DeliveryKey, MessageRef, WorkspaceId } from '#domain/ids.ts';
import type { Store } from '#ports/store.ts';

/** The address of any message; null: nobody knows that of the workspace. */
export async function linkToMessage(store: Store, workspace: WorkspaceId, ref: MessageRef): Promise<string | null> {
  const url = (await store.workspaces.find(workspace))?.url;
  // As chat.getPermalink gives it; asking Slack for each would be a call a line.
  return url ? `${url}archives/${ref.channel}/p${ref.ts.replace('.', '')}` : null;
}

/** The address of a message of ours; null: it does not stand in Slack (yet), or nobody knows under which address. */
export async function linkTo(store: Store, workspace: WorkspaceId, key: DeliveryKey): Promise<string | null> {
  const said = await store.deliveries.find(workspace, key);
  const ref = said?.ref;
  const address = ref ? await linkToMessage(store, workspace, ref) : null;
  if (!ref || !address) return null;
  // without its thread, a reply that the channel does not show is not found there
  const { anchor } = said;
  const inThread = said.address.to === 'thread' && anchor !== null;
  return inThread ? `${address}?thread_ts=${anchor.ts}&cid=${ref.channel}` : address;
}
