import type { Call, Deed, Reply } from '#ports/doors.ts';
import { guarded } from './ack.ts';
import type { Ack } from './ack.ts';
import type { DoorTools } from './doors.ts';
import { NOT_SERVED, answererOf, serves } from './replies.ts';
import type { Visit } from './replies.ts';
import { respondTo } from './responder.ts';
import type { Result } from '#domain/result.ts';
import type { Message } from '#domain/message.ts';
import type { ChannelId } from '#domain/ids.ts';

/**
 * Does what somebody asked for at a door that acknowledges with nothing: a command or a button. What changes something is
 * done before it is acknowledged, unless that takes too long; what only reads is acknowledged first.
 *
 * read: pure and quick; its error is the private answer.
 */
export async function actAt(
  tools: DoorTools,
  door: string,
  visit: Visit & { readonly channel: ChannelId | null },
  ack: Ack<never>,
  read: () => Result<Deed, Message>,
): Promise<void> {
  const answerer = answererOf(tools, visit);
  try {
    const deed = read();
    // Before anything is looked up: whoever only reads does not wait for the store either.
    if (!deed.ok || !deed.value.changes) await ack.once();
    if (!(await serves(tools, visit.workspace))) {
      await ack.once();
      // Nothing is stored about a workspace that is not served, so only its own response_url is used.
      if (visit.responseUrl !== null) await respondTo(visit.responseUrl, tools.ports.log)(NOT_SERVED);
      return;
    }
    if (!deed.ok) return await answerer.reply({ kind: 'say', message: deed.error });
    const reply = await guarded(run(tools, deed.value, visit), () => ack.once());
    await ack.once();
    await answerer.reply(reply);
    if (deed.value.changes) await tools.renewHome(visit.who, visit.home === true);
  } catch (error) {
    await ack.once();
    await answerer.sorry(door, error);
  } finally {
    tools.kick();
  }
}

/** Runs a deed for a visit. */
export function run(
  tools: DoorTools,
  deed: Deed,
  { workspace, who, now, channel }: Pick<Call, 'workspace' | 'who' | 'now' | 'channel'>,
): Promise<Reply> {
  return deed.run(tools.ports, { workspace, who, now, channel });
}
