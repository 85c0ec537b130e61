import type { App } from '@slack/bolt';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Clock } from '#ports/clock.ts';
import type { Button, Choices, Command, Form, Shortcut } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { ackOf } from './ack.ts';
import { buttonDoor } from './door-buttons.ts';
import { choiceDoor } from './door-choices.ts';
import { commandDoor } from './door-commands.ts';
import { formDoor } from './door-forms.ts';
import { shortcutDoor } from './door-shortcuts.ts';
import type { CommandNames } from './names.ts';
import type { Painter } from './painter.ts';

/** What people can start. */
export interface Registry {
  readonly commands: readonly Command[];
  readonly buttons: readonly Button[];
  readonly forms: readonly Form[];
  readonly choices: readonly Choices[];
  readonly shortcuts: readonly Shortcut[];
}

/** What every door needs. */
export interface DoorTools extends Registry {
  readonly ports: Ports;
  readonly clock: Clock;
  /** The workspace that the token is for. */
  readonly workspace: WorkspaceId;
  readonly commandNames: CommandNames;
  readonly painter: Painter;
  /** Called after something was done, when there may be something to send. */
  readonly kick: () => void;
  /** Called after somebody changed something: their Home shows it, if they have seen it lately or are `there`. Never throws. */
  readonly renewHome: (user: UserId, there: boolean) => Promise<void>;
}

/** Hangs everything that people can start on `app`; whatever Slack sends is acknowledged, known or not. */
export function hangDoors(app: App, tools: DoorTools): void {
  const { log } = tools.ports;
  const command = commandDoor(tools);
  const button = buttonDoor(tools);
  const form = formDoor(tools);
  const choice = choiceDoor(tools);
  const shortcut = shortcutDoor(tools);
  // One pattern for all: an unknown command that nobody acknowledges ends in a time-out before the person's eyes.
  app.command(/.*/, ({ command: body, ack }) =>
    command(
      body,
      ackOf((response) => ack(response), log),
    ),
  );
  app.action(/.*/, ({ body, action, ack }) =>
    button(
      body,
      action,
      ackOf(() => ack(), log),
    ),
  );
  app.view(/.*/, ({ body, ack }) =>
    form(
      body,
      ackOf((response) => (response ? ack(response) : ack()), log),
    ),
  );
  app.view({ callback_id: /.*/, type: 'view_closed' }, ({ ack }) => ackOf(() => ack(), log).once());
  app.shortcut(/.*/, ({ body, ack }) =>
    shortcut(
      body,
      ackOf(() => ack(), log),
    ),
  );
  app.options(/.*/, ({ body, ack }) => ackOf(() => ack(choice(body)), log).once());
  app.error((error) => {
    log.error('A payload was not processed', { error });
    return Promise.resolve();
  });
}
