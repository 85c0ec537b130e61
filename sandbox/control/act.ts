import { z } from 'zod';
import type { Delivery } from '#sandbox/delivery/port.ts';
import { verifiesUrl } from '#sandbox/delivery/requests.ts';
import { createMemory } from '#sandbox/delivery/surface.ts';
import { record, settle } from '#sandbox/journal.ts';
import type { World } from '#sandbox/world.ts';
import { chooseShortcut, typeCommand } from './act-command.ts';
import { interact, suggest } from './act-interact.ts';
import { deleteMessage, editMessage, say } from './act-message.ts';
import type { ActResult, Stage } from './act-stage.ts';
import { close, openHome, submit } from './act-view.ts';
import { appOf } from './lookup.ts';
import { readBody } from './route.ts';
import type { Route } from './route.ts';

const appSchema = z.strictObject({ app: z.string().optional() });

const ACTS: Readonly<Record<string, (stage: Stage, body: unknown) => Promise<ActResult>>> = {
  message: say,
  'edit-message': editMessage,
  'delete-message': deleteMessage,
  command: typeCommand,
  interact,
  submit,
  close,
  'open-home': openHome,
  shortcut: chooseShortcut,
  suggest,
};

/** Acting as a person: each act is answered once the app has acknowledged it, or Slack has given up on it. */
export function actRoutes(world: World, delivery: Delivery): Route[] {
  const stage: Stage = { world, delivery, memory: createMemory() };
  const acts = Object.entries(ACTS).map(([verb, act]): Route => ({
    method: 'POST',
    path: `/_control/act/${verb}`,
    run: async (_params, body) => {
      const entry = record(world, { direction: 'act', what: verb, appId: '', args: body, verdict: 'impossible' });
      const result = await act(stage, body);
      settle(world, entry, { verdict: result.ack });
      return result;
    },
  }));
  const verify: Route = {
    method: 'POST',
    path: '/_control/act/verify-url',
    run: async (_params, body) => ({ ok: await verifiesUrl(world, appOf(world, readBody(appSchema, body).app)) }),
  };
  return [...acts, verify];
}
