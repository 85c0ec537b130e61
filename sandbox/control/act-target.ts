import { z } from 'zod';
import type { Placed } from '#sandbox/delivery/elements.ts';
import type { Surface } from '#sandbox/delivery/payloads.ts';
import { placedOn } from '#sandbox/delivery/surface.ts';
import { findMessage } from '#sandbox/messages.ts';
import type { InstalledApp, OpenView, User, World } from '#sandbox/world.ts';
import { placeOf, reachable } from './act-stage.ts';
import { appOf, channelOf } from './lookup.ts';
import { badRequest, notFound } from './route.ts';

/** Where an act happens: a message, a view, the Home tab; without a word, the modal on top. */
export const targetFields = {
  user: z.string(),
  channel: z.string().optional(),
  messageTs: z.string().optional(),
  viewId: z.string().optional(),
  home: z.boolean().optional(),
  /** With `home`: whose, where several apps are installed. */
  app: z.string().optional(),
};

interface Target {
  channel?: string | undefined;
  messageTs?: string | undefined;
  viewId?: string | undefined;
  home?: boolean | undefined;
  app?: string | undefined;
}

/** What the person has in front of them, and the app behind it. errors: 400, 404 for what they do not see. */
export function surfaceOf(world: World, user: User, target: Target): { surface: Surface; app: InstalledApp } {
  const surface =
    target.messageTs === undefined ? viewSurface(world, user, target) : messageSurface(world, user, target);
  const appId = surface.kind === 'view' ? surface.view.appId : surface.message.appId;
  if (appId === undefined) return badRequest(`messageTs: ${target.messageTs ?? ''} is no app's message`);
  return { surface, app: reachable(world.apps.get(appId)) };
}

function messageSurface(world: World, user: User, { channel: where, messageTs = '' }: Target): Surface {
  if (where === undefined) return badRequest('channel: say in which channel the message is');
  const channel = channelOf(world, where);
  const message = findMessage(world, channel.id, messageTs);
  // A response_url also speaks where the person is and the bot is not; an own ephemeral message is always theirs.
  if (message?.ephemeralTo !== user.id) placeOf(world, user, where);
  if (!message || (message.ephemeralTo !== undefined && message.ephemeralTo !== user.id)) {
    return notFound(`messageTs: ${user.name} sees no message ${messageTs} in ${where}`);
  }
  return { kind: 'message', message, channel };
}

function viewSurface(world: World, user: User, { viewId, home, app }: Target): Surface {
  if (home !== true) return { kind: 'view', view: topView(world, user, viewId) };
  const owner = appOf(world, app);
  const view = world.homes.get(`${owner.id}:${user.id}`);
  return view ? { kind: 'view', view } : notFound(`home: nothing is published for ${user.name}`);
}

/** The modal on top of what that person has open. errors: 404 where none is, 400 where `viewId` is not the one on top. */
export function topView(world: World, user: User, viewId?: string): OpenView {
  const open = [...world.views.values()].filter((view) => view.open && view.userId === user.id);
  const top = open.at(-1);
  if (!top) return notFound(`${user.name} has no modal open`);
  if (viewId === undefined || viewId === top.id) return top;
  if (!open.some(({ id }) => id === viewId)) return notFound(`viewId: ${user.name} has no view ${viewId} open`);
  return badRequest(`viewId: ${top.id} lies on top of ${viewId}`);
}

/** The element with that action_id. errors: 404 that names those there are, 400 where block_ids must tell them apart. */
export function elementAt(surface: Surface, actionId: string, blockId?: string): Placed {
  const all = placedOn(surface);
  const found = all.filter(
    (placed) => placed.actionId === actionId && (blockId === undefined || placed.blockId === blockId),
  );
  const [only, another] = found;
  if (another) return badRequest(`blockId: ${actionId} is in ${found.map((placed) => placed.blockId).join(', ')}`);
  if (only) return only;
  const there = all.map((placed) => `${placed.blockId}/${placed.actionId} (${placed.type})`).join(', ');
  return notFound(
    `actionId: there is no ${blockId === undefined ? '' : `${blockId}/`}${actionId}; there are ${there || 'none'}`,
  );
}
