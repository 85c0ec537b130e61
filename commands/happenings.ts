import { closed, invited, joined, left, moved, opened, renamed } from '#flows/channel.ts';
import { showHome } from '#flows/home.ts';
import { profileChanged } from '#flows/member.ts';
import { statusChanged } from '#flows/status.ts';
import { heard, notRead } from '#flows/typed.ts';
import { reworded } from '#flows/typed-edit.ts';
import type { Listener } from '#ports/doors.ts';

const listener = <K extends Listener['kind']>(kind: K, hear: Listener<K>['hear']): Listener<K> => ({ kind, hear });

/** What people do without asking anything of the bot. */
export const listeners = [
  listener('joined', (ports, workspace, { channel, user, self }, now) =>
    self ? invited(ports, workspace, channel, now) : joined(ports, workspace, channel, user, now),
  ),
  listener('left', (ports, workspace, { channel, user, self }, now) =>
    self ? closed(ports, workspace, channel, 'removed', now) : left(ports, workspace, channel, user, now),
  ),
  listener('channel-closed', (ports, workspace, { channel }, now) => closed(ports, workspace, channel, 'closed', now)),
  listener('channel-opened', (ports, workspace, { channel }, now) => opened(ports, workspace, channel, now)),
  listener('channel-moved', (ports, workspace, { from, to }, now) => moved(ports, workspace, from, to, now)),
  listener('channel-renamed', (ports, workspace, { channel, name }, now) =>
    renamed(ports, workspace, channel, name, now),
  ),
  listener('profile-changed', async (ports, workspace, { user }, now) => {
    await profileChanged(ports, workspace, user, now);
    await statusChanged(ports, { workspace, user }, now);
  }),
  listener('home-opened', async (ports, workspace, { user }, now) => {
    await showHome(ports, workspace, user, now);
  }),
  listener('uninstalled', ({ store }, workspace, _happening, now) => store.workspaces.markUninstalled(workspace, now)),
  listener('said', heard),
  listener('unreadable', notRead),
  listener('reworded', reworded),
] as const;
