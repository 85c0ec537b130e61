import type { ShownMessage } from '#sandbox/client.ts';
import { html } from '#sandbox/page/html.ts';
import { attempt, deleteMessage } from '#sandbox/page/state/acts.ts';
import { go } from '#sandbox/page/state/go.ts';
import { tellGood } from '#sandbox/page/state/notices.ts';
import { control, page } from '#sandbox/page/state/page.ts';
import { sceneNow } from '#sandbox/page/state/sync.ts';
import type { Message } from '#sandbox/world.ts';
import { Icon } from './icon.ts';
import { Menu } from './menu.ts';
import type { MenuItem } from './menu.ts';

interface ToolsProps {
  readonly message: Message & Partial<Pick<ShownMessage, 'replies'>>;
  readonly isMine: boolean;
  readonly edit: (() => void) | undefined;
  readonly isInThread: boolean;
  readonly isArchived: boolean;
}

/** What can be done with a message: it appears beside the one that is pointed at or has the focus. */
export function MessageTools({ message, isMine, edit, isInThread, isArchived }: ToolsProps) {
  const isPrivate = message.ephemeralTo !== undefined;
  const groups: MenuItem[][] = [
    isPrivate || isArchived ? [] : shortcutsOn(message),
    [
      { name: 'Copy the text', run: () => void copy(message.text, 'The text is on the clipboard.') },
      {
        name: 'Copy the payload',
        detail: 'JSON',
        run: () => void copy(JSON.stringify(message, null, 2), 'The payload is on the clipboard.'),
      },
    ],
    isMine && !isPrivate && !isArchived ? ownItems(message, edit) : [],
  ];
  return html`<div class="message-tools">
    ${
      isInThread || isPrivate
        ? null
        : html`<button
            type="button"
            class="tool"
            aria-label="Reply in thread"
            title="Reply in thread"
            onClick=${() => go({ thread: message.ts })}
          >
            <${Icon} name="reply" />
          </button>`
    }
    <${Menu} face=${html`<${Icon} name="more" />`} label="More actions" look="tool" groups=${groups} />
  </div>`;
}

function ownItems(message: Message, edit: (() => void) | undefined): MenuItem[] {
  const remove = () => void deleteMessage(message.user, message);
  return [
    ...(edit ? [{ name: 'Edit message', run: edit }] : []),
    { name: 'Delete message', isDanger: true, run: remove },
  ];
}

/** The shortcuts that apps put on messages. */
function shortcutsOn(message: Message): MenuItem[] {
  return page.get().apps.flatMap((app) => {
    if (app.state !== 'installed') return [];
    const own = (app.manifest.features?.shortcuts ?? []).filter(({ type }) => type === 'message');
    return own.map(({ name, callback_id: callbackId }) => ({
      name,
      detail: app.manifest.display_information.name,
      run: () => {
        const me = sceneNow()?.me.id ?? '';
        void attempt(() =>
          control.act.shortcut({ user: me, callbackId, channel: message.channel, messageTs: message.ts }),
        );
      },
    }));
  });
}

async function copy(text: string, done: string): Promise<void> {
  if (await attempt(() => navigator.clipboard.writeText(text))) tellGood(done);
}
