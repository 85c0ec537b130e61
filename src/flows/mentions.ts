import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Ports } from '#ports/index.ts';

/** How Slack writes a person into the text of a message, whatever the writer saw. */
const MENTION = /<@([A-Z0-9]+)>/g;

/** `text` with people as `@name`, as its writer saw it; whom neither we nor the chat know stays as they came. */
export async function withNames({ store, chat }: Ports, workspace: WorkspaceId, text: string): Promise<string> {
  const names = new Map<string, string>();
  for (const [form, id = ''] of text.matchAll(MENTION)) {
    if (names.has(form)) continue;
    const user = id as UserId;
    const member = await store.members.find(workspace, user);
    const asked = member ? null : await chat.profile(workspace, user);
    const name = member?.name ?? (asked?.ok ? asked.value.name : null);
    names.set(form, name === null ? form : `@${name}`);
  }
  return text.replace(MENTION, (form) => names.get(form) ?? form);
}
