import type { StateSummary } from '#sandbox/client-types.ts';
import { html } from '#sandbox/page/html.ts';
import { go } from '#sandbox/page/state/go.ts';
import { attempt } from '#sandbox/page/state/acts.ts';
import { localTime, nameOf, offsetName, zoneName } from '#sandbox/page/state/members.ts';
import { control } from '#sandbox/page/state/page.ts';
import type { Place } from '#sandbox/page/state/place.ts';
import { otherIn } from '#sandbox/page/state/scene.ts';
import type { Room, Scene } from '#sandbox/page/state/scene.ts';
import type { Footing } from '#sandbox/page/state/stage.ts';
import { useReadableNow } from '#sandbox/page/state/ticking.ts';
import { About } from './about.ts';
import { Avatar } from './avatar.ts';
import { Composer } from './composer.ts';
import { Home } from './home.ts';
import { Icon } from './icon.ts';
import { DayOrNight } from './acting.ts';
import { Messages } from './messages.ts';
import { Popup } from './popup.ts';

interface ConversationProps {
  readonly team: StateSummary;
  readonly scene: Scene;
  readonly room: Room;
  readonly place: Place;
  readonly footing: Footing;
}

/** A conversation: what it is called, what was said in it, and where to write; of an app also its Home tab. */
export function Conversation({ team, scene, room, place, footing }: ConversationProps) {
  const { app } = scene;
  const tab = app ? place.tab : 'messages';
  const label = labelOf(team, scene, room);
  return html`<section class="conversation" aria-label=${label}>
    <header class="conversation-head">
      <${Title} team=${team} scene=${scene} room=${room} label=${label} />
      ${app ? html`<${Tabs} scene=${scene} tab=${tab} />` : null}
    </header>
    ${tab === 'home' && app ? html`<${Home} app=${app} scene=${scene} footing=${footing} />` : null}
    ${tab === 'about' && app ? html`<${About} app=${app} />` : null}
    ${
      tab === 'messages'
        ? html`<${Messages}
              key=${`${scene.me.id} ${room.id}`}
              team=${team}
              scene=${scene}
              room=${room}
              footing=${footing}
            />
            ${
              room.isArchived
                ? html`<p class="closed-note">#${room.name} is archived: nobody can write here.</p>`
                : html`<${Composer} team=${team} scene=${scene} label=${`Message ${label}`} />`
            }`
        : null
    }
  </section>`;
}

function labelOf(team: StateSummary, { me, app }: Scene, room: Room): string {
  if (app) return app.manifest.features?.bot_user?.display_name ?? app.manifest.display_information.name;
  if (room.kind === 'public' || room.kind === 'private') return `#${room.name}`;
  const other = room.kind === 'im' ? otherIn(team, room, me) : undefined;
  const names = room.members
    .filter((id) => id !== me.id)
    .flatMap((id) => team.users.find((user) => user.id === id) ?? []);
  return other ? nameOf(other) : names.map(nameOf).join(', ');
}

function Title({ team, scene, room, label }: Omit<ConversationProps, 'place' | 'footing'> & { label: string }) {
  const { app, me } = scene;
  const isChannel = room.kind === 'public' || room.kind === 'private';
  const face = app
    ? team.users.find(({ id }) => id === app.botUserId)
    : room.kind === 'im'
      ? otherIn(team, room, me)
      : undefined;
  return html`<div class="conversation-title">
    ${face ? html`<${Avatar} user=${face} size=${24} />` : null}
    ${room.kind === 'private' ? html`<${Icon} name="lock" size=${16} />` : null}
    <h2>${isChannel ? label.replace('#', room.kind === 'private' ? '' : '# ') : label}</h2>
    ${app ? html`<span class="app-mark">APP</span>` : null}
    ${room.isExtShared ? html`<span class="mark">shared</span>` : null}
    ${room.isReadOnly ? html`<span class="mark">only admins write</span>` : null}
    <span class="conversation-topic">${room.topic}</span>
    ${isChannel ? html`<${Members} team=${team} room=${room} />` : null}
  </div>`;
}

/** Who is in the channel, each with the time where they are. */
function Members({ team, room }: { team: StateSummary; room: Room }) {
  const now = useReadableNow();
  const people = room.members.flatMap((id) => team.users.find((user) => user.id === id) ?? []);
  const face = html`<${Icon} name="people" size=${16} /> ${people.length}`;
  return html`<${Popup} face=${face} label="members" look="members-button" kind="dialog" width=${320}>
    ${() =>
      html`<ul class="members" data-first tabindex="-1">
        ${people.map((user) => {
          const { time, isDay } = localTime(user, now);
          return html`<li>
            <${Avatar} user=${user} size=${28} />
            <span class="person-words"
              ><b>${nameOf(user)}</b
              >${user.isBot ? html` <span class="app-mark">APP</span>` : html`<small>${zoneName(user.tz)} ${offsetName(user.tz, now)}</small>`}</span
            >
            ${user.isBot ? null : html`<span class="person-time">${time} <${DayOrNight} isDay=${isDay} /></span>`}
          </li>`;
        })}
      </ul>`}
  <//>`;
}

const TABS = [
  ['home', 'Home'],
  ['messages', 'Messages'],
  ['about', 'About'],
] as const;

/** Home, Messages and About of an app. Opening one tells the app, as Slack does. */
function Tabs({ scene, tab }: { scene: Scene; tab: Place['tab'] }) {
  const { app, me } = scene;
  const home = app?.manifest.features?.app_home;
  const shown = TABS.filter(([name]) => name !== 'home' || home?.home_tab_enabled === true);
  const open = (name: Place['tab']) => {
    go({ tab: name, thread: '' });
    if (name !== 'about' && app) openHome(me.id, app.id, name);
  };
  return html`<div class="tabs" role="group" aria-label="Tabs">
    ${shown.map(
      ([name, words]) =>
        html`<button type="button" class="tab" aria-pressed=${tab === name} onClick=${() => open(name)}>
          ${words}
        </button>`,
    )}
  </div>`;
}

function openHome(user: string, app: string, tab: 'home' | 'messages'): void {
  void attempt(() => control.act.openHome({ user, app, tab }));
}
