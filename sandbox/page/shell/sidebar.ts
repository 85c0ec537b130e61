import type { ComponentChildren } from 'preact';
import type { StateSummary } from '#sandbox/client-types.ts';
import { html } from '#sandbox/page/html.ts';
import { go, linkTo } from '#sandbox/page/state/go.ts';
import { localTime, nameOf } from '#sandbox/page/state/members.ts';
import { page } from '#sandbox/page/state/page.ts';
import { addressOf, botOf, otherIn, roomsOf } from '#sandbox/page/state/scene.ts';
import type { Room, Scene } from '#sandbox/page/state/scene.ts';
import { useStore } from '#sandbox/page/state/store.ts';
import { useReadableNow } from '#sandbox/page/state/ticking.ts';
import { newsIn } from '#sandbox/page/state/unread.ts';
import type { News } from '#sandbox/page/state/unread.ts';
import type { InstalledApp } from '#sandbox/world.ts';
import { Avatar } from './avatar.ts';
import { Icon } from './icon.ts';

interface SidebarProps {
  readonly team: StateSummary;
  readonly scene: Scene;
  readonly isOpen: boolean;
  readonly close: () => void;
}

/** Channels, direct conversations and apps of whom the page acts as. */
export function Sidebar({ team, scene, isOpen, close }: SidebarProps) {
  const apps = useStore(page, ({ apps: all }) => all);
  const { me } = scene;
  const rooms = roomsOf(team, me);
  const isApps = (room: Room) => apps.some(({ botUserId }) => room.kind === 'im' && room.members.includes(botUserId));
  const channels = rooms.filter(({ kind }) => kind === 'public' || kind === 'private');
  const direct = rooms.filter((room) => (room.kind === 'im' || room.kind === 'mpim') && !isApps(room));
  const installed = apps.filter(({ state }) => state !== 'uninstalled');
  return html`<nav class=${isOpen ? 'sidebar is-open' : 'sidebar'} aria-label="Conversations" id="sidebar">
    <div class="sidebar-head">
      <h1>${team.team.name}</h1>
      <button type="button" class="bar-button only-small" aria-label="Close the list of channels" onClick=${close}>
        <${Icon} name="close" />
      </button>
    </div>
    <div class="sidebar-lists">
      <${Section} name="Channels">
        ${channels.map((room) => html`<${ChannelLink} key=${room.id} room=${room} scene=${scene} close=${close} />`)}
        ${channels.length === 0 ? html`<li class="sidebar-none">${nameOf(me)} is in no channel.</li>` : null}
      <//>
      ${
        direct.length === 0
          ? null
          : html`<${Section} name="Direct messages">
              ${direct.map((room) => html`<${PersonLink} key=${room.id} room=${room} team=${team} scene=${scene} close=${close} />`)}
            <//>`
      }
      <${Section} name="Apps">
        ${installed.map((app) => html`<${AppLink} key=${app.id} app=${app} team=${team} scene=${scene} close=${close} />`)}
        ${installed.length === 0 ? html`<li class="sidebar-none">No app is installed.</li>` : null}
      <//>
    </div>
  </nav>`;
}

function Section({ name, children }: { name: string; children: ComponentChildren }) {
  const id = `section-${name.toLowerCase().replace(' ', '-')}`;
  return html`<section>
    <h2 id=${id}>${name}</h2>
    <ul aria-labelledby=${id}>
      ${children}
    </ul>
  </section>`;
}

interface LinkProps {
  readonly at: string;
  readonly news: News;
  readonly isHere: boolean;
  readonly sign: ComponentChildren;
  readonly name: ComponentChildren;
  readonly close: () => void;
}

function RoomLink({ at, news, isHere, sign, name, close }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go({ at });
    close();
  };
  const look = ['room', isHere ? 'is-here' : '', news.isUnread && !isHere ? 'is-unread' : ''].join(' ');
  return html`<li>
    <a
      class=${look}
      href=${linkTo({ at, tab: 'messages' })}
      aria-current=${isHere ? 'page' : undefined}
      onClick=${follow}
    >
      <span class="room-sign">${sign}</span>
      <span class="room-name">${name}</span>
      ${news.isUnread && !isHere ? html`<span class="for-ears">, unread</span>` : null}
      ${news.count > 0 && !isHere ? html`<span class="badge">${news.count > 99 ? '99+' : news.count}</span>` : null}
    </a>
  </li>`;
}

function useNews(room: Room | undefined, { me }: Scene): News {
  const marks = useStore(page, ({ marks: all }) => all);
  const talks = useStore(page, ({ talks: all }) => all);
  return room ? newsIn(marks, me, room, talks.get(room.id)) : { isUnread: false, count: 0 };
}

interface RoomProps {
  readonly room: Room;
  readonly team: StateSummary;
  readonly scene: Scene;
  readonly close: () => void;
}

function ChannelLink({ room, scene, close }: Omit<RoomProps, 'team'>) {
  const news = useNews(room, scene);
  const sign = room.kind === 'private' ? html`<${Icon} name="lock" size=${15} />` : '#';
  const name = html`${room.name}${room.isArchived ? html` <small>archived</small>` : null}`;
  return html`<${RoomLink}
    at=${room.name}
    news=${news}
    isHere=${scene.room?.id === room.id}
    sign=${sign}
    name=${name}
    close=${close}
  />`;
}

function PersonLink({ room, team, scene, close }: RoomProps) {
  const news = useNews(room, scene);
  const now = useReadableNow();
  const other = room.kind === 'im' ? otherIn(team, room, scene.me) : undefined;
  const names = room.members
    .filter((id) => id !== scene.me.id)
    .flatMap((id) => team.users.find((user) => user.id === id) ?? []);
  const name = other
    ? html`${nameOf(other)} <small>${localTime(other, now).time}</small>`
    : names.map(nameOf).join(', ');
  const sign = html`<${Avatar} user=${other ?? names[0]} size=${20} />`;
  const at = addressOf(room, team, scene.me);
  return html`<${RoomLink}
    at=${at}
    news=${news}
    isHere=${scene.room?.id === room.id}
    sign=${sign}
    name=${name}
    close=${close}
  />`;
}

function AppLink({
  app,
  team,
  scene,
  close,
}: {
  app: InstalledApp;
  team: StateSummary;
  scene: Scene;
  close: () => void;
}) {
  const bot = botOf(team, app);
  const room = team.channels.find(
    ({ kind, members }) => kind === 'im' && members.includes(app.botUserId) && members.includes(scene.me.id),
  );
  const news = useNews(room, scene);
  const sign = html`<${Avatar} user=${bot} size=${20} />`;
  const name = bot ? nameOf(bot) : app.manifest.display_information.name;
  return html`<${RoomLink}
    at=${`@${bot?.name ?? ''}`}
    news=${news}
    isHere=${scene.app?.id === app.id}
    sign=${sign}
    name=${name}
    close=${close}
  />`;
}
