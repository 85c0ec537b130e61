import { html } from '#sandbox/page/html.ts';
import { hueOf, initialsOf, nameOf } from '#sandbox/page/state/members.ts';
import type { User } from '#sandbox/world.ts';

/** A face: initials on a colour of the person's own. The name stands beside it, so it says nothing itself. */
export function Avatar({ user, size = 36 }: { user: User | undefined; size?: number }) {
  const look = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.4)}px` };
  const kind = user?.isBot === true || user?.id === 'USLACKBOT' ? 'avatar is-bot' : 'avatar';
  return html`<span
    class=${user?.deleted === true ? `${kind} is-gone` : kind}
    style=${{ ...look, '--hue': String(hueOf(user?.id ?? '')) }}
    aria-hidden="true"
    >${user ? initialsOf(nameOf(user)) : '?'}</span
  >`;
}
