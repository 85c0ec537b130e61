import { openIm } from '#sandbox/messages.ts';
import type { Channel, InstalledApp, User, World } from '#sandbox/world.ts';
import { badRequest, notFound } from './route.ts';

/** The user with that id or name. errors: 404 with the names there are. */
export function userOf(world: World, ref: string): User {
  const users = [...world.users.values()];
  const user = world.users.get(ref) ?? users.find(({ name }) => name === ref.replace(/^@/, ''));
  return user ?? notFound(`there is no user ${ref}; there are ${users.map(({ name }) => name).join(', ')}`);
}

/** The app with that id or name; the only one where `ref` is absent. errors: 404 with the names there are, 400 where it must be said which. */
export function appOf(world: World, ref?: string): InstalledApp {
  const apps = [...world.apps.values()];
  const names = apps.map(({ manifest }) => manifest.display_information.name).join(', ');
  if (ref !== undefined) {
    const named = apps.find(({ id, manifest }) => id === ref || manifest.display_information.name === ref);
    return named ?? notFound(`there is no app ${ref}; there are ${names || 'none'}`);
  }
  const [only, another] = apps;
  if (another) return badRequest(`say which app: ${names}`);
  return only ?? notFound('no app is installed');
}

/** The conversation with that id or name (with or without #); `@name` is that user's direct conversation with the only app. */
export function channelOf(world: World, ref: string): Channel {
  if (ref.startsWith('@')) return openIm(world, appOf(world).botUserId, userOf(world, ref).id);
  const channels = [...world.channels.values()];
  const name = ref.replace(/^#/, '');
  const channel = world.channels.get(ref) ?? channels.find((candidate) => candidate.name === name && name !== '');
  if (channel) return channel;
  const names = channels.flatMap((candidate) => candidate.name || []).join(', ');
  return notFound(`there is no channel ${ref}; there are ${names}`);
}
