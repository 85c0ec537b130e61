import { touchTeam } from './changes.ts';
import type { Delivery } from './delivery/port.ts';
import { present } from './present.ts';
import { userJson } from './shapes.ts';
import type { User, World } from './world.ts';

/** A person on their way into the world; what is absent is made up or ordinary. */
export type NewUser = { name: string; id?: string | undefined } & { [K in UserField]?: User[K] | undefined };

type UserField = Exclude<keyof User, 'id' | 'name' | 'updated'>;

/** What may change about a person. */
export type UserChange = { [K in Exclude<keyof User, 'id' | 'teamId' | 'updated'>]?: User[K] | undefined };

/** The new person, announced by `team_join` unless they belong to another organisation. */
export function createUser(world: World, delivery: Delivery, draft: NewUser): User {
  const user = addUser(world, draft);
  if (!user.isStranger) {
    const event = { type: 'team_join', user: userJson(world, user), cache_ts: user.updated, event_ts: world.nextTs() };
    delivery.emit(event, { user: user.id });
  }
  return user;
}

/** The new person, announced to nobody: for the founding of the world. */
export function addUser(world: World, draft: NewUser): User {
  const { id, ...given } = draft;
  const user: User = {
    id: id ?? world.nextId('U'),
    teamId: world.team.id,
    realName: draft.name,
    displayName: draft.name,
    tz: 'UTC',
    locale: 'en-US',
    isBot: false,
    isAdmin: false,
    isOwner: false,
    isRestricted: false,
    isUltraRestricted: false,
    isStranger: false,
    deleted: false,
    status: { text: '', emoji: '', expiration: 0 },
    dnd: { enabled: false, nextStart: 1, nextEnd: 1 },
    updated: Math.floor(world.clock.now() / 1000),
    ...present(given),
    name: draft.name,
  };
  world.users.set(user.id, user);
  touchTeam(world);
  return user;
}

/**
 * The person after `change`, with `user_change` sent, and `dnd_updated_user` where their do-not-disturb changed.
 * Who is deactivated is in no channel any more; direct conversations stay.
 */
export function changeUser(world: World, delivery: Delivery, user: User, change: UserChange): User {
  const leaves = change.deleted === true && !user.deleted;
  Object.assign(user, present(change));
  user.updated = Math.floor(world.clock.now() / 1000);
  touchTeam(world);
  if (leaves) {
    for (const channel of world.channels.values()) {
      if (channel.kind !== 'im') channel.members = channel.members.filter((member) => member !== user.id);
    }
  }
  const event = { type: 'user_change', user: userJson(world, user), cache_ts: user.updated, event_ts: world.nextTs() };
  delivery.emit(event, { user: user.id });
  if (change.dnd) {
    const status = {
      dnd_enabled: user.dnd.enabled,
      next_dnd_start_ts: user.dnd.nextStart,
      next_dnd_end_ts: user.dnd.nextEnd,
    };
    delivery.emit(
      { type: 'dnd_updated_user', user: user.id, dnd_status: status, event_ts: world.nextTs() },
      { user: user.id },
    );
  }
  return user;
}
