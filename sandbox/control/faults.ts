import { z } from 'zod';
import { METHODS } from '#sandbox/rules/methods.ts';
import type { Fault, World } from '#sandbox/world.ts';
import { present } from '#sandbox/present.ts';
import { badRequest, notFound, readBody } from './route.ts';
import type { Route } from './route.ts';

const faultSchema = z.strictObject({
  kind: z.enum(['429', '500', 'lost-response', 'delay', 'duplicate', 'reorder', 'drop-socket', 'ghost']),
  /** A Web API method, a delivery type, or `*`. */
  where: z.string().min(1).default('*'),
  times: z.int().min(1).default(1),
  after: z.int().min(0).default(0),
  /** `429`: seconds of Retry-After. `delay`: milliseconds. */
  amount: z.number().min(0).optional(),
});

/** Asking for faults, seeing which still wait, and calling them off. */
export function faultRoutes(world: World): Route[] {
  return [
    { method: 'GET', path: '/_control/faults', run: () => world.faults },
    { method: 'POST', path: '/_control/faults', run: (_params, body) => plant(world, body) },
    {
      method: 'DELETE',
      path: '/_control/faults',
      run: () => ({ removed: world.faults.splice(0).length }),
    },
    {
      method: 'DELETE',
      path: '/_control/faults/:fault',
      run: ({ fault = '' }) => {
        const index = world.faults.findIndex(({ id }) => id === fault);
        return index < 0 ? notFound(`there is no fault ${fault}`) : { removed: world.faults.splice(index, 1).length };
      },
    },
  ];
}

function plant(world: World, body: unknown): Fault {
  const { amount, ...wanted } = readBody(faultSchema, body);
  const isCallFault = ['429', '500', 'lost-response'].includes(wanted.kind);
  if (isCallFault && wanted.where !== '*' && !Object.hasOwn(METHODS, wanted.where)) {
    return badRequest(`where: ${wanted.where} is no Web API method of this sandbox`);
  }
  const fault: Fault = { id: world.nextId('X'), ...wanted, ...present({ amount }) };
  world.faults.push(fault);
  return fault;
}
