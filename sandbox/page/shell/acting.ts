import { useState } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { actAs } from '#sandbox/page/state/go.ts';
import { localTime, marksOf, nameOf, offsetName, zoneName } from '#sandbox/page/state/members.ts';
import { actors } from '#sandbox/page/state/scene.ts';
import type { Scene } from '#sandbox/page/state/scene.ts';
import { useNow } from '#sandbox/page/state/ticking.ts';
import type { StateSummary } from '#sandbox/client-types.ts';
import { emojiFor } from '#sandbox/page/text/emoji.ts';
import type { User } from '#sandbox/world.ts';
import { Avatar } from './avatar.ts';
import { Icon } from './icon.ts';
import { Popup } from './popup.ts';

const MINUTE = 60_000;
/** From so many people on there is a field to look for one. */
const MANY = 9;

/** Who the page acts as, and the menu to be somebody else. */
export function ActingAs({ team, scene }: { team: StateSummary; scene: Scene }) {
  const now = useNow(MINUTE);
  const { me } = scene;
  const { time, isDay } = localTime(me, now);
  const face = html`<${Avatar} user=${me} size=${26} />
    <span class="acting-words"
      ><b>${nameOf(me)}</b><small>${time} <${DayOrNight} isDay=${isDay} /></small
    ></span>
    <${Icon} name="down" size=${14} />`;
  return html`<${Popup} face=${face} label="Act as somebody else" look="acting" kind="menu" width=${340}>
    ${(close: () => void) => html`<${People} team=${team} me=${me} now=${now} close=${close} />`}
  <//>`;
}

function People({ team, me, now, close }: { team: StateSummary; me: User; now: number; close: () => void }) {
  const [typed, setTyped] = useState('');
  const all = actors(team);
  const wanted = typed.trim().toLowerCase();
  const found = all.filter((user) => `${nameOf(user)} ${user.name} ${user.tz ?? ''}`.toLowerCase().includes(wanted));
  return html`
    <p class="popup-title" role="presentation">Act as</p>
    ${
      all.length > MANY
        ? html`<input
            class="popup-search"
            aria-label="Find somebody"
            placeholder="Find somebody"
            value=${typed}
            onInput=${(event: Event) => setTyped(event.target instanceof HTMLInputElement ? event.target.value : '')}
          />`
        : null
    }
    ${found.map((user) => html`<${PersonItem} key=${user.id} user=${user} isMe=${user.id === me.id} now=${now} close=${close} />`)}
    ${found.length === 0 ? html`<p class="popup-none">Nobody is called that.</p>` : null}
  `;
}

function PersonItem({ user, isMe, now, close }: { user: User; isMe: boolean; now: number; close: () => void }) {
  const { time, isDay } = localTime(user, now);
  const status = emojiFor(user.status.emoji.replaceAll(':', ''));
  const choose = () => {
    close();
    actAs(user.name);
  };
  return html`<button
    type="button"
    role="menuitemradio"
    aria-checked=${isMe}
    tabindex="-1"
    class="person"
    disabled=${user.deleted}
    data-first=${isMe || undefined}
    onClick=${choose}
  >
    <${Avatar} user=${user} size=${32} />
    <span class="person-words">
      <span class="person-name">
        <b>${nameOf(user)}</b>
        ${status === undefined ? null : html`<span title=${user.status.text}>${status}</span>`}
        ${marksOf(user, now).map((mark) => html`<span class="mark">${mark}</span>`)}
      </span>
      <small>@${user.name} · ${zoneName(user.tz)} ${offsetName(user.tz, now)}</small>
    </span>
    <span class="person-time">${time} <${DayOrNight} isDay=${isDay} /></span>
  </button>`;
}

/** The sun or the moon, and in words for whoever cannot see it. */
export function DayOrNight({ isDay }: { isDay: boolean }) {
  return html`<span class=${isDay ? 'day' : 'night'} role="img" aria-label=${isDay ? 'day' : 'night'}
    ><${Icon} name=${isDay ? 'sun' : 'moon'} size=${14}
  /></span>`;
}
