import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ShownMessage } from '#sandbox/client.ts';
import type { StateSummary } from '#sandbox/client-types.ts';
import { html } from '#sandbox/page/html.ts';
import { markRead } from '#sandbox/page/state/go.ts';
import { page } from '#sandbox/page/state/page.ts';
import type { Talk } from '#sandbox/page/state/page.ts';
import type { Room, Scene } from '#sandbox/page/state/scene.ts';
import type { Footing } from '#sandbox/page/state/stage.ts';
import { useStore } from '#sandbox/page/state/store.ts';
import { loadOlder, loadTalk, trimTalk } from '#sandbox/page/state/talks.ts';
import { newestFor, readUpTo } from '#sandbox/page/state/unread.ts';
import { isoDate, slackDate } from '#sandbox/page/text/dates.ts';
import { Icon } from './icon.ts';
import { MessageRow } from './message.ts';
import { moveAmong } from './roving.ts';

interface ListProps {
  readonly team: StateSummary;
  readonly scene: Scene;
  readonly room: Room;
  readonly footing: Footing;
}

/** This close to an end counts as being there. units: CSS pixels */
const NEAR = 120;
/** Messages of one author within this time stand under one name, as in Slack. units: seconds */
const CLOSE_S = 300;

/** The messages of a conversation that whom the page acts as may see; the newest at the end, older ones when somebody looks for them. */
export function Messages({ team, scene, room, footing }: ListProps) {
  const talk = useStore(page, ({ talks }) => talks).get(room.id);
  const { me } = scene;
  const people = useMemo(() => new Map(team.users.map((user) => [user.id, user])), [team]);
  const box = useRef<HTMLDivElement>(null);
  const [unreadFrom] = useState(() => readUpTo(page.get().marks, me.id, room.id));
  const { isAtEnd, toEnd, onScroll } = useScrolling(box, room.id, talk);
  const newest = newestFor(talk, me);
  useEffect(() => {
    if (isAtEnd && !document.hidden && talk?.hasNewer !== true) markRead(room.id, newest);
  }, [isAtEnd, newest, room.id]);
  const shown = (talk?.messages ?? []).filter(
    ({ ephemeralTo, deleted }) => !deleted && (ephemeralTo === undefined || ephemeralTo === me.id),
  );
  return html`<div class="messages-frame">
    <div
      class="messages"
      ref=${box}
      onScroll=${onScroll}
      onKeyDown=${moveAmong}
      role="region"
      aria-label="Messages"
      tabindex="0"
    >
      <div class="messages-room">
        ${talk?.hasOlder === true ? html`<p class="messages-more">Loading older messages…</p>` : null}
        ${room.id === '' || talk?.hasOlder === false ? html`<${Beginning} room=${room} scene=${scene} isEmpty=${shown.length === 0} />` : null}
        <ol class="message-list" aria-live="polite" aria-relevant="additions">
          ${shown.map((message, index) => {
            const before = shown[index - 1];
            const parts = [
              isNewDay(before, message, me.tz)
                ? html`<${Day} key=${`day ${message.ts}`} ts=${message.ts} footing=${footing} />`
                : null,
              isFirstUnread(before, message, unreadFrom, me.id)
                ? html`<li key="new" class="new-line"><span>New</span></li>`
                : null,
            ];
            const isCompact = parts.every((part) => part === null) && isCloseTo(before, message);
            return [
              ...parts,
              html`<${MessageRow}
                key=${message.ts}
                message=${message}
                people=${people}
                footing=${footing}
                isCompact=${isCompact}
                isInThread=${false}
                isArchived=${room.isArchived}
              />`,
            ];
          })}
        </ol>
      </div>
    </div>
    ${
      isAtEnd && talk?.hasNewer !== true
        ? null
        : html`<button type="button" class="to-end" onClick=${toEnd}>
            <${Icon} name="down" size=${16} /> Newest messages
          </button>`
    }
  </div>`;
}

