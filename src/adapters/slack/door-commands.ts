import type { SlashCommand } from '@slack/bolt';
import type { ChannelId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Help } from '#domain/message.ts';
import { nearest } from '#domain/nearest.ts';
import { refuse } from '#domain/result.ts';
import type { Command } from '#ports/doors.ts';
import type { Ack } from './ack.ts';
import { actAt } from './act.ts';
import type { DoorTools } from './doors.ts';
import { typedText } from './text.ts';

/** Answers slash commands, those nobody knows included. */
export function commandDoor(tools: DoorTools): (body: SlashCommand, ack: Ack<never>) => Promise<void> {
  const shown = tools.commands.flatMap((command) => {
    const name = tools.commandNames[command.name];
    return name === null ? [] : [{ name: name ?? command.name, command }];
  });
  const byName = new Map(shown.map(({ name, command }) => [name, command]));

  const help = (typed: string): Help => ({
    kind: 'help',
    unknown: typed,
    nearest: nearest(typed, [...byName.keys()]),
    title: 'What I answer to',
    lines: shown.map(({ command }) => ({ usage: command.name, does: command.usage })),
  });

  return async (body, ack) => {
    const now = tools.clock.now();
    const visit = {
      workspace: body.team_id as WorkspaceId,
      who: body.user_id as UserId,
      channel: body.channel_id as ChannelId,
      now,
      trigger: body.trigger_id,
      responseUrl: body.response_url,
      again: 'send the command again',
    };
    const command = byName.get(body.command);
    await actAt(tools, body.command, visit, ack, () =>
      command ? command.read(textFor(command, body.text ?? ''), now) : refuse(help(body.command)),
    );
  };
}

/** As it was typed; where people are meant, with who they are. */
function textFor({ means }: Pick<Command, 'means'>, text: string): string {
  const typed = typedText(text).trim();
  return means?.test(typed) ? typedText(text, 'meant').trim() : typed;
}
