import type { User } from '#sandbox/world.ts';
import { control } from './page.ts';
import type { Room } from './scene.ts';

/** The commands that Slack itself answers, as far as a page for bots needs them. */
export const BUILT_IN = [
  { command: '/invite', usage: '@somebody', about: 'Brings people and apps into this channel' },
  { command: '/remove', usage: '@somebody', about: 'Takes somebody out of this channel' },
  { command: '/leave', usage: '', about: 'Leaves this channel' },
] as const;

/** True of a command that Slack itself answers. */
export const isBuiltIn = (command: string): boolean => BUILT_IN.some((each) => each.command === command);

/** Does what the command says. errors: rejects with a sentence */
export async function runBuiltIn(
  { command, text }: { readonly command: string; readonly text: string },
  room: Room | null,
  me: User,
): Promise<void> {
  if (!room || (room.kind !== 'public' && room.kind !== 'private')) {
    throw new Error(`${command} works in channels only.`);
  }
  const names = command === '/leave' ? [me.name] : text.split(/[\s,]+/u).filter((name) => name !== '');
  const who = names.map((name) => name.replace(/^@/u, ''));
  if (who.length === 0) throw new Error(`Say who: ${command} @somebody`);
  if (command === '/invite') await control.channels.invite(room.id, who, me.id);
  else for (const name of who) await control.channels.kick(room.id, name, me.id);
}
