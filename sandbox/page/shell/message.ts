import { useMemo, useState } from 'preact/hooks';
import type { ShownMessage } from '#sandbox/client.ts';
import { MessageBody } from '#sandbox/page/blocks/message.ts';
import { html } from '#sandbox/page/html.ts';
import { editMessage } from '#sandbox/page/state/acts.ts';
import { go } from '#sandbox/page/state/go.ts';
import { nameOf } from '#sandbox/page/state/members.ts';
import { stageOn } from '#sandbox/page/state/stage.ts';
import type { Footing } from '#sandbox/page/state/stage.ts';
import { clockTime, slackDate } from '#sandbox/page/text/dates.ts';
import { emojiFor } from '#sandbox/page/text/emoji.ts';
import type { Message, User } from '#sandbox/world.ts';
import { Avatar } from './avatar.ts';
import { EditBox } from './edit-box.ts';
import { Icon } from './icon.ts';
import { MessageTools } from './message-tools.ts';

/** A message in a list. */
export interface MessageProps {
  readonly message: Message & Partial<Pick<ShownMessage, 'replies'>>;
  /** By id. */
  readonly people: ReadonlyMap<string, User>;
  readonly footing: Footing;
  /** Follows one of the same author closely: without face and name. */
  readonly isCompact: boolean;
  /** In the thread pane: no way to the thread. */
  readonly isInThread: boolean;
  readonly isArchived: boolean;
}

/** A message. Drawn again only where something in it has changed. */
export function MessageRow(props: MessageProps) {
  const { message, people, footing, isCompact, isInThread, isArchived } = props;
  const [isEditing, setEditing] = useState(false);
  return useMemo(() => {
    const author = people.get(message.user);
    const isMine = message.user === footing.reader.id;
    const edit = isMine && message.ephemeralTo === undefined ? () => setEditing(true) : undefined;
    const look = `message${isCompact ? ' is-compact' : ''}${message.ephemeralTo === undefined ? '' : ' is-ephemeral'}`;
    return html`<li class=${look} data-ts=${message.ts} tabindex="-1">
      <div class="message-side">
        ${isCompact ? html`<${Stamp} message=${message} footing=${footing} />` : html`<${Avatar} user=${author} />`}
      </div>
      <div class="message-main">
        ${message.ephemeralTo === undefined ? null : html`<p class="only-you"><${Icon} name="eye" size=${14} /> Only visible to you</p>`}
        ${isCompact ? null : html`<${Head} message=${message} author=${author} footing=${footing} />`}
        ${
          isEditing
            ? html`<${EditBox}
                text=${message.text}
                known=${footing.known}
                close=${() => setEditing(false)}
                save=${(text: string) => editMessage(footing.reader.id, message, text)}
              />`
            : html`<${MessageBody}
                message=${message}
                stage=${stageOn(footing, 'message', { channel: message.channel, messageTs: message.ts })}
              />`
        }
        <${Reactions} message=${message} people=${people} me=${footing.reader.id} />
        ${isInThread ? null : html`<${ThreadLink} message=${message} people=${people} footing=${footing} />`}
      </div>
      <${MessageTools}
        message=${message}
        isMine=${isMine}
        edit=${edit}
        isInThread=${isInThread}
        isArchived=${isArchived}
      />
    </li>`;
  }, [message, people, footing, isCompact, isInThread, isArchived, isEditing]);
}

const msOf = (ts: string): number => Math.floor(Number(ts) * 1000);

function Head({ message, author, footing }: { message: Message; author: User | undefined; footing: Footing }) {
  const name = author ? nameOf(author) : message.user;
  return html`<p class="message-head">
    <b class="author">${name}</b>
    ${message.appId === undefined ? null : html`<span class="app-mark">APP</span>`}
    ${author?.deleted === true ? html`<span class="mark">deactivated</span>` : null}
    <${Stamp} message=${message} footing=${footing} />
  </p>`;
}

/** The time on the reader's clock; the whole date under the pointer. */
function Stamp({ message, footing }: { message: Message; footing: Footing }) {
  const ms = msOf(message.ts);
  const whole = slackDate(Number(message.ts), '{date_long} at {time_secs}', footing.reader) ?? '';
  return html`<time class="stamp" datetime=${new Date(ms).toISOString()} title=${whole}>
    ${clockTime(ms, footing.reader.zone)}
  </time>`;
}

function Reactions({ message, people, me }: { message: Message; people: ReadonlyMap<string, User>; me: string }) {
  if (message.reactions.length === 0) return null;
  return html`<ul class="reactions" aria-label="Reactions">
    ${message.reactions.map(({ name, users }) => {
      const who = users
        .map((id) => (id === me ? 'you' : people.get(id) ? nameOf(people.get(id) as User) : id))
        .join(', ');
      return html`<li
        class=${users.includes(me) ? 'reaction is-mine' : 'reaction'}
        title=${`${who} reacted with :${name}:`}
      >
        <span>${emojiFor(name) ?? `:${name}:`}</span> <span>${users.length}</span>
      </li>`;
    })}
  </ul>`;
}

function ThreadLink({ message, people, footing }: Pick<MessageProps, 'message' | 'people' | 'footing'>) {
  const replies = message.replies ?? [];
  const last = replies.at(-1);
  if (!last) return null;
  const who = [...new Set(replies.map(({ user }) => user))].slice(0, 5);
  const when = slackDate(Number(last.ts), '{date_short_pretty} at {time}', footing.reader) ?? '';
  return html`<button type="button" class="thread-link" onClick=${() => go({ thread: message.ts })}>
    <span class="faces">${who.map((id) => html`<${Avatar} user=${people.get(id)} size=${22} />`)}</span>
    <b>${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}</b>
    <span class="thread-last">Last reply ${when}</span>
  </button>`;
}
