import type { Delivery } from '#sandbox/delivery/port.ts';
import { viewJson } from '#sandbox/views.ts';
import type { World } from '#sandbox/world.ts';
import { appOf, userOf } from './lookup.ts';
import type { Route } from './route.ts';

/** Reading the world: all of it in short, and modals and Home tabs in full. */
export function stateRoutes(world: World, delivery: Delivery): Route[] {
  return [
    { method: 'GET', path: '/_control/state', run: () => summary(world, delivery) },
    {
      method: 'GET',
      path: '/_control/views/:user',
      run: ({ user = '' }) => openViews(world, userOf(world, user).id),
    },
    {
      method: 'GET',
      path: '/_control/home/:user',
      run: ({ user = '' }, _body, query) => {
        const app = appOf(world, query.get('app') ?? undefined);
        const home = world.homes.get(`${app.id}:${userOf(world, user).id}`);
        return { view: home ? viewJson(world, home) : null };
      },
    },
  ];
}

/** The modals in front of a user, the top one last, with the errors of the last submission. */
function openViews(world: World, user: string): Record<string, unknown>[] {
  return [...world.views.values()]
    .filter((view) => view.open && view.userId === user)
    .map((view) => ({ ...viewJson(world, view), errors: view.errors }));
}

function summary(world: World, delivery: Delivery): Record<string, unknown> {
  return {
    team: world.team,
    now: new Date(world.clock.now()).toISOString(),
    speed: world.clock.speed,
    apps: [...world.apps.values()].map(({ id, manifest, state, scopes, botUserId, botId }) => ({
      id,
      name: manifest.display_information.name,
      state,
      scopes,
      botUserId,
      botId,
      connections: delivery.connections(id),
    })),
    users: [...world.users.values()],
    channels: [...world.channels.values()].map((channel) => {
      const said = (world.messages.get(channel.id) ?? []).filter(({ deleted }) => !deleted);
      const latest = said.findLast(({ threadTs, ephemeralTo }) => threadTs === undefined && ephemeralTo === undefined);
      return { ...channel, messages: said.length, latest: latest?.ts ?? null };
    }),
    openViews: [...world.views.values()].filter(({ open }) => open).length,
    homes: world.homes.size,
    scheduled: [...world.scheduled.values()],
    files: [...world.files.values()].map(({ bytes: _bytes, ...file }) => file),
    faults: world.faults,
    calls: world.log.length,
    violations: world.violations.length,
    inFlightCalls: world.inFlightCalls,
    unacked: delivery.unacked(),
  };
}
