import { page } from './page.ts';
import { hashOf, readPlace } from './place.ts';
import type { Place } from './place.ts';
import { addressOf, botOf, roomsOf } from './scene.ts';
import { arrive, sceneNow } from './sync.ts';
import { keepMarks, marked } from './unread.ts';

/** Goes where `change` says; what it does not name stays, but for the thread, which belongs to its conversation. */
export function go(change: Partial<Place>): void {
  const { place } = page.get();
  const leaves = change.at !== undefined && change.at !== place.at;
  const next = { ...place, ...(leaves ? { thread: '', tab: 'messages' as const } : {}), ...change };
  const hash = hashOf(next);
  if (hash === globalThis.location.hash) return;
  globalThis.history.pushState(null, '', hash);
  page.set({ place: readPlace(hash) });
  void arrive();
}

/** The address of a place, for a link. */
export const linkTo = (change: Partial<Place>): string => hashOf({ ...page.get().place, thread: '', ...change });

/** Acts as somebody else, in the same conversation where they are in it too, else where they would begin. */
export function actAs(name: string): void {
  const { team, apps, place } = page.get();
  const next = team?.users.find((user) => user.name === name);
  const scene = sceneNow();
  if (!team || !next) return;
  const staysWithApp = scene?.app && !['public', 'private'].includes(scene.room?.kind ?? '');
  const isIn = scene?.room ? scene.room.members.includes(next.id) : false;
  const first = addressOf(roomsOf(team, next)[0], team, next);
  const appBot = apps[0] ? botOf(team, apps[0])?.name : undefined;
  const at = staysWithApp || isIn ? place.at : first || (appBot === undefined ? '' : `@${appBot}`);
  go({ as: name, at, thread: isIn && !staysWithApp ? place.thread : '', tab: staysWithApp ? place.tab : 'messages' });
}

/** Shows the person or the conversation with that id, where there is a way to it. */
export function visit(id: string): void {
  const { team, apps } = page.get();
  const scene = sceneNow();
  if (!team || !scene) return;
  const room = team.channels.find((each) => each.id === id);
  const app = apps.find(({ botUserId }) => botUserId === id);
  if (app) go({ at: `@${botOf(team, app)?.name ?? ''}` });
  else if (room) go({ at: addressOf(room, team, scene.me) });
}

/** Notes that whom the page acts as has read this conversation up to there. */
export function markRead(channel: string, ts: string): void {
  const me = sceneNow()?.me;
  const { marks } = page.get();
  if (!me || ts === '' || channel === '') return;
  const next = marked(marks, me.id, channel, ts);
  if (next === marks) return;
  keepMarks(next);
  page.set({ marks: next });
}
