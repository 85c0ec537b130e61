import { useRef, useState } from 'preact/hooks';
import type { StateSummary } from '#sandbox/client-types.ts';
import { html } from '#sandbox/page/html.ts';
import { attempt } from '#sandbox/page/state/acts.ts';
import { jump } from '#sandbox/page/state/jump.ts';
import { localTime, offsetName, zoneName } from '#sandbox/page/state/members.ts';
import { control, page } from '#sandbox/page/state/page.ts';
import type { Scene } from '#sandbox/page/state/scene.ts';
import { useStore } from '#sandbox/page/state/store.ts';
import { useNow } from '#sandbox/page/state/ticking.ts';
import { formatOf, inputTime, isoDate } from '#sandbox/page/text/dates.ts';
import { DayOrNight } from './acting.ts';
import { Icon } from './icon.ts';
import { Popup } from './popup.ts';

const MINUTE = 60_000;
const SPEEDS = [1, 60, 600, 3600] as const;
const STEPS = [
  ['1m', '+1 min', 'A minute later'],
  ['1h', '+1 h', 'An hour later'],
  ['1d', '+1 day', 'A day later'],
] as const;

/** The workspace's clock: what it shows, and how it is moved. */
export function Clock({ team, scene }: { team: StateSummary; scene: Scene }) {
  const { speed } = useStore(page, ({ clock }) => clock);
  const now = useNow(MINUTE);
  const face = html`<${Icon} name="clock" size=${16} /><span class="clock-day">${dayName(now, null)}</span>
    <b>${inputTime(now, null)}</b
    ><small>UTC</small> ${speed === 0 ? html`<span class="clock-speed">paused</span>` : null}
    ${speed > 1 ? html`<span class="clock-speed">${speed}×</span>` : null}`;
  return html`<div class="clock" role="group" aria-label="Clock of the workspace">
    <${Popup} face=${face} label="The clock and the team's zones" look="clock-face" kind="dialog" width=${360}>
      ${() => html`<${Panel} team=${team} scene=${scene} />`}
    <//>
    <${Steps} look="clock-quick" />
  </div>`;
}

const dayName = (now: number, zone: string | null): string =>
  formatOf(zone, { weekday: 'short', month: 'short', day: 'numeric' }).format(now);

function Panel({ team, scene }: { team: StateSummary; scene: Scene }) {
  const now = useNow(1000);
  const clock = useStore(page, ({ clock: shown }) => shown);
  const { me } = scene;
  const setSpeed = (speed: number) => attempt(() => control.clock.speed(speed));
  return html`
    <p class="panel-now">
      <b>${isoDate(now, null)} ${inputTime(now, null)} UTC</b>
      <span>${isoDate(now, me.tz)} ${inputTime(now, me.tz)} for @${me.name}</span>
    </p>
    <div class="panel-row" role="group" aria-label="Speed">
      <button type="button" class="pill" aria-pressed=${clock.speed === 0} onClick=${() => setSpeed(0)}>Paused</button>
      ${SPEEDS.map(
        (speed) =>
          html`<button
            type="button"
            class="pill"
            aria-pressed=${clock.speed === speed}
            onClick=${() => setSpeed(speed)}
          >
            ${speed}×
          </button>`,
      )}
    </div>
    <${Steps} look="panel-row" />
    <p class="panel-note">
      ${clock.next === null ? 'Nothing is known to wait for a moment.' : `Next moment: ${isoDate(clock.next, null)} ${inputTime(clock.next, null)} UTC.`}
    </p>
    <table class="zones">
      <caption>
        The team's clocks
      </caption>
      <tbody>
        ${zonesOf(team).map(([tz, names]) => html`<${Zone} key=${tz} tz=${tz} names=${names} now=${now} />`)}
      </tbody>
    </table>
  `;
}

function Steps({ look }: { look: string }) {
  const { speed } = useStore(page, ({ clock }) => clock);
  const [isJumping, setJumping] = useState(false);
  const stop = useRef<AbortController | null>(null);
  const toggle = () => attempt(() => control.clock.speed(speed === 0 ? 1 : 0));
  const next = async () => {
    if (isJumping) return stop.current?.abort();
    stop.current = new AbortController();
    setJumping(true);
    await jump(stop.current.signal);
    setJumping(false);
    return undefined;
  };
  const playLabel = speed === 0 ? 'Let the clock run' : 'Pause the clock';
  const jumpLabel = isJumping ? 'Stop' : 'Jump to the next thing that happens';
  return html`<div class=${look}>
    <button type="button" class="pill" aria-label=${playLabel} title=${playLabel} onClick=${toggle}>
      <${Icon} name=${speed === 0 ? 'play' : 'pause'} size=${16} />
    </button>
    ${STEPS.map(
      ([by, words, label]) =>
        html`<button
          type="button"
          class="pill"
          title=${label}
          onClick=${() => attempt(() => control.clock.advance(by))}
        >
          ${words}
        </button>`,
    )}
    <button type="button" class="pill" aria-label=${jumpLabel} title=${jumpLabel} onClick=${() => void next()}>
      <${Icon} name=${isJumping ? 'stop' : 'skip'} size=${16} />
    </button>
  </div>`;
}

function Zone({ tz, names, now }: { tz: string; names: readonly string[]; now: number }) {
  const { time, isDay } = localTime({ tz }, now);
  return html`<tr>
    <th scope="row">${zoneName(tz)}<small>${names.join(', ')}</small></th>
    <td>${offsetName(tz, now)}</td>
    <td>${dayName(now, tz).slice(0, 3)} ${time} <${DayOrNight} isDay=${isDay} /></td>
  </tr>`;
}

/** The zones people live in, with their names, from the one that is furthest behind. */
function zonesOf(team: StateSummary): [string, string[]][] {
  const zones = new Map<string, string[]>();
  for (const { tz, name, isBot, deleted, id } of team.users) {
    if (tz !== null && !isBot && !deleted && id !== 'USLACKBOT') zones.set(tz, [...(zones.get(tz) ?? []), name]);
  }
  const now = Date.parse(team.now);
  const wall = (tz: string): string => `${isoDate(now, tz)} ${inputTime(now, tz)}`;
  return [...zones].toSorted(([a], [b]) => (wall(a) < wall(b) ? -1 : 1));
}
