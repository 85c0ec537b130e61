import type { Delivery } from '#sandbox/delivery/port.ts';
import type { World } from '#sandbox/world.ts';
import { badRequest } from './route.ts';
import type { Route } from './route.ts';

/** What happened, what a strict reviewer minds of it, and whether anything is still under way. */
export function logRoutes(world: World, delivery: Delivery): Route[] {
  return [
    {
      method: 'GET',
      path: '/_control/log',
      run: (_params, _body, query) => {
        const since = Number(query.get('since') ?? 0);
        if (!Number.isInteger(since) || since < 0) return badRequest('since: must be the seq of a log entry');
        return world.log.slice(since);
      },
    },
    { method: 'GET', path: '/_control/violations', run: () => world.violations },
    {
      method: 'GET',
      path: '/_control/idle',
      run: () => ({ inFlightCalls: world.inFlightCalls, unacked: delivery.unacked() }),
    },
  ];
}
