import type { StateSummary } from '#sandbox/client-types.ts';
import type { InstalledApp, User } from '#sandbox/world.ts';
import type { Place } from './place.ts';

/** A conversation as the sidebar shows it. */
export type Room = StateSummary['channels'][number];

/** Who the page acts as and where that person is. */
export interface Scene {
  readonly me: User;
  /** null: the conversation that the address names is none, or none of this person's. */
  readonly room: Room | null;
  /** The app whose conversation with this person it is; null elsewhere. */
  readonly app: InstalledApp | null;
}

/** People whom the page can act as: members of the workspace and guests, no bots. */
export function actors(team: StateSummary): User[] {
  return team.users.filter(({ isBot, id }) => !isBot && id !== 'USLACKBOT');
}

/** The scene at that place; null where the workspace has nobody to act as. */
export function sceneAt(team: StateSummary, apps: readonly InstalledApp[], place: Place): Scene | null {
  const people = actors(team).filter(({ deleted }) => !deleted);
  const me = people.find(({ name, id }) => name === place.as || id === place.as) ?? people[0];
  if (!me) return null;
  const at = place.at === '' ? addressOf(roomsOf(team, me)[0], team, me) : place.at;
  const app = apps.find((each) => at === `@${botOf(team, each)?.name ?? ''}` || at === each.id) ?? null;
  if (app) return { me, app, room: directRoom(team, me, app.botUserId) ?? emptyRoom(app, me) };
  const room = roomsOf(team, me).find((each) => each.id === at || addressOf(each, team, me) === at) ?? null;
  return { me, room, app: room ? appIn(team, apps, me, room) : null };
}

/** The channels and direct conversations of that person, by name. */
export function roomsOf(team: StateSummary, me: User): Room[] {
  const mine = team.channels.filter(({ members }) => members.includes(me.id));
  const order = (room: Room): string => `${room.kind === 'im' || room.kind === 'mpim' ? 1 : 0}${room.name}`;
  return mine.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** How the address names a conversation: a channel by its name, a direct one as `@name`. */
export function addressOf(room: Room | undefined, team: StateSummary, me: User): string {
  if (!room) return '';
  if (room.kind !== 'im') return room.name;
  const other = otherIn(team, room, me);
  return other ? `@${other.name}` : room.id;
}

/** The other person of a direct conversation. */
export function otherIn(team: StateSummary, room: Room, me: User): User | undefined {
  const id = room.members.find((member) => member !== me.id) ?? me.id;
  return team.users.find((user) => user.id === id);
}

/** The bot user of an app. */
export function botOf(team: StateSummary, app: InstalledApp): User | undefined {
  return team.users.find(({ id }) => id === app.botUserId);
}

function directRoom(team: StateSummary, me: User, other: string): Room | undefined {
  return team.channels.find(({ kind, members }) => kind === 'im' && members.includes(me.id) && members.includes(other));
}

function appIn(team: StateSummary, apps: readonly InstalledApp[], me: User, room: Room): InstalledApp | null {
  const other = room.kind === 'im' ? otherIn(team, room, me) : undefined;
  return apps.find(({ botUserId }) => botUserId === other?.id) ?? null;
}

/** The conversation with an app before anybody opened it: empty, and made by the first word or the first look. */
function emptyRoom(app: InstalledApp, me: User): Room {
  return {
    id: '',
    kind: 'im',
    name: '',
    members: [app.botUserId, me.id],
    creator: me.id,
    created: 0,
    isArchived: false,
    isExtShared: false,
    isReadOnly: false,
    topic: '',
    purpose: '',
    messages: 0,
    latest: null,
  };
}
