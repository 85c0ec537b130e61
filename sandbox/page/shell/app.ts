import { useEffect, useMemo, useState } from 'preact/hooks';
import type { StateSummary } from '#sandbox/client-types.ts';
import { html } from '#sandbox/page/html.ts';
import { go } from '#sandbox/page/state/go.ts';
import { nameOf } from '#sandbox/page/state/members.ts';
import { page } from '#sandbox/page/state/page.ts';
import { addressOf, roomsOf, sceneAt } from '#sandbox/page/state/scene.ts';
import type { Scene } from '#sandbox/page/state/scene.ts';
import { useFooting } from '#sandbox/page/state/stage.ts';
import { useStore } from '#sandbox/page/state/store.ts';
import { Banner } from './banner.ts';
import { Conversation } from './conversation.ts';
import { Inspector } from './inspector.ts';
import { Modals } from './modals.ts';
import { Notices } from './notices.ts';
import { Sidebar } from './sidebar.ts';
import { Thread } from './thread.ts';
import { TopBar } from './topbar.ts';

/** The page. */
export function App() {
  const team = useStore(page, (state) => state.team);
  const apps = useStore(page, (state) => state.apps);
  const place = useStore(page, (state) => state.place);
  const link = useStore(page, (state) => state.link);
  const scene = useMemo(() => (team ? sceneAt(team, apps, place) : null), [team, apps, place]);
  if (team && scene) return html`<${Workspace} team=${team} scene=${scene} />`;
  const words = team
    ? 'Nobody is in this workspace whom you could act as. Add somebody to its config.'
    : link === 'lost'
      ? 'The local Slack does not answer. Is npm run sandbox still running?'
      : 'Loading…';
  return html`<main class="nothing"><p role="status">${words}</p></main>`;
}

function Workspace({ team, scene }: { team: StateSummary; scene: Scene }) {
  const place = useStore(page, (state) => state.place);
  const isInspecting = useStore(page, (state) => state.isInspecting);
  const footing = useFooting(team, scene.me);
  const [isDrawn, setDrawn] = useState(false);
  const { room } = scene;
  useEffect(() => {
    document.title = `${room ? (scene.app?.manifest.display_information.name ?? `#${room.name}`) : 'Local Slack'} · ${team.team.name}`;
  }, [room, scene.app, team.team.name]);
  useEffect(() => followKeys(), []);
  const look = [
    'app',
    isDrawn ? 'has-drawer' : '',
    place.thread === '' ? '' : 'has-thread',
    isInspecting ? 'has-inspector' : '',
  ];
  return html`<div class=${look.join(' ')}>
    <a class="skip" href="#main" onClick=${skip}>Skip to the conversation</a>
    <${TopBar} team=${team} scene=${scene} openDrawer=${() => setDrawn(true)} />
    <div class="banners"><${Banner} team=${team} /></div>
    <div class="columns">
      <${Sidebar} team=${team} scene=${scene} isOpen=${isDrawn} close=${() => setDrawn(false)} />
      ${isDrawn ? html`<div class="veil" onClick=${() => setDrawn(false)}></div>` : null}
      <main id="main" tabindex="-1">
        ${
          room
            ? html`<${Conversation} team=${team} scene=${scene} room=${room} place=${place} footing=${footing} />`
            : html`<${NoRoom} team=${team} scene=${scene} at=${place.at} />`
        }
      </main>
      ${room && place.thread !== '' ? html`<${Thread} key=${place.thread} team=${team} scene=${scene} room=${room} ts=${place.thread} footing=${footing} />` : null}
      ${isInspecting ? html`<${Inspector} team=${team} />` : null}
    </div>
    <${Modals} footing=${footing} />
    <${Notices} />
  </div>`;
}

function NoRoom({ team, scene, at }: { team: StateSummary; scene: Scene; at: string }) {
  const rooms = roomsOf(team, scene.me).filter(({ kind }) => kind === 'public' || kind === 'private');
  const isThere = team.channels.some(({ name, id }) => name === at || id === at);
  const why = isThere ? `${nameOf(scene.me)} is not in #${at}.` : `There is no conversation ${at}.`;
  return html`<div class="nothing">
    <h2>${at === '' ? 'Nothing to show' : why}</h2>
    <p>
      ${rooms.length === 0 ? `${nameOf(scene.me)} is in no channel yet.` : 'Go to '}
      ${rooms.map((room) => html`<button type="button" class="b-button" onClick=${() => go({ at: addressOf(room, team, scene.me) })}>#${room.name}</button> `)}
    </p>
  </div>`;
}

function skip(event: Event): void {
  event.preventDefault();
  (
    document.querySelector<HTMLElement>('[data-composer=main]') ?? document.querySelector<HTMLElement>('#main')
  )?.focus();
}

/** Escape closes the thread; a slash anywhere else begins a command. */
function followKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const field = document.querySelector<HTMLTextAreaElement>('[data-composer=main]');
      if (field) field.focus();
    }
    if (event.key === 'Escape' && !isTyping && page.get().place.thread !== '') go({ thread: '' });
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