/** Keeps the reader where they are: at the end while they are there, and at the same message when older ones come above it. */
function useScrolling(box: { current: HTMLDivElement | null }, id: string, talk: Talk | undefined) {
  const [isAtEnd, setAtEnd] = useState(true);
  const wasAtEnd = useRef(true);
  const anchor = useRef<{ ts: string; top: number } | null>(null);
  const isLoading = useRef(false);
  const first = talk?.messages[0]?.ts;
  useLayoutEffect(() => {
    const frame = box.current;
    if (!frame) return;
    if (wasAtEnd.current) frame.scrollTop = frame.scrollHeight;
    else if (anchor.current) {
      const row = frame.querySelector<HTMLElement>(`[data-ts="${anchor.current.ts}"]`);
      if (row) frame.scrollTop += row.getBoundingClientRect().top - anchor.current.top;
      anchor.current = null;
    }
  }, [talk, first]);
  useEffect(() => {
    // Blocks grow when their pictures come, and the frame when the window changes.
    const frame = box.current;
    if (!frame) return undefined;
    const watch = new ResizeObserver(() => {
      if (wasAtEnd.current) frame.scrollTop = frame.scrollHeight;
    });
    watch.observe(frame);
    if (frame.firstElementChild) watch.observe(frame.firstElementChild);
    return () => watch.disconnect();
  }, []);
  const older = async (frame: HTMLDivElement) => {
    if (isLoading.current || talk?.hasOlder !== true) return;
    isLoading.current = true;
    const row = [...frame.querySelectorAll<HTMLElement>('[data-ts]')].find(
      (each) => each.getBoundingClientRect().bottom > 0,
    );
    anchor.current = row ? { ts: row.dataset['ts'] ?? '', top: row.getBoundingClientRect().top } : null;
    await loadOlder(id).catch(() => undefined);
    isLoading.current = false;
  };
  const onScroll = () => {
    const frame = box.current;
    if (!frame) return;
    const left = frame.scrollHeight - frame.scrollTop - frame.clientHeight;
    wasAtEnd.current = left < NEAR && talk?.hasNewer !== true;
    setAtEnd(left < NEAR);
    if (wasAtEnd.current) trimTalk(id);
    if (frame.scrollTop < NEAR * 4) void older(frame);
  };
  const toEnd = async () => {
    if (talk?.hasNewer === true) await loadTalk(id, talk.seen).catch(() => undefined);
    wasAtEnd.current = true;
    setAtEnd(true);
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  return { isAtEnd, toEnd: () => void toEnd(), onScroll };
}

const msOf = (ts: string): number => Math.floor(Number(ts) * 1000);

function isNewDay(before: ShownMessage | undefined, message: ShownMessage, zone: string | null): boolean {
  return !before || isoDate(msOf(before.ts), zone) !== isoDate(msOf(message.ts), zone);
}

function isFirstUnread(before: ShownMessage | undefined, message: ShownMessage, upTo: string, me: string): boolean {
  return message.ts > upTo && message.user !== me && before !== undefined && before.ts <= upTo;
}

function isCloseTo(before: ShownMessage | undefined, message: ShownMessage): boolean {
  if (!before || before.user !== message.user || before.replies.length > 0) return false;
  return before.ephemeralTo === message.ephemeralTo && Number(message.ts) - Number(before.ts) < CLOSE_S;
}

function Day({ ts, footing }: { ts: string; footing: Footing }) {
  const words = slackDate(Number(ts), '{day_divider_pretty}', footing.reader) ?? '';
  return html`<li class="day-line">
    <span>${words.charAt(0).toUpperCase()}${words.slice(1)}</span>
  </li>`;
}

function Beginning({ room, scene, isEmpty }: { room: Room; scene: Scene; isEmpty: boolean }) {
  const isChannel = room.kind === 'public' || room.kind === 'private';
  const what = isChannel ? `#${room.name}` : 'this conversation';
  const app = scene.app?.manifest.display_information;
  return html`<div class="beginning">
    <h2>${isChannel ? html`<span>#</span> ${room.name}` : (app?.name ?? 'Direct message')}</h2>
    <p>This is the very beginning of ${what}. ${room.purpose || (isChannel ? '' : (app?.description ?? ''))}</p>
    ${isEmpty ? html`<p class="beginning-hint">Nothing has been said here yet. Write something, or type <kbd>/</kbd> for commands.</p>` : null}
  </div>`;
}
