import { z } from 'zod';
import { touchTeam } from '#sandbox/changes.ts';
import { createChannel, join, leave, makePrivate, rename, setArchived, share, unshare } from '#sandbox/channels.ts';
import { channelSchema } from '#sandbox/config.ts';
import type { Delivery } from '#sandbox/delivery/port.ts';
import { firstAdmin, otherTeam } from '#sandbox/workspace.ts';
import type { Channel, World } from '#sandbox/world.ts';
import { channelOf, userOf } from './lookup.ts';
import { badRequest, readBody } from './route.ts';
import type { Route } from './route.ts';

const by = z.string().optional();
const newChannel = channelSchema.pick({ name: true, kind: true, members: true }).extend({ creator: by });
const invitation = z.strictObject({ users: z.array(z.string()).min(1), by });
const removal = z.strictObject({ user: z.string(), by });
const actor = z.strictObject({ by });
const naming = z.strictObject({ name: z.string().min(1), by });
const reading = z.strictObject({ value: z.boolean() });

/** Making and changing channels. */
export function channelRoutes(world: World, delivery: Delivery): Route[] {
  const who = (ref: string | undefined): string => (ref === undefined ? firstAdmin(world) : userOf(world, ref).id);
  const on = (verb: string, run: (channel: Channel, body: unknown) => unknown): Route => ({
    method: 'POST',
    path: `/_control/channels/:channel/${verb}`,
    run: ({ channel = '' }, body) => {
      const changed = run(channelOf(world, channel), body);
      touchTeam(world);
      return changed ?? channelOf(world, channel);
    },
  });
  return [
    { method: 'GET', path: '/_control/channels', run: () => [...world.channels.values()] },
    { method: 'POST', path: '/_control/channels', run: (_params, body) => found(world, delivery, body, who) },
    on('invite', (channel, body) => {
      const { users, by: inviter } = readBody(invitation, body);
      const ids = users.map((user) => userOf(world, user).id);
      for (const id of ids) join(world, delivery, channel, id, who(inviter));
    }),
    on('kick', (channel, body) => {
      const { user, by: remover } = readBody(removal, body);
      if (!leave(world, delivery, channel, userOf(world, user).id, who(remover))) {
        return badRequest(`user: ${user} is not in #${channel.name}`);
      }
      return undefined;
    }),
    on('archive', (channel, body) => setArchived(world, delivery, channel, true, who(readBody(actor, body).by))),
    on('unarchive', (channel, body) => setArchived(world, delivery, channel, false, who(readBody(actor, body).by))),
    on('rename', (channel, body) => {
      rename(world, delivery, channel, readBody(naming, body).name);
      return channel;
    }),
    on('make-private', (channel) => makePrivate(channel)),
    on('share', (channel) => share(world, delivery, channel, otherTeam(world).id)),
    on('unshare', (channel) => unshare(world, delivery, channel, otherTeam(world).id)),
    on('read-only', (channel, body) => {
      channel.isReadOnly = readBody(reading, body).value;
    }),
  ];
}

function found(world: World, delivery: Delivery, body: unknown, who: (ref: string | undefined) => string): Channel {
  const { name, kind, members, creator } = readBody(newChannel, body);
  if ([...world.channels.values()].some((channel) => channel.name === name)) {
    return badRequest(`name: there is a channel ${name} already`);
  }
  const ids = members.map((member) => userOf(world, member).id);
  return createChannel(world, delivery, {
    name,
    kind,
    creator: creator ? who(creator) : (ids[0] ?? who(undefined)),
    members: ids,
  });
}
