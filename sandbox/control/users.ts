import { z } from 'zod';
import { userSchema, zone } from '#sandbox/config.ts';
import type { Delivery } from '#sandbox/delivery/port.ts';
import { changeUser, createUser } from '#sandbox/people.ts';
import { userFields } from '#sandbox/workspace.ts';
import type { World } from '#sandbox/world.ts';
import { userOf } from './lookup.ts';
import { badRequest, readBody } from './route.ts';
import type { Route } from './route.ts';

const changeSchema = z.strictObject({
  name: z.string().min(1).optional(),
  realName: z.string().optional(),
  displayName: z.string().optional(),
  tz: zone.nullable().optional(),
  locale: z.string().optional(),
  deleted: z.boolean().optional(),
  admin: z.boolean().optional(),
  foreign: z.boolean().optional(),
  guest: z.enum(['single', 'multi']).nullable().optional(),
  status: z
    .strictObject({
      text: z.string().default(''),
      emoji: z.string().default(''),
      expiration: z.int().min(0).default(0),
    })
    .optional(),
  dnd: z
    .strictObject({ enabled: z.boolean(), nextStart: z.int().min(0).default(1), nextEnd: z.int().min(0).default(1) })
    .optional(),
});

/** Making and changing people. */
export function userRoutes(world: World, delivery: Delivery): Route[] {
  return [
    { method: 'GET', path: '/_control/users', run: () => [...world.users.values()] },
    { method: 'GET', path: '/_control/users/:user', run: ({ user = '' }) => userOf(world, user) },
    {
      method: 'POST',
      path: '/_control/users',
      run: (_params, body) => {
        const draft = readBody(userSchema, body);
        const taken = [...world.users.values()].some(({ id, name }) => name === draft.name || id === draft.id);
        if (taken) return badRequest(`name: there is a user ${draft.name} already`);
        return createUser(world, delivery, userFields(world, draft));
      },
    },
    {
      method: 'PATCH',
      path: '/_control/users/:user',
      run: ({ user = '' }, body) => {
        const { admin, foreign, guest, ...change } = readBody(changeSchema, body);
        const guesthood =
          guest === undefined ? {} : { isRestricted: guest !== null, isUltraRestricted: guest === 'single' };
        const flags = { isAdmin: admin, isStranger: foreign, ...guesthood };
        return changeUser(world, delivery, userOf(world, user), { ...change, ...flags });
      },
    },
  ];
}
