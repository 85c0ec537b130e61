import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ShownMessage } from '#sandbox/client.ts';
import type { StateSummary } from '#sandbox/client-types.ts';
import { html } from '#sandbox/page/html.ts';
import { go } from '#sandbox/page/state/go.ts';
import { control, page } from '#sandbox/page/state/page.ts';
import type { Room, Scene } from '#sandbox/page/state/scene.ts';
import type { Footing } from '#sandbox/page/state/stage.ts';
import { useStore } from '#sandbox/page/state/store.ts';
import { Composer } from './composer.ts';
import { Icon } from './icon.ts';
import { MessageRow } from './message.ts';
import { moveAmong } from './roving.ts';

interface ThreadProps {
  readonly team: StateSummary;
  readonly scene: Scene;
  readonly room: Room;
  readonly ts: string;
  readonly footing: Footing;
}

/** A message with its replies beside the conversation. */
export function Thread({ team, scene, room, ts, footing }: ThreadProps) {
  const { parent, isMissing } = useThread(room.id, ts);
  const people = useMemo(() => new Map(team.users.map((user) => [user.id, user])), [team]);
  const talk = useStore(page, ({ talks }) => talks).get(room.id);
  const close = () => {
    document.querySelector<HTMLElement>(`[data-ts="${ts}"]`)?.focus();
    go({ thread: '' });
  };
  const whispers = (talk?.messages ?? []).filter(
    (message) => message.threadTs === ts && message.ephemeralTo === scene.me.id,
  );
  const below = [...(parent?.replies ?? []), ...whispers].toSorted((a, b) => (a.ts < b.ts ? -1 : 1));
  const row = (message: ShownMessage | ShownMessage['replies'][number], isCompact: boolean) =>
    html`<${MessageRow}
      key=${message.ts}
      message=${message}
      people=${people}
      footing=${footing}
      isCompact=${isCompact}
      isInThread=${true}
      isArchived=${room.isArchived}
    />`;
  return html`<aside class="pane thread" aria-label="Thread">
    <header class="pane-head">
      <h2>Thread</h2>
      <small>${room.name === '' ? '' : `#${room.name}`}</small>
      <button type="button" class="pane-close" aria-label="Close the thread" title="Close" onClick=${close}>
        <${Icon} name="close" />
      </button>
    </header>
    ${
      parent
        ? html`<div
              class="pane-body"
              onKeyDown=${moveAmong}
              tabindex="0"
              role="region"
              aria-label="Messages of the thread"
            >
              <ol class="message-list" aria-live="polite">
                ${row(parent, false)}
                ${
                  below.length === 0
                    ? null
                    : html`<li class="thread-count">
                        <span>${below.length} ${below.length === 1 ? 'reply' : 'replies'}</span>
                      </li>`
                }
                ${below.map((message, index) => {
                  const before = below[index - 1];
                  const isClose = before?.user === message.user && Number(message.ts) - Number(before.ts) < 300;
                  return row(message, isClose && before.ephemeralTo === message.ephemeralTo);
                })}
              </ol>
            </div>
            ${room.isArchived ? null : html`<${Composer} team=${team} scene=${scene} label="Reply…" threadTs=${ts} />`}`
        : html`<p class="pane-empty">${isMissing ? 'This message is not there any more.' : 'Loading the thread…'}</p>`
    }
  </aside>`;
}

/** The thread: out of the conversation where it is loaded, else asked for. */
function useThread(channel: string, ts: string): { parent: ShownMessage | undefined; isMissing: boolean } {
  const talk = useStore(page, ({ talks }) => talks).get(channel);
  const known = talk?.messages.find((message) => message.ts === ts);
  const [asked, setAsked] = useState<ShownMessage | null | undefined>(undefined);
  const isLoaded = talk !== undefined;
  useEffect(() => {
    if (!isLoaded || known) return undefined;
    let isStale = false;
    const put = (found: ShownMessage | null) => (isStale ? undefined : setAsked(found));
    control.thread(channel, ts).then(put, () => put(null));
    return () => {
      isStale = true;
    };
  }, [channel, ts, talk?.seen, isLoaded, known === undefined]);
  return { parent: known ?? asked ?? undefined, isMissing: isLoaded && !known && asked === null };
}
