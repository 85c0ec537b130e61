import { z } from 'zod';
import { touchTeam } from '#sandbox/changes.ts';
import { appSchema, readManifest } from '#sandbox/config.ts';
import type { Delivery } from '#sandbox/delivery/port.ts';
import { issueCode, revoke, uninstall } from '#sandbox/installs.ts';
import { firstAdmin, installApp } from '#sandbox/workspace.ts';
import type { InstalledApp, World } from '#sandbox/world.ts';
import { appOf, userOf } from './lookup.ts';
import { badRequest, readBody } from './route.ts';
import type { Route } from './route.ts';

const scopesSchema = z.strictObject({ granted: z.array(z.string()) });
const codeSchema = z.strictObject({ user: z.string().optional() });

/** Installing apps, taking them out, and what OAuth needs. */
export function appRoutes(world: World, delivery: Delivery): Route[] {
  const on = (verb: string, run: (app: InstalledApp, body: unknown) => unknown): Route => ({
    method: 'POST',
    path: `/_control/apps/:app/${verb}`,
    run: ({ app = '' }, body) => {
      const given = run(appOf(world, app), body);
      touchTeam(world);
      return given ?? appOf(world, app);
    },
  });
  return [
    { method: 'GET', path: '/_control/apps', run: () => [...world.apps.values()] },
    {
      method: 'POST',
      path: '/_control/apps',
      run: (_params, body) => {
        const draft = readBody(appSchema, body);
        const manifest = readManifest(draft.manifest, process.cwd());
        if (!manifest.ok) return badRequest(manifest.faults.map((fault) => `manifest: ${fault}`).join('; '));
        return installApp(world, { ...draft, manifest: manifest.manifest });
      },
    },
    on('uninstall', (app) => uninstall(world, delivery, app)),
    on('revoke', (app) => revoke(world, delivery, app)),
    on('reinstall', (app) => {
      app.state = 'installed';
    }),
    on('scopes', (app, body) => {
      app.scopes = readBody(scopesSchema, body).granted;
    }),
    on('code', (app, body) => {
      const { user } = readBody(codeSchema, body);
      return issueCode(world, app, user === undefined ? firstAdmin(world) : userOf(world, user).id);
    }),
  ];
}
