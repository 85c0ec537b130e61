import type { ShownMessage } from '#sandbox/client.ts';
import type { BlockStage, Press } from '#sandbox/page/blocks/stage.ts';
import { isBuiltIn, runBuiltIn } from './built-in.ts';
import { tellWrong } from './notices.ts';
import { control } from './page.ts';
import type { Scene } from './scene.ts';
import { loadTeam } from './sync.ts';

/** Where blocks stand: what `act.interact` needs to find their elements. */
export type Target =
  | { readonly channel: string; readonly messageTs: string }
  | { readonly viewId: string }
  | { readonly home: true; readonly app: string };

/** Does it; what goes wrong is told in passing. returns: false where it did */
export async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    tellWrong(error);
    return false;
  }
}

/** A command as somebody types it: its name and the rest; null for a message. */
function commandIn(text: string): { readonly command: string; readonly text: string } | null {
  const found = /^(\/[a-z0-9_-]+)(?:\s+([\s\S]*))?$/iu.exec(text.trim());
  return found ? { command: found[1] ?? '', text: found[2]?.trim() ?? '' } : null;
}

/** Sends what was typed: a command where it begins with a slash, else a message. errors: rejects with a sentence where it could not be */
export async function send({ me, room, app }: Scene, text: string, threadTs?: string): Promise<void> {
  const channel = room?.id || undefined;
  const typed = commandIn(text);
  const below = threadTs === undefined ? {} : { threadTs };
  if (typed && isBuiltIn(typed.command)) await runBuiltIn(typed, room, me);
  else if (typed) await control.act.command({ user: me.id, channel: channel ?? `@${me.name}`, ...typed, ...below });
  else if (channel === undefined) await control.act.message({ user: me.id, app: app?.id, text, ...below });
  else await control.act.message({ user: me.id, channel, text, ...below });
  if (channel === undefined) await loadTeam();
}

/** What elements of blocks do there, as that person. */
export function handsOf(me: string, target: Target): Pick<BlockStage, 'act' | 'suggest'> {
  return {
    act({ input, blockId, actionId }: Press) {
      void attempt(() => control.act.interact({ user: me, ...target, ...input, blockId, actionId }));
    },
    async suggest({ blockId, actionId }, typed) {
      const { options } = await control.act.suggest({ user: me, ...target, blockId, actionId, value: typed });
      return options ?? [];
    },
  };
}

/** Changes the words of an own message. */
export const editMessage = (
  me: string,
  { channel, ts }: Pick<ShownMessage, 'channel' | 'ts'>,
  text: string,
): Promise<boolean> => attempt(() => control.act.editMessage({ user: me, channel, ts, text }));

/** Takes an own message back. */
export const deleteMessage = (me: string, { channel, ts }: Pick<ShownMessage, 'channel' | 'ts'>): Promise<boolean> =>
  attempt(() => control.act.deleteMessage({ user: me, channel, ts }));
